//! The panels of the page, one file each.

pub mod account;
pub mod answer;
pub mod calls;
pub mod comparison;
pub mod credentials;
pub mod findings;
pub mod gallery;
pub mod oauth2;
pub mod options;
pub mod paste;
pub mod promise;
pub mod query;
pub mod request;
pub mod setup;
pub mod stamp;
pub mod steps;
pub mod top;
pub mod verdict;

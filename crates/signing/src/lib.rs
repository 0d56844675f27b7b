#![doc = include_str!("../README.md")]

pub mod account;
pub mod credentials;
pub mod error;
pub mod place;
pub mod request;
pub mod secret;
pub mod sign;
pub mod span;
pub mod wiped;

#![doc = include_str!("../README.md")]

pub mod account;
pub mod answer;
pub mod case;
pub mod check;
pub mod credentials;
pub mod error;
pub mod export;
pub mod finding;
mod hexadecimal;
pub mod inputs;
pub mod intake;
pub mod json;
pub mod request;
pub mod secret;
pub mod sign;
pub mod span;

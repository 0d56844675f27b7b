#![doc = include_str!("../README.md")]

pub mod answer;
pub mod case;
pub mod check;
pub mod export;
pub mod finding;
mod hexadecimal;
pub mod inputs;
pub mod intake;
pub mod json;

#[doc(inline)]
pub use countersign_signing::{account, credentials, error, place, request, secret, sign, span, wiped};

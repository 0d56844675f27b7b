//! Signing: the stages of RFC 5849 section 3.4, one file a stage, written once and without flags.
//!
//! ```text
//! Request ─┬─ base_uri ─────────────────────────┐
//!          └─ params: collect, encode, sort, join ─┴─ base_string ─┐
//! Secrets ─── key ─────────────────────────────────────────────────┴─ signature ─ authorization
//! ```
//!
//! [`Trace::of`] runs them all and keeps each intermediate. A mistaken signer is re-enacted with the very same
//! stages, by patching what goes in or comes out of one of them.

pub mod authorization;
pub mod base_string;
pub mod base_uri;
pub mod key;
pub mod normalized;
pub mod params;
pub mod percent;
pub mod signature;
pub mod trace;

pub use params::OauthOptions;
pub use signature::SignatureMethod;
pub use trace::Trace;

#[cfg(test)]
mod tests;

//! Mistakes about the account: realm and host.
pub mod realm_lowercase;

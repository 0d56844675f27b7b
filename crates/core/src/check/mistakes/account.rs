//! Mistakes about the account: realm and host.
pub mod account_not_an_id;
mod entered;
pub mod realm_host_mismatch;
pub mod realm_hyphen;
pub mod realm_lowercase;
pub mod realm_missing_in_header;

//! Mistakes about the base URI: scheme, host and path.
pub mod host_underscore;
pub mod legacy_or_generic_host;
pub mod scheme_not_https;
pub(in crate::check::mistakes) mod service;
pub mod service_host_mismatch;

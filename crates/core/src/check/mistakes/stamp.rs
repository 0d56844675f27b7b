//! Mistakes about nonce and timestamp.
pub mod nonce_constant_or_too_long;
pub mod nonce_or_timestamp_regenerated;
pub mod nonce_or_timestamp_reused_or_stale;
pub mod timestamp_format_or_clock;
pub mod timestamp_milliseconds;

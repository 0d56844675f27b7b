//! Mistakes about nonce and timestamp.
pub mod nonce_constant_or_too_long;
pub mod timestamp_format_or_clock;
pub mod timestamp_milliseconds;

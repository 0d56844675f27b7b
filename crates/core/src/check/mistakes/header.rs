//! Mistakes about the Authorization header and the values as they stand in it.
pub mod smart_quotes;

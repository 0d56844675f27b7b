//! Mistakes about the Authorization header and the values as they stand in it.
pub mod signature_double_or_mis_encoded;
pub mod signature_not_encoded_in_header;
pub mod signature_trailing_garbage;
pub mod smart_quotes;

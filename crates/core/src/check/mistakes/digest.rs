//! Mistakes about the signature method and the digest.
pub mod hmac_sha1_rejected_by_netsuite;
mod names;
pub mod signature_method_misspelled;
pub mod signature_method_unsupported;

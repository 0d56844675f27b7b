//! Mistakes about the signature method and the digest.
pub mod base64_of_hex;
pub mod base64url_signature;
pub mod hash_instead_of_hmac;
pub mod hex_digest;
pub mod hmac_key_and_text_swapped;
pub mod hmac_sha1_rejected_by_netsuite;
mod names;
pub mod signature_is_base_string;
pub mod signature_is_plaintext_key;
pub mod signature_method_label_mismatch;
pub mod signature_method_misspelled;
pub mod signature_method_unsupported;
pub mod signature_padding_missing;
pub mod signature_trailing_newline;
pub mod utf16_bytes_hashed;
pub(in crate::check::mistakes) mod written;

//! Mistakes about ids, secrets and the signing key.
pub mod credential_look_alike;
pub mod credential_quoted;
pub mod credential_repeated;
pub mod credential_wrong_length;
pub mod key_encoded_twice;
pub mod key_missing_ampersand;
pub mod key_null_literal;
pub mod key_token_id_instead_of_secret;
pub mod key_token_secret_missing;
mod look_alike;
pub(in crate::check::mistakes) mod offers;
mod repeated;
pub mod secret_in_paste;
pub mod secret_not_percent_encoded;
pub mod secret_whitespace;
pub mod secrets_swapped;
pub(in crate::check::mistakes) mod shape;

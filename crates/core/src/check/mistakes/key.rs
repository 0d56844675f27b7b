//! Mistakes about ids, secrets and the signing key.
pub mod secret_whitespace;

//! The names of signature methods.

/// The names that a server may know, those of RFC 5849 and those in use besides them.
pub(super) const KNOWN: &[&str] = &[
    "HMAC-SHA256",
    "HMAC-SHA1",
    "HMAC-SHA384",
    "HMAC-SHA512",
    "RSA-SHA1",
    "RSA-SHA256",
    "RSA-SHA384",
    "RSA-SHA512",
    "PLAINTEXT",
];

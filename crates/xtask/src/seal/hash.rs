//! The digests of what is sealed.

use std::fmt::Write as _;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// SHA-384 as an `integrity` attribute and a policy name it: `sha384-…`.
pub fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// SHA-256 as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        write!(text, "{byte:02x}").expect("writing to a String cannot fail");
    }
    text
}

/// The first 16 digits of that, for a file's name: a new content gets a new name.
pub fn short(bytes: &[u8]) -> String {
    let mut text = sha256(bytes);
    text.truncate(16);
    text
}

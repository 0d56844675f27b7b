//! The shapes that a signature has when it stands alone.

use crate::sign::percent;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};

/// How a digest was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Base64 of a digest of this many bytes: 20, 32 or 64.
    Base64(usize),
    /// The same without its padding, or in the alphabet for URLs.
    LooseBase64(usize),
    /// Hexadecimal digits of a digest of this many bytes.
    Hex(usize),
    /// Base64 of hexadecimal digits.
    Base64OfHex(usize),
}

/// The shape of `text`, if a digest can look so. Percent-encoding is seen through.
#[must_use]
pub fn shape(text: &str) -> Option<Shape> {
    let text = text.trim();
    // 64 bytes, in hexadecimal digits, in Base64, each sign percent-encoded.
    if text.len() > 3 * 172 {
        return None;
    }
    let text = percent::decode(text.as_bytes());
    let digest = |length: usize| matches!(length, 20 | 32 | 64).then_some(length);
    let is_hex = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_hexdigit);
    if text.len().is_multiple_of(2) && is_hex(&text) {
        return digest(text.len() / 2).map(Shape::Hex);
    }
    if let Ok(bytes) = STANDARD.decode(&text) {
        if bytes.len() % 2 == 0 && is_hex(&bytes) {
            return digest(bytes.len() / 2).map(Shape::Base64OfHex);
        }
        return digest(bytes.len()).map(Shape::Base64);
    }
    [STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD]
        .iter()
        .find_map(|engine| engine.decode(&text).ok())
        .and_then(|bytes| digest(bytes.len()).map(Shape::LooseBase64))
}

/// Whether a word without a label is a signature beyond doubt: padded Base64. Hexadecimal digits alone may as well
/// be a key, a token or one of their secrets.
#[must_use]
pub fn stands_alone(text: &str) -> bool {
    matches!(shape(text), Some(Shape::Base64(_) | Shape::Base64OfHex(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let sha256 = "ywi/3AWkQv+Bbnk6C2IXbRFVzLJAXtCTutjUBk+EZ0k=";
        assert_eq!(shape(sha256), Some(Shape::Base64(32)));
        assert_eq!(shape(&sha256.replace('=', "%3D").replace('/', "%2F")), Some(Shape::Base64(32)));
        assert_eq!(shape(sha256.trim_end_matches('=')), Some(Shape::LooseBase64(32)));
        assert_eq!(shape(&sha256.replace('/', "_").replace('+', "-")), Some(Shape::LooseBase64(32)));
        assert_eq!(shape("4kp7n0xuW1dDWTFf6mUks1G0xzE="), Some(Shape::Base64(20)));
        let hex = "a1".repeat(32);
        assert_eq!(shape(&hex), Some(Shape::Hex(32)));
        assert_eq!(shape(&STANDARD.encode(&hex)), Some(Shape::Base64OfHex(32)));
        for text in ["", "hello", "abc123nonce", "1700000000", &"A".repeat(10_000)] {
            assert_eq!(shape(text), None, "{text}");
        }
    }

    #[test]
    fn bare_hexadecimal_digits_are_no_signature() {
        assert!(!stands_alone(&"a1".repeat(32)));
        assert!(stands_alone("ywi/3AWkQv+Bbnk6C2IXbRFVzLJAXtCTutjUBk+EZ0k="));
    }
}

//! Base64 of hexadecimal digits.

use super::written;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Finding, Severity};

/// 88 characters, or 56 with SHA-1: the digits of the digest were taken for its bytes.
#[derive(Debug)]
pub struct Base64OfHex;

const ENTRY: Entry = Entry {
    code: "base64-of-hex",
    stage: Stage::Digest,
    severity: Severity::Breaks,
    title: "The signature is Base64 of hexadecimal digits",
    why: "The HMAC function gave its digest as text, and the text was written as Base64. That makes 88 characters instead of 44 with SHA-256, and 56 instead of 28 with SHA-1.",
    fix: "Ask the HMAC function for raw bytes: `hash_hmac(…, true)` in PHP, `raw = TRUE` in R, `digest(\"base64\")` in Node, `digest()` and not `hexdigest()` in Python.",
    source: "https://github.com/zcalhoun/ns-tools/blob/master/r-tools.r",
    confidence: Confidence::Observed,
};

impl Mistake for Base64OfHex {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        written::see(&ENTRY, evidence, found, |_| None);
    }
}

#[cfg(test)]
mod tests {
    use super::super::written::tests::{RIGHT, seen, seen_alone};
    use super::*;

    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    const HEX: &str = "f8a2b848a360cf866220b18bc0e32d7d89607174b2d5e8acf25744f57f74ff34";

    #[test]
    fn fires_on_digits_in_either_case_and_with_spaces() {
        let spaced: Vec<String> =
            HEX.as_bytes().chunks(2).map(|pair| String::from_utf8_lossy(pair).into()).collect();
        for hex in
            [HEX.to_owned(), HEX.to_uppercase(), spaced.join(" "), spaced.join(":"), HEX[..40].to_owned()]
        {
            let signature = STANDARD.encode(&hex);
            assert_eq!(seen(&Base64OfHex, &signature), [signature]);
        }
        assert_eq!(seen_alone(&Base64OfHex, &STANDARD.encode(HEX)).len(), 1);
    }

    #[test]
    fn is_silent_on_base64_of_a_digest() {
        assert_eq!(seen(&Base64OfHex, RIGHT), [""; 0]);
        assert_eq!(seen(&Base64OfHex, &STANDARD.encode([7; 64])), [""; 0], "SHA-512 has 88 characters too");
    }
}

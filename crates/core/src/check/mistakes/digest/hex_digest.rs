//! A digest written as hexadecimal digits.

use super::written;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Finding, Severity};

/// 64 hexadecimal digits, or 40 with SHA-1, where Base64 belongs.
#[derive(Debug)]
pub struct HexDigest;

const ENTRY: Entry = Entry {
    code: "hex-digest",
    stage: Stage::Digest,
    severity: Severity::Breaks,
    title: "The signature is hexadecimal, not Base64",
    why: "The digest is right or wrong as bytes; its text is Base64 of these bytes. Many HMAC functions give hexadecimal digits unless they are asked for bytes.",
    fix: "Take the raw bytes of the digest and write them as Base64: 44 characters with SHA-256.",
    source: "https://github.com/mvantellingen/python-zeep/issues/1374",
    confidence: Confidence::Observed,
};

impl Mistake for HexDigest {
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

    const HEX: &str = "f8a2b848a360cf866220b18bc0e32d7d89607174b2d5e8acf25744f57f74ff34";

    #[test]
    fn fires_on_digits_in_either_case() {
        for hex in [HEX.to_owned(), HEX.to_uppercase(), HEX[..40].to_owned()] {
            assert_eq!(seen(&HexDigest, &hex), [hex]);
        }
        assert_eq!(seen_alone(&HexDigest, HEX).len(), 1);
    }

    #[test]
    fn is_silent_on_base64() {
        assert_eq!(seen(&HexDigest, RIGHT), [""; 0]);
        assert_eq!(seen(&HexDigest, &HEX[..38]), [""; 0], "of no digest's length");
    }
}

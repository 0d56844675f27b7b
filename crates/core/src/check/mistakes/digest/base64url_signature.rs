//! The alphabet of Base64 that is made for URLs.

use super::written;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Finding, Severity};

/// `-` and `_` where Base64 has `+` and `/`, often without padding.
#[derive(Debug)]
pub struct Base64urlSignature;

const ENTRY: Entry = Entry {
    code: "base64url-signature",
    stage: Stage::Digest,
    severity: Severity::Breaks,
    title: "The signature is written in the URL-safe alphabet of Base64",
    why: "A `-` or a `_` stands where Base64 has `+` or `/`. Where a signature holds neither, it is right by chance.",
    fix: "Use the standard alphabet with padding, and percent-encode the result in the header.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.2",
    confidence: Confidence::Documented,
};

impl Mistake for Base64urlSignature {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        written::see(&ENTRY, evidence, found, |written| written.first_of(&["-", "_"]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::written::tests::{RIGHT, seen, seen_alone};
    use super::*;

    #[test]
    fn fires_on_either_character_with_padding_or_without() {
        assert_eq!(seen(&Base64urlSignature, &RIGHT.replace('+', "-").replace('/', "_")), ["-"]);
        let unpadded = RIGHT.replace('+', "-").replace('/', "_").replace('=', "");
        assert_eq!(seen(&Base64urlSignature, &unpadded), ["-"]);
        assert_eq!(seen_alone(&Base64urlSignature, &unpadded)[0].span.range(), 0..1);
    }

    #[test]
    fn is_silent_on_the_standard_alphabet() {
        assert_eq!(seen(&Base64urlSignature, RIGHT), [""; 0]);
        assert_eq!(seen(&Base64urlSignature, "a-b"), [""; 0], "no digest");
    }
}

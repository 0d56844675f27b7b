//! Base64 without its padding.

use super::written;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Finding, Severity};

/// 43 characters, or 27 with SHA-1.
#[derive(Debug)]
pub struct SignaturePaddingMissing;

const ENTRY: Entry = Entry {
    code: "signature-padding-missing",
    stage: Stage::Digest,
    severity: Severity::Breaks,
    title: "The padding of the signature is missing",
    why: "Base64 of a digest ends in `=` signs up to a multiple of four characters: 44 with SHA-256. Some encoders leave them out, and some parsers lose what stands behind the first `=`.",
    fix: "Append `=` until the length is a multiple of four, and write it as %3D in the header.",
    source: "https://github.com/vurtdev/Net-OAuth/pull/1",
    confidence: Confidence::Observed,
};

impl Mistake for SignaturePaddingMissing {
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

    #[test]
    fn fires_on_43_and_on_27_characters() {
        for signature in [&RIGHT[..43], "GoWGPbdjqQ41WBC8uBjq3Sj1VzU"] {
            assert_eq!(seen(&SignaturePaddingMissing, signature), [signature]);
            assert_eq!(seen_alone(&SignaturePaddingMissing, signature).len(), 1);
        }
    }

    #[test]
    fn is_silent_on_44_characters() {
        assert_eq!(seen(&SignaturePaddingMissing, RIGHT), [""; 0]);
        assert_eq!(seen(&SignaturePaddingMissing, "abc"), [""; 0], "no digest");
    }
}

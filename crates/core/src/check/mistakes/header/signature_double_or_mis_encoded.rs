//! A signature that was encoded more than once, or wrongly.

use super::super::digest::written;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Finding, Severity};

/// `%253D`; `%2D3D`.
#[derive(Debug)]
pub struct SignatureDoubleOrMisEncoded;

const ENTRY: Entry = Entry {
    code: "signature-double-or-mis-encoded",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "The signature is encoded more than once, or wrongly",
    why: "In the header the signature is encoded once: %2B, %2F and %3D are all that it can hold. Decoded once, this one still has an escape in it. It happens when an encoded signature is given to something that encodes by itself; pages that show the encoded form as the signature invite it. Base64 of what is Base64 already is the like.",
    fix: "Encode once: write the digest as Base64, and give that to a library that percent-encodes, or do it yourself and write the header by hand.",
    source: "https://github.com/scribejava/scribejava/issues/565",
    confidence: Confidence::Observed,
};

impl Mistake for SignatureDoubleOrMisEncoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        written::see(&ENTRY, evidence, found, |written| {
            // An escape of the percent sign comes before those that are right.
            ["%25", "%2D3D", "-3D", "%"].iter().find_map(|piece| written.first_of(&[piece]))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::digest::written::tests::{RIGHT, seen, seen_alone};
    use super::*;

    use crate::sign::percent;

    #[test]
    fn fires_on_two_rounds_and_on_a_mangled_escape() {
        let twice = percent::encode(percent::encode(RIGHT.as_bytes()).as_bytes());
        assert_eq!(seen(&SignatureDoubleOrMisEncoded, &twice), ["%25"]);
        let mangled = RIGHT.replace('+', "a").replace('/', "b").replace('=', "%2D3D");
        assert_eq!(seen(&SignatureDoubleOrMisEncoded, &mangled), ["%2D3D"]);
        let once = percent::encode(RIGHT.as_bytes());
        assert_eq!(seen_alone(&SignatureDoubleOrMisEncoded, &once)[0].span.range(), 0..1);
    }

    #[test]
    fn is_silent_on_one_round_and_on_none() {
        assert_eq!(seen(&SignatureDoubleOrMisEncoded, &percent::encode(RIGHT.as_bytes())), [""; 0]);
        assert_eq!(seen(&SignatureDoubleOrMisEncoded, RIGHT), [""; 0], "that is another mistake");
    }
}

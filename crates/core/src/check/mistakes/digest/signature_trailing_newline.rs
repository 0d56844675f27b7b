//! A line break in the signature.

use super::written;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Finding, Severity};

/// Base64 from an encoder that ends or wraps its lines.
#[derive(Debug)]
pub struct SignatureTrailingNewline;

const ENTRY: Entry = Entry {
    code: "signature-trailing-newline",
    stage: Stage::Digest,
    severity: Severity::Breaks,
    title: "A line break is part of the signature",
    why: "The Base64 encoder ends its output with a line break, or wraps it at 60 or 76 characters, and the break was sent along.",
    fix: "Strip the text, or use the encoder without line breaks: `Base64.strict_encode64` in Ruby, `NO_WRAP` on Android, `openssl base64 -A`.",
    source: "https://github.com/jrconlin/oauthsimple/pull/24",
    confidence: Confidence::Observed,
};

impl Mistake for SignatureTrailingNewline {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        written::see(&ENTRY, evidence, found, |written| written.first_of(&["%0D", "%0A", "\r", "\n"]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::written::tests::{RIGHT, seen, seen_alone};
    use super::*;

    #[test]
    fn fires_on_a_break_encoded_or_raw_at_the_end_or_within() {
        assert_eq!(seen(&SignatureTrailingNewline, &format!("{RIGHT}%0A")), ["%0A"]);
        assert_eq!(seen(&SignatureTrailingNewline, &format!("{RIGHT}%0d%0a")), ["%0d"]);
        assert_eq!(seen(&SignatureTrailingNewline, &format!("{}\n{}", &RIGHT[..20], &RIGHT[20..])), ["\n"]);
        assert_eq!(seen_alone(&SignatureTrailingNewline, &format!("{RIGHT}\n"))[0].span.range(), 44..45);
    }

    #[test]
    fn is_silent_without_one() {
        assert_eq!(seen(&SignatureTrailingNewline, RIGHT), [""; 0]);
    }
}

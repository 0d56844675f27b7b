//! Something that sticks to the signature.

use super::super::digest::written;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Finding, Severity};
use crate::span::Span;

/// `…=:`, as in a code sample of Oracle's.
#[derive(Debug)]
pub struct SignatureTrailingGarbage;

const ENTRY: Entry = Entry {
    code: "signature-trailing-garbage",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "Something that does not belong to it sticks to the signature",
    why: "A character that Base64 does not have stands before or behind the signature; it comes from the text into which the signature was put. A code sample in Oracle's help appends a colon.",
    fix: "Take it out of the line that puts the header together.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941295.html",
    confidence: Confidence::Documented,
};

impl Mistake for SignatureTrailingGarbage {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        written::see(&ENTRY, evidence, found, |written| {
            let text = written.raw.to_ascii_uppercase();
            let ends = [text.rfind('=').map(|at| at + 1), text.rfind("%3D").map(|at| at + 3)];
            let end = ends.into_iter().flatten().max().filter(|&end| end < text.len())?;
            Some(Span::new(end, text.len()))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::digest::written::tests::{RIGHT, seen, seen_alone};
    use super::*;

    #[test]
    fn fires_on_a_colon_a_semicolon_and_what_stands_in_front() {
        assert_eq!(seen(&SignatureTrailingGarbage, &format!("{RIGHT}:")), [":"]);
        let encoded = RIGHT.replace('=', "%3D");
        assert_eq!(seen(&SignatureTrailingGarbage, &format!("{encoded}%3B")), ["%3B"]);
        assert_eq!(seen(&SignatureTrailingGarbage, &format!(":{RIGHT}")), [format!(":{RIGHT}")]);
        assert_eq!(seen_alone(&SignatureTrailingGarbage, &format!("{RIGHT}:"))[0].span.range(), 44..45);
    }

    #[test]
    fn is_silent_on_a_signature_alone() {
        assert_eq!(seen(&SignatureTrailingGarbage, RIGHT), [""; 0]);
        assert_eq!(
            seen(&SignatureTrailingGarbage, &format!("{RIGHT}::::::")),
            [""; 0],
            "that is no signature"
        );
    }
}

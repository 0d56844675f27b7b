//! A nonce that NetSuite rejects, or that is unlikely to be new each time.

use super::super::key::shape::{Flaw, flaw_of};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::span::Span;

/// Too short, too long, one character over and over, or with special characters.
#[derive(Debug)]
pub struct NonceConstantOrTooLong;

const ENTRY: Entry = Entry {
    code: "nonce-constant-or-too-long",
    stage: Stage::Stamp,
    severity: Severity::Refused,
    title: "The nonce is constant, too short or too long",
    why: "NetSuite takes a nonce once, wants 6 characters at least, and gives 64 letters and digits as the most where it names a limit.",
    fix: "Make 20 random letters and digits anew for each call.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html",
    confidence: Confidence::Documented,
};

const SHORTEST: usize = 6;
const LONGEST: usize = 64;

impl Mistake for NonceConstantOrTooLong {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(nonce) = inputs.nonce.as_deref() else { return };
        // A variable, or the word for an unset one, is reported as such.
        if matches!(flaw_of(nonce), Some(Flaw::Variable(_) | Flaw::NullWord | Flaw::SmartQuote(_))) {
            return;
        }
        let length = nonce.chars().count();
        let is_netsuite = inputs.is_netsuite();
        let first = nonce.chars().next();
        let is_constant = length >= SHORTEST && nonce.chars().all(|c| Some(c) == first);
        let special = nonce.char_indices().find(|(_, c)| !c.is_ascii_alphanumeric());
        let whole = Span::new(0, nonce.len());
        let (span, severity, title, why) = if is_netsuite && length < SHORTEST {
            let title = if length == 0 {
                "The nonce is empty".to_owned()
            } else {
                format!("The nonce is only {length} {} long", characters(length))
            };
            (
                whole,
                Severity::Refused,
                title,
                "NetSuite rejects a nonce of fewer than 6 characters (nonce_rejected).",
            )
        } else if is_constant {
            (
                whole,
                Severity::WorthChecking,
                "The nonce is one character over and over".to_owned(),
                "A nonce is good for one call: the second one with the same nonce and timestamp is refused (nonce_used).",
            )
        } else if is_netsuite && length > LONGEST {
            (
                whole,
                Severity::WorthChecking,
                format!("The nonce is {length} characters long"),
                "Where Oracle names a limit, for SOAP and Connect, it is 64 characters; for the header none is printed.",
            )
        } else if let Some((at, c)) = special.filter(|_| is_netsuite) {
            (
                Span::new(at, at + c.len_utf8()),
                Severity::WorthChecking,
                format!("The nonce holds `{}`, which is no letter and no digit", c.escape_debug()),
                "Oracle asks for letters and digits in a nonce and warns against special characters; they are also what middleware encodes wrongly.",
            )
        } else {
            return;
        };
        let finding = ENTRY.finding(Certainty::Seen, Place::new(Within::Nonce, span));
        found.push(finding.titled(title).because(why).as_severe_as(severity));
    }
}

const fn characters(count: usize) -> &'static str {
    if count == 1 { "character" } else { "characters" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::netsuite;

    fn severities(inputs: &Inputs) -> Vec<Severity> {
        let mut found = Vec::new();
        NonceConstantOrTooLong.lint(inputs, &mut found);
        found.iter().map(|finding| finding.severity).collect()
    }

    fn with(nonce: &str) -> Inputs {
        Inputs { nonce: Some(nonce.into()), ..netsuite() }
    }

    #[test]
    fn fires_once_on_each_wrong_nonce() {
        for (nonce, severity) in [
            ("", Severity::Refused),
            ("abc12", Severity::Refused),
            ("11111", Severity::Refused),
            ("qqqqqqqqqqqqqqqqqqqq", Severity::WorthChecking),
            ("a+b/c=d+e", Severity::WorthChecking),
            ("550e8400-e29b-41d4-a716-446655440000", Severity::WorthChecking),
        ] {
            assert_eq!(severities(&with(nonce)), [severity], "{nonce}");
        }
        assert_eq!(severities(&with(&"ab".repeat(33))), [Severity::WorthChecking]);
    }

    #[test]
    fn is_silent_on_good_nonces_on_other_causes_and_on_the_rules_of_others() {
        for nonce in ["fjaLirsIcCGVZWzBX0pg", "abc123", "{{nonce}}", "null"] {
            assert_eq!(severities(&with(nonce)), [], "{nonce}");
        }
        for nonce in ["3", "NjM0NjIyNDcyNTYzODk4NDM3MDE=", "147243725c9188331d5957.77142334"] {
            let elsewhere = Inputs { url: Some("https://example.com/".into()), ..with(nonce) };
            assert_eq!(severities(&elsewhere), [], "{nonce}");
        }
    }
}

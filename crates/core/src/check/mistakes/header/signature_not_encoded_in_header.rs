//! A signature that stands raw where values are percent-encoded.

use super::super::digest::written::{self, Written};
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Severity};

/// `oauth_signature="…+…/…="`.
#[derive(Debug)]
pub struct SignatureNotEncodedInHeader;

const ENTRY: Entry = Entry {
    code: "signature-not-encoded-in-header",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "The signature is not percent-encoded in the header",
    why: "This is intermittent: a `+` arrives as a space, and about half of all signatures hold one. The same program fails now and works a moment later, which looks like chance.",
    fix: "Percent-encode the signature once where the header is written: %2B for +, %2F for /, %3D for =.",
    source: "https://github.com/Mastercard/oauth1-signer-python/issues/35",
    confidence: Confidence::Observed,
};

impl Mistake for SignatureNotEncodedInHeader {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(written) = Written::of(evidence) else { return };
        let is_spaced = written::reading(evidence).is_some_and(|reading| reading.codes.contains(&ENTRY.code));
        if is_spaced {
            let place =
                written.first_of(&["+", " "]).map_or_else(|| written.place(), |span| written.at(span));
            found.push(ENTRY.finding(Certainty::Seen, place));
            return;
        }
        let is_digest = written::reading(evidence).is_some();
        if !written.is_carried || !is_digest {
            return;
        }
        if let Some(span) = written.first_of(&["+"]) {
            found.push(ENTRY.finding(Certainty::Seen, written.at(span)));
        } else if let Some(span) = written.first_of(&["/", "="]) {
            // No server is known to stumble over these two: it is the next signature that may hold a plus sign.
            found.push(
                ENTRY
                    .finding(Certainty::Seen, written.at(span))
                    .because("This is intermittent: the `/` and the `=` mostly arrive, but a `+` may arrive as a space, and about half of all signatures hold one. The same program works now and fails a moment later, which looks like chance.")
                    .as_severe_as(Severity::WorthChecking),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::digest::written::tests::{RIGHT, seen, seen_alone};
    use super::*;

    use super::super::super::digest::written::tests::seen_labelled;
    use crate::sign::percent;

    fn severity(written: &str) -> Severity {
        seen_labelled(&SignatureNotEncodedInHeader, "HMAC-SHA256", written)[0].0.severity
    }

    #[test]
    fn fires_on_a_plus_sign_and_says_that_it_is_intermittent() {
        assert_eq!(seen(&SignatureNotEncodedInHeader, RIGHT), ["+"]);
        assert_eq!(severity(RIGHT), Severity::Breaks);
        let (finding, _) = seen_labelled(&SignatureNotEncodedInHeader, "HMAC-SHA256", RIGHT).remove(0);
        assert!(finding.why.contains("intermittent"));
    }

    #[test]
    fn without_a_plus_sign_the_next_signature_may_fail() {
        let lucky = RIGHT.replace('+', "a");
        assert_eq!(seen(&SignatureNotEncodedInHeader, &lucky), ["/"]);
        assert_eq!(severity(&lucky), Severity::WorthChecking);
        assert_eq!(seen(&SignatureNotEncodedInHeader, &RIGHT.replace('+', "%2B").replace('/', "%2F")), ["="]);
    }

    #[test]
    fn a_plus_sign_that_arrived_as_a_space() {
        assert_eq!(seen(&SignatureNotEncodedInHeader, &RIGHT.replace('+', " ")), [" "]);
    }

    #[test]
    fn is_silent_on_an_encoded_signature_and_on_one_that_was_given_alone() {
        assert_eq!(seen(&SignatureNotEncodedInHeader, &percent::encode(RIGHT.as_bytes())), [""; 0]);
        assert_eq!(seen_alone(&SignatureNotEncodedInHeader, RIGHT), []);
        assert_eq!(seen(&SignatureNotEncodedInHeader, "secret=&secret"), [""; 0], "no digest");
    }
}

//! A secret that stands in a log or a message that is passed around.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::intake::{Leak, Leaked};

/// A consumer secret, a token secret or the whole signing key, in clear text, in what was pasted.
#[derive(Debug)]
pub struct SecretInPaste;

const ENTRY: Entry = Entry {
    code: "secret-in-paste",
    stage: Stage::Key,
    severity: Severity::WorthChecking,
    title: "A secret stands in what was pasted",
    why: "It stayed in this browser, but wherever the text came from, others may have read it: logs, tickets and chats keep what they are given. Who has both secrets can sign any request.",
    fix: "Take the line out of the log, reset the consumer secret on the integration record, and make a new token.",
    source: "https://datatracker.ietf.org/doc/html/rfc5849#section-4.5",
    confidence: Confidence::Documented,
};

impl Mistake for SecretInPaste {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }
}

/// The finding of one secret that stands in a paste; it names what it is and never what it says.
pub(crate) fn finding(leak: &Leak) -> Finding {
    let title = match leak.what {
        Leaked::SigningKey => "The signing key, which is both secrets, stands in what was pasted",
        Leaked::ConsumerSecret => "The consumer secret stands in what was pasted",
        Leaked::TokenSecret => "The token secret stands in what was pasted",
    };
    ENTRY.finding(Certainty::Seen, Place::new(Within::Paste, leak.span)).titled(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logged_key_is_found_and_not_repeated() {
        let paste = format!("Key: CANARY{}&{}", "a".repeat(58), "b".repeat(64));
        let intake = crate::intake::read(&paste);
        let findings: Vec<Finding> = intake.leaks.iter().map(finding).collect();
        assert!(findings.iter().all(|finding| finding.code == "secret-in-paste") && !findings.is_empty());
        assert!(!format!("{findings:?}").contains("CANARY"));
        assert!(crate::intake::read("nothing of the kind").leaks.is_empty());
    }
}

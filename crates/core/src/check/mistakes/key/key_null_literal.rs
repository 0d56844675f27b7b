//! The word for "nothing" in the place of a value.

use super::shape::{Flaw, flaw_of};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// `null`, `undefined`, `None`, `(null)` or `nil`: a variable that was never set, printed as text.
#[derive(Debug)]
pub struct KeyNullLiteral;

const ENTRY: Entry = Entry {
    code: "key-null-literal",
    stage: Stage::Key,
    severity: Severity::Breaks,
    title: "A word such as null stands in the place of a value",
    why: "A variable that was never set was printed as text. Those letters are then signed, or go into the signing key, like any other value.",
    fix: "Look why the variable is empty; where there really is no token, leave token id and token secret empty.",
    source: "https://github.com/lorenbrichter/OAuthCore/pull/4",
    confidence: Confidence::Observed,
};

impl Mistake for KeyNullLiteral {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let others = [Within::Account, Within::Nonce].map(|within| (within, inputs.text(within)));
        let others = others.into_iter().filter_map(|(within, text)| Some((within, text?)));
        for (within, text) in inputs.ids_and_secrets().chain(others) {
            if flaw_of(text) != Some(Flaw::NullWord) {
                continue;
            }
            let severity = match within {
                Within::Account if inputs.is_netsuite() => Severity::Refused,
                // Any realm is right somewhere, and any word is a nonce once.
                Within::Account | Within::Nonce => Severity::WorthChecking,
                _ => ENTRY.severity,
            };
            found.push(
                ENTRY
                    .finding(Certainty::Seen, Place::whole(within, text))
                    .titled(format!("The {} is the word for an unset variable", within.title()))
                    .as_severe_as(severity),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};
    use crate::secret::Secret;

    #[test]
    fn fires_on_each_word_and_in_each_field() {
        for word in ["null", "undefined", "None", "(null)", "nil", "<nil>", "NULL"] {
            let inputs = Inputs { token_secret: Some(Secret::new(word)), ..netsuite() };
            assert_eq!(lint_codes(&KeyNullLiteral, &inputs), ["key-null-literal"], "{word}");
        }
        let inputs = Inputs { account: Some("undefined".into()), nonce: Some("null".into()), ..netsuite() };
        assert_eq!(lint_codes(&KeyNullLiteral, &inputs), ["key-null-literal"; 2]);
    }

    #[test]
    fn is_silent_on_values() {
        assert_eq!(lint_codes(&KeyNullLiteral, &netsuite()), [""; 0]);
        let inputs =
            Inputs { consumer_key: Some("nullable".into()), account: Some("NILE".into()), ..netsuite() };
        assert_eq!(lint_codes(&KeyNullLiteral, &inputs), [""; 0]);
    }
}

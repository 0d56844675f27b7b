//! A key, token or secret that has not the form of NetSuite's.

use super::shape::flaw_of;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::span::Span;

/// A value that lost or gained a character on its way.
#[derive(Debug)]
pub struct CredentialWrongLength;

const ENTRY: Entry = Entry {
    code: "credential-wrong-length",
    stage: Stage::Key,
    severity: Severity::Refused,
    title: "A key, token or secret does not have 64 hexadecimal digits",
    why: "NetSuite makes each of the four values from 64 hexadecimal digits. One that lost or gained a character on its way is another value: nothing found under it, or another signature.",
    fix: "Copy the value again, whole. NetSuite shows it once: if it is lost, reset the credentials of the integration or make a new token.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941295.html",
    confidence: Confidence::Observed,
};

/// How many hexadecimal digits each of the four values has.
const LENGTH: usize = 64;

/// How many it has still where a few were lost or came along.
const NEARLY: std::ops::RangeInclusive<usize> = 55..=75;

impl Mistake for CredentialWrongLength {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        if !inputs.is_netsuite() {
            return;
        }
        let are_stand_ins = inputs
            .ids_and_secrets()
            .all(|(_, text)| hexadecimal_digits(text) < LENGTH / 2 && !text.is_empty());
        let wrong = inputs.ids_and_secrets().filter_map(|(within, text)| finding(within, text));
        if !are_stand_ins {
            found.extend(wrong);
            return;
        }
        // Not one comes near NetSuite's form: a sample, most likely, and no copy that went wrong.
        let first = wrong.into_iter().next();
        found.extend(first.map(|finding| {
            finding
                .titled("None of the keys and secrets looks like one of NetSuite's")
                .because("NetSuite makes each of the four values from 64 hexadecimal digits. With stand-ins the signing can be followed step by step; NetSuite itself will refuse the call.")
                .mended_by("For a real call, enter the values that NetSuite showed for the integration and the token.")
                .as_severe_as(Severity::WorthChecking)
        }));
    }
}

fn hexadecimal_digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_hexdigit).count()
}

/// What is wrong with one value, unless a mistake of its own says so better.
fn finding(within: Within, text: &str) -> Option<Finding> {
    // A token without its secret is another mistake.
    if flaw_of(text).is_some() || within == Within::TokenSecret && text.is_empty() {
        return None;
    }
    let length = text.chars().count();
    let odd = text.char_indices().find(|(_, c)| !c.is_ascii_hexdigit());
    let name = within.title();
    let (span, title) = match odd {
        None if length == LENGTH => return None,
        None if length == 0 => (Span::new(0, 0), format!("The {name} is empty")),
        None => {
            (Span::new(0, text.len()), format!("The {name} has {length} {}, not {LENGTH}", digits(length)))
        }
        Some((at, c)) if length == LENGTH => (
            Span::new(at, at + c.len_utf8()),
            format!("Character {} of the {name} is no hexadecimal digit", text[..at].chars().count() + 1),
        ),
        Some(_) => (
            Span::new(0, text.len()),
            format!("The {name} has {length} characters, not {LENGTH}, and not all are hexadecimal digits"),
        ),
    };
    let severity = if is_nearly_right(text) { ENTRY.severity } else { Severity::WorthChecking };
    Some(ENTRY.finding(Certainty::Seen, Place::new(within, span)).titled(title).as_severe_as(severity))
}

/// Whether a value can only be one of NetSuite's with a slip in it: a few digits short or long, or one character that is
/// no digit. Anything else may be a stand-in.
fn is_nearly_right(text: &str) -> bool {
    let length = text.chars().count();
    let strangers = length - hexadecimal_digits(text);
    (strangers == 0 && NEARLY.contains(&length)) || (strangers == 1 && length == LENGTH)
}

const fn digits(count: usize) -> &'static str {
    if count == 1 { "digit" } else { "digits" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};
    use crate::secret::Secret;

    fn titles(inputs: &Inputs) -> Vec<(Severity, Place, String)> {
        let mut found = Vec::new();
        CredentialWrongLength.lint(inputs, &mut found);
        found
            .into_iter()
            .map(|finding| (finding.severity, finding.place, finding.title.into_owned()))
            .collect()
    }

    #[test]
    fn says_whether_it_is_the_length_or_a_character() {
        let with = |key: &str| titles(&Inputs { consumer_key: Some(key.into()), ..netsuite() });
        let whole = |key: &str| Place::whole(Within::ConsumerKey, key);
        let (refused, mentioned) = (Severity::Refused, Severity::WorthChecking);
        for (severity, key, place, title) in [
            (refused, "f".repeat(63), whole(&"f".repeat(63)), "The consumer key has 63 digits, not 64"),
            (refused, "f".repeat(65), whole(&"f".repeat(65)), "The consumer key has 65 digits, not 64"),
            (mentioned, "f".repeat(40), whole(&"f".repeat(40)), "The consumer key has 40 digits, not 64"),
            (
                refused,
                format!("{}o{}", "0".repeat(9), "1".repeat(54)),
                Place::new(Within::ConsumerKey, Span::new(9, 10)),
                "Character 10 of the consumer key is no hexadecimal digit",
            ),
            (
                mentioned,
                "my_key".into(),
                whole("my_key"),
                "The consumer key has 6 characters, not 64, and not all are hexadecimal digits",
            ),
            (mentioned, String::new(), whole(""), "The consumer key is empty"),
        ] {
            assert_eq!(with(&key), [(severity, place, title.to_owned())]);
        }
    }

    #[test]
    fn never_repeats_a_secret() {
        let secret = Secret::new(format!("canary{}", "0".repeat(50)));
        let mut found = Vec::new();
        CredentialWrongLength.lint(&Inputs { token_secret: Some(secret), ..netsuite() }, &mut found);
        assert_eq!(found.len(), 1);
        assert!(!format!("{found:?}").contains("canary"));
    }

    #[test]
    fn stand_ins_are_mentioned_once() {
        let inputs = Inputs {
            consumer_key: Some("CKEY".into()),
            consumer_secret: Some(Secret::new("CSECRET")),
            token: Some("TKEY".into()),
            token_secret: Some(Secret::new("TSECRET")),
            ..netsuite()
        };
        let found = titles(&inputs);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, Severity::WorthChecking);
    }

    #[test]
    fn is_silent_on_right_values_on_other_causes_and_elsewhere() {
        let upper = Inputs { consumer_key: Some("0A1B".repeat(16)), ..netsuite() };
        assert_eq!(lint_codes(&CredentialWrongLength, &upper), [""; 0]);
        for key in ["\"0a1b\"", "{{key}}", "0a1b\n", "null", "0а1b", "“0a1b”"] {
            let inputs = Inputs { consumer_key: Some(key.into()), ..netsuite() };
            assert_eq!(lint_codes(&CredentialWrongLength, &inputs), [""; 0], "{key:?}");
        }
        let elsewhere = Inputs {
            url: Some("https://example.com/".into()),
            consumer_key: Some("dpf43f3p2l4k3l03".into()),
            ..netsuite()
        };
        assert_eq!(lint_codes(&CredentialWrongLength, &elsewhere), [""; 0]);
        let no_token = Inputs { token: None, token_secret: Some(Secret::new("")), ..netsuite() };
        assert_eq!(lint_codes(&CredentialWrongLength, &no_token), [""; 0]);
    }
}

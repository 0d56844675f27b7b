//! The one sentence at the top of the page.

use crate::age::Age;
use crate::state::State;
use countersign_core::case::Signed;
use countersign_core::finding::{Severity, Within};
use countersign_core::sign::percent;

/// What can be said of the request as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Which of the five it is.
    pub kind: Kind,
    /// The sentence.
    pub title: String,
    /// Why, or what to do next.
    pub text: String,
    /// The fields to look at, in order.
    pub fields: Vec<Within>,
}

/// The five verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The example stands there, untouched.
    Example,
    /// Something is missing, or cannot be read.
    Incomplete,
    /// Signed; there is nothing to hold it against.
    Ready,
    /// The two signatures agree.
    Match,
    /// They do not.
    Differs,
}

impl Kind {
    /// The word beside the mark.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Example => "Example",
            Self::Incomplete => "Incomplete",
            Self::Ready => "Signed",
            Self::Match => "Match",
            Self::Differs => "Differs",
        }
    }

    /// The name in the style sheets.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Example => "example",
            Self::Incomplete => "incomplete",
            Self::Ready => "ready",
            Self::Match => "match",
            Self::Differs => "differs",
        }
    }
}

impl Verdict {
    /// The verdict on a state.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let judgement = &state.judgement;
        match &judgement.outcome {
            Err(_) if !judgement.missing.is_empty() => Self {
                kind: Kind::Incomplete,
                title: format!("To sign, it still takes the {}.", listed(&judgement.missing)),
                text: "Every step is computed as soon as these are there.".into(),
                fields: judgement.missing.clone(),
            },
            Err(error) => Self {
                kind: Kind::Incomplete,
                title: format!("{}.", capitalised(&error.to_string())),
                text: "Nothing can be signed until that is mended.".into(),
                fields: error.place().map(|place| place.within).into_iter().collect(),
            },
            Ok(_) if state.is_example => Self {
                kind: Kind::Example,
                title: "Oracle’s own example, signed a second time.".into(),
                text: "Oracle’s printed signature has lost its leading +. Hold the two against each other: all the rest agrees. Then put your own request in its place.".into(),
                fields: Vec::new(),
            },
            Ok(signed) => Self::on_signed(signed, state),
        }
    }

    fn on_signed(signed: &Signed, state: &State) -> Self {
        let theirs = state.form.signature.trim();
        let broken =
            state.judgement.findings.iter().filter(|found| found.severity != Severity::WorthChecking);
        let age = Age::of(&state.form.timestamp, state.judgement.now);
        if theirs.is_empty() {
            let text = match broken.count() {
                0 if age.is_fresh() => {
                    "Copy the header or the curl line, or put your own signature beside it.".into()
                }
                0 => {
                    format!("The stamp is not fresh ({}): make a new one before you send this.", age.words())
                }
                1 => "But NetSuite would not take it: one thing below is wrong.".into(),
                count => format!("But NetSuite would not take it: {count} things below are wrong."),
            };
            return Self { kind: Kind::Ready, title: "Signed.".into(), text, fields: Vec::new() };
        }
        if matches(signed, theirs) {
            return Self {
                kind: Kind::Match,
                title: "Your signature is right.".into(),
                text: "The two agree in every byte. If NetSuite still refuses the call, the cause is not in the signing: look at the account, the token, the role, the clock.".into(),
                fields: Vec::new(),
            };
        }
        Self {
            kind: Kind::Differs,
            title: "Your signature is another one.".into(),
            text: match lost_character(&signed.trace.signature.to_string(), theirs) {
                Some((place, lost)) => format!("{} character, {lost}, was lost on the way; all the rest agrees.", capitalised(place)),
                None => "Something that was signed is not the same on both sides. Compare the base string of your log with step 4, character by character.".into(),
            },
            fields: vec![Within::Signature],
        }
    }
}

/// Whether their signature is ours, written as it is or percent-encoded as in a header.
fn matches(signed: &Signed, theirs: &str) -> bool {
    let decoded = percent::decode(theirs.as_bytes());
    signed.trace.signature.matches(theirs)
        || std::str::from_utf8(&decoded).is_ok_and(|decoded| signed.trace.signature.matches(decoded))
}

/// The character at the beginning or the end of `ours` without which it is `theirs`, and which of the two it is.
#[must_use]
pub fn lost_character(ours: &str, theirs: &str) -> Option<(&'static str, char)> {
    let (first, last) = (ours.chars().next()?, ours.chars().next_back()?);
    if ours.strip_prefix(first) == Some(theirs) {
        Some(("its first", first))
    } else if ours.strip_suffix(last) == Some(theirs) {
        Some(("its last", last))
    } else {
        None
    }
}

/// `a`, `a and b`, `a, b and c`.
fn listed(fields: &[Within]) -> String {
    let mut text = String::new();
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            text.push_str(if index + 1 == fields.len() { " and the " } else { ", the " });
        }
        text.push_str(field.title());
    }
    text
}

/// The text with its first letter in upper case. ASCII alone: the table of all letters is ten kilobytes.
fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

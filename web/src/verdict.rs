//! The one sentence at the top of the page.

mod answered;
mod examined;

pub use examined::grouped;

use crate::age::Age;
use crate::state::State;
use countersign_core::case::Signed;
use countersign_core::finding::{Severity, Within};
use countersign_core::sign::percent;

/// What can be said of the request as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Which of the eight it is.
    pub kind: Kind,
    /// The sentence.
    pub title: String,
    /// Why, or what to do next.
    pub text: String,
    /// What was done, where it is more than one thing.
    pub mistakes: Vec<String>,
    /// How we know, where it is proved.
    pub proof: Option<&'static str>,
    /// What to do about it.
    pub fix: Option<String>,
    /// What to do or to look at, in order.
    pub steps: Vec<String>,
    /// The fields to look at, in order.
    pub fields: Vec<Within>,
}

/// The eight verdicts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The example stands there, untouched.
    Example,
    /// Something is missing, or cannot be read.
    #[default]
    Incomplete,
    /// Signed; there is nothing to hold it against.
    Ready,
    /// The two signatures agree.
    Match,
    /// They do not, or something is seen to be wrong.
    Differs,
    /// A text of OAuth 2.0 is wrong.
    Refused,
    /// Nothing in the paste is known.
    Unreadable,
    /// NetSuite's answer is all that there is.
    Answer,
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
            Self::Refused => "Refused",
            Self::Unreadable => "Unreadable",
            Self::Answer => "Answer",
        }
    }

    /// The name in the style sheets.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Example => "example",
            Self::Incomplete | Self::Unreadable | Self::Answer => "incomplete",
            Self::Ready => "ready",
            Self::Match => "match",
            Self::Differs | Self::Refused => "differs",
        }
    }
}

impl Default for Verdict {
    fn default() -> Self {
        Self::said(Kind::default(), String::new(), String::new())
    }
}

impl Verdict {
    /// The verdict on a state.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let verdict = Self::without_answer(state);
        match &state.answer {
            Some(answer) => answered::with(verdict, answer, state.examined.is_some()),
            None => verdict,
        }
    }

    fn without_answer(state: &State) -> Self {
        match (&state.pasted, &state.examined) {
            (Some(pasted), _) if !pasted.is_something() => {
                let title = "Nothing in this paste is known here.".to_owned();
                let text = pasted.refused.clone().unwrap_or_else(|| {
                    "It reads headers, curl and PowerShell commands, base strings, HAR files, Postman exports, logs and NetSuite’s answers. Paste more of what is around it, or fill in the form.".to_owned()
                });
                Self::said(Kind::Unreadable, title, text)
            }
            (_, Some(examined)) => examined::verdict(examined, state.form.signature.trim()),
            _ => Self::on_signing(state),
        }
    }

    fn said(kind: Kind, title: String, text: String) -> Self {
        Self {
            kind,
            title,
            text,
            mistakes: Vec::new(),
            proof: None,
            fix: None,
            steps: Vec::new(),
            fields: Vec::new(),
        }
    }

    fn on_signing(state: &State) -> Self {
        let judgement = &state.judgement;
        match &judgement.outcome {
            Err(_) if !judgement.missing.is_empty() => {
                let title = ["To sign, it still takes the ", &listed(&judgement.missing), "."].concat();
                let mut text = "Every step is computed as soon as these are there.".to_owned();
                if let Some(link) = &state.link {
                    text.push_str(" Method, options and the shape of the URL came with the link that you opened.");
                    if let Some(finding) = link.finding {
                        text.push_str(&[" Its sender was told: ", finding, "."].concat());
                    }
                }
                Self { fields: judgement.missing.clone(), ..Self::said(Kind::Incomplete, title, text) }
            }
            Err(error) => {
                let title = [&capitalised(&error.to_string()), "."].concat();
                let text = "Nothing can be signed until that is mended.".to_owned();
                let fields = error.place().map(|place| place.within).into_iter().collect();
                Self { fields, ..Self::said(Kind::Incomplete, title, text) }
            }
            Ok(_) if state.is_example => Self::said(
                Kind::Example,
                "Oracle’s own example, signed a second time.".to_owned(),
                "Oracle’s printed signature has lost its leading +. Hold the two against each other: all the rest agrees. Then put your own request in its place.".to_owned(),
            ),
            Ok(_) => Self::on_signed(state),
        }
    }

    fn on_signed(state: &State) -> Self {
        let broken =
            state.judgement.findings.iter().filter(|found| found.severity != Severity::WorthChecking);
        let age = Age::of(&state.form.timestamp, state.judgement.now);
        let text =
            match broken.count() {
                0 if age.is_fresh() => {
                    "Copy the header or the curl line, or put your own signature beside it.".to_owned()
                }
                0 => ["The stamp is not fresh (", &age.words(), "): make a new one before you send this."]
                    .concat(),
                1 => "But NetSuite would not take it: one thing below is wrong.".to_owned(),
                count => ["But NetSuite would not take it: ", &count.to_string(), " things below are wrong."]
                    .concat(),
            };
        Self::said(Kind::Ready, "Signed.".to_owned(), text)
    }
}

/// Whether the signature in the form is the one that is made here.
#[must_use]
pub fn is_ours(state: &State) -> bool {
    let theirs = state.form.signature.trim();
    !theirs.is_empty() && state.judgement.signed().is_some_and(|signed| matches(signed, theirs))
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

/// A title with its full stop.
fn sentence(title: &str) -> String {
    [title, "."].concat()
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn listed(fields: &[Within]) -> String {
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

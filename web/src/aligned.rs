//! Two base strings side by side, a line a part: what the comparison draws.

use crate::mask::Mask;
use crate::segments::Kind;
use countersign_core::check::Check;
use countersign_core::check::compare::{self, Change, Row};
use countersign_core::check::scene::ObservedBase;
use countersign_core::intake::base_string::Form;
use countersign_core::sign::percent;
use countersign_core::span::Span;

/// Two base strings, aligned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Whether theirs was not given: a proof showed what it must have been.
    pub is_reconstructed: bool,
    /// The middleware's, as a whole.
    pub theirs: String,
    /// The right one, as a whole.
    pub ours: String,
    /// The parts.
    pub lines: Vec<Line>,
}

/// One part of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// `method`, `base URI`, or a parameter's name.
    pub name: String,
    /// Where it came from.
    pub kind: Kind,
    /// How the two sides differ.
    pub mark: Mark,
    /// The middleware's.
    pub theirs: Option<Side>,
    /// The right one.
    pub ours: Option<Side>,
}

/// One side of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Where it begins in its base string.
    pub start: usize,
    /// As it is signed.
    pub encoded: String,
    /// As a person reads it.
    pub decoded: String,
}

/// How the two sides of a line differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Not at all.
    Same,
    /// It should be signed, and is not.
    Missing,
    /// It is signed, and should not be.
    Added,
    /// The value is another one.
    Changed,
    /// The value is the same and written in another way.
    Encoded,
    /// It stands in another place.
    Moved,
}

impl Mark {
    /// The word beside the part.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Same => "equal",
            Self::Missing => "missing",
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Encoded => "encoded differently",
            Self::Moved => "moved",
        }
    }

    /// The name in the style sheets.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Missing => "missing",
            Self::Added => "added",
            Self::Changed | Self::Encoded => "changed",
            Self::Moved => "moved",
        }
    }
}

impl Comparison {
    /// Aligns the base string that was given, or else the one that a proof shows, with the right one. `None` where
    /// there is neither.
    #[must_use]
    pub fn of(check: &Check, given: Vec<Row>, signed_text: Option<&str>, mask: &Mask) -> Option<Self> {
        let scene = check.scene()?;
        let right = mask.on(scene.right.base_string.as_str());
        let is_reconstructed = given.is_empty();
        let proved = signed_text.filter(|_| is_reconstructed).map(ObservedBase::read);
        let theirs = proved.as_ref().or(check.base())?;
        let rows = if is_reconstructed { compare::rows(scene, theirs) } else { given };
        let text = mask.on(&theirs.text);
        let depth = depth_of(theirs.form);
        let lines = rows.into_iter().enumerate().map(|(index, row)| line(index, row, &text, depth, &right));
        let lines = lines.collect();
        Some(Self { is_reconstructed, theirs: text, ours: right, lines })
    }

    /// How many parts differ.
    #[must_use]
    pub fn differences(&self) -> usize {
        self.lines.iter().filter(|line| line.differs()).count()
    }
}

impl Line {
    /// Whether the two sides differ.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.mark != Mark::Same
    }
}

/// How often a parameter has to be decoded for reading.
fn depth_of(form: Option<Form>) -> usize {
    match form {
        Some(Form::EncodedWhole) => 3,
        Some(Form::BareParameters | Form::FiveFields) => 1,
        _ => 2,
    }
}

fn line(index: usize, row: Row, theirs: &str, depth: usize, right: &str) -> Line {
    // Method and URI stand in front of the parameters, and are encoded once less.
    let is_head = index < 2;
    let side = |span: Span, text: &str, depth: usize| {
        let encoded = span.of_str(text).to_owned();
        let decoded = decoded(&encoded, if is_head { depth.saturating_sub(1) } else { depth });
        Side { start: span.start, encoded, decoded }
    };
    let theirs = row.theirs.map(|span| side(span, theirs, depth));
    let ours = row.ours.map(|span| side(span, right, 2));
    let mark = match (row.change, &theirs, &ours) {
        (Change::Changed, Some(theirs), Some(ours)) if bare(&theirs.encoded) == bare(&ours.encoded) => {
            Mark::Encoded
        }
        (Change::Same, ..) => Mark::Same,
        (Change::Missing, ..) => Mark::Missing,
        (Change::Added, ..) => Mark::Added,
        (Change::Changed, ..) => Mark::Changed,
        (Change::Moved, ..) => Mark::Moved,
    };
    let kind = match (index, row.origin) {
        (0, _) => Kind::Method,
        (1, _) => Kind::Uri,
        (_, Some(origin)) => Kind::of(origin),
        (_, None) => Kind::Plain,
    };
    Line { name: row.name, kind, mark, theirs, ours }
}

fn decoded(text: &str, times: usize) -> String {
    let mut text = text.to_owned();
    for _ in 0..times {
        text = String::from_utf8_lossy(&percent::decode(text.as_bytes())).into_owned();
    }
    text
}

/// What is left of a text when every encoding is undone.
fn bare(text: &str) -> String {
    decoded(text, 4).replace('+', " ")
}

/// Two texts cut where they part: what both begin with, the two middles, and what both end with. No escape is cut in two.
#[must_use]
pub fn cut<'a>(theirs: &'a str, ours: &'a str) -> Cut<'a> {
    let (a, b) = (theirs.as_bytes(), ours.as_bytes());
    let shortest = a.len().min(b.len());
    let mut front = compare::first_difference(a, b);
    let mut back = a[front..].iter().rev().zip(b[front..].iter().rev()).take_while(|(a, b)| a == b).count();
    // Where the same bytes stand twice, the difference can be told at several places: the one behind an escape says it best.
    let (mut at, mut end) = (front, back);
    while at > 0 && end < shortest && a[at - 1] == a[a.len() - 1 - end] && b[at - 1] == b[b.len() - 1 - end] {
        if starts_part(a, at) {
            break;
        }
        at -= 1;
        end += 1;
    }
    if starts_part(a, at) {
        (front, back) = (at, end);
    }
    while front > 0 && !(is_boundary(theirs, front) && is_boundary(ours, front)) {
        front -= 1;
    }
    while back > 0 && !(is_boundary(theirs, a.len() - back) && is_boundary(ours, b.len() - back)) {
        back -= 1;
    }
    Cut {
        front: &theirs[..front],
        theirs: &theirs[front..a.len() - back],
        ours: &ours[front..b.len() - back],
        back: &theirs[a.len() - back..],
    }
}

/// Two texts, cut where they part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut<'a> {
    /// What both begin with.
    pub front: &'a str,
    /// What then stands in the one.
    pub theirs: &'a str,
    /// What stands there in the other.
    pub ours: &'a str,
    /// What both end with.
    pub back: &'a str,
}

/// Whether an escape begins at `at`, or has just ended there.
fn starts_part(text: &[u8], at: usize) -> bool {
    text.get(at) == Some(&b'%') || (at >= 3 && text[at - 3] == b'%')
}

/// Whether `at` cuts neither a character nor an escape.
fn is_boundary(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let in_escape = (1..=2).any(|n| at >= n && bytes[at - n] == b'%' && at - n + 3 <= bytes.len());
    text.is_char_boundary(at) && !in_escape
}

/// The difference of a line, in words.
#[must_use]
pub fn note(line: &Line, decoded: bool) -> String {
    let (Some(theirs), Some(ours)) = (&line.theirs, &line.ours) else {
        return match line.mark {
            Mark::Missing => "It was sent, and it is not signed.".to_owned(),
            _ => "It is signed, and it was not sent.".to_owned(),
        };
    };
    if line.mark == Mark::Moved {
        return "The text is right, and it stands in another place.".to_owned();
    }
    if decoded && theirs.decoded == ours.decoded {
        return "The same value, written in another way: read it encoded.".to_owned();
    }
    let parts =
        if decoded { cut(&theirs.decoded, &ours.decoded) } else { cut(&theirs.encoded, &ours.encoded) };
    // What is decoded has no place in what is signed.
    let at = if decoded {
        String::new()
    } else {
        [" at byte ", &(theirs.start + parts.front.len()).to_string()].concat()
    };
    let quoted = |text: &str| ["“", text, "”"].concat();
    let is_long = parts.theirs.len().max(parts.ours.len()) > 32;
    match (parts.theirs, parts.ours) {
        _ if is_long => ["They part", &at, ", where it is marked."].concat(),
        (theirs, "") => [&quoted(theirs), " too many", &at, "."].concat(),
        ("", ours) => [&quoted(ours), " is missing", &at, "."].concat(),
        (theirs, ours) => [&quoted(theirs), &at, ", where ", &quoted(ours), " belongs."].concat(),
    }
}

#[cfg(test)]
mod tests;

//! Line breaks or blanks in the base string.

use crate::check::draft::{Draft, Edit};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};
use crate::sign::percent;
use crate::span::Span;

/// `%26%0Aoauth_nonce`, `%20%20`, or a line break at the end.
#[derive(Debug)]
pub struct NewlineInBaseString;

const ENTRY: Entry = Entry {
    code: "newline-in-base-string",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "The base string holds line breaks or blanks",
    why: "A text that was wrapped or indented in the source, or a printed line that ends in a line break, is signed with all of that.",
    fix: "Build the base string on one line, and trim what surrounds it.",
    source: "https://codewithsundeep.com/discussion/solution/9480893",
    confidence: Confidence::Observed,
};

impl Mistake for NewlineInBaseString {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        for end in ENDS {
            let variant = offers.variant(move |draft| draft.edits.push(Edit::append(end)));
            offers.add(if end == "\n" { variant.usual() } else { variant });
        }
        if let Some(observed) = &scene.observed {
            let marks = marks(observed.text.as_bytes());
            if let Some((first, _)) = marks.first() {
                let place = Place::new(Within::BaseString, *first);
                let apply = move |draft: &mut Draft| {
                    let marks = marks.clone();
                    draft.edits.push(Edit::new(move |text| insert(text, &marks)));
                };
                offers.add(offers.variant(apply).at(place));
            }
        }
    }
}

/// What may stand at the end, in the order in which the variants are offered.
pub(in crate::check) const ENDS: [&str; 3] = ["\n", "\r\n", " "];

/// White space in a base string, raw or encoded once, and where it stands. None of it ever belongs there: a space of a
/// value is encoded twice.
fn marks(text: &[u8]) -> Vec<(Span, Vec<u8>)> {
    let is_blank = |byte: u8| byte.is_ascii_whitespace();
    let mut marks = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let length = match percent::escape_at(&text[at..]) {
            Some(byte) if is_blank(byte) => 3,
            _ if is_blank(text[at]) => 1,
            _ => {
                at += 1;
                continue;
            }
        };
        let span = Span::new(at, at + length);
        marks.push((span, span.of(text).to_vec()));
        at = span.end;
    }
    marks
}

/// Puts the marks where they stood.
fn insert(text: &mut Vec<u8>, marks: &[(Span, Vec<u8>)]) {
    for (span, mark) in marks {
        let at = span.start.min(text.len());
        text.splice(at..at, mark.iter().copied());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, short, texts};

    #[test]
    fn at_the_end() {
        let right = "GET&https%3A%2F%2Fh.example%2Fr&…";
        let expected = ["\n", "\r\n", " "].map(|end| format!("{right}{end}"));
        assert_eq!(texts(&NewlineInBaseString, &short("")), expected);
    }

    #[test]
    fn anywhere_is_read_off_what_was_observed() {
        let text = "GET&https%3A%2F%2Fh.example%2Fr&a%3D%0A1%26%20%20b%3Dx%2520y%26\n…";
        let scene = observing(short("?a=1&b=x%20y"), text);
        assert_eq!(texts(&NewlineInBaseString, &scene).last().unwrap(), text);
    }
}

//! A query decoded first and split afterwards.

use super::query::form_decoded;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;
use crate::span::Span;

/// A value that holds an escaped ampersand falls apart: `a=x%26y` signed as `a=x` and `y`; so does one with a semicolon
/// where that separates as well.
#[derive(Debug)]
pub struct QuerySplitAfterDecode;

const ENTRY: Entry = Entry {
    code: "query-split-after-decode",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The query is decoded before it is split, or split at the wrong characters",
    why: "Decoding turns %26 and %3D into the characters that separate parameters, so a value that holds them falls into pieces. Some parsers take a semicolon for a separator, too.",
    fix: "Split at & and = first, and at nothing else; decode each name and each value afterwards.",
    source: "https://github.com/googleworkspace/apps-script-oauth1/issues/14",
    confidence: Confidence::Observed,
};

impl Mistake for QuerySplitAfterDecode {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let Some(query) = scene.url().query_str() else { return };
        if query.contains(';') {
            // Before version 1.17, Go's net/url did so; of what is decoded afterwards nothing is mistaken for one.
            let text = query.replace(';', "&");
            offers.usual(move |draft| {
                draft.parameters.retain(|_, _, origin| origin != Origin::Query);
                draft.parameters.collect_form(&text, Span::new(0, text.len()), Origin::Query);
            });
        }
        let falls_apart = scene.from(Origin::Query).any(|index| {
            let name = scene.parameters().name(index);
            name.contains(&b'&') || name.contains(&b'=') || scene.parameters().value(index).contains(&b'&')
        });
        if !falls_apart {
            return;
        }
        let decoded = form_decoded(query);
        for (missing, is_cut) in [("", false), ("", true), ("undefined", false), ("undefined", true)] {
            let pairs: Vec<(Vec<u8>, Vec<u8>)> =
                decoded.split(|&byte| byte == b'&').map(|piece| pair(piece, missing, is_cut)).collect();
            offers.usual(move |draft| {
                draft.parameters.retain(|_, _, origin| origin != Origin::Query);
                for (name, value) in &pairs {
                    draft.parameters.push(name, value, Origin::Query, Span::default());
                }
            });
        }
    }
}

/// The name and the value of a piece: what stands for a missing value, and whether the value ends at its next equals
/// sign, differs between languages.
fn pair(piece: &[u8], missing: &str, is_cut: bool) -> (Vec<u8>, Vec<u8>) {
    let Some(at) = piece.iter().position(|&byte| byte == b'=') else {
        return (piece.to_vec(), missing.into());
    };
    let (name, value) = (&piece[..at], &piece[at + 1..]);
    let end = value.iter().position(|&byte| byte == b'=').filter(|_| is_cut).unwrap_or(value.len());
    (name.to_vec(), value[..end].to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn pieces_of_a_value() {
        let signed = sections(&QuerySplitAfterDecode, &short("?a=x%26b&c=1%3D2"));
        let expected = [
            "a%3Dx%26b%3D%26c%3D1%253D2%26…",
            "a%3Dx%26b%3D%26c%3D1%26…",
            "a%3Dx%26b%3Dundefined%26c%3D1%253D2%26…",
            "a%3Dx%26b%3Dundefined%26c%3D1%26…",
        ];
        assert_eq!(signed, expected);
    }

    #[test]
    fn a_semicolon_that_separates() {
        let signed = sections(&QuerySplitAfterDecode, &short("?p=1;10&q=a%3Bb"));
        assert_eq!(signed, ["10%3D%26…%26p%3D1%26q%3Da%253Bb"]);
    }

    #[test]
    fn silent_where_no_value_falls_apart() {
        assert_eq!(texts(&QuerySplitAfterDecode, &short("?a=x%3Dy%20")), [""; 0]);
    }
}

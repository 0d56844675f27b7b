//! A missing value printed as a word.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;

/// `%3Dundefined`, `%3Dnull`, `%3DNone`.
#[derive(Debug)]
pub struct UndefinedLiteralInBase;

const ENTRY: Entry = Entry {
    code: "undefined-literal-in-base",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A missing value is signed as a word such as undefined or null",
    why: "A variable without a value was turned into text, and the word is signed; what is sent is empty, or left out.",
    fix: "Check the variable, and leave the parameter out of both signature and request if it has no value.",
    source: "https://github.com/ddo/oauth-1.0a/issues/24",
    confidence: Confidence::Observed,
};

impl Mistake for UndefinedLiteralInBase {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let parameters = scene.parameters();
        let has_token = (0..parameters.len()).any(|index| parameters.name(index) == b"oauth_token");
        for word in &WORDS[..3] {
            if !has_token {
                offers.with(b"oauth_token", word, Origin::Header, false);
            }
            offers.values(|index| parameters.value(index).is_empty().then(|| word.to_vec()));
        }
        offers.observed_pairs(|pair| WORDS.contains(&&pair.value[..]), false);
    }
}

/// The words that languages print for a value that is not there.
const WORDS: &[&[u8]] = &[b"undefined", b"null", b"None", b"NULL", b"nil", b"NaN", b"(null)"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, sections, short, texts};

    #[test]
    fn in_the_place_of_an_empty_value() {
        let words = ["undefined", "null", "None"];
        let expected = words.map(|word| format!("a%3D{word}%26…"));
        assert_eq!(sections(&UndefinedLiteralInBase, &short("?a=")), expected);
    }

    #[test]
    fn in_the_place_of_another_is_read_off_what_was_observed() {
        let scene = observing(short("?a=1"), "GET&https%3A%2F%2Fh.example%2Fr&a%3DNaN%26…");
        assert_eq!(sections(&UndefinedLiteralInBase, &scene), ["a%3DNaN%26…"]);
    }

    #[test]
    fn silent_where_every_value_is_there() {
        assert_eq!(texts(&UndefinedLiteralInBase, &short("?a=null")), [""; 0]);
    }
}

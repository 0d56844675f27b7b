//! A parameter signed with another value than the one that is sent.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// A value changed between the signature and the call.
#[derive(Debug)]
pub struct ParamValueDiffers;

const ENTRY: Entry = Entry {
    code: "param-value-differs",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A parameter is signed with another value than the one that is sent",
    why: "The server signs the value that it receives. Settings that are read twice, or a value that is formatted in two ways, lead to this.",
    fix: "Put each value into one variable, and sign and send that.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.1.3.1",
    confidence: Confidence::Documented,
};

impl Mistake for ParamValueDiffers {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let parameters = scene.parameters();
        // A truth value is written in one way into the URL and printed in another one by the language.
        for words in [["True", "False"], ["1", "0"], ["1", ""]] {
            offers.values(|index| match parameters.value(index) {
                b"true" => Some(words[0].into()),
                b"false" => Some(words[1].into()),
                _ => None,
            });
        }
        let Some(observed) = &scene.observed else { return };
        let named =
            |name: &[u8]| (0..parameters.len()).filter(|&index| parameters.name(index) == name).count();
        let is_single = |name: &[u8]| named(name) == 1 && observed.values(name).count() == 1;
        offers.observed_pairs(|pair| is_single(&pair.name), true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, sections, short, texts};

    #[test]
    fn the_value_is_read_off_what_was_observed() {
        let scene = observing(short("?a=1&b=2"), "GET&https%3A%2F%2Fh.example%2Fr&a%3D7%26b%3D2%26…");
        assert!(sections(&ParamValueDiffers, &scene).contains(&"a%3D7%26b%3D2%26…".into()));
    }

    #[test]
    fn truth_values_in_other_words() {
        let signed = sections(&ParamValueDiffers, &short("?a=true"));
        assert_eq!(signed, ["a%3DTrue%26…", "a%3D1%26…"]);
    }

    #[test]
    fn silent_without_a_base_string() {
        assert_eq!(texts(&ParamValueDiffers, &short("?a=1")), [""; 0]);
    }
}

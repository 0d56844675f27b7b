//! A zero or a false that became nothing.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `offset=0` signed as `offset=`.
#[derive(Debug)]
pub struct FalsyValueEmptied;

const ENTRY: Entry = Entry {
    code: "falsy-value-emptied",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A value of 0 or false is signed as empty",
    why: "In JavaScript, value || \"\" turns 0 and false into an empty text; other languages have the like.",
    fix: "Turn the value into text first: String(value).",
    source: "https://github.com/bettiolo/oauth-signature-js/pull/39",
    confidence: Confidence::Observed,
};

impl Mistake for FalsyValueEmptied {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let is_falsy = |value: &[u8]| matches!(value, b"0" | b"false");
        offers.values(|index| is_falsy(scene.parameters().value(index)).then(Vec::new));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn zero_and_false() {
        let signed = sections(&FalsyValueEmptied, &short("?a=0&b=false&c=00"));
        let both = "a%3D%26b%3D%26c%3D00%26…";
        assert_eq!(signed, [both, "a%3D%26b%3Dfalse%26c%3D00%26…", "a%3D0%26b%3D%26c%3D00%26…"]);
    }

    #[test]
    fn silent_on_other_values() {
        assert_eq!(texts(&FalsyValueEmptied, &short("?a=1")), [""; 0]);
    }
}

//! A plus sign that was not read as a space.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::percent;

/// `q=a+b` signed with `%252B` where `%2520` is right.
#[derive(Debug)]
pub struct PlusNotDecoded;

const ENTRY: Entry = Entry {
    code: "plus-not-decoded",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A plus sign in the query is signed as a plus",
    why: "In a query and in a form a plus sign stands for a space. A decoder made for single components, such as decodeURIComponent, leaves it, and the server reads a space.",
    fix: "Send spaces as %20, or turn + into a space before the value is decoded.",
    source: "https://github.com/NangoHQ/nango/issues/7098",
    confidence: Confidence::Observed,
};

impl Mistake for PlusNotDecoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let kept = |text: &str| text.contains('+').then(|| percent::decode(text.as_bytes()).into_owned());
        offers.values(|index| kept(scene.raw(index)?.1));
        offers.names(|index| kept(scene.raw(index)?.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn in_values_and_in_names() {
        let signed = sections(&PlusNotDecoded, &short("?a+b=1&q=x+y%20z"));
        assert_eq!(signed, ["a%2520b%3D1%26…%26q%3Dx%252By%2520z", "a%252Bb%3D1%26…%26q%3Dx%2520y%2520z"]);
    }

    #[test]
    fn silent_without_a_bare_plus() {
        assert_eq!(texts(&PlusNotDecoded, &short("?a=x%2By")), [""; 0]);
    }
}

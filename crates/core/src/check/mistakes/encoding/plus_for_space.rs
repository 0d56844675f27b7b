//! A space encoded as a plus sign.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `Hello%2BWorld` where `Hello%2520World` is right.
#[derive(Debug)]
pub struct PlusForSpace;

const ENTRY: Entry = Entry {
    code: "plus-for-space",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "A space is encoded as a plus sign",
    why: "A form writes a space as +, and a signature writes it as %20, which is %2520 in the base string.",
    fix: "Replace + by %20 in what the encoder gives, or take an encoder that follows RFC 3986.",
    source: "https://github.com/requests/requests-oauthlib/pull/88",
    confidence: Confidence::Observed,
};

impl Mistake for PlusForSpace {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        // What form encoders do besides, to ~ and to *, are mistakes of their own names.
        offers.usual(|draft| {
            draft.inner.plus_for_space = true;
            draft.outer.plus_for_space = true;
        });
        // Encoded once, so that the plus sign stays raw.
        offers.rare(|draft| {
            draft.inner = draft.inner.keeping(" ");
            draft.outer.plus_for_space = true;
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn encoded_again_and_raw() {
        let signed = sections(&PlusForSpace, &short("?a=x%20y*~"));
        assert_eq!(signed, ["a%3Dx%2By%252A~%26…", "a%3Dx+y%252A~%26…"]);
    }

    #[test]
    fn silent_without_a_space() {
        assert_eq!(texts(&PlusForSpace, &short("?a=xy")), [""; 0]);
    }
}

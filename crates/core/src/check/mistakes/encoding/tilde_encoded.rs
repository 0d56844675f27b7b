//! A tilde escaped.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `%257E` where `~` is right.
#[derive(Debug)]
pub struct TildeEncoded;

const ENTRY: Entry = Entry {
    code: "tilde-encoded",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "The tilde is encoded",
    why: "The tilde is one of the four marks that stay as they are, with the hyphen, the dot and the underscore. Older encoders escape it.",
    fix: "Turn %7E back into ~ after encoding.",
    source: "https://github.com/AsyncHttpClient/async-http-client/issues/1216",
    confidence: Confidence::Observed,
};

impl Mistake for TildeEncoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.usual(|draft| draft.inner.tilde = true);
        offers.usual(|draft| {
            draft.inner.tilde = true;
            draft.outer.tilde = true;
        });
        offers.rare(|draft| draft.outer.tilde = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};
    use crate::check::scene::tests::scene_of;

    #[test]
    fn in_values_and_in_the_path() {
        assert_eq!(sections(&TildeEncoded, &short("?a=~")), ["a%3D%257E%26…", "a%3D%7E%26…"]);
        let path = scene_of("GET", "https://h.example/~me");
        assert_eq!(texts(&TildeEncoded, &path), ["GET&https%3A%2F%2Fh.example%2F%7Eme&…"]);
    }

    #[test]
    fn silent_without_a_tilde() {
        assert_eq!(texts(&TildeEncoded, &short("?a=1")), [""; 0]);
    }
}

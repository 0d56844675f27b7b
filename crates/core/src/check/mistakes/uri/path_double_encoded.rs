//! An encoded path encoded again.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};

/// `%252540` for the `%40` of the URL.
#[derive(Debug)]
pub struct PathDoubleEncoded;

const ENTRY: Entry = Entry {
    code: "path-double-encoded",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "The path is encoded once too often",
    why: "The path is signed as it is sent. What is already percent-encoded in it gets one more round of encoding, so every %XX becomes %25XX before the URI is encoded as a whole.",
    fix: "Take the path as it stands in the URL.",
    source: "https://github.com/Mastercard/oauth1-signer-java/issues/18",
    confidence: Confidence::Observed,
};

impl Mistake for PathDoubleEncoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let url = scene.url();
        let place = Place::new(Within::Url, url.path);
        let path = scene.uri.path.replace('%', "%25");
        offers.add(offers.variant(move |draft| draft.uri.path.clone_from(&path)).at(place).usual());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::scene::tests::scene_of;

    #[test]
    fn fires_where_it_changes_the_path() {
        let scene = scene_of("GET", "https://h.example/a%40b");
        assert_eq!(texts(&PathDoubleEncoded, &scene), ["GET&https%3A%2F%2Fh.example%2Fa%252540b&…"]);
    }

    #[test]
    fn silent_where_it_changes_nothing() {
        assert_eq!(texts(&PathDoubleEncoded, &short("")), [""; 0]);
    }
}

//! A space in the path that is encoded once instead of twice.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `r%20v` signed where `r%2520v` is right.
#[derive(Debug)]
pub struct PathSpaceNotEncoded;

const ENTRY: Entry = Entry {
    code: "path-space-not-encoded",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "A space in the path is signed raw",
    why: "A space is sent as %20, so the base URI holds %20 and the base string %2520. A signer that takes the path before the client has encoded it signs the bare space.",
    fix: "Encode the path first, then sign it.",
    source: "https://github.com/oauthlib/oauthlib/issues/650",
    confidence: Confidence::Observed,
};

impl Mistake for PathSpaceNotEncoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let path = scene.uri.path.replace("%20", " ");
        offers.add(offers.repathed(path).usual());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::scene::tests::scene_of;

    #[test]
    fn fires_where_it_changes_the_path() {
        let scene = scene_of("GET", "https://h.example/a%20b/%40");
        assert_eq!(texts(&PathSpaceNotEncoded, &scene), ["GET&https%3A%2F%2Fh.example%2Fa%20b%2F%2540&…"]);
    }

    #[test]
    fn silent_where_it_changes_nothing() {
        assert_eq!(texts(&PathSpaceNotEncoded, &short("")), [""; 0]);
    }
}

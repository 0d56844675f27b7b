//! A path decoded before it is signed.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::{Scene, readable};
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `%2Fa%40b` signed where the URL has `/a%40b`.
#[derive(Debug)]
pub struct PathDecoded;

const ENTRY: Entry = Entry {
    code: "path-decoded",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "The path is decoded before it is signed",
    why: "The path is signed as it is sent, escapes and all. A framework that hands out the decoded path loses them.",
    fix: "Sign the raw path of the request, not the decoded one.",
    source: "https://github.com/oauthlib/oauthlib/issues/650",
    confidence: Confidence::Observed,
};

impl Mistake for PathDecoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let path = readable(&scene.uri.path);
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
        let scene = scene_of("GET", "https://h.example/a%40b%20c");
        assert_eq!(texts(&PathDecoded, &scene), ["GET&https%3A%2F%2Fh.example%2Fa%40b%20c&…"]);
    }

    #[test]
    fn silent_where_it_changes_nothing() {
        assert_eq!(texts(&PathDecoded, &short("")), [""; 0]);
    }
}

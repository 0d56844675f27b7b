//! A slash at the end of the path, signed and not sent or the other way round.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `…%2Frequest` signed for `/request/`.
#[derive(Debug)]
pub struct TrailingSlashMismatch;

const ENTRY: Entry = Entry {
    code: "trailing-slash-mismatch",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "The slash at the end of the path differs",
    why: "With and without a slash at its end a path is another path. Routers and clients add or drop it silently.",
    fix: "Sign the path exactly as it is called.",
    source: "https://manongdao.com/article-1253997.html",
    confidence: Confidence::Observed,
};

impl Mistake for TrailingSlashMismatch {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        if scene.uri.path == "/" {
            return;
        }
        let path =
            scene.uri.path.strip_suffix('/').map_or_else(|| scene.uri.path.clone() + "/", str::to_owned);
        offers.add(offers.repathed(path).usual());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::scene::tests::scene_of;

    #[test]
    fn added_and_dropped() {
        assert_eq!(texts(&TrailingSlashMismatch, &short("")), ["GET&https%3A%2F%2Fh.example%2Fr%2F&…"]);
        let with = scene_of("GET", "https://h.example/r/");
        assert_eq!(texts(&TrailingSlashMismatch, &with), ["GET&https%3A%2F%2Fh.example%2Fr&…"]);
    }

    #[test]
    fn silent_on_the_root() {
        assert_eq!(texts(&TrailingSlashMismatch, &scene_of("GET", "https://h.example/")), [""; 0]);
    }
}

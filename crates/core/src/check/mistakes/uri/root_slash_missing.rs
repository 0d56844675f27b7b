//! An empty path that stays empty.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};

/// `https%3A%2F%2Fexample.com&`.
#[derive(Debug)]
pub struct RootSlashMissing;

const ENTRY: Entry = Entry {
    code: "root-slash-missing",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "The slash behind the host is not signed",
    why: "A URL without a path is signed with the path /, because that is what is sent.",
    fix: "Add a slash to a URL that has no path.",
    source: "https://github.com/ddo/oauth-1.0a/issues/24",
    confidence: Confidence::Observed,
};

impl Mistake for RootSlashMissing {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        if scene.uri.path == "/" {
            let url = scene.url();
            let place = Place::new(Within::Url, if url.path.is_empty() { url.host } else { url.path });
            offers.add(offers.of_front(|front| front.uri.path.clear()).at(place).usual());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::scene::tests::scene_of;

    #[test]
    fn the_root_is_signed_without_its_slash() {
        let root = scene_of("GET", "https://h.example?a=1");
        assert_eq!(texts(&RootSlashMissing, &root), ["GET&https%3A%2F%2Fh.example&a%3D1%26…"]);
    }

    #[test]
    fn silent_on_a_longer_path() {
        assert_eq!(texts(&RootSlashMissing, &short("")), [""; 0]);
    }
}

//! The fragment in the base URI.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};

/// `%23section` behind the path.
#[derive(Debug)]
pub struct FragmentInBaseUri;

const ENTRY: Entry = Entry {
    code: "fragment-in-base-uri",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "The fragment of the URL is signed",
    why: "What stands behind # never leaves the client, so the server cannot sign it.",
    fix: "Cut the URL at the number sign before signing.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.1.2",
    confidence: Confidence::Documented,
};

impl Mistake for FragmentInBaseUri {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let url = scene.url();
        let Some(fragment) = url.fragment else { return };
        let text = format!("#{}", url.part(fragment));
        let place = Place::new(Within::Url, fragment);
        offers.add(offers.of_front(move |front| front.uri.query.push_str(&text)).at(place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};

    #[test]
    fn behind_the_path() {
        assert_eq!(texts(&FragmentInBaseUri, &short("#top")), ["GET&https%3A%2F%2Fh.example%2Fr%23top&…"]);
    }

    #[test]
    fn silent_without_a_fragment() {
        assert_eq!(texts(&FragmentInBaseUri, &short("?a=1")), [""; 0]);
    }
}

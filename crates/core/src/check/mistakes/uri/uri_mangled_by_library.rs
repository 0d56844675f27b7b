//! A base URI emptied or garbled by a library.

use super::observed::whole;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `GET&%3A%2F%2F&…`, or control characters in its place.
#[derive(Debug)]
pub struct UriMangledByLibrary;

const ENTRY: Entry = Entry {
    code: "uri-mangled-by-library",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "A library garbled the base URI",
    why: "Some versions of a library lose scheme, host and path on the way to the base string: PECL oauth 2.0.2 under PHP 7.3 is one.",
    fix: "Upgrade the library; of PECL oauth, take 2.0.3 or later.",
    source: "https://github.com/oerdnj/deb.sury.org/issues/1274",
    confidence: Confidence::Observed,
};

impl Mistake for UriMangledByLibrary {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let theirs = scene.observed.as_ref().map(|observed| observed.uri.clone().unwrap_or_default());
        for uri in ["://", ""] {
            // A URI that was observed is not lost, be it as wrong as it may.
            if theirs.as_ref().is_none_or(|theirs| theirs == uri) {
                offers.add(offers.of_front(|front| front.uri = whole(uri)));
            }
        }
        if let Some(uri) = theirs.filter(|uri| uri.bytes().any(|byte| byte.is_ascii_control())) {
            offers.add(offers.of_front(move |front| front.uri = whole(&uri)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, short, texts};

    #[test]
    fn an_empty_uri() {
        assert_eq!(texts(&UriMangledByLibrary, &short("")), ["GET&%3A%2F%2F&…", "GET&&…"]);
    }

    #[test]
    fn control_characters_are_read_off_what_was_observed() {
        let scene = observing(short(""), "GET&%01%3A%2F%2F%01%01&…");
        assert_eq!(texts(&UriMangledByLibrary, &scene), ["GET&%01%3A%2F%2F%01%01&…"]);
    }

    #[test]
    fn silent_on_a_uri_that_was_observed() {
        let scene = observing(short(""), "GET&http%3A%2F%2Fh.example%2Fother&…");
        assert_eq!(texts(&UriMangledByLibrary, &scene), [""; 0]);
    }
}

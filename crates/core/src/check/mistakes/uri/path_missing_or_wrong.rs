//! A path lost, cut short, doubled or another one.

use super::observed::ObservedUri;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `https%3A%2F%2Fapi.example` signed for `/oauth/initiate`.
#[derive(Debug)]
pub struct PathMissingOrWrong;

const ENTRY: Entry = Entry {
    code: "path-missing-or-wrong",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "Another path is signed than the one that is called",
    why: "The whole path is part of the base URI. A base path that is added twice or not at all, or a router that cuts it, leads to this.",
    fix: "Sign the path of the URL that is called, from the host on.",
    source: "https://github.com/OpenBankProject/OBP-API/issues/1002",
    confidence: Confidence::Observed,
};

impl Mistake for PathMissingOrWrong {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let path = scene.uri.path.as_str();
        if path != "/" {
            let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
            let matrix: String = path
                .split('/')
                .map(|segment| segment.split(';').next().unwrap_or(segment))
                .collect::<Vec<_>>()
                .join("/");
            let (first, last) = (segments[0], segments[segments.len() - 1]);
            let without_first =
                path.strip_prefix('/').and_then(|path| path.strip_prefix(first)).unwrap_or("/");
            let without_last =
                path.trim_end_matches('/').strip_suffix(last).unwrap_or("/").trim_end_matches('/');
            for (path, is_usual) in [
                ("/", true),
                ("", true),
                (without_last, false),
                (without_first, false),
                (&matrix, false),
                (&format!("/{first}{path}"), false),
                (&format!("/{path}"), false),
            ] {
                let variant = offers.repathed(path);
                offers.add(if is_usual { variant.usual() } else { variant });
            }
        }
        if let Some(theirs) = scene.observed.as_ref().and_then(ObservedUri::of) {
            // A query in it is a mistake of its own.
            let path = theirs.path.split(['?', '#']).next().unwrap_or_default();
            offers.add(offers.repathed(path).to(path).fallback());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, short, texts};
    use crate::check::scene::readable;
    use crate::check::scene::tests::scene_of;

    fn paths(scene: &Scene) -> Vec<String> {
        let path = |text: &String| {
            let uri = readable(text.split('&').nth(1).unwrap());
            uri.strip_prefix("https://h.example").unwrap().to_owned()
        };
        texts(&PathMissingOrWrong, scene).iter().map(path).collect()
    }

    #[test]
    fn lost_cut_and_doubled() {
        let scene = scene_of("GET", "https://h.example/api;v=1/r");
        assert_eq!(paths(&scene), ["/", "", "/api;v=1", "/r", "/api/r", "/api;v=1/api;v=1/r", "//api;v=1/r"]);
    }

    #[test]
    fn silent_on_the_root() {
        assert_eq!(paths(&scene_of("GET", "https://h.example/")), [""; 0]);
    }

    #[test]
    fn any_other_path_is_read_off_what_was_observed() {
        let scene = observing(short(""), "GET&https%3A%2F%2Fh.example%2Fv2%2Fr%3Fa%3D1&…");
        assert_eq!(paths(&scene).last().unwrap(), "/v2/r");
    }
}

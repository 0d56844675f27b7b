//! A path tidied up before it is signed.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `/a//b` signed as `/a/b`, `/a/../b` as `/b`.
#[derive(Debug)]
pub struct PathNormalised;

const ENTRY: Entry = Entry {
    code: "path-normalised",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "The path is tidied up before it is signed",
    why: "Doubled slashes and dots are part of the path that is sent. A library that resolves them signs another path than the client calls, or the client resolves them and the signer does not.",
    fix: "Call the tidy path, so that there is nothing to resolve.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.1.2",
    confidence: Confidence::Documented,
};

impl Mistake for PathNormalised {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let path = tidied(&scene.uri.path);
        offers.add(offers.repathed(path));
    }
}

/// The path without empty segments and without dots.
fn tidied(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/').skip(1) {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    let end =
        if (path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..")) && !segments.is_empty() {
            "/"
        } else {
            ""
        };
    format!("/{}{end}", segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::scene::tests::scene_of;

    #[test]
    fn fires_where_it_changes_the_path() {
        let scene = scene_of("GET", "https://h.example/a//b/./c/../d/");
        assert_eq!(texts(&PathNormalised, &scene), ["GET&https%3A%2F%2Fh.example%2Fa%2Fb%2Fd%2F&…"]);
    }

    #[test]
    fn silent_where_it_changes_nothing() {
        assert_eq!(texts(&PathNormalised, &short("")), [""; 0]);
    }
}

//! An encoded path encoded again.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::percent;

/// `%252540` for the `%40` of the URL.
#[derive(Debug)]
pub struct PathDoubleEncoded;

const ENTRY: Entry = Entry {
    code: "path-double-encoded",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "The path is encoded once too often",
    why: "The path is signed as it is sent. One more round of encoding turns each %XX into %25XX, or escapes what stands raw in it, as the colon of eid:, before the URI is encoded as a whole.",
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
        let path = scene.uri.path.replace('%', "%25");
        offers.add(offers.repathed(path).usual());
        // Each segment through encodeURIComponent and its kin: `eid%3A7` for the `eid:7` of the URL.
        let path = encode_segments(&scene.uri.path);
        offers.add(offers.repathed(path).usual());
    }
}

/// A path in which whatever is reserved within a segment is escaped; what is escaped already stays so.
fn encode_segments(path: &str) -> String {
    let stays = |byte: u8| percent::is_unreserved(byte) || matches!(byte, b'/' | b'%');
    let mut out = Vec::with_capacity(path.len());
    for &byte in path.as_bytes() {
        if stays(byte) { out.push(byte) } else { percent::push_escape(byte, &mut out) }
    }
    String::from_utf8_lossy(&out).into_owned()
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
    fn a_colon_that_a_segment_may_hold_is_escaped() {
        let scene = scene_of("GET", "https://h.example/customer/eid:A%20b");
        assert_eq!(
            texts(&PathDoubleEncoded, &scene)[1],
            "GET&https%3A%2F%2Fh.example%2Fcustomer%2Feid%253AA%2520b&…"
        );
    }

    #[test]
    fn silent_where_it_changes_nothing() {
        assert_eq!(texts(&PathDoubleEncoded, &short("")), [""; 0]);
    }
}

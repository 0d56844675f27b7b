//! A base URI that stands raw.

use crate::check::draft::Shape;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `GET&https://…`.
#[derive(Debug)]
pub struct UriNotEncodedSeparately;

const ENTRY: Entry = Entry {
    code: "uri-not-encoded-separately",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "The URI is not encoded",
    why: "The base URI is percent-encoded before it is put between the ampersands.",
    fix: "Percent-encode the URI: https%3A%2F%2F and so on.",
    source: "https://community.canvaslms.com/t5/Canvas-Developers-Group/LTI-basic-launch-oauth-signature-mismatch/m-p/402560",
    confidence: Confidence::Observed,
};

impl Mistake for UriNotEncodedSeparately {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.usual(|draft| {
            draft.shape = match draft.shape {
                Shape::RawSection | Shape::RawUriAndSection => Shape::RawUriAndSection,
                _ => Shape::RawUri,
            };
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};

    #[test]
    fn the_uri_stands_raw() {
        assert_eq!(texts(&UriNotEncodedSeparately, &short("?a=1")), ["GET&https://h.example/r&a%3D1%26…"]);
    }
}

//! A finished base string encoded once more.

use crate::check::draft::Shape;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `GET%26https%253A…`, without any bare ampersand.
#[derive(Debug)]
pub struct BaseStringEncodedAsAWhole;

const ENTRY: Entry = Entry {
    code: "base-string-encoded-as-a-whole",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "The finished base string is encoded once more",
    why: "Method, URI and parameters are joined by two bare ampersands, and the text is signed as it then is.",
    fix: "Encode URI and parameters, join the three with &, and encode no more.",
    source: "https://community.canvaslms.com/t5/Canvas-Developers-Group/LTI-basic-launch-oauth-signature-mismatch/m-p/402560",
    confidence: Confidence::Observed,
};

impl Mistake for BaseStringEncodedAsAWhole {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.usual(|draft| draft.shape = Shape::EncodedWhole);
        // Joined raw and encoded as one.
        offers.usual(|draft| draft.shape = Shape::EncodedOnlyWhole);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};

    #[test]
    fn once_more_and_only_once() {
        let signed = texts(&BaseStringEncodedAsAWhole, &short("?a=%20"));
        assert!(
            signed[0].starts_with("GET%26https%253A%252F%252Fh.example%252Fr%26a%253D%252520%2526oauth_")
        );
        assert!(signed[1].starts_with("GET%26https%3A%2F%2Fh.example%2Fr%26a%3D%2520%26…"));
    }
}

//! Parameters that stand raw in the base string.

use crate::check::draft::Shape;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `…&a=1&oauth_nonce=…`: more than two bare ampersands.
#[derive(Debug)]
pub struct ParamsSectionNotEncoded;

const ENTRY: Entry = Entry {
    code: "params-section-not-encoded",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "The parameters are not encoded as a section",
    why: "The joined parameters are percent-encoded as a whole, so that only two bare ampersands are left in the base string.",
    fix: "Percent-encode the joined parameters once more.",
    source: "https://github.com/WP-API/OAuth1/issues/184",
    confidence: Confidence::Observed,
};

impl Mistake for ParamsSectionNotEncoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.usual(|draft| {
            draft.shape = match draft.shape {
                Shape::RawUri | Shape::RawUriAndSection => Shape::RawUriAndSection,
                Shape::NoMethod => Shape::NoMethod,
                _ => Shape::RawSection,
            };
        });
        // Their ampersands alone, as where each pair was encoded and joined afterwards.
        offers.rare(|draft| draft.outer = draft.outer.keeping("&"));
        offers.rare(|draft| draft.outer = draft.outer.keeping("&="));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};

    #[test]
    fn raw_as_a_whole_and_in_its_separators() {
        let signed = sections(&ParamsSectionNotEncoded, &short("?a=%20&b=1"));
        assert!(signed[0].starts_with("a=%20&b=1&oauth_consumer_key="), "{}", signed[0]);
        assert!(signed[1].starts_with("a%3D%2520&b%3D1&oauth_consumer_key%3D"), "{}", signed[1]);
        assert!(signed[2].starts_with("a=%2520&b=1&oauth_consumer_key="), "{}", signed[2]);
    }
}

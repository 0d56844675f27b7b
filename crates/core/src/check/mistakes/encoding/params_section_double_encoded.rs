//! Parameters encoded as a section twice.

use crate::check::draft::{Draft, Edit, Shape, encode_whole};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `a%253D1%2526…` in the third part.
#[derive(Debug)]
pub struct ParamsSectionDoubleEncoded;

const ENTRY: Entry = Entry {
    code: "params-section-double-encoded",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "The parameters are encoded as a section twice",
    why: "The joined parameters are percent-encoded once as a whole. A second round turns every escape of the section into %25XX.",
    fix: "Encode each name and value, join, encode the section once, and stop there.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.1.1",
    confidence: Confidence::Documented,
};

impl Mistake for ParamsSectionDoubleEncoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        // A section that is left raw and encoded twice is encoded once, which is no mistake and would hide another one.
        let is_raw = |draft: &Draft| matches!(draft.shape, Shape::RawSection | Shape::RawUriAndSection);
        offers.usual(move |draft| {
            if !is_raw(draft) {
                draft.section_edits.push(Edit::new(encode_whole));
            }
        });
        // The separators alone were written as escapes, and encoded again.
        offers.rare(move |draft| {
            if !is_raw(draft) {
                draft.equals = b"%3D";
                draft.ampersand = b"%26";
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};

    #[test]
    fn all_of_it_and_its_separators() {
        let signed = sections(&ParamsSectionDoubleEncoded, &short("?a=%20"));
        assert!(signed[0].starts_with("a%253D%252520%2526oauth_consumer_key%253D"), "{}", signed[0]);
        assert!(signed[1].starts_with("a%253D%2520%2526oauth_consumer_key%253D"), "{}", signed[1]);
    }
}

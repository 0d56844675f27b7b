//! Parameters joined by nothing, or with an ampersand at an end.

use crate::check::draft::Edit;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::mistakes::uri::query_in_base_uri::join;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `…1.0oauth_nonce%3D…`.
#[derive(Debug)]
pub struct ParamsJoinedWithoutSeparator;

const ENTRY: Entry = Entry {
    code: "params-joined-without-separator",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The ampersands between the parameters are wrong",
    why: "Between two parameters stands one ampersand, encoded as %26 in the base string, and none in front of the first or behind the last.",
    fix: "Join the pairs with &.",
    source: "https://community.canvaslms.com/t5/Canvas-Developers-Group/LTI-basic-launch-oauth-signature-mismatch/m-p/402560",
    confidence: Confidence::Observed,
};

impl Mistake for ParamsJoinedWithoutSeparator {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.rare(|draft| draft.ampersand = b"");
        // A loop that puts one behind each pair, or in front of each.
        offers.rare(|draft| draft.section_edits.push(Edit::new(|section| section.insert(0, b'&'))));
        offers.rare(|draft| draft.section_edits.push(Edit::new(|section| section.push(b'&'))));
        // The one in front of the whole section.
        offers.rare(|draft| draft.edits.push(Edit::new(|text| join(text, ""))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};

    #[test]
    fn none_and_one_too_many_at_either_end() {
        let signed = sections(&ParamsJoinedWithoutSeparator, &short("?a=1&b=2"));
        assert!(signed[0].starts_with("a%3D1b%3D2oauth_consumer_key%3D"), "{}", signed[0]);
        assert_eq!(signed[1..3], ["%26a%3D1%26b%3D2%26…", "a%3D1%26b%3D2%26…%26"]);
        assert!(signed[3].starts_with("GET&https%3A%2F%2Fh.example%2Fra%3D1%26b%3D2%26"), "{}", signed[3]);
    }
}

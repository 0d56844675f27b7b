//! Parameters joined by commas.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `oauth_consumer_key%2C…%2Coauth_nonce%2C…`.
#[derive(Debug)]
pub struct SeparatorCommaInParams;

const ENTRY: Entry = Entry {
    code: "separator-comma-in-params",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The parameters are joined by commas",
    why: "Names and values are joined by an equals sign, and pairs by an ampersand. A list that is printed as such has commas.",
    fix: "Join name and value with = and the pairs with &.",
    source: "https://github.com/mulesoft/api-console/issues/61",
    confidence: Confidence::Observed,
};

impl Mistake for SeparatorCommaInParams {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.rare(|draft| draft.ampersand = b",");
        offers.rare(|draft| {
            draft.ampersand = b",";
            draft.equals = b",";
        });
        offers.rare(|draft| draft.ampersand = b", ");
        offers.rare(|draft| draft.ampersand = b";");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};

    #[test]
    fn between_pairs_and_between_names_and_values() {
        let signed = sections(&SeparatorCommaInParams, &short("?a=1&b=2"));
        let starts = ["a%3D1%2Cb%3D2%2C", "a%2C1%2Cb%2C2%2C", "a%3D1%2C%20b%3D2%2C%20", "a%3D1%3Bb%3D2%3B"];
        assert_eq!(signed.len(), starts.len());
        for (section, start) in signed.iter().zip(starts) {
            assert!(section.starts_with(start), "{section}");
        }
    }
}

//! A signature among the signed parameters.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;

/// `oauth_signature%3D` in the third part, empty or from an earlier call.
#[derive(Debug)]
pub struct OauthSignatureInBase;

const ENTRY: Entry = Entry {
    code: "oauth-signature-in-base",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The signature itself is signed",
    why: "oauth_signature is the one parameter of the header, besides the realm, that is left out of the base string.",
    fix: "Build the base string before the signature is added, or leave oauth_signature out.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.1.3.1",
    confidence: Confidence::Documented,
};

impl Mistake for OauthSignatureInBase {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.with(b"oauth_signature", b"", Origin::Header, true);
        offers.observed_pairs(|pair| pair.name == b"oauth_signature", false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, sections, short};

    #[test]
    fn an_empty_one_and_the_one_that_was_observed() {
        let signed = sections(&OauthSignatureInBase, &short(""));
        assert!(signed[0].contains("%26oauth_signature%3D%26oauth_signature_method%3D"), "{signed:?}");
        let scene = observing(short(""), "GET&https%3A%2F%2Fh.example%2Fr&oauth_signature%3Dabc%26…");
        let signed = sections(&OauthSignatureInBase, &scene);
        assert!(signed[1].contains("%26oauth_signature%3Dabc%26oauth_signature_method%3D"), "{signed:?}");
    }
}

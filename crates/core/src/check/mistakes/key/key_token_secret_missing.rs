//! A token without its secret.

use super::offers::KeyOffers;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::secret::Secret;

/// The key ends at its `&`, though a token is sent.
#[derive(Debug)]
pub struct KeyTokenSecretMissing;

const ENTRY: Entry = Entry {
    code: "key-token-secret-missing",
    stage: Stage::Key,
    severity: Severity::Breaks,
    title: "The token secret is missing from the signing key",
    why: "The key is the consumer secret, an ampersand and the token secret. Only a call without a token, such as the first step of the three-step flow, ends it at the ampersand.",
    fix: "Append the token secret that NetSuite showed together with the token id.",
    source: "https://github.com/mountain-loop/yaak/pull/611",
    confidence: Confidence::Observed,
};

impl Mistake for KeyTokenSecretMissing {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let has_token = inputs.token.as_deref().is_some_and(|token| !token.is_empty());
        // Without the other secret nothing is signed here, and nothing is missing yet.
        let signs = inputs.consumer_secret.as_ref().is_some_and(|secret| !secret.is_empty());
        let has_secret = inputs.token_secret.as_ref().is_some_and(|secret: &Secret| !secret.is_empty());
        if has_token && signs && !has_secret {
            found.push(
                ENTRY
                    .finding(Certainty::Seen, Place::nowhere_in(Within::TokenSecret))
                    .titled("There is a token id and no token secret")
                    .mended_by("Enter the token secret that NetSuite showed together with the token id, or take the token id out if the call has no token.")
                    .as_severe_as(Severity::WorthChecking),
            );
        }
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let Some(mut offers) = KeyOffers::of(&ENTRY, scene, variants) else { return };
        let subject = "the key is the consumer secret and &";
        offers.usual(Within::TokenSecret, subject, |draft| draft.token.clear());
    }
}

#[cfg(test)]
mod tests {
    use super::super::offers::tests::keys;
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    #[test]
    fn fires_on_a_token_alone() {
        for token_secret in [None, Some(Secret::new(""))] {
            let inputs = Inputs { token_secret, ..netsuite() };
            assert_eq!(lint_codes(&KeyTokenSecretMissing, &inputs), ["key-token-secret-missing"]);
        }
    }

    #[test]
    fn the_key_that_ends_at_its_ampersand() {
        assert_eq!(keys(&KeyTokenSecretMissing, ["ck", "c", "tk", "t"]), ["c&"]);
        assert_eq!(keys(&KeyTokenSecretMissing, ["ck", "c", "", ""]), [""; 0], "there it is right");
    }

    #[test]
    fn is_silent_without_a_token_and_where_no_secret_was_given() {
        assert_eq!(lint_codes(&KeyTokenSecretMissing, &netsuite()), [""; 0]);
        let no_token = Inputs { token: None, token_secret: None, ..netsuite() };
        assert_eq!(lint_codes(&KeyTokenSecretMissing, &no_token), [""; 0]);
        let no_secrets = Inputs { consumer_secret: None, token_secret: None, ..netsuite() };
        assert_eq!(lint_codes(&KeyTokenSecretMissing, &no_secrets), [""; 0]);
    }
}

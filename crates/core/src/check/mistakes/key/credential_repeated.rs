//! One value in two fields.

use super::offers::KeyOffers;
use super::repeated::{is_secret, names, repeated};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// The consumer key pasted as the token id too, or one secret for both.
#[derive(Debug)]
pub struct CredentialRepeated;

const ENTRY: Entry = Entry {
    code: "credential-repeated",
    stage: Stage::Key,
    severity: Severity::Breaks,
    title: "The same value stands in two fields",
    why: "The integration has a key and a secret, the token an id and a secret of its own; NetSuite makes each at random, so two of them are never equal. One was pasted in the place of the other.",
    fix: "Take key and secret from the integration record, token id and token secret from the access token.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html",
    confidence: Confidence::Observed,
};

impl Mistake for CredentialRepeated {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        for fields in repeated(inputs) {
            // A secret that equals an id is another mistake.
            if fields.iter().any(|&field| is_secret(field)) && !fields.iter().all(|&field| is_secret(field)) {
                continue;
            }
            let Some((within, text)) = inputs.ids_and_secrets().find(|&(within, _)| within == fields[1])
            else {
                continue;
            };
            let finding = ENTRY
                .finding(Certainty::Seen, Place::whole(within, text))
                .titled(format!("The same value is {}", names(&fields)));
            // Another server may hand out what it likes.
            let severity = if inputs.is_netsuite() { Severity::Refused } else { Severity::WorthChecking };
            found.push(finding.as_severe_as(severity));
        }
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let Some(mut offers) = KeyOffers::of(&ENTRY, scene, variants) else { return };
        if scene.keys.token_secret.is_empty() {
            return;
        }
        let subject = "the consumer secret is in the token secret's place too";
        offers.rare(Within::TokenSecret, subject, |draft| draft.token.clone_from(&draft.consumer));
        let subject = "the token secret is in the consumer secret's place too";
        offers.rare(Within::ConsumerSecret, subject, |draft| draft.consumer.clone_from(&draft.token));
    }
}

#[cfg(test)]
mod tests {
    use super::super::offers::tests::keys;
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};
    use crate::secret::Secret;

    #[test]
    fn fires_on_equal_ids_and_on_equal_secrets() {
        let ids = Inputs { token: netsuite().consumer_key, ..netsuite() };
        let mut found = Vec::new();
        CredentialRepeated.lint(&ids, &mut found);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].title, "The same value is the consumer key and the token id");
        assert_eq!(found[0].place.within, Within::Token);
        let secrets = Inputs { token_secret: netsuite().consumer_secret, ..netsuite() };
        assert_eq!(lint_codes(&CredentialRepeated, &secrets), ["credential-repeated"]);
    }

    #[test]
    fn one_secret_in_both_halves_of_the_key() {
        assert_eq!(keys(&CredentialRepeated, ["ck", "c", "tk", "t"]), ["c&c", "t&t"]);
        assert_eq!(keys(&CredentialRepeated, ["ck", "c", "", ""]), [""; 0]);
    }

    #[test]
    fn is_silent_on_four_values_and_on_a_secret_that_equals_an_id() {
        assert_eq!(lint_codes(&CredentialRepeated, &netsuite()), [""; 0]);
        let key = netsuite().consumer_key.unwrap();
        let mixed = Inputs { consumer_secret: Some(Secret::new(key)), ..netsuite() };
        assert_eq!(lint_codes(&CredentialRepeated, &mixed), [""; 0]);
        let empty = Inputs {
            consumer_secret: Some(Secret::new("")),
            token_secret: Some(Secret::new("")),
            ..netsuite()
        };
        assert_eq!(lint_codes(&CredentialRepeated, &empty), [""; 0]);
    }
}

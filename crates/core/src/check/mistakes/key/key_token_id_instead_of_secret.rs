//! An id where the secret belongs.

use super::offers::KeyOffers;
use super::repeated::{is_secret, names, repeated};
use crate::check::draft::KeyDraft;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// The consumer key or the token id used as a secret.
#[derive(Debug)]
pub struct KeyTokenIdInsteadOfSecret;

const ENTRY: Entry = Entry {
    code: "key-token-id-instead-of-secret",
    stage: Stage::Key,
    severity: Severity::Breaks,
    title: "An id stands where a secret belongs",
    why: "The signing key is made of the two secrets. The ids travel in the header for everyone to see; a signature made with one of them is wrong.",
    fix: "Take the secrets for the key: the consumer secret of the integration and the token secret of the access token.",
    source: "https://github.com/NetSweet/netsuite/issues/557",
    confidence: Confidence::Observed,
};

impl Mistake for KeyTokenIdInsteadOfSecret {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        for fields in repeated(inputs) {
            if fields.iter().all(|&field| is_secret(field)) {
                continue;
            }
            let Some(&secret) = fields.iter().find(|&&field| is_secret(field)) else { continue };
            let Some((_, text)) = inputs.ids_and_secrets().find(|&(within, _)| within == secret) else {
                continue;
            };
            // Published samples do use one value for both, and then the signature is right: look, do not accuse.
            found.push(
                ENTRY
                    .finding(Certainty::Seen, Place::whole(secret, text))
                    .titled(format!("The same value is {}", names(&fields)))
                    .as_severe_as(Severity::WorthChecking),
            );
        }
    }

    /// Every ordered pair of the four values in which there is an id; those of secrets alone are other mistakes.
    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let Some(mut offers) = KeyOffers::of(&ENTRY, scene, variants) else { return };
        for (first, second) in PAIRS {
            let is_missing = |half: &Half| match half {
                Half::ConsumerKey => scene.keys.consumer_key.is_empty(),
                Half::TokenId => scene.keys.token.is_empty(),
                Half::ConsumerSecret | Half::TokenSecret => false,
            };
            if is_missing(&first) || is_missing(&second) {
                continue;
            }
            let subject = format!("the key is the {}, & and the {}", first.title(), second.title());
            let within = if first.is_id() { Within::ConsumerSecret } else { Within::TokenSecret };
            let (consumer_key, token) = (scene.keys.consumer_key.clone(), scene.keys.token.clone());
            let apply = move |draft: &mut KeyDraft| {
                let (old_consumer, old_token) = (draft.consumer.clone(), draft.token.clone());
                let half = |half: Half| match half {
                    Half::ConsumerKey => consumer_key.as_bytes().to_vec().into(),
                    Half::ConsumerSecret => old_consumer.clone(),
                    Half::TokenId => token.as_bytes().to_vec().into(),
                    Half::TokenSecret => old_token.clone(),
                };
                // A half that stays as it is keeps what another mistake did to it.
                if first != Half::ConsumerSecret {
                    draft.consumer = half(first);
                }
                if second != Half::TokenSecret {
                    draft.token = half(second);
                }
            };
            let is_in_its_half = first.is_of_the_consumer() && !second.is_of_the_consumer();
            if is_in_its_half {
                offers.usual(within, subject, apply);
            } else {
                offers.rare(within, subject, apply);
            }
        }
    }
}

/// What can stand in a half of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    ConsumerKey,
    ConsumerSecret,
    TokenId,
    TokenSecret,
}

impl Half {
    const fn is_id(self) -> bool {
        matches!(self, Self::ConsumerKey | Self::TokenId)
    }

    const fn is_of_the_consumer(self) -> bool {
        matches!(self, Self::ConsumerKey | Self::ConsumerSecret)
    }

    const fn title(self) -> &'static str {
        match self {
            Self::ConsumerKey => Within::ConsumerKey.title(),
            Self::ConsumerSecret => Within::ConsumerSecret.title(),
            Self::TokenId => Within::Token.title(),
            Self::TokenSecret => Within::TokenSecret.title(),
        }
    }
}

/// The ordered pairs with an id in them, the most usual first: an id in the place of its own secret.
const PAIRS: [(Half, Half); 12] = {
    use Half::{ConsumerKey, ConsumerSecret, TokenId, TokenSecret};
    [
        (ConsumerSecret, TokenId),
        (ConsumerKey, TokenSecret),
        (ConsumerKey, TokenId),
        (ConsumerSecret, ConsumerKey),
        (ConsumerKey, ConsumerSecret),
        (TokenId, TokenSecret),
        (TokenSecret, TokenId),
        (TokenSecret, ConsumerKey),
        (TokenId, ConsumerSecret),
        (TokenId, ConsumerKey),
        (ConsumerKey, ConsumerKey),
        (TokenId, TokenId),
    ]
};

#[cfg(test)]
mod tests {
    use super::super::offers::tests::keys;
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};
    use crate::secret::Secret;

    #[test]
    fn fires_where_a_secret_equals_an_id_and_repeats_neither() {
        let token = netsuite().token.unwrap();
        let inputs = Inputs { token_secret: Some(Secret::new(token.clone())), ..netsuite() };
        let mut found = Vec::new();
        KeyTokenIdInsteadOfSecret.lint(&inputs, &mut found);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].title, "The same value is the token id and the token secret");
        assert_eq!(found[0].place, Place::whole(Within::TokenSecret, &token));
        assert!(!format!("{found:?}").contains(&token));
    }

    #[test]
    fn every_pair_with_an_id_is_tried() {
        assert_eq!(
            keys(&KeyTokenIdInsteadOfSecret, ["C", "c", "T", "t"]),
            ["c&T", "C&t", "C&T", "c&C", "C&c", "T&t", "t&T", "t&C", "T&c", "T&C", "C&C", "T&T"]
        );
        assert_eq!(keys(&KeyTokenIdInsteadOfSecret, ["C", "c", "", ""]), ["C&", "c&C", "C&c", "&C", "C&C"]);
    }

    #[test]
    fn is_silent_on_four_values_and_on_equal_ids() {
        assert_eq!(lint_codes(&KeyTokenIdInsteadOfSecret, &netsuite()), [""; 0]);
        let ids = Inputs { token: netsuite().consumer_key, ..netsuite() };
        assert_eq!(lint_codes(&KeyTokenIdInsteadOfSecret, &ids), [""; 0]);
    }
}

//! An id where the secret belongs.

use super::repeated::{is_secret, names, repeated};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity};
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};
    use crate::finding::Within;
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
    fn is_silent_on_four_values_and_on_equal_ids() {
        assert_eq!(lint_codes(&KeyTokenIdInsteadOfSecret, &netsuite()), [""; 0]);
        let ids = Inputs { token: netsuite().consumer_key, ..netsuite() };
        assert_eq!(lint_codes(&KeyTokenIdInsteadOfSecret, &ids), [""; 0]);
    }
}

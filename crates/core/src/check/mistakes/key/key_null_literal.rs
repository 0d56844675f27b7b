//! The word for "nothing" in the place of a value.

use super::offers::KeyOffers;
use super::shape::{Flaw, flaw_of};
use crate::check::draft::{KeyDraft, KeyEncoding};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// `null`, `undefined`, `None`, `(null)` or `nil`: a variable that was never set, printed as text.
#[derive(Debug)]
pub struct KeyNullLiteral;

const ENTRY: Entry = Entry {
    code: "key-null-literal",
    stage: Stage::Key,
    severity: Severity::Breaks,
    title: "An unset variable stands in the place of a value",
    why: "A variable that was never set was printed as text. Those letters are then signed, or go into the signing key, like any other value.",
    fix: "Look why the variable is empty; where there really is no token, leave token id and token secret empty.",
    source: "https://github.com/lorenbrichter/OAuthCore/pull/4",
    confidence: Confidence::Observed,
};

impl Mistake for KeyNullLiteral {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let others = [Within::Account, Within::Nonce].map(|within| (within, inputs.text(within)));
        let others = others.into_iter().filter_map(|(within, text)| Some((within, text?)));
        for (within, text) in inputs.ids_and_secrets().chain(others) {
            if flaw_of(text) != Some(Flaw::NullWord) {
                continue;
            }
            let severity = match within {
                Within::Account if inputs.is_netsuite() => Severity::Refused,
                // Any realm is right somewhere, and any word is a nonce once.
                Within::Account | Within::Nonce => Severity::WorthChecking,
                _ => ENTRY.severity,
            };
            found.push(
                ENTRY
                    .finding(Certainty::Seen, Place::whole(within, text))
                    .titled(format!("The {} is the word for an unset variable", within.title()))
                    .as_severe_as(severity),
            );
        }
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let Some(mut offers) = KeyOffers::of(&ENTRY, scene, variants) else { return };
        for (index, word) in WORDS.into_iter().enumerate() {
            let token = format!("the token secret is `{word}`");
            let put = move |draft: &mut KeyDraft| *draft.token = word.as_bytes().to_vec();
            if index < USUAL_WORDS {
                offers.usual(Within::TokenSecret, token.clone(), put);
            } else {
                offers.rare(Within::TokenSecret, token.clone(), put);
            }
            offers.rare(Within::TokenSecret, token, move |draft| {
                put(draft);
                draft.encoding = KeyEncoding::Raw;
            });
            offers.rare(Within::ConsumerSecret, format!("the consumer secret is `{word}`"), move |draft| {
                *draft.consumer = word.as_bytes().to_vec();
            });
            offers.rare(Within::ConsumerSecret, format!("both secrets are `{word}`"), move |draft| {
                *draft.consumer = word.as_bytes().to_vec();
                put(draft);
            });
        }
        offers.rare(Within::ConsumerSecret, "the consumer secret is empty", |draft| draft.consumer.clear());
        offers.rare(Within::ConsumerSecret, "both secrets are empty", |draft| {
            draft.consumer.clear();
            draft.token.clear();
        });
    }
}

/// How languages print a value that is not there; the most usual first.
const WORDS: [&str; 6] = ["undefined", "null", "None", "(null)", "nil", "<nil>"];

/// How many of [`WORDS`] are tried in threes.
const USUAL_WORDS: usize = 2;

#[cfg(test)]
mod tests {
    use super::super::offers::tests::keys;
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};
    use crate::secret::Secret;

    #[test]
    fn fires_on_each_word_and_in_each_field() {
        for word in ["null", "undefined", "None", "(null)", "nil", "<nil>", "NULL"] {
            let inputs = Inputs { token_secret: Some(Secret::new(word)), ..netsuite() };
            assert_eq!(lint_codes(&KeyNullLiteral, &inputs), ["key-null-literal"], "{word}");
        }
        let inputs = Inputs { account: Some("undefined".into()), nonce: Some("null".into()), ..netsuite() };
        assert_eq!(lint_codes(&KeyNullLiteral, &inputs), ["key-null-literal"; 2]);
    }

    #[test]
    fn each_word_in_each_place_encoded_or_raw() {
        let signed = keys(&KeyNullLiteral, ["ck", "c", "tk", "t"]);
        assert_eq!(signed[..3], ["c&undefined", "undefined&t", "undefined&undefined"]);
        for key in
            ["c&null", "c&None", "c&%28null%29", "c&(null)", "c&nil", "c&%3Cnil%3E", "null&t", "&t", "&"]
        {
            assert!(signed.iter().any(|signed| signed == key), "{key}: {signed:?}");
        }
        let without_token = keys(&KeyNullLiteral, ["ck", "c", "", ""]);
        assert!(without_token.contains(&"c&null".to_owned()) && without_token.contains(&"&".to_owned()));
    }

    #[test]
    fn is_silent_on_values() {
        assert_eq!(lint_codes(&KeyNullLiteral, &netsuite()), [""; 0]);
        let inputs =
            Inputs { consumer_key: Some("nullable".into()), account: Some("NILE".into()), ..netsuite() };
        assert_eq!(lint_codes(&KeyNullLiteral, &inputs), [""; 0]);
    }
}

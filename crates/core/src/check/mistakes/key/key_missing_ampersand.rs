//! A signing key without its ampersand.

use super::offers::KeyOffers;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Severity, Within};

/// `cs`, `ts` or both in a row: one secret alone, or nothing between the two.
///
/// `cs&` is another mistake where there is a token secret, and right where there is none.
#[derive(Debug)]
pub struct KeyMissingAmpersand;

const ENTRY: Entry = Entry {
    code: "key-missing-ampersand",
    stage: Stage::Key,
    severity: Severity::Breaks,
    title: "The ampersand is missing from the signing key",
    why: "The key is the consumer secret, an ampersand and the token secret, each secret percent-encoded. The ampersand stands there even if there is no token secret.",
    fix: "Join the two secrets with one `&` and give the whole to the HMAC as its key.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.2",
    confidence: Confidence::Documented,
};

impl Mistake for KeyMissingAmpersand {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let Some(mut offers) = KeyOffers::of(&ENTRY, scene, variants) else { return };
        offers.usual(Within::ConsumerSecret, "the key is the consumer secret alone", |draft| {
            draft.joint = b"";
            draft.token.clear();
        });
        offers.usual(Within::TokenSecret, "the two secrets follow each other", |draft| draft.joint = b"");
        if !scene.keys.token_secret.is_empty() {
            for (joint, subject) in JOINTS {
                offers.rare(Within::TokenSecret, *subject, |draft| draft.joint = joint);
            }
            offers.rare(Within::TokenSecret, "the key is the token secret alone", |draft| {
                draft.joint = b"";
                draft.consumer.clear();
            });
        }
    }
}

/// What else is put between the two, and how it is told.
const JOINTS: &[(&[u8], &str)] = &[
    (b"&amp;", "the secrets are joined with &amp;, as XML writes it"),
    (b"+", "the secrets are joined with a plus sign"),
    (b",", "the secrets are joined with a comma"),
    (b":", "the secrets are joined with a colon"),
    (b"|", "the secrets are joined with a bar"),
];

#[cfg(test)]
mod tests {
    use super::super::offers::tests::keys;
    use super::*;

    #[test]
    fn one_secret_alone_and_nothing_or_something_else_between_the_two() {
        const EXPECTED: [&str; 8] = ["c", "ct", "c&amp;t", "c+t", "c,t", "c:t", "c|t", "t"];
        assert_eq!(keys(&KeyMissingAmpersand, ["ck", "c", "tk", "t"]), EXPECTED);
    }

    #[test]
    fn without_a_token_secret_there_is_one_way() {
        assert_eq!(keys(&KeyMissingAmpersand, ["ck", "c", "", ""]), ["c"]);
    }
}

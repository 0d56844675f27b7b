//! The two secrets in each other's place.

use super::offers::KeyOffers;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Severity, Within};

/// `ts&cs`.
#[derive(Debug)]
pub struct SecretsSwapped;

const ENTRY: Entry = Entry {
    code: "secrets-swapped",
    stage: Stage::Key,
    severity: Severity::Breaks,
    title: "The two secrets are swapped in the signing key",
    why: "The consumer secret comes first and the token secret second; the other way round it is another key.",
    fix: "Build the key as consumer secret, ampersand, token secret, and look whether the two were pasted into each other's setting.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.2",
    confidence: Confidence::Documented,
};

impl Mistake for SecretsSwapped {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let Some(mut offers) = KeyOffers::of(&ENTRY, scene, variants) else { return };
        offers.usual(Within::ConsumerSecret, "the token secret stands first", |draft| {
            std::mem::swap(&mut draft.consumer, &mut draft.token);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::offers::tests::keys;
    use super::*;

    #[test]
    fn the_token_secret_first() {
        assert_eq!(keys(&SecretsSwapped, ["ck", "c/", "tk", "t"]), ["t&c%2F"]);
        assert_eq!(keys(&SecretsSwapped, ["ck", "c", "", ""]), ["&c"]);
    }

    #[test]
    fn silent_where_both_are_the_same() {
        assert_eq!(keys(&SecretsSwapped, ["ck", "same", "tk", "same"]), [""; 0]);
    }
}

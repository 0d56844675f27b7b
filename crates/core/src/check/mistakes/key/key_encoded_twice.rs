//! A signing key that was percent-encoded once too often.

use super::offers::KeyOffers;
use crate::check::draft::KeyEncoding;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Severity, Within};

/// `cs%26ts`, or secrets whose own escapes are escaped.
#[derive(Debug)]
pub struct KeyEncodedTwice;

const ENTRY: Entry = Entry {
    code: "key-encoded-twice",
    stage: Stage::Key,
    severity: Severity::Breaks,
    title: "The signing key is percent-encoded once too often",
    why: "Each secret is encoded once, and the ampersand between them not at all. Encoded as a whole the key is another one, whatever the secrets hold.",
    fix: "Encode the two secrets, join them with a bare `&`, and leave the key as it is.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.2",
    confidence: Confidence::Documented,
};

impl Mistake for KeyEncodedTwice {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let Some(mut offers) = KeyOffers::of(&ENTRY, scene, variants) else { return };
        let both = Within::ConsumerSecret;
        offers.rare(both, "its ampersand is %26", |draft| draft.joint = b"%26");
        offers.rare(both, "each secret is encoded twice", |draft| draft.encoding = KeyEncoding::Twice);
        offers.rare(both, "the secrets, and then the whole", |draft| {
            draft.encoding = KeyEncoding::Twice;
            draft.joint = b"%26";
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::offers::tests::keys;
    use super::*;

    #[test]
    fn the_ampersand_the_secrets_and_both() {
        let signed = keys(&KeyEncodedTwice, ["ck", "c+", "tk", "t"]);
        assert_eq!(signed, ["c%2B%26t", "c%252B&t", "c%252B%26t"]);
    }

    #[test]
    fn with_plain_secrets_the_ampersand_alone() {
        assert_eq!(keys(&KeyEncodedTwice, ["ck", "0a", "tk", "1b"]), ["0a%261b"]);
    }
}

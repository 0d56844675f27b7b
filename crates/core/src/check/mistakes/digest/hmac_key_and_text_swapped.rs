//! Key and message in each other's place.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::Scene;
use crate::check::variant::{Digest, DigestVariant, Variants};
use crate::finding::Severity;

/// The base string given as the key of the HMAC, and the signing key as its message.
#[derive(Debug)]
pub struct HmacKeyAndTextSwapped;

const ENTRY: Entry = Entry {
    code: "hmac-key-and-text-swapped",
    stage: Stage::Digest,
    severity: Severity::Breaks,
    title: "Key and base string were given to the HMAC in each other's place",
    why: "Functions differ in which of the two they take first. Both are texts, so nothing complains.",
    fix: "Look the order up: the signing key is the key, the base string is the message or data.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.2",
    confidence: Confidence::Documented,
};

impl Mistake for HmacKeyAndTextSwapped {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, _scene: &Scene, variants: &mut Variants) {
        variants.digest.push(DigestVariant { code: ENTRY.code, digest: Digest::Swapped });
    }
}

//! A plain hash in the place of the HMAC.

use super::written::{self, Written};
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::output::MD5_LENGTH;
use crate::check::reenact::hash;
use crate::check::scene::Scene;
use crate::check::variant::{Digest, DigestVariant, Variants};
use crate::finding::{Certainty, Finding, Severity};

/// SHA-256 of the base string, or of base string and key in a row; or an MD5, by its length.
#[derive(Debug)]
pub struct HashInsteadOfHmac;

const ENTRY: Entry = Entry {
    code: "hash-instead-of-hmac",
    stage: Stage::Digest,
    severity: Severity::Breaks,
    title: "The signature is a plain hash, not an HMAC",
    why: "An HMAC mixes the signing key into the hash in a way of its own. A hash of the base string holds no secret at all, and one of base string and key in a row is another value.",
    fix: "Use the HMAC function of the library, with the signing key as its key and the base string as its message.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.2",
    confidence: Confidence::Documented,
};

impl Mistake for HashInsteadOfHmac {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let (Some(reading), Some(written)) = (written::reading(evidence), Written::of(evidence)) else {
            return;
        };
        if reading.digest.len() == MD5_LENGTH {
            found.push(
                ENTRY
                    .finding(Certainty::Seen, written.place())
                    .titled("The signature has the length of an MD5")
                    .because("No signature method of OAuth gives 16 bytes: an HMAC-SHA256 has 32."),
            );
        }
        // With the secrets, the search tells what was hashed. Without them, the base string alone can be tried.
        let scene = evidence.scene.filter(|scene| scene.keys.consumer_secret.is_none());
        let right = scene.map(|scene| scene.right.base_string.as_bytes());
        let theirs = evidence.base.filter(|_| scene.is_some()).map(|base| base.text.as_bytes());
        let is_hash = |text: &[u8]| hash(&[text], reading.digest.len()) == reading.digest;
        if theirs.into_iter().chain(right).any(is_hash) {
            found.push(
                ENTRY
                    .finding(Certainty::Proved, written.place())
                    .titled("The signature is the plain hash of the base string"),
            );
        }
    }

    fn variants(&self, _scene: &Scene, variants: &mut Variants) {
        for digest in [Digest::HashOfText, Digest::HashOfTextAndKey, Digest::HashOfKeyAndText] {
            variants.digest.push(DigestVariant { code: ENTRY.code, digest });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::written::tests::{RIGHT, seen};
    use super::*;
    use crate::check::mistakes::offers::tests::short;
    use crate::check::mistakes::tests::netsuite;
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    fn found_of(scene: &Scene, signature: &str) -> Vec<Finding> {
        let inputs = netsuite();
        let evidence = Evidence { signature: Some(signature), scene: Some(scene), ..Evidence::of(&inputs) };
        evidence.seen_by(&HashInsteadOfHmac)
    }

    #[test]
    fn an_md5_is_known_by_its_length() {
        let md5 = "00112233445566778899aabbccddeeff";
        assert_eq!(seen(&HashInsteadOfHmac, md5), [md5]);
        let base64 = STANDARD.encode([7; 16]);
        assert_eq!(seen(&HashInsteadOfHmac, &base64), [base64]);
        assert_eq!(seen(&HashInsteadOfHmac, RIGHT), [""; 0]);
    }

    #[test]
    fn the_hash_of_the_base_string_needs_no_secret() {
        let mut scene = short("");
        let signature = STANDARD.encode(hash(&[scene.right.base_string.as_bytes()], 32));
        assert_eq!(found_of(&scene, &signature), [], "with the secrets it is the search's affair");
        scene.keys.consumer_secret = None;
        let found = found_of(&scene, &signature);
        assert_eq!((found.len(), found[0].certainty), (1, Certainty::Proved));
        assert_eq!(found_of(&scene, RIGHT), []);
    }
}

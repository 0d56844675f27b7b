//! The signing key sent as the signature.

use super::signature_is_base_string::is_base_string;
use super::written::Written;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::readable;
use crate::finding::{Certainty, Finding, Severity};
use crate::sign::SignatureMethod;

/// `oauth_signature="secret%26secret"` under the label of an HMAC: both secrets are in the open.
#[derive(Debug)]
pub struct SignatureIsPlaintextKey;

const ENTRY: Entry = Entry {
    code: "signature-is-plaintext-key",
    stage: Stage::Digest,
    severity: Severity::Breaks,
    title: "The signature is the signing key itself: both secrets were sent",
    why: "Base64 has no ampersand: what was sent is the consumer secret, `&` and the token secret, as with PLAINTEXT. Whoever has seen this header or a log of it can sign any request.",
    fix: "Compute the HMAC-SHA256 with the key, send that, and replace both secrets: reset the consumer secret on the integration record, and make a new token.",
    source: "https://github.com/OpenBankProject/OBP-API/issues/1015",
    confidence: Confidence::Observed,
};

impl Mistake for SignatureIsPlaintextKey {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let (Some(signature), Some(written)) = (evidence.signature, Written::of(evidence)) else { return };
        // Under its own label such a signature is right, and said to be dangerous there.
        let label = evidence.inputs.signature_method.as_deref();
        let is_plaintext = label == Some(SignatureMethod::Plaintext.as_str());
        if !is_plaintext && is_key(signature) && !is_base_string(signature) {
            found.push(ENTRY.finding(Certainty::Seen, written.place()));
        }
    }
}

/// Whether a signature's text, as it is or encoded once more, is two halves without blanks and one `&` between them.
fn is_key(signature: &str) -> bool {
    let once = readable(signature);
    [signature, &once].into_iter().any(|text| {
        let halves: Vec<&str> = text.split('&').collect();
        halves.len() == 2 && !halves[0].is_empty() && !text.contains(['\u{FFFD}', '=', ' '])
    })
}

#[cfg(test)]
mod tests {
    use super::super::written::tests::{RIGHT, seen, seen_alone, seen_labelled};
    use super::*;

    #[test]
    fn fires_on_two_secrets_on_one_and_on_a_second_round_of_escapes() {
        for signature in ["canary%26canary", "canary%26", "canary%2526canary"] {
            assert_eq!(seen(&SignatureIsPlaintextKey, signature), [signature]);
        }
        assert_eq!(seen_alone(&SignatureIsPlaintextKey, "cs&ts").len(), 1);
        let (finding, _) =
            seen_labelled(&SignatureIsPlaintextKey, "HMAC-SHA256", "canary%26canary").remove(0);
        assert!(!format!("{finding:?}").contains("canary"));
    }

    #[test]
    fn is_silent_on_a_digest_on_a_base_string_and_under_its_own_label() {
        assert_eq!(seen(&SignatureIsPlaintextKey, RIGHT), [""; 0]);
        let base = "GET%26https%253A%252F%252Fh%252F%26a%253D1";
        assert_eq!(seen(&SignatureIsPlaintextKey, base), [""; 0]);
        assert_eq!(seen_labelled(&SignatureIsPlaintextKey, "PLAINTEXT", "cs%26ts"), []);
    }
}

//! The base string sent as the signature.

use super::written::Written;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::output::text_behind;
use crate::check::scene::readable;
use crate::finding::{Certainty, Finding, Severity};
use crate::intake::base_string::{Form, Observed};

/// `oauth_signature="GET%26https…"`.
#[derive(Debug)]
pub struct SignatureIsBaseString;

const ENTRY: Entry = Entry {
    code: "signature-is-base-string",
    stage: Stage::Digest,
    severity: Severity::Breaks,
    title: "The signature is the base string itself",
    why: "The base string is what is signed. It was put into oauth_signature as it is, without the HMAC.",
    fix: "Sign it: HMAC-SHA256 of the base string under the signing key, written as Base64.",
    source: "https://github.com/Kong/insomnia/issues/1681",
    confidence: Confidence::Observed,
};

impl Mistake for SignatureIsBaseString {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(written) = Written::of(evidence) else { return };
        if evidence.signature.is_some_and(is_base_string) {
            found.push(ENTRY.finding(Certainty::Seen, written.place()));
        }
    }
}

/// Whether a signature's text is a base string, as it is, encoded once or twice more, or as Base64.
pub(super) fn is_base_string(signature: &str) -> bool {
    let once = readable(signature);
    let twice = readable(&once);
    let decoded = text_behind(&once).unwrap_or_default();
    [signature, &once, &twice, &decoded].into_iter().any(|text| {
        let read = Observed::read(text);
        let is_whole = matches!(read.form, Form::Sections | Form::BareParameters);
        is_whole && read.method.is_some() && read.uri.is_some() && read.joints.len() > 1
    })
}

#[cfg(test)]
mod tests {
    use super::super::written::tests::{RIGHT, seen, seen_alone};
    use super::*;
    use crate::sign::percent;
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    const BASE: &str = "GET&https%3A%2F%2Fh.example%2Fr&a%3D1%26oauth_nonce%3Dn";

    #[test]
    fn fires_on_a_base_string_encoded_once_or_twice_or_alone() {
        let once = percent::encode(BASE.as_bytes());
        assert_eq!(seen(&SignatureIsBaseString, &once), [&*once]);
        let twice = percent::encode(once.as_bytes());
        assert_eq!(seen(&SignatureIsBaseString, &twice), [twice]);
        assert_eq!(seen_alone(&SignatureIsBaseString, BASE).len(), 1);
        let base64 = STANDARD.encode(BASE);
        assert_eq!(seen(&SignatureIsBaseString, &base64), [base64]);
    }

    #[test]
    fn is_silent_on_a_digest_and_on_the_secrets() {
        for signature in [RIGHT, "secret%26secret", "GET", ""] {
            assert_eq!(seen(&SignatureIsBaseString, signature), [""; 0], "{signature}");
        }
    }
}

//! A label that names another hash than the one that was used.

use super::names::label_place;
use super::written::{self, Written};
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::{Variants, hash_of_length};
use crate::finding::{Certainty, Finding, Severity};
use crate::inputs::Inputs;
use crate::sign::SignatureMethod;
use crate::sign::params::Origin;

/// 28 characters under `HMAC-SHA256`, 44 under `HMAC-SHA1`.
#[derive(Debug)]
pub struct SignatureMethodLabelMismatch;

const ENTRY: Entry = Entry {
    code: "signature-method-label-mismatch",
    stage: Stage::Digest,
    severity: Severity::Breaks,
    title: "oauth_signature_method names another hash than the one that was used",
    why: "The server computes the signature with the method that the label names, and that label is signed as well. One of the two was changed and the other was not.",
    fix: "Use HMAC-SHA256 in both: as the hash, and as the value of oauth_signature_method.",
    source: "https://github.com/patterninc/caterpillar/issues/104",
    confidence: Confidence::Observed,
};

impl Mistake for SignatureMethodLabelMismatch {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(reading) = written::reading(evidence) else { return };
        let Some(used) = used_instead(evidence.inputs, reading.digest.len()) else { return };
        let Some(written) = Written::of(evidence) else { return };
        let label = evidence.inputs.signature_method.as_deref();
        let title = match label {
            Some(label) => format!("The label says {label}, the signature has the length of {used}"),
            None => format!("The signature has the length of {used}, not of HMAC-SHA256"),
        };
        let place = label_place(evidence).unwrap_or_else(|| written.place());
        found.push(ENTRY.finding(Certainty::Seen, place).titled(title));
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let is_label = |&index: &usize| scene.parameters().name(index) == b"oauth_signature_method";
        let Some(label) = scene.from(Origin::Header).find(is_label) else { return };
        // The label that is signed is another one than the label that is sent.
        for name in ["HMAC-SHA1", "HMAC-SHA256", "HMAC-SHA512"] {
            let variant = offers.replaced(label, name.as_bytes());
            // What a library does by itself, under a header that somebody wrote.
            offers.add(if name == "HMAC-SHA1" { variant.usual() } else { variant });
        }
    }
}

/// The method behind a digest of that many bytes, if the label names another one.
pub(in crate::check) fn used_instead(inputs: &Inputs, length: usize) -> Option<SignatureMethod> {
    let used = hash_of_length(length)?;
    let named = match inputs.signature_method.as_deref() {
        // A name that nobody knows is misspelled, and one that is not computed here is RSA's.
        Some(name) => SignatureMethod::from_name(name)?,
        // Without a label there is nothing to differ from; what NetSuite refuses is told as such.
        None if inputs.is_netsuite() && used == SignatureMethod::HmacSha1 => return None,
        None => SignatureMethod::default(),
    };
    (named != used).then_some(used)
}

#[cfg(test)]
mod tests {
    use super::super::written::tests::{RIGHT, seen_alone, seen_labelled};
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};

    const SHA1: &str = "GoWGPbdjqQ41WBC8uBjq3Sj1VzU%3D";

    #[test]
    fn fires_in_both_directions_and_names_both() {
        for (label, signature, used) in
            [("HMAC-SHA256", SHA1, "HMAC-SHA1"), ("HMAC-SHA1", RIGHT, "HMAC-SHA256")]
        {
            let found = seen_labelled(&SignatureMethodLabelMismatch, label, signature);
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].1, label);
            assert!(
                found[0].0.title.contains(label) && found[0].0.title.ends_with(used),
                "{}",
                found[0].0.title
            );
        }
    }

    #[test]
    fn another_label_is_signed_than_the_one_that_is_sent() {
        let signed = sections(&SignatureMethodLabelMismatch, &short(""));
        assert_eq!(signed.len(), 2, "{signed:#?}");
        assert!(signed[0].contains("oauth_signature_method%3DHMAC-SHA1%26"), "{}", signed[0]);
    }

    #[test]
    fn is_silent_where_they_agree_and_where_the_label_is_no_hash_of_ours() {
        for (label, signature) in
            [("HMAC-SHA256", RIGHT), ("HMAC-SHA1", SHA1), ("RSA-SHA1", RIGHT), ("HMACSHA1", RIGHT)]
        {
            assert_eq!(seen_labelled(&SignatureMethodLabelMismatch, label, signature), [], "{label}");
        }
        let md5 = "00112233445566778899aabbccddeeff";
        assert_eq!(seen_labelled(&SignatureMethodLabelMismatch, "HMAC-SHA256", md5), [], "an MD5 is no HMAC");
        assert_eq!(seen_alone(&SignatureMethodLabelMismatch, RIGHT), []);
    }
}

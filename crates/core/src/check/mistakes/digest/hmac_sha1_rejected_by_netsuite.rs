//! HMAC-SHA1 at NetSuite.

use super::names::see_label;
use super::written::{self, Written};
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::variant::hash_of_length;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::sign::SignatureMethod;

/// `HMAC-SHA1`: the default of many libraries, no longer taken.
#[derive(Debug)]
pub struct HmacSha1RejectedByNetsuite;

const ENTRY: Entry = Entry {
    code: "hmac-sha1-rejected-by-netsuite",
    stage: Stage::Digest,
    severity: Severity::Refused,
    title: "NetSuite no longer takes HMAC-SHA1",
    why: "Support ended with release 2023.1. The answer speaks of malformed syntax or an invalid login, and not of the method.",
    fix: "Use HMAC-SHA256, both as the hash and as the value of oauth_signature_method.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html",
    confidence: Confidence::Documented,
};

impl Mistake for HmacSha1RejectedByNetsuite {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        see_label(self, evidence, found);
        // Where no method is named, the length of the signature names it.
        let is_unnamed = evidence.inputs.signature_method.is_none() && evidence.inputs.is_netsuite();
        let length = written::reading(evidence).map(|reading| reading.digest.len());
        if is_unnamed && length.and_then(hash_of_length) == Some(SignatureMethod::HmacSha1) {
            let place = Written::of(evidence).map(|written| written.place());
            found.extend(place.map(|place| ENTRY.finding(Certainty::Seen, place)));
        }
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(name) = inputs.signature_method.as_deref().filter(|_| inputs.is_netsuite()) else { return };
        if name == SignatureMethod::HmacSha1.as_str() {
            found.push(ENTRY.finding(Certainty::Seen, Place::whole(Within::SignatureMethod, name)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::written::tests::{RIGHT, seen, seen_alone, seen_labelled};
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    #[test]
    fn fires_at_netsuite_alone() {
        let sha1 = Inputs { signature_method: Some("HMAC-SHA1".into()), ..netsuite() };
        assert_eq!(lint_codes(&HmacSha1RejectedByNetsuite, &sha1), ["hmac-sha1-rejected-by-netsuite"]);
        let elsewhere = Inputs { url: Some("https://example.com/".into()), ..sha1 };
        assert_eq!(lint_codes(&HmacSha1RejectedByNetsuite, &elsewhere), [""; 0]);
    }

    #[test]
    fn sees_the_label_where_it_stands_and_the_length_where_there_is_none() {
        let found = seen_labelled(&HmacSha1RejectedByNetsuite, "HMAC-SHA1", RIGHT);
        assert_eq!((found.len(), found[0].1.as_str()), (1, "HMAC-SHA1"));
        assert_eq!(seen_alone(&HmacSha1RejectedByNetsuite, "GoWGPbdjqQ41WBC8uBjq3Sj1VzU=").len(), 1);
        assert_eq!(seen_alone(&HmacSha1RejectedByNetsuite, RIGHT), []);
        assert_eq!(
            seen(&HmacSha1RejectedByNetsuite, "GoWGPbdjqQ41WBC8uBjq3Sj1VzU%3D"),
            [""; 0],
            "mislabelled"
        );
    }

    #[test]
    fn is_silent_on_sha256_said_or_not() {
        let sha256 = Inputs { signature_method: Some("HMAC-SHA256".into()), ..netsuite() };
        assert_eq!(lint_codes(&HmacSha1RejectedByNetsuite, &sha256), [""; 0]);
        assert_eq!(lint_codes(&HmacSha1RejectedByNetsuite, &netsuite()), [""; 0]);
    }
}

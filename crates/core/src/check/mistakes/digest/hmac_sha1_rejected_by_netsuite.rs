//! HMAC-SHA1 at NetSuite.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
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

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(name) = inputs.signature_method.as_deref().filter(|_| inputs.is_netsuite()) else { return };
        if name == SignatureMethod::HmacSha1.as_str() {
            found.push(ENTRY.finding(Certainty::Seen, Place::whole(Within::SignatureMethod, name)));
        }
    }
}

#[cfg(test)]
mod tests {
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
    fn is_silent_on_sha256_said_or_not() {
        let sha256 = Inputs { signature_method: Some("HMAC-SHA256".into()), ..netsuite() };
        assert_eq!(lint_codes(&HmacSha1RejectedByNetsuite, &sha256), [""; 0]);
        assert_eq!(lint_codes(&HmacSha1RejectedByNetsuite, &netsuite()), [""; 0]);
    }
}

//! A signature method that exists, and that NetSuite does not take.

use super::names::{KNOWN, see_label};
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// `PLAINTEXT`, RSA or another HMAC.
#[derive(Debug)]
pub struct SignatureMethodUnsupported;

const ENTRY: Entry = Entry {
    code: "signature-method-unsupported",
    stage: Stage::Digest,
    severity: Severity::Refused,
    title: "NetSuite does not take this signature method",
    why: "NetSuite takes HMAC-SHA256 alone; the Login Audit Trail shows UnknownAlgorithm for any other method.",
    fix: "Use HMAC-SHA256, both as the hash and as the value of oauth_signature_method.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html",
    confidence: Confidence::Documented,
};

impl Mistake for SignatureMethodUnsupported {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        see_label(self, evidence, found);
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(name) = inputs.signature_method.as_deref() else { return };
        let finding = ENTRY.finding(Certainty::Seen, Place::whole(Within::SignatureMethod, name));
        let is_netsuite = inputs.is_netsuite();
        // HMAC-SHA1 has an entry of its own, and so has a name that nobody knows.
        let is_refused = is_netsuite && KNOWN.contains(&name) && !matches!(name, "HMAC-SHA256" | "HMAC-SHA1");
        let finding = finding.titled(if is_netsuite {
            format!("NetSuite does not take the signature method {name}")
        } else {
            format!("With {name} the signature is the two secrets")
        });
        if name == "PLAINTEXT" {
            found.push(if is_netsuite {
                finding
                    .because("With PLAINTEXT the signature is the two secrets themselves, and they are sent. NetSuite takes HMAC-SHA256 alone.")
                    .mended_by("Use HMAC-SHA256. If a call was sent with PLAINTEXT, replace both secrets.")
            } else {
                finding
                    .because("The secrets themselves are sent with every call, so whoever reads one call can sign the next.")
                    .mended_by("Use an HMAC method if the server takes one; with PLAINTEXT, call over https alone.")
                    .as_severe_as(Severity::WorthChecking)
            });
        } else if is_refused {
            found.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::written::tests::{RIGHT, seen, seen_labelled};
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    fn with(name: &str) -> Inputs {
        Inputs { signature_method: Some(name.into()), ..netsuite() }
    }

    #[test]
    fn fires_on_methods_that_netsuite_does_not_take() {
        for name in ["PLAINTEXT", "RSA-SHA1", "RSA-SHA256", "HMAC-SHA512"] {
            let codes = lint_codes(&SignatureMethodUnsupported, &with(name));
            assert_eq!(codes, ["signature-method-unsupported"], "{name}");
        }
    }

    #[test]
    fn sees_it_where_it_stands_in_the_header() {
        let found = seen_labelled(&SignatureMethodUnsupported, "RSA-SHA1", RIGHT);
        assert_eq!((found.len(), found[0].1.as_str()), (1, "RSA-SHA1"));
        assert_eq!(seen(&SignatureMethodUnsupported, RIGHT), [""; 0]);
    }

    #[test]
    fn is_silent_on_the_right_one_on_those_with_an_entry_of_their_own_and_elsewhere() {
        for name in ["HMAC-SHA256", "HMAC-SHA1", "HMACSHA256"] {
            assert_eq!(lint_codes(&SignatureMethodUnsupported, &with(name)), [""; 0], "{name}");
        }
        let elsewhere = Inputs { url: Some("https://example.com/".into()), ..with("RSA-SHA1") };
        assert_eq!(lint_codes(&SignatureMethodUnsupported, &elsewhere), [""; 0]);
    }

    #[test]
    fn plaintext_is_refused_by_netsuite_and_worth_checking_elsewhere() {
        let severity = |inputs: &Inputs| {
            let mut found = Vec::new();
            SignatureMethodUnsupported.lint(inputs, &mut found);
            found[0].severity
        };
        assert_eq!(severity(&with("PLAINTEXT")), Severity::Refused);
        let elsewhere = Inputs { url: Some("https://example.com/".into()), ..with("PLAINTEXT") };
        assert_eq!(severity(&elsewhere), Severity::WorthChecking);
    }
}

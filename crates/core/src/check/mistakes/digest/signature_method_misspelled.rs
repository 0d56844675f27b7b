//! A signature method that nobody knows under that name.

use super::super::distance::edit_distance;
use super::names::{KNOWN, see_label};
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// `HMACSHA256`, `HMAC_SHA256`, `SHA256`, `hmac-sha256`.
#[derive(Debug)]
pub struct SignatureMethodMisspelled;

const ENTRY: Entry = Entry {
    code: "signature-method-misspelled",
    stage: Stage::Digest,
    severity: Severity::Refused,
    title: "The signature method is misspelled",
    why: "The name is compared letter by letter, and it is signed as well: one hyphen more or less makes it another method.",
    fix: "Write HMAC-SHA256, in capitals and with one hyphen.",
    source: "https://github.com/restsharp/RestSharp/issues/645",
    confidence: Confidence::Observed,
};

impl Mistake for SignatureMethodMisspelled {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        see_label(self, evidence, found);
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(name) = inputs.signature_method.as_deref().filter(|name| !KNOWN.contains(name)) else {
            return;
        };
        let finding = ENTRY.finding(Certainty::Seen, Place::whole(Within::SignatureMethod, name));
        if name.trim().is_empty() {
            found.push(finding.titled("The signature method is empty"));
            return;
        }
        let nearest = nearest(name);
        found.push(finding.titled(format!("No signature method is called `{name}`")).mended_by(
            if inputs.is_netsuite() && nearest != "HMAC-SHA256" {
                format!("{nearest} seems to be meant; NetSuite takes HMAC-SHA256 alone.")
            } else {
                format!("Write {nearest}.")
            },
        ));
    }
}

/// The known name that is meant, judged by its letters and digits. Of two that are as near, the earlier one.
fn nearest(name: &str) -> &'static str {
    let bare = |text: &str| -> Vec<u8> {
        text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_uppercase()).collect()
    };
    let given = bare(name);
    let distance = |known: &&&'static str| {
        let known = bare(known);
        // `SHA256` is the end of one name, and only four letters short of it.
        if !given.is_empty() && known.ends_with(&given) { 0 } else { edit_distance(&given, &known) }
    };
    KNOWN.iter().min_by_key(distance).copied().unwrap_or("HMAC-SHA256")
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
    fn fires_and_suggests_the_nearest() {
        for (name, nearest) in [
            ("HMACSHA256", "HMAC-SHA256"),
            ("HMAC_SHA256", "HMAC-SHA256"),
            ("hmac-sha256", "HMAC-SHA256"),
            ("SHA256", "HMAC-SHA256"),
            ("HMAC-SHA-256", "HMAC-SHA256"),
            ("HmacSHA1", "HMAC-SHA1"),
            ("RSA-SHA-1", "RSA-SHA1"),
            ("plain text", "PLAINTEXT"),
            ("HMAC-SHA265", "HMAC-SHA256"),
        ] {
            let mut found = Vec::new();
            SignatureMethodMisspelled.lint(&with(name), &mut found);
            assert_eq!(found.len(), 1, "{name}");
            assert!(found[0].fix.contains(nearest), "{name}: {}", found[0].fix);
        }
        assert_eq!(lint_codes(&SignatureMethodMisspelled, &with("")), ["signature-method-misspelled"]);
    }

    #[test]
    fn sees_it_where_it_stands_in_the_header() {
        let found = seen_labelled(&SignatureMethodMisspelled, "HMACSHA256", RIGHT);
        assert_eq!((found.len(), found[0].1.as_str()), (1, "HMACSHA256"));
        assert_eq!(seen(&SignatureMethodMisspelled, RIGHT), [""; 0]);
    }

    #[test]
    fn is_silent_on_names_that_are_known_and_where_none_is_said() {
        for name in KNOWN {
            assert_eq!(lint_codes(&SignatureMethodMisspelled, &with(name)), [""; 0], "{name}");
        }
        assert_eq!(lint_codes(&SignatureMethodMisspelled, &netsuite()), [""; 0]);
    }
}

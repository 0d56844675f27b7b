//! No realm.

use super::entered::is_realm;
use crate::account::Account;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{oauth_header, place};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// A header for NetSuite without `realm="…"`.
#[derive(Debug)]
pub struct RealmMissingInHeader;

const ENTRY: Entry = Entry {
    code: "realm-missing-in-header",
    stage: Stage::Account,
    severity: Severity::WorthChecking,
    title: "The header names no realm",
    why: "Oracle shows the account id as the realm in every call with a token. A host that names the account may do without it; nobody promises that.",
    fix: "Add the account id as the realm. It stands in the header alone and is never signed.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156338994830.html",
    confidence: Confidence::Documented,
};

impl Mistake for RealmMissingInHeader {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let is_given = inputs.account.as_deref().is_some_and(|account| !account.trim().is_empty());
        if is_given || !inputs.is_netsuite() {
            return;
        }
        let mut finding = ENTRY
            .finding(Certainty::Seen, Place::nowhere_in(Within::Account))
            .titled("There is no account id, so the header names no realm");
        if let Some(called) = inputs.parsed_url().and_then(|url| Account::from_host(url.host_str())) {
            finding = finding.mended_by(format!(
                "Enter `{called}`, the account that the URL calls. It stands in the header alone and is never signed."
            ));
        }
        found.push(finding);
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(header) = oauth_header(evidence).filter(|_| evidence.inputs.is_netsuite()) else { return };
        let named = header.fields.iter().find(|field| is_realm(header.part(field.name)));
        // A realm under a wrong name is another mistake.
        let is_misnamed = || header.fields.iter().any(|field| header.part(field.name) == "oauth_realm");
        let at = match named {
            Some(field) if !field.decoded.iter().all(u8::is_ascii_whitespace) => return,
            Some(field) => field.value,
            None if is_misnamed() => return,
            None => header.scheme.unwrap_or(header.before),
        };
        let mut finding = ENTRY.finding(Certainty::Seen, place(at));
        let url = evidence.inputs.parsed_url();
        if let Some(called) = url.and_then(|url| Account::from_host(url.host_str())) {
            finding = finding.mended_by(format!(
                "Add realm=\"{called}\", the account that the URL calls. It stands in the header alone and is never signed."
            ));
        }
        found.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen};
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    #[test]
    fn fires_without_an_account_and_names_the_one_of_the_host() {
        for account in [None, Some(String::new())] {
            let mut found = Vec::new();
            RealmMissingInHeader.lint(&Inputs { account, ..netsuite() }, &mut found);
            assert_eq!(found.len(), 1);
            assert!(found[0].fix.contains("`1234567_SB1`"), "{}", found[0].fix);
        }
    }

    #[test]
    fn seen_in_the_header() {
        let (without, empty) =
            (RIGHT.replace("realm=\"1234567_SB1\", ", ""), RIGHT.replace("1234567_SB1", ""));
        assert_eq!(seen(&RealmMissingInHeader, &without), [(Severity::WorthChecking, "OAuth")]);
        assert_eq!(seen(&RealmMissingInHeader, &empty), [(Severity::WorthChecking, "")]);
        let misnamed = RIGHT.replace("realm", "oauth_realm");
        for text in [RIGHT, &misnamed].iter().chain(&OTHERS) {
            assert_eq!(seen(&RealmMissingInHeader, text), [], "{text}");
        }
    }

    #[test]
    fn is_silent_with_an_account_and_elsewhere() {
        assert_eq!(lint_codes(&RealmMissingInHeader, &netsuite()), [""; 0]);
        let elsewhere = Inputs { url: Some("https://example.com/".into()), account: None, ..netsuite() };
        assert_eq!(lint_codes(&RealmMissingInHeader, &elsewhere), [""; 0]);
    }
}

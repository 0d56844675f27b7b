//! Something else where the account id belongs.

use super::super::key::shape::{Flaw, flaw_of};
use super::entered::{entered_account, sent_realm};
use crate::account::Account;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// A company name, a URL, a host, an e-mail address or a key in the field of the account id.
#[derive(Debug)]
pub struct AccountNotAnId;

const ENTRY: Entry = Entry {
    code: "account-not-an-id",
    stage: Stage::Account,
    severity: Severity::WorthChecking,
    title: "The account id cannot be one",
    why: "The realm takes the account id and nothing else: letters and digits, then perhaps an underscore and a suffix such as SB1 or RP.",
    fix: "Copy it from Setup > Company > Company Information, Account ID.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1498251763.html",
    confidence: Confidence::Documented,
};

impl Mistake for AccountNotAnId {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(entered) = inputs.account.as_deref().filter(|_| inputs.is_netsuite()) else { return };
        let has_another_cause = flaw_of(entered).is_some_and(|flaw| flaw != Flaw::Blank);
        if entered.trim().is_empty() || has_another_cause || entered_account(inputs).is_some() {
            return;
        }
        let mut finding = ENTRY.finding(Certainty::Seen, Place::whole(Within::Account, entered));
        // What was entered may be a secret: it is described, not repeated.
        finding = finding.titled(format!("The account id {}", likeness(entered.trim())));
        if let Some(called) = inputs.parsed_url().and_then(|url| Account::from_host(url.host_str())) {
            finding = finding
                .mended_by(format!("The URL calls account `{called}`: write that, if the URL is right."));
        }
        found.push(finding);
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some((realm, place, None)) = sent_realm(evidence) else { return };
        let has_another_cause = flaw_of(realm).is_some_and(|flaw| flaw != Flaw::Blank);
        if realm.trim().is_empty() || has_another_cause {
            return;
        }
        let finding = ENTRY.finding(Certainty::Seen, place);
        found.push(finding.titled(format!("The realm {}", likeness(realm.trim()))));
    }
}

/// What the text looks like.
fn likeness(text: &str) -> &'static str {
    let is_key = text.len() >= 32 && text.bytes().all(|b| b.is_ascii_alphanumeric());
    if is_key {
        "looks like a key or a secret"
    } else if text.contains('@') {
        "looks like an e-mail address"
    } else if text.contains("://") || text.contains('/') {
        "is a URL"
    } else if text.to_ascii_lowercase().contains("netsuite.com") {
        "is a host name"
    } else if text.contains(char::is_whitespace) {
        "looks like a name: an id has no spaces"
    } else {
        "holds characters that no account id has"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen};
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    fn with(account: &str) -> Inputs {
        Inputs { account: Some(account.into()), ..netsuite() }
    }

    #[test]
    fn fires_on_what_is_no_id_and_says_what_it_looks_like() {
        let key = "0a1b".repeat(16);
        for (account, likeness) in [
            ("Acme Incorporated", "a name"),
            ("https://1234567.app.netsuite.com", "is a URL"),
            ("1234567.app.netsuite.com", "is a host name"),
            ("me@example.com", "an e-mail address"),
            (key.as_str(), "a key or a secret"),
            ("1234567_SB1_X", "characters that no account id has"),
        ] {
            let mut found = Vec::new();
            AccountNotAnId.lint(&with(account), &mut found);
            assert_eq!(found.len(), 1, "{account}");
            assert!(found[0].title.contains(likeness), "{}", found[0].title);
            assert!(found[0].fix.contains("`1234567_SB1`"), "{}", found[0].fix);
            assert!(!format!("{found:?}").contains(account), "the text is described, not repeated");
        }
    }

    #[test]
    fn seen_in_the_header() {
        let text = RIGHT.replace("1234567_SB1", "1234567.app.netsuite.com");
        assert_eq!(seen(&AccountNotAnId, &text), [(Severity::WorthChecking, "1234567.app.netsuite.com")]);
        let (empty, variable) = (RIGHT.replace("1234567_SB1", ""), RIGHT.replace("1234567_SB1", "{{a}}"));
        for text in [RIGHT, &empty, &variable].iter().chain(&OTHERS) {
            assert_eq!(seen(&AccountNotAnId, text), [], "{text}");
        }
    }

    #[test]
    fn is_silent_on_ids_on_other_causes_and_elsewhere() {
        for account in
            ["1234567", "1234567_SB1", "TSTDRV1234567", "1234567_RP", "ACME", "1234567 ", "", "{{a}}", "null"]
        {
            assert_eq!(lint_codes(&AccountNotAnId, &with(account)), [""; 0], "{account}");
        }
        let elsewhere = Inputs { url: Some("https://example.com/".into()), ..with("Photos of mine") };
        assert_eq!(lint_codes(&AccountNotAnId, &elsewhere), [""; 0]);
    }
}

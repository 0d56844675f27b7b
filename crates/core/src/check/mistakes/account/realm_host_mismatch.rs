//! The account id and the host name different accounts.

use super::entered::{entered_account, sent_realm};
use crate::account::Account;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// The realm of the sandbox with the host of production, or of another company altogether.
#[derive(Debug)]
pub struct RealmHostMismatch;

const ENTRY: Entry = Entry {
    code: "realm-host-mismatch",
    stage: Stage::Account,
    severity: Severity::Refused,
    title: "The realm and the host name different accounts",
    why: "NetSuite looks the token up in the account that is called, and tokens are not shared: a sandbox and a Release Preview account have their own.",
    fix: "Take account id, host, keys and token from one and the same account.",
    source: "https://www.volcengine.com/article/3092989",
    confidence: Confidence::Observed,
};

impl Mistake for RealmHostMismatch {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some((entered, account)) = entered_account(inputs) else { return };
        let Some(called) = inputs.parsed_url().and_then(|url| Account::from_host(url.host_str())) else {
            return;
        };
        if account == called {
            return;
        }
        found.push(
            ENTRY
                .finding(Certainty::Seen, Place::whole(Within::Account, entered))
                .titled(format!("The account id is `{account}`, and the URL calls `{called}`"))
                .mended_by(format!(
                    "Write `{called}` if the URL is right, or call the host that begins with `{}.`; keys and token must be of that account too.",
                    account.host_label()
                )),
        );
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some((_, place, Some(account))) = sent_realm(evidence) else { return };
        let url = evidence.inputs.parsed_url();
        let Some(called) = url.and_then(|url| Account::from_host(url.host_str())) else { return };
        if account != called {
            found.push(
                ENTRY
                    .finding(Certainty::Seen, place)
                    .titled(format!("The realm is of account `{account}`, and the URL calls `{called}`"))
                    .mended_by(format!(
                        "Write realm=\"{called}\" if the URL is right, or call the host that begins with `{}.`; keys and token must be of that account too.",
                        account.host_label()
                    )),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen};
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    fn with(account: &str, host: &str) -> Vec<&'static str> {
        let url = format!("https://{host}/app/site/hosting/restlet.nl?script=6&deploy=1");
        let inputs = Inputs { account: Some(account.into()), url: Some(url), ..netsuite() };
        lint_codes(&RealmHostMismatch, &inputs)
    }

    #[test]
    fn fires_on_two_accounts() {
        assert_eq!(with("1234567", "1234567-sb1.restlets.api.netsuite.com"), ["realm-host-mismatch"]);
        assert_eq!(with("7654321", "1234567.suitetalk.api.netsuite.com"), ["realm-host-mismatch"]);
    }

    #[test]
    fn seen_in_the_header() {
        let text = RIGHT.replace("1234567_SB1", "1234567");
        assert_eq!(seen(&RealmHostMismatch, &text), [(Severity::Refused, "1234567")]);
        let written_wrongly = RIGHT.replace("1234567_SB1", "1234567-sb1");
        for text in [RIGHT, &written_wrongly].iter().chain(&OTHERS) {
            assert_eq!(seen(&RealmHostMismatch, text), [], "{text}");
        }
    }

    #[test]
    fn is_silent_on_one_account_in_any_form_and_on_hosts_that_name_none() {
        for (account, host) in [
            ("1234567_SB1", "1234567-sb1.restlets.api.netsuite.com"),
            ("1234567-sb1", "1234567-SB1.restlets.api.netsuite.com"),
            ("1234567_SB1", "1234567_sb1.restlets.api.netsuite.com"),
            ("TSTDRV1234567", "tstdrv1234567.app.netsuite.com"),
            ("1234567", "rest.netsuite.com"),
            ("Example", "example.com"),
            ("{{account}}", "1234567.restlets.api.netsuite.com"),
        ] {
            assert_eq!(with(account, host), [""; 0], "{account} {host}");
        }
    }
}

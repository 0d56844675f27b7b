//! The realm in lower case, as in a host name.

use super::entered::{entered_account, host_form_entered, host_form_sent};
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// `realm="1234567_sb1"`: copied from the host name, where lower case is right.
#[derive(Debug)]
pub struct RealmLowercase;

const ENTRY: Entry = Entry {
    code: "realm-lowercase",
    stage: Stage::Account,
    severity: Severity::Refused,
    title: "The realm is in lower case",
    why: "The host name takes the account id in lower case; the realm takes it as NetSuite shows it, in upper case. The signature may be perfect and the login still fails.",
    fix: "Write the realm as under Setup > Company > Company Information, Account ID: upper case, with an underscore.",
    source: "https://github.com/netsuitephp/netsuite-php/issues/121",
    confidence: Confidence::Observed,
};

impl Mistake for RealmLowercase {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some((entered, account)) = entered_account(inputs) else { return };
        if has_lower_case(entered) {
            let place = Place::whole(Within::Account, entered);
            found.push(host_form_entered(&ENTRY, (entered, account), place, FLAW));
        }
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        found.extend(host_form_sent(&ENTRY, evidence, has_lower_case, FLAW));
    }
}

const FLAW: &str = "is in lower case";

fn has_lower_case(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen};
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    #[test]
    fn fires_on_lower_case_and_is_silent_on_upper() {
        let with = |account: &str| {
            lint_codes(&RealmLowercase, &Inputs { account: Some(account.into()), ..netsuite() })
        };
        assert_eq!(with("1234567_sb1"), ["realm-lowercase"]);
        assert_eq!(with("1234567_SB1"), [""; 0]);
        assert_eq!(with("1234567-SB1"), [""; 0], "a hyphen is another mistake");
    }

    #[test]
    fn seen_in_the_header() {
        let text = RIGHT.replace("1234567_SB1", "1234567_sb1");
        assert_eq!(seen(&RealmLowercase, &text), [(Severity::Refused, "1234567_sb1")]);
        for text in [RIGHT].iter().chain(&OTHERS) {
            assert_eq!(seen(&RealmLowercase, text), [], "{text}");
        }
    }
}

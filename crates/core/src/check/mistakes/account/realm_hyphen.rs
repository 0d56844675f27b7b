//! The realm with a hyphen, as in a host name.

use super::entered::{entered_account, host_form_entered, host_form_sent};
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::span::Span;

/// `realm="1234567-SB1"`: copied from the host name, where the hyphen is right.
#[derive(Debug)]
pub struct RealmHyphen;

const ENTRY: Entry = Entry {
    code: "realm-hyphen",
    stage: Stage::Account,
    severity: Severity::Refused,
    title: "The realm has a hyphen",
    why: "A host name cannot hold an underscore, so NetSuite writes the account id with a hyphen there; the realm takes it with the underscore. The signature may be perfect and the login still fails.",
    fix: "Write the realm as under Setup > Company > Company Information, Account ID: upper case, with an underscore.",
    source: "https://github.com/netsuitephp/netsuite-php/issues/121",
    confidence: Confidence::Observed,
};

impl Mistake for RealmHyphen {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some((entered, account)) = entered_account(inputs) else { return };
        let Some(at) = entered.find('-') else { return };
        let place = Place::new(Within::Account, Span::new(at, at + 1));
        found.push(host_form_entered(&ENTRY, (entered, account), place, FLAW));
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        found.extend(host_form_sent(&ENTRY, evidence, |realm| realm.contains('-'), FLAW));
    }
}

const FLAW: &str = "has a hyphen";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen};
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    #[test]
    fn fires_on_a_hyphen_and_is_silent_on_an_underscore() {
        let with =
            |account: &str| lint_codes(&RealmHyphen, &Inputs { account: Some(account.into()), ..netsuite() });
        assert_eq!(with("1234567-SB1"), ["realm-hyphen"]);
        assert_eq!(with("1234567-rp"), ["realm-hyphen"]);
        for right in ["1234567_SB1", "1234567", "TSTDRV1234567", "1234567_RP", "ACME"] {
            assert_eq!(with(right), [""; 0], "{right}");
        }
    }

    #[test]
    fn seen_in_the_header() {
        let text = RIGHT.replace("1234567_SB1", "1234567-SB1");
        assert_eq!(seen(&RealmHyphen, &text), [(Severity::Refused, "1234567-SB1")]);
        for text in [RIGHT].iter().chain(&OTHERS) {
            assert_eq!(seen(&RealmHyphen, text), [], "{text}");
        }
    }

    #[test]
    fn is_silent_where_it_is_no_account_of_netsuite() {
        let elsewhere = Inputs {
            url: Some("https://example.com/".into()),
            account: Some("My-Realm".into()),
            ..netsuite()
        };
        assert_eq!(lint_codes(&RealmHyphen, &elsewhere), [""; 0]);
    }
}

//! The account as it was entered, and the realm as it was sent, where they can be one.

use super::super::key::shape::{Flaw, flaw_of};
use crate::account::Account;
use crate::check::evidence::Evidence;
use crate::check::mistake::Entry;
use crate::check::mistakes::observed_header::{oauth_header, place};
use crate::finding::{Certainty, Finding, Place, Severity};
use crate::inputs::Inputs;

/// Longer than any account id, and shorter than the keys and secrets that are pasted in its place.
const LONGEST: usize = 30;

/// The text that was entered for a call to NetSuite and the account that it means. `None` if there is none, if the call
/// goes elsewhere, or if the text is no account id: then it may be anything, a secret too, and must not be repeated.
pub(super) fn entered_account(inputs: &Inputs) -> Option<(&str, Account)> {
    let entered = inputs.account.as_deref().filter(|_| inputs.is_netsuite())?;
    Some((entered, account_of(entered)?))
}

/// The realm that was sent to NetSuite, its place in the header, and the account that it means, if it means one.
pub(super) fn sent_realm<'a>(evidence: &Evidence<'a>) -> Option<(&'a str, Place, Option<Account>)> {
    let header = oauth_header(evidence).filter(|_| evidence.inputs.is_netsuite())?;
    let field = header.fields.iter().find(|field| is_realm(header.part(field.name)))?;
    let realm = std::str::from_utf8(&field.decoded).ok()?;
    Some((realm, place(field.value), account_of(realm)))
}

/// The finding that the account id as entered is in the form of host names: `flaw` says in what.
pub(super) fn host_form_entered(
    entry: &'static Entry,
    (entered, account): (&str, Account),
    place: Place,
    flaw: &str,
) -> Finding {
    // The header that is written here has the right form already; a middleware's may not.
    entry
        .finding(Certainty::Seen, place)
        .titled(format!("The account id `{}` {flaw}", entered.trim()))
        .mended_by(format!(
            "Write `{account}` in the realm; `{}` belongs in the host name.",
            account.host_label()
        ))
        .as_severe_as(Severity::WorthChecking)
}

/// The finding that the realm was sent in the form of host names, if `is_it` and it means an account.
pub(super) fn host_form_sent(
    entry: &'static Entry,
    evidence: &Evidence<'_>,
    is_it: fn(&str) -> bool,
    flaw: &str,
) -> Option<Finding> {
    let (realm, place, account) = sent_realm(evidence)?;
    let account = account.filter(|_| is_it(realm))?;
    let finding = entry.finding(Certainty::Seen, place).titled(format!("The realm `{realm}` {flaw}"));
    Some(finding.mended_by(format!("Write realm=\"{account}\".")))
}

/// Whether it is the realm's name; names are in any case (RFC 9110 section 11.2).
pub(super) const fn is_realm(name: &str) -> bool {
    name.eq_ignore_ascii_case("realm")
}

fn account_of(text: &str) -> Option<Account> {
    if flaw_of(text).is_some_and(|flaw| flaw != Flaw::Blank) {
        return None;
    }
    Account::from_any_form(text).filter(|account| account.realm().len() <= LONGEST)
}

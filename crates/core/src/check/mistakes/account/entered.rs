//! The account as it was entered, where it can be one.

use super::super::key::shape::{Flaw, flaw_of};
use crate::account::Account;
use crate::inputs::Inputs;

/// Longer than any account id, and shorter than the keys and secrets that are pasted in its place.
const LONGEST: usize = 30;

/// The text that was entered for a call to NetSuite and the account that it means. `None` if there is none, if the call
/// goes elsewhere, or if the text is no account id: then it may be anything, a secret too, and must not be repeated.
pub(super) fn entered_account(inputs: &Inputs) -> Option<(&str, Account)> {
    let entered = inputs.account.as_deref().filter(|_| inputs.is_netsuite())?;
    if flaw_of(entered).is_some_and(|flaw| flaw != Flaw::Blank) {
        return None;
    }
    let account = Account::from_any_form(entered)?;
    (account.realm().len() <= LONGEST).then_some((entered, account))
}

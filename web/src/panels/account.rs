//! The account, in the two forms that are so often taken for one another.

use crate::view::View;
use crate::widgets::el::{el, element, fixed, owned, text};
use crate::widgets::field::{Look, field};
use countersign_core::account::{Account, Service};
use countersign_core::finding::Within;
use yew::Html;

const LOOK: Look =
    Look { label: "Account ID, as NetSuite shows it", placeholder: "1234567_SB1", lines: false };

/// The account's field, and what follows from it.
pub fn panel(view: View) -> Html {
    let entered = &view.state.form.account;
    let row = |name: &'static str, class: &'static str, value: &str| {
        let value = element("dd", &["class", "id"], vec![fixed(class), fixed(name)], vec![owned(value)]);
        el("div", "", vec![el("dt", "", vec![text(name)]), value])
    };
    let said = match Account::from_any_form(entered) {
        Some(account) => {
            let host = account.host(Service::Restlets);
            el("dl", "forms", vec![row("realm", "realm", account.realm()), row("host", "uri", &host)])
        }
        None if entered.is_empty() => {
            text("Setup › Company › Company Information. It is the realm of the header.")
        }
        None => text("That cannot be an account ID: letters and digits, then perhaps _SB1 or _RP."),
    };
    let title = el("h2", "", vec![text("Account")]);
    el("section", "account card", vec![title, field(view, Within::Account, entered, LOOK, said)])
}

//! The account, in the two forms that are so often taken for one another.

use crate::view::View;
use crate::widgets::field::{Look, field};
use countersign_core::account::{Account, Service};
use countersign_core::finding::Within;
use yew::{Html, html};

const LOOK: Look =
    Look { label: "Account ID, as NetSuite shows it", placeholder: "1234567_SB1", lines: false };

/// The account's field, and what follows from it.
pub fn panel(view: View) -> Html {
    let entered = &view.state.form.account;
    let said = match Account::from_any_form(entered) {
        Some(account) => html! {
            <dl class="forms">
                <div><dt>{ "realm" }</dt><dd class="realm" id="realm">{ account.realm().to_owned() }</dd></div>
                <div><dt>{ "host" }</dt><dd class="uri" id="host">{ account.host(Service::Restlets) }</dd></div>
            </dl>
        },
        None if entered.is_empty() => {
            Html::from("Setup › Company › Company Information. It is the realm of the header.")
        }
        None => Html::from("That cannot be an account ID: letters and digits, then perhaps _SB1 or _RP."),
    };
    html! {
        <section class="account card">
            <h2>{ "Account" }</h2>
            { field(view, Within::Account, entered, LOOK, said) }
        </section>
    }
}

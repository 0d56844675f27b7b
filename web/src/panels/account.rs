//! The account, in the two forms that are so often taken for one another.

use crate::state::Shared;
use crate::widgets::Act;
use crate::widgets::field::Field;
use countersign_core::account::{Account, Service};
use countersign_core::finding::Within;
use yew::{AttrValue, Html, Properties, component, html};

/// The account.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// As it was entered.
    pub account: AttrValue,
    /// The findings in it.
    pub judgement: Shared,
    /// Where its edits go.
    pub act: Act,
}

/// The account's field, and what follows from it.
#[component]
pub fn AccountPanel(props: &Props) -> Html {
    let account = Account::from_any_form(&props.account);
    html! {
        <section class="account card" aria-labelledby="account-title">
            <h2 id="account-title">{ "Account" }</h2>
            <Field within={Within::Account} label="Account ID, as NetSuite shows it" value={props.account.clone()}
                placeholder="1234567_SB1" judgement={props.judgement.clone()} act={props.act.clone()}>
                if let Some(account) = account {
                    <dl class="forms">
                        <div><dt>{ "realm" }</dt><dd class="realm" id="realm">{ account.realm().to_owned() }</dd></div>
                        <div><dt>{ "host" }</dt><dd class="uri" id="host">{ account.host(Service::Restlets) }</dd></div>
                    </dl>
                } else if props.account.is_empty() {
                    <p>{ "Setup › Company › Company Information. It is the realm of the header." }</p>
                } else {
                    <p>{ "That cannot be an account ID: letters and digits, then perhaps _SB1 or _RP." }</p>
                }
            </Field>
        </section>
    }
}

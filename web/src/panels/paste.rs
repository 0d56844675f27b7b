//! The box that a request is pasted into.

use crate::paste::Outcome;
use crate::query;
use crate::state::Action;
use crate::view::View;
use yew::{Html, html};

/// The box, and what was recognised in it. What is pasted may hold a secret, so no state keeps it.
pub fn panel(view: View) -> Html {
    html! {
        <section class="paste card">
            <label for="paste">{ "Paste the URL that you call, with its query" }</label>
            <textarea id="paste" ref={view.inputs.paste.clone()} oninput={view.text(|_, text| Action::Paste(text), 0)} rows="1"
                autocomplete="off" spellcheck="false" autocapitalize="none" autocorrect="off" aria-describedby="paste-said"
                placeholder="GET https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=…" />
            <p id="paste-said" class="chips">{ said(view.state.pasted.as_ref()) }</p>
        </section>
    }
}

fn said(outcome: Option<&Outcome>) -> Html {
    let taken = |what: &'static str, value: String| {
        html! { <span class="taken"><b>{ what }</b>{ value }</span> }
    };
    match outcome {
        None => Html::from("Method, URL, query and account are taken over at once."),
        Some(Outcome::Unknown) => {
            Html::from("No URL is in this. It begins with https:// (a method may stand before it).")
        }
        Some(Outcome::Request(request)) => html! {
            <>
                { for request.method.clone().map(|method| taken("Method", method)) }
                { taken("URL", format!("{} bytes", request.url.len())) }
                { taken("Query", format!("{} parameters", query::rows(&request.url).len())) }
                { for request.account.clone().map(|account| taken("Account", account)) }
            </>
        },
    }
}

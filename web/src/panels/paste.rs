//! The box that a request is pasted into.

use crate::paste::Outcome;
use crate::platform::dom;
use crate::state::Action;
use crate::widgets::Act;
use yew::{Html, InputEvent, NodeRef, Properties, component, html, use_callback};

/// The box.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// The input itself: what is pasted may hold a secret, so no state keeps it.
    pub input: NodeRef,
    /// What came of the last paste.
    pub outcome: Option<Outcome>,
    /// Where the text goes.
    pub act: Act,
}

/// The box, and what was recognised in it.
#[component]
pub fn Paste(props: &Props) -> Html {
    let oninput = use_callback(props.act.clone(), |event: InputEvent, act| {
        act.emit(Action::Paste(dom::value_of(&event)));
    });
    html! {
        <section class="paste card" aria-labelledby="paste-label">
            <label id="paste-label" for="paste">{ "Paste the URL that you call, with its query" }</label>
            <textarea id="paste" ref={props.input.clone()} {oninput} rows="1" autocomplete="off" spellcheck="false"
                autocapitalize="none" autocorrect="off" aria-describedby="paste-said"
                placeholder="GET https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=…" />
            <p id="paste-said" class="chips">{ said(props.outcome.as_ref()) }</p>
        </section>
    }
}

fn said(outcome: Option<&Outcome>) -> Html {
    match outcome {
        None => html! { "Method, URL, query and account are taken over at once." },
        Some(Outcome::Unknown) => {
            html! { "No URL is in this. It begins with https:// (a method may stand before it)." }
        }
        Some(Outcome::Request(request)) => html! {
            <>
                if let Some(method) = &request.method {
                    <span class="taken"><b>{ "Method" }</b>{ method.clone() }</span>
                }
                <span class="taken"><b>{ "URL" }</b>{ request.url.len() }{ " bytes" }</span>
                <span class="taken"><b>{ "Query" }</b>{ crate::query::rows(&request.url).len() }{ " parameters" }</span>
                if let Some(account) = &request.account {
                    <span class="taken"><b>{ "Account" }</b>{ account.clone() }</span>
                }
            </>
        },
    }
}

//! Setting a token up, step by step. The causes of an answer lead here.

use super::answer::path;
use crate::widgets::link::out;
use countersign_core::answer::setup::{NOTICE, NOTICE_SOURCE, OAUTH2, Step, TBA};
use yew::{AttrValue, Html, html};

/// The two lists, folded.
pub fn panel() -> Html {
    html! {
        <details class="setup card" id="setup">
            <summary><h2>{ "Setting a token up" }</h2><span>{ "each step with its menu" }</span></summary>
            <p>{ AttrValue::Static(NOTICE) }{ " " }{ out(NOTICE_SOURCE, "Oracle’s page") }</p>
            { list("Token-based Authentication (TBA)", TBA) }
            { list("OAuth 2.0 client credentials", OAUTH2) }
        </details>
    }
}

fn list(title: &'static str, steps: &'static [Step]) -> Html {
    html! { <><h3>{ AttrValue::Static(title) }</h3><ol>{ for steps.iter().map(step) }</ol></> }
}

fn step(step: &'static Step) -> Html {
    html! {
        <li id={["setup-", step.id].concat()}>
            <b>{ AttrValue::Static(step.title) }</b>
            <p>{ AttrValue::Static(step.about) }{ " " }{ out(step.source, "Source") }</p>
            { path(step.path) }
        </li>
    }
}

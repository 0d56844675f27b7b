//! Setting a token up, step by step. The causes of an answer lead here.

use super::answer::path;
use super::folded;
use crate::widgets::el::{el, element, made, text};
use crate::widgets::link::out;
use countersign_core::answer::setup::{NOTICE, NOTICE_SOURCE, OAUTH2, Step, TBA};
use yew::Html;

/// The two lists, folded.
pub fn panel() -> Html {
    let heading = |words| el("h3", "", vec![text(words)]);
    let list = |steps: &'static [Step]| el("ol", "", steps.iter().map(step).collect());
    let parts = vec![
        el("p", "", vec![text(NOTICE), text(" "), out(NOTICE_SOURCE, "Oracle’s page")]),
        heading("Token-based Authentication (TBA)"),
        list(TBA),
        heading("OAuth 2.0 client credentials"),
        list(OAUTH2),
    ];
    folded(["setup card", "setup"], ("Setting a token up", "each step with its menu"), false, parts)
}

fn step(step: &'static Step) -> Html {
    let parts = vec![
        el("b", "", vec![text(step.title)]),
        el("p", "", vec![text(step.about), text(" "), out(step.source, "Source")]),
        path(step.path),
    ];
    element("li", &["id"], vec![made(["setup-", step.id].concat())], parts)
}

//! TBA's own calls: the three-step flow, and the services that issue, describe and revoke a token.

use super::folded;
use crate::calls::{authorize_url, is_without_token, of};
use crate::state::Action;
use crate::view::View;
use crate::widgets::el::{el, owned, text};
use crate::widgets::link::out;
use countersign_core::answer::flow::{Call, TokenOf};
use yew::{Html, html};

/// The calls, folded. A button puts one into the form, where it is signed like any other.
pub fn panel(view: View) -> Html {
    let calls = of(&view.state.form);
    let items = calls.iter().enumerate().map(|(index, call)| one(view, index, call)).collect();
    let title = ("Other calls of TBA", "three-step flow, issue and revoke a token");
    folded(["calls card", "calls"], title, false, vec![el("ol", "", items)])
}

fn one(view: View, index: usize, call: &Call) -> Html {
    let mut parts = vec![
        el("b", "", vec![text(call.title)]),
        el("p", "", vec![text(call.about), text(" "), out(call.source, "Source")]),
        el("code", "", vec![owned([&call.request.method, " ", &call.request.url].concat())]),
    ];
    if call.token != TokenOf::NlAuth {
        let onclick = view.click(Action::Call, index);
        parts.push(html! { <button type="button" {onclick}>{ text("Sign this call") }</button> });
    }
    if is_without_token(call.token)
        && let Some(url) = authorize_url(&view.state.form)
    {
        let said = "Step two is a page for the person’s browser, with the token of step one:";
        parts.extend([el("p", "", vec![text(said)]), el("code", "", vec![owned(url)])]);
    }
    el("li", "", parts)
}

//! TBA's own calls: the three-step flow, and the services that issue, describe and revoke a token.

use crate::calls::{authorize_url, of};
use crate::state::Action;
use crate::view::View;
use crate::widgets::link::out;
use countersign_core::answer::flow::{Call, TokenOf};
use yew::{AttrValue, Html, html};

/// The calls, folded. A button puts one into the form, where it is signed like any other.
pub fn panel(view: View) -> Html {
    let form = &view.state.form;
    html! {
        <details class="calls card" id="calls">
            <summary><h2>{ "Other calls of TBA" }</h2><span>{ "three-step flow, issue and revoke a token" }</span></summary>
            <ol>{ for of(form).iter().enumerate().map(|(index, call)| one(view, index, call)) }</ol>
        </details>
    }
}

fn one(view: View, index: usize, call: &Call) -> Html {
    let is_signed = call.token != TokenOf::NlAuth;
    html! {
        <li>
            <b>{ AttrValue::Static(call.title) }</b>
            <p>{ AttrValue::Static(call.about) }{ " " }{ out(call.source, "Source") }</p>
            <code>{ call.request.method.clone() }{ " " }{ call.request.url.clone() }</code>
            if is_signed {
                <button type="button" onclick={view.click(Action::Call(index))}>{ "Sign this call" }</button>
            }
            if call.token == TokenOf::Nobody {
                if let Some(url) = authorize_url(&view.state.form) {
                    <p>{ "Step two is a page for the person’s browser, with the token of step one:" }</p>
                    <code>{ url }</code>
                }
            }
        </li>
    }
}

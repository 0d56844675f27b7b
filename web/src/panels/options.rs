//! What else can stand in the header.

use crate::state::Action;
use crate::view::View;
use crate::widgets::field::{field, line, said_of};
use crate::widgets::field_id;
use countersign_core::finding::Within;
use countersign_core::sign::SignatureMethod;
use yew::{Html, html};

/// Those that are computed here. `PLAINTEXT` is not offered: its signature would be the secrets.
const METHODS: [SignatureMethod; 3] =
    [SignatureMethod::HmacSha256, SignatureMethod::HmacSha1, SignatureMethod::HmacSha512];

/// The options, folded: most people never need them.
pub fn panel(view: View) -> Html {
    let form = &view.state.form;
    let option = |method: SignatureMethod| {
        let (name, selected) = (method.as_str(), *form.signature_method == *method.as_str());
        let refused = if method.is_taken_by_netsuite() { "" } else { " (NetSuite refuses it)" };
        html! { <option value={name} {selected}>{ name }{ refused }</option> }
    };
    html! {
        <details class="options card">
            <summary><h2>{ "Options" }</h2><span>{ "signature method, version, three-step flow" }</span></summary>
            <div class="field">
                <label for={field_id(Within::SignatureMethod)}>{ "Signature method" }</label>
                <select id={field_id(Within::SignatureMethod)} onchange={view.choose(Within::SignatureMethod)}>
                    { for METHODS.into_iter().map(option) }
                </select>
                { said_of(view, Within::SignatureMethod, Html::default()) }
            </div>
            <label class="tick">
                <input id="version" type="checkbox" checked={form.version} onchange={view.tick(Action::Version)} />
                <span>{ "Send oauth_version=\"1.0\" (NetSuite takes it either way)" }</span>
            </label>
            { field(view, Within::Callback, &form.callback, line("Callback (first step of the three-step flow)"), Html::default()) }
            { field(view, Within::Verifier, &form.verifier, line("Verifier (third step)"), Html::default()) }
        </details>
    }
}

//! What else can stand in the header.

use crate::state::Action;
use crate::view::View;
use crate::widgets::el::{el, text};
use crate::widgets::field::{choice, field, line};
use crate::widgets::tick::tick;
use countersign_core::finding::Within;
use countersign_core::sign::SignatureMethod;
use yew::Html;

/// Those that are computed here. `PLAINTEXT` is not offered: its signature would be the secrets.
const METHODS: [SignatureMethod; 3] =
    [SignatureMethod::HmacSha256, SignatureMethod::HmacSha1, SignatureMethod::HmacSha512];

/// The options, folded: most people never need them.
pub fn panel(view: View) -> Html {
    let form = &view.state.form;
    let option = |method: SignatureMethod| {
        let refused = if method.is_taken_by_netsuite() { "" } else { " (NetSuite refuses it)" };
        (method.as_str().to_owned(), *form.signature_method == *method.as_str(), refused)
    };
    let methods = METHODS.into_iter().map(option).collect();
    let summary = vec![
        el("h2", "", vec![text("Options")]),
        el("span", "", vec![text("signature method, version, three-step flow")]),
    ];
    let parts = vec![
        el("summary", "", summary),
        choice(view, "field", (Within::SignatureMethod, "Signature method"), methods),
        tick(
            view,
            "version",
            form.version,
            Action::Version,
            "Send oauth_version=\"1.0\" (NetSuite takes it either way)",
        ),
        field(
            view,
            Within::Callback,
            &form.callback,
            line("Callback (first step of the three-step flow)"),
            Html::default(),
        ),
        field(view, Within::Verifier, &form.verifier, line("Verifier (third step)"), Html::default()),
    ];
    el("details", "options card", parts)
}

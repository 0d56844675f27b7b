//! OAuth 2.0 client credentials: what can be pasted, and what was found in it.

use crate::answer::Signature;
use crate::state::Action;
use crate::view::View;
use crate::widgets::callout::full;
use crate::widgets::field_id;
use crate::widgets::icon::{Mark, icon};
use countersign_core::answer::assertion::Outcome;
use countersign_core::finding::Within;
use yew::{AttrValue, Html, html};

/// The three texts, in the order of the inputs: what stands above each, and beneath it.
const FIELDS: [(Within, &str, &str); 3] = [
    (Within::Assertion, "Client assertion (a JWT)", "Three parts with dots between them: eyJ….eyJ….…"),
    (
        Within::Certificate,
        "Its certificate or public key (PEM)",
        "With it the signature is verified here, by the browser. Never the private key.",
    ),
    (
        Within::TokenRequest,
        "Token request",
        "The form body, with or without its header lines: grant_type=client_credentials&…",
    ),
];

/// The fields, folded until they are needed. What is pasted into them may open a door, so no state keeps it.
pub fn fields(view: View) -> Html {
    let one = |((within, label, said), input): ((Within, &'static str, &'static str), &yew::NodeRef)| {
        let id = field_id(within);
        html! {
            <div class="field">
                <label for={id.clone()}>{ AttrValue::Static(label) }</label>
                <textarea id={id.clone()} ref={input.clone()} oninput={view.changed(Action::Oauth2)} rows="2"
                    autocomplete="off" spellcheck="false" autocapitalize="none" autocorrect="off"
                    aria-describedby={[&id, "-said"].concat()} />
                <p class="said" id={[&id, "-said"].concat()}>{ AttrValue::Static(said) }</p>
            </div>
        }
    };
    let open = view.state.asked.is_oauth2 || oauth2(view).is_some();
    html! {
        <details class="oauth2 card" id="oauth2" {open}>
            <summary><h2>{ "OAuth 2.0" }</h2><span>{ "client assertion, certificate, token request" }</span></summary>
            { for FIELDS.into_iter().zip(&view.inputs.oauth2).map(one) }
        </details>
    }
}

/// What was found, where there is anything of OAuth 2.0.
pub fn found(view: View) -> Html {
    let Some(oauth2) = oauth2(view) else { return Html::default() };
    let (class, mark, said) = match oauth2.signature {
        Signature::Verified(Some(Outcome::Right)) => {
            ("good", Mark::Check, "The assertion’s signature is right: it verifies with this key.")
        }
        Signature::Verified(Some(Outcome::Wrong)) => {
            ("bad", Mark::Cross, "The assertion’s signature does not verify with this key.")
        }
        Signature::Verified(Some(Outcome::KeyUnusable)) => ("bad", Mark::Cross, "The key cannot be used."),
        Signature::Verified(None) => (
            "open",
            Mark::Info,
            "This browser cannot verify the signature: it needs WebCrypto, and the key’s curve.",
        ),
        Signature::Pending => ("open", Mark::Dots, "The browser is verifying the signature …"),
        Signature::NotVerifiable => (
            "open",
            Mark::Info,
            "The signature has not been verified: that takes the assertion, with an algorithm that NetSuite takes, and the certificate or public key that belongs to it.",
        ),
    };
    html! {
        <section class="found card" id="oauth2-found">
            <h2>{ "OAuth 2.0" }<small>{ oauth2.algorithm }</small></h2>
            <p class={["verified ", class].concat()}>{ icon(mark) }<span>{ AttrValue::Static(said) }</span></p>
            { for oauth2.findings.iter().map(|finding| full(finding, None)) }
        </section>
    }
}

fn oauth2(view: View<'_>) -> Option<&crate::answer::Oauth2> {
    view.state.answer.as_ref()?.oauth2.as_ref()
}

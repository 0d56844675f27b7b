//! OAuth 2.0 client credentials: what can be pasted, and what was found in it.

use super::folded;
use crate::answer::{Oauth2, Signature};
use crate::state::Action;
use crate::view::View;
use crate::widgets::callout::full;
use crate::widgets::el::{el, element, fixed, made, text};
use crate::widgets::field_id;
use crate::widgets::icon::{Mark, icon};
use countersign_core::answer::assertion::Outcome;
use countersign_core::finding::Within;
use yew::{Html, NodeRef, html};

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
    let inputs = FIELDS.into_iter().zip(&view.inputs.oauth2).map(|(words, input)| field(view, words, input));
    let is_open = view.state.asked.is_oauth2_open || oauth2(view).is_some();
    let title = ("OAuth 2.0", "client assertion, certificate, token request");
    folded(["oauth2 card", "oauth2"], title, is_open, inputs.collect())
}

fn field(view: View, words: (Within, &'static str, &'static str), input: &NodeRef) -> Html {
    let (within, label, said) = words;
    let id = field_id(within);
    let said_id = [&id, "-said"].concat();
    let area = html! {
        <textarea id={id.clone()} ref={input.clone()} oninput={view.changed(|| Action::Oauth2)} rows="2"
            autocomplete="off" spellcheck="false" autocapitalize="none" autocorrect="off"
            aria-describedby={said_id.clone()} />
    };
    let label = element("label", &["for"], vec![made(id)], vec![text(label)]);
    let said = element("p", &["class", "id"], vec![fixed("said"), made(said_id)], vec![text(said)]);
    el("div", "field", vec![label, area, said])
}

/// What was found, where there is anything of OAuth 2.0.
pub fn found(view: View) -> Html {
    let Some(oauth2) = oauth2(view) else { return Html::default() };
    let (class, mark, said) = match oauth2.signature {
        Signature::Verified(Some(Outcome::Right)) => {
            ("verified good", Mark::Check, "The assertion’s signature is right: it verifies with this key.")
        }
        Signature::Verified(Some(Outcome::Wrong)) => {
            ("verified bad", Mark::Cross, "The assertion’s signature does not verify with this key.")
        }
        Signature::Verified(Some(Outcome::KeyUnusable)) => {
            ("verified bad", Mark::Cross, "The key cannot be used.")
        }
        Signature::Verified(None) => (
            "verified",
            Mark::Info,
            "This browser cannot verify the signature: it lacks WebCrypto, or the key’s curve.",
        ),
        Signature::Pending => ("verified", Mark::Dots, "The browser is verifying the signature …"),
        Signature::NotVerifiable => (
            "verified",
            Mark::Info,
            "The signature has not been verified: that takes the assertion, with an algorithm that NetSuite takes, and the certificate or public key that belongs to it.",
        ),
    };
    let mut title = vec![text("OAuth 2.0")];
    title.extend(oauth2.algorithm.map(|algorithm| el("small", "", vec![text(algorithm)])));
    let mut parts =
        vec![el("h2", "", title), el("p", class, vec![icon(mark), el("span", "", vec![text(said)])])];
    parts.extend(oauth2.findings.iter().map(|finding| full(finding, None)));
    element("section", &["class", "id"], vec![fixed("found card"), fixed("oauth2-found")], parts)
}

fn oauth2(view: View<'_>) -> Option<&Oauth2> {
    view.state.answer.as_ref()?.oauth2.as_ref()
}

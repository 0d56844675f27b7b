//! Two ids and two secrets.

use crate::state::Action;
use crate::view::View;
use crate::widgets::el::{el, text};
use crate::widgets::field::{field, line};
use crate::widgets::secret_input::SecretInput;
use countersign_core::finding::Within;
use yew::Html;

/// In the order in which NetSuite shows them: the integration's pair, then the token's.
pub fn panel(view: View) -> Html {
    let (form, inputs, revealed) = (&view.state.form, view.inputs, view.state.revealed);
    let consumer_secret = SecretInput {
        within: Within::ConsumerSecret,
        label: "Consumer secret",
        input: &inputs.consumer_secret,
        length: view.judgement().consumer_secret_length,
        revealed: revealed.consumer,
        changed: || Action::Secret(Within::ConsumerSecret),
        reveal: |shown| Action::Reveal(Within::ConsumerSecret, shown == 1),
    };
    let token_secret = SecretInput {
        within: Within::TokenSecret,
        label: "Token secret",
        input: &inputs.token_secret,
        length: view.judgement().token_secret_length,
        revealed: revealed.token,
        changed: || Action::Secret(Within::TokenSecret),
        reveal: |shown| Action::Reveal(Within::TokenSecret, shown == 1),
    };
    let parts = vec![
        el("h2", "", vec![text("Keys and secrets")]),
        field(view, Within::ConsumerKey, &form.consumer_key, line("Consumer key"), Html::default()),
        consumer_secret.draw(view),
        field(view, Within::Token, &form.token, line("Token ID"), Html::default()),
        token_secret.draw(view),
    ];
    el("section", "credentials card", parts)
}

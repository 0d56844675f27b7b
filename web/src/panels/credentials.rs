//! Two ids and two secrets.

use crate::view::View;
use crate::widgets::field::{field, line};
use crate::widgets::secret_input::SecretInput;
use countersign_core::finding::Within;
use yew::{Html, html};

/// In the order in which NetSuite shows them: the integration's pair, then the token's.
pub fn panel(view: View) -> Html {
    let consumer_secret = SecretInput {
        within: Within::ConsumerSecret,
        label: "Consumer secret",
        input: &view.inputs.consumer_secret,
        length: view.judgement().consumer_secret_length,
        revealed: view.state.revealed.consumer,
    };
    let token_secret = SecretInput {
        within: Within::TokenSecret,
        label: "Token secret",
        input: &view.inputs.token_secret,
        length: view.judgement().token_secret_length,
        revealed: view.state.revealed.token,
    };
    let form = &view.state.form;
    html! {
        <section class="credentials card">
            <h2>{ "Keys and secrets" }</h2>
            { field(view, Within::ConsumerKey, &form.consumer_key, line("Consumer key"), Html::default()) }
            { consumer_secret.draw(view) }
            { field(view, Within::Token, &form.token, line("Token ID"), Html::default()) }
            { token_secret.draw(view) }
        </section>
    }
}

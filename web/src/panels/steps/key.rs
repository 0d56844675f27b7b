//! Step 5: the signing key, of which the shape alone is shown.

use super::bytes;
use crate::view::View;
use crate::widgets::step::{Words, card};
use countersign_core::case::Signed;
use yew::{Html, html};

const WORDS: Words = Words {
    number: 5,
    title: "Signing key",
    clause: "3.4.2",
    says: "The two secrets, each percent-encoded, joined by &. The & stands even where there is no token secret.",
};

/// Sixteen dots whatever the length, which stands beneath in numbers.
const MASK: &str = "••••••••••••••••";

/// The key's shape.
pub fn step(view: View) -> Html {
    card(
        view,
        WORDS,
        |signed| bytes(signed.trace.key.consumer_secret + 1 + signed.trace.key.token_secret),
        body,
    )
}

fn body(_: View, signed: &Signed) -> Html {
    let half = |name: &str, length: usize| {
        html! {
            <div>
                <span class="mask">{ if length == 0 { "(empty)" } else { MASK } }</span>
                <small>{ format!("{name}, {}", bytes(length)) }</small>
            </div>
        }
    };
    html! {
        <div class="key">
            { half("consumer secret", signed.trace.key.consumer_secret) }
            <i>{ "&" }</i>
            { half("token secret", signed.trace.key.token_secret) }
        </div>
    }
}

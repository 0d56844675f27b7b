//! Step 5: the signing key, of which the shape alone is shown.

use crate::widgets::step::{StepProps, Words, card};
use yew::{Html, component, html};

const WORDS: Words = Words {
    number: 5,
    title: "Signing key",
    clause: "3.4.2",
    says: "The two secrets, each percent-encoded, joined by &. The & stands even where there is no token secret.",
};

/// Sixteen dots whatever the length, which stands beneath in numbers.
const MASK: &str = "••••••••••••••••";

/// The key's shape.
#[component]
pub fn Key(props: &StepProps) -> Html {
    card(
        WORDS,
        props,
        |signed| super::bytes(signed.trace.key.consumer_secret + 1 + signed.trace.key.token_secret),
        |signed| {
            let half = |name: &str, length: usize| {
                html! {
                    <div>
                        <span class="mask">{ if length == 0 { "(empty)" } else { MASK } }</span>
                        <small>{ name.to_owned() }{ ", " }{ super::bytes(length) }</small>
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
        },
    )
}

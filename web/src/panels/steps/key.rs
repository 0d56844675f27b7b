//! Step 5: the signing key, of which the shape alone is shown.

use super::bytes;
use crate::view::View;
use crate::widgets::el::{el, owned, text};
use crate::widgets::step::{Words, card};
use countersign_core::case::Signed;
use yew::Html;

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
        let mask = el("span", "mask", vec![text(if length == 0 { "(empty)" } else { MASK })]);
        let said = [name, ", ", &bytes(length)].concat();
        el("div", "", vec![mask, el("small", "", vec![owned(said)])])
    };
    let key = &signed.trace.key;
    let parts = vec![
        half("consumer secret", key.consumer_secret),
        el("i", "", vec![text("&")]),
        half("token secret", key.token_secret),
    ];
    el("div", "key", parts)
}

//! The seven steps of a signing.

mod authorization;
mod base_string;
mod base_uri;
mod collected;
mod encoded;
mod key;
mod signature;

use crate::view::View;
use crate::widgets::el::{el, text as word};
use yew::Html;

/// All seven, in their order.
pub fn panel(view: View) -> Html {
    let kind = |class: &'static str, name: &'static str| el("span", class, vec![word(name)]);
    let legend = vec![
        kind("method", "method"),
        kind("uri", "URL"),
        kind("query", "query"),
        kind("oauth", "header"),
        kind("body", "form body"),
    ];
    let parts = vec![
        el("h2", "", vec![word("Every step")]),
        el("p", "legend", legend),
        collected::step(view),
        encoded::step(view),
        base_uri::step(view),
        base_string::step(view),
        key::step(view),
        signature::step(view),
        authorization::step(view),
    ];
    el("section", "steps card", parts)
}

/// `1 byte`, `12 bytes`.
fn bytes(count: usize) -> String {
    [count.to_string().as_str(), if count == 1 { " byte" } else { " bytes" }].concat()
}

/// A decoded name or value for a person: what is not UTF-8 shows as a replacement character.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

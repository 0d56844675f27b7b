//! The seven steps of a signing.

mod authorization;
mod base_string;
mod base_uri;
mod collected;
mod encoded;
mod key;
mod signature;

use crate::view::View;
use yew::{Html, html};

/// All seven, in their order.
pub fn panel(view: View) -> Html {
    html! {
        <section class="steps card">
            <h2>{ "Every step" }</h2>
            <p class="legend">
                <span class="method">{ "method" }</span><span class="uri">{ "URL" }</span><span class="query">{ "query" }</span>
                <span class="oauth">{ "header" }</span><span class="body">{ "form body" }</span>
            </p>
            { collected::step(view) }
            { encoded::step(view) }
            { base_uri::step(view) }
            { base_string::step(view) }
            { key::step(view) }
            { signature::step(view) }
            { authorization::step(view) }
        </section>
    }
}

/// `1 byte`, `12 bytes`.
fn bytes(count: usize) -> String {
    format!("{count} {}", if count == 1 { "byte" } else { "bytes" })
}

/// A decoded name or value for a person: what is not UTF-8 shows as a replacement character.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

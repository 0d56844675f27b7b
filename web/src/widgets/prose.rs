//! A sentence with what is to be read to the letter in it, between backticks.

use super::el::{el, owned};
use yew::Html;

/// The sentence, its literal parts as code. The words of the core have them in pairs.
pub fn prose(text: &str) -> Html {
    let part = |(index, part): (usize, &str)| {
        if index % 2 == 1 { el("code", "", vec![owned(part)]) } else { owned(part) }
    };
    text.split('`').enumerate().map(part).collect()
}

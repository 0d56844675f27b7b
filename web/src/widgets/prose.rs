//! A sentence with what is to be read to the letter in it, between backticks.

use yew::{Html, html};

/// The sentence, its literal parts as code. The words of the core have them in pairs.
pub fn prose(text: &str) -> Html {
    let part = |(index, part): (usize, &str)| {
        let part = part.to_owned();
        if index % 2 == 1 {
            html! { <code>{ part }</code> }
        } else {
            Html::from(part)
        }
    };
    text.split('`').enumerate().map(part).collect()
}

//! Step 3: the base URI.

use crate::output::Output;
use crate::widgets::output_box::output_box;
use crate::widgets::step::{StepProps, Words, card};
use yew::{Html, component, html};

const WORDS: Words = Words {
    number: 3,
    title: "Base URI",
    clause: "3.4.1.2",
    says: "Scheme and host in lower case, no default port, the path as it is sent. No query, no fragment.",
};

/// The base URI.
#[component]
pub fn BaseUri(props: &StepProps) -> Html {
    card(
        WORDS,
        props,
        |signed| super::bytes(signed.trace.unsigned.base_uri.as_str().len()),
        |signed| {
            let text = signed.trace.unsigned.base_uri.to_string();
            output_box(Output::BaseUri, &props.judgement, html! { <span class="uri">{ text }</span> })
        },
    )
}

//! Step 3: the base URI.

use super::bytes;
use crate::output::Output;
use crate::view::View;
use crate::widgets::el::{el, owned};
use crate::widgets::output_box::output_box;
use crate::widgets::step::{Words, card};
use countersign_core::case::Signed;
use yew::Html;

const WORDS: Words = Words {
    number: 3,
    title: "Base URI",
    clause: "3.4.1.2",
    says: "Scheme and host in lower case, no default port, the path as it is sent. No query, no fragment.",
};

/// The base URI.
pub fn step(view: View) -> Html {
    card(view, WORDS, |signed| bytes(signed.trace.unsigned.base_uri.as_str().len()), body)
}

fn body(view: View, signed: &Signed) -> Html {
    output_box(view, Output::BaseUri, el("span", "uri", vec![owned(Output::BaseUri.of(signed))]))
}

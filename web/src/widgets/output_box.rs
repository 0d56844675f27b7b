//! A text that can be copied, in a box of its own.

use super::copy_button::copy_button;
use super::el::{el, element, fixed};
use crate::output::Output;
use crate::view::View;
use yew::Html;

/// The box with its button.
pub fn output_box(view: View, output: Output, drawn: Html) -> Html {
    let shown = element(
        "pre",
        &["id", "tabindex", "role", "aria-label", "dir"],
        vec![fixed(output.id()), fixed("0"), fixed("group"), fixed(output.name()), fixed("ltr")],
        vec![drawn],
    );
    el("div", "box", vec![copy_button(view, output), shown])
}

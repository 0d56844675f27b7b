//! A box that is ticked or not.

use super::el::{el, text};
use crate::state::Action;
use crate::view::View;
use yew::{Html, html};

/// The box and its words.
pub fn tick(
    view: View,
    id: &'static str,
    checked: bool,
    action: fn(bool) -> Action,
    words: &'static str,
) -> Html {
    let input = html! { <input {id} type="checkbox" {checked} onchange={view.tick(action)} /> };
    el("label", "tick", vec![input, el("span", "", vec![text(words)])])
}

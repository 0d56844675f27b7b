//! A button that copies one named text.

use super::el::{owned, text};
use crate::output::Output;
use crate::state::{Action, Copy};
use crate::view::View;
use yew::{Html, html};

/// The button. Once pressed, its label says what happened.
pub fn copy_button(view: View, output: Output) -> Html {
    let label = match view.state.copying {
        Some((pressed, Copy::Copied)) if pressed == output => text("Copied"),
        Some((pressed, Copy::Refused)) if pressed == output => text("Press Ctrl C"),
        _ => owned(["Copy ", output.name()].concat()),
    };
    let act = view.act.clone();
    let onclick = move |_| act.emit(Action::Copy(output));
    let disabled = output.is_signed() && view.signed().is_none();
    html! { <button type="button" class="copy" {onclick} {disabled}>{ label }</button> }
}

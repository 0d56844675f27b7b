//! A button that copies one named text.

use crate::output::Output;
use crate::state::{Action, Copy};
use crate::view::View;
use yew::{Html, html};

/// The button. Once pressed, its label says what happened.
pub fn copy_button(view: View, output: Output) -> Html {
    let label = match view.state.copying {
        Some((pressed, Copy::Copied)) if pressed == output => "Copied".to_owned(),
        Some((pressed, Copy::Refused)) if pressed == output => "Press Ctrl C".to_owned(),
        _ => format!("Copy {}", output.name()),
    };
    let (onclick, disabled) = (view.click(Action::Copy(output)), view.signed().is_none());
    html! { <button type="button" class="copy" {onclick} {disabled}>{ label }</button> }
}

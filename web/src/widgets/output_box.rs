//! A text that can be copied, in a box of its own.

use super::copy_button::copy_button;
use crate::output::Output;
use crate::view::View;
use yew::{Html, html};

/// The box with its button.
pub fn output_box(view: View, output: Output, drawn: Html) -> Html {
    html! {
        <div class="box">
            { copy_button(view, output) }
            <pre id={output.id()} tabindex="0" role="group" aria-label={output.name()}>{ drawn }</pre>
        </div>
    }
}

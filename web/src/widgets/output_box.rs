//! A text that can be copied, in a box of its own.

use super::copy_button::CopyButton;
use crate::output::Output;
use crate::state::Shared;
use yew::{Html, html};

/// The box with its button. `label` says what it is where several stand in one card.
pub fn output_box(output: Output, judgement: &Shared, drawn: Html) -> Html {
    html! {
        <div class="box">
            <pre id={output.id()} tabindex="0" role="group" aria-label={output.name()}>{ drawn }</pre>
            <CopyButton {output} judgement={judgement.clone()} />
        </div>
    }
}

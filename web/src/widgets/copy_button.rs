//! A button that copies one named text.

use crate::output::Output;
use crate::platform::{clipboard, clock::Timer, dom};
use crate::state::Shared;
use yew::{Callback, Html, Properties, component, html, use_state};

/// What is copied.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// Which text.
    pub output: Output,
    /// The signing that it is a part of.
    pub judgement: Shared,
}

#[derive(Debug)]
enum Phase {
    Idle,
    Copied(#[allow(dead_code, reason = "kept so that it is not dropped, and then does not fire")] Timer),
    Refused,
}

/// The label says what happened for two seconds. If the browser refuses, the text is selected instead.
#[component]
pub fn CopyButton(props: &Props) -> Html {
    let phase = use_state(|| Phase::Idle);
    let onclick = {
        let (phase, judgement, output) = (phase.clone(), props.judgement.clone(), props.output);
        Callback::from(move |_| {
            let Some(signed) = judgement.signed() else { return };
            let phase = phase.clone();
            clipboard::write(&output.of(signed), move |written| {
                if written {
                    dom::announce(&format!("Copied the {}.", output.name()));
                    let idle = phase.setter();
                    phase.set(Phase::Copied(Timer::once(2000, move || idle.set(Phase::Idle))));
                } else {
                    dom::select_text(output.id());
                    dom::announce("The browser refused to copy. The text is selected: press Control C.");
                    phase.set(Phase::Refused);
                }
            });
        })
    };
    let label = match &*phase {
        Phase::Idle => format!("Copy {}", props.output.name()),
        Phase::Copied(_) => "Copied".to_owned(),
        Phase::Refused => "Press Ctrl C".to_owned(),
    };
    let disabled = props.judgement.signed().is_none();
    html! { <button type="button" class="copy" {onclick} {disabled}>{ label }</button> }
}

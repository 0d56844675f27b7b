//! One card of the seven steps.

use super::Act;
use crate::platform::dom;
use crate::state::{Action, Shared};
use countersign_core::case::Signed;
use yew::{AttrValue, Callback, Event, Html, Properties, html};

/// What every step is drawn from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StepProps {
    /// The signing.
    pub judgement: Shared,
    /// Whether it stands open.
    pub open: bool,
    /// Where its opening and closing go.
    pub act: Act,
}

/// The fixed words of a step.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Its number, from 1.
    pub number: usize,
    /// Its name.
    pub title: &'static str,
    /// The clause of RFC 5849.
    pub clause: &'static str,
    /// What happens in it, in a sentence.
    pub says: &'static str,
}

/// The card. What is inside is made only while it stands open; `peek` is what can be seen of it when it is closed.
pub fn card(
    words: Words,
    props: &StepProps,
    peek: impl FnOnce(&Signed) -> String,
    body: impl FnOnce(&Signed) -> Html,
) -> Html {
    let step = words.number - 1;
    let act = props.act.clone();
    let ontoggle = Callback::from(move |event: Event| act.emit(Action::Open(step, dom::is_open(&event))));
    let clause = format!("https://www.rfc-editor.org/rfc/rfc5849#section-{}", words.clause);
    let signed = props.judgement.signed();
    let peek = signed.map(peek).unwrap_or_default();
    html! {
        <details class="step" id={format!("step-{}", words.number)} open={props.open} {ontoggle}>
            <summary>
                <span class="number">{ words.number }</span>
                <h3>{ AttrValue::Static(words.title) }</h3>
                <span class="peek">{ peek }</span>
            </summary>
            if props.open {
                <p class="says">
                    { AttrValue::Static(words.says) }{ " " }
                    <a href={clause} rel="noopener noreferrer" target="_blank">{ "RFC 5849, " }{ AttrValue::Static(words.clause) }</a>
                </p>
                if let Some(signed) = signed {
                    { body(signed) }
                } else {
                    <p class="wait">{ "Waits for what the verdict names." }</p>
                }
            }
        </details>
    }
}

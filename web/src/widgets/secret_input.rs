//! The input of a secret: masked, and its text in no state, no virtual DOM, and no attribute.

use super::callout::Beside;
use super::{Act, field_id};
use crate::state::{Action, Shared};
use countersign_core::finding::Within;
use yew::{AttrValue, Html, InputEvent, MouseEvent, NodeRef, Properties, component, html, use_callback};

/// A secret's input.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// Which secret.
    pub within: Within,
    /// What stands above it.
    pub label: AttrValue,
    /// The input itself, which keeps the text.
    pub input: NodeRef,
    /// How many characters stand in it.
    pub length: usize,
    /// Whether it is shown in clear.
    pub revealed: bool,
    /// The findings in it.
    pub judgement: Shared,
    /// Where it says that it has changed.
    pub act: Act,
}

/// NetSuite's secrets have this many characters, all of them hexadecimal digits.
const LENGTH: usize = 64;

/// Label, input, the button that shows it, the count of its characters, and the findings in it.
#[component]
pub fn SecretInput(props: &Props) -> Html {
    let oninput = use_callback(props.act.clone(), |_: InputEvent, act| act.emit(Action::Secret));
    let onclick = use_callback(
        (props.act.clone(), props.within, props.revealed),
        |_: MouseEvent, (act, within, revealed)| act.emit(Action::Reveal(*within, !revealed)),
    );
    let id = field_id(props.within);
    let said = format!("{id}-said");
    let invalid = props.judgement.findings_in(props.within).next().is_some();
    let (kind, verb) = if props.revealed { ("text", "Hide") } else { ("password", "Show") };
    html! {
        <div class="field secret">
            <label for={id.clone()}>{ props.label.clone() }</label>
            <div class="with-button">
                <input ref={props.input.clone()} id={id.clone()} type={kind} {oninput} autocomplete="off"
                    spellcheck="false" autocapitalize="none" autocorrect="off" data-lpignore="true"
                    data-bwignore="" data-form-type="other" aria-describedby={said.clone()}
                    aria-invalid={invalid.then_some("true")} />
                <button type="button" class="inside" {onclick} aria-controls={id} aria-pressed={props.revealed.to_string()}>
                    { verb }<span class="unseen">{ " the " }{ props.within.title() }</span>
                </button>
            </div>
            <div class="said" id={said}>
                <p class="count">{ count(props.length) }</p>
                <Beside within={props.within} judgement={props.judgement.clone()} />
            </div>
        </div>
    }
}

/// What the number of characters says.
fn count(length: usize) -> String {
    match length {
        0 => "Stays in this field. Nothing is sent, nothing is stored.".into(),
        1 => "1 character".into(),
        LENGTH => "64 characters, as NetSuite issues".into(),
        length => format!("{length} characters"),
    }
}

//! A labelled input whose text the state holds.

use super::callout::Beside;
use super::{Act, field_id};
use crate::platform::dom;
use crate::state::{Action, Shared};
use countersign_core::finding::Within;
use yew::{AttrValue, Children, Html, InputEvent, Properties, component, html, use_callback};

/// A field.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// Whose text it is.
    pub within: Within,
    /// What stands above it.
    pub label: AttrValue,
    /// Its text.
    pub value: AttrValue,
    /// The findings in it.
    pub judgement: Shared,
    /// Where its edits go.
    pub act: Act,
    /// How many lines it shows; one is a plain input.
    #[prop_or(1)]
    pub lines: u32,
    /// What stands in it while it is empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// What is said beneath it.
    #[prop_or_default]
    pub children: Children,
}

/// Label, input, what is said of it, and the findings in it.
#[component]
pub fn Field(props: &Props) -> Html {
    let oninput = use_callback((props.act.clone(), props.within), |event: InputEvent, (act, within)| {
        act.emit(Action::Edit(*within, dom::value_of(&event)));
    });
    let id = field_id(props.within);
    let said = format!("{id}-said");
    let invalid = props.judgement.findings_in(props.within).next().is_some();
    let aria_invalid = invalid.then_some("true");
    let (value, placeholder) = (props.value.clone(), props.placeholder.clone());
    html! {
        <div class="field">
            <label for={id.clone()}>{ props.label.clone() }</label>
            if props.lines > 1 {
                <textarea {id} {value} {placeholder} {oninput} rows={props.lines.to_string()} autocomplete="off"
                    spellcheck="false" autocapitalize="none" autocorrect="off" aria-describedby={said.clone()}
                    aria-invalid={aria_invalid} />
            } else {
                <input {id} {value} {placeholder} {oninput} type="text" autocomplete="off" spellcheck="false"
                    autocapitalize="none" autocorrect="off" data-lpignore="true" data-bwignore=""
                    data-form-type="other" aria-describedby={said.clone()} aria-invalid={aria_invalid} />
            }
            <div class="said" id={said}>
                { props.children.clone() }
                <Beside within={props.within} judgement={props.judgement.clone()} />
            </div>
        </div>
    }
}

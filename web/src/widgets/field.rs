//! A labelled input whose text the state holds.

use super::callout::beside;
use super::field_id;
use crate::view::View;
use countersign_core::finding::Within;
use yew::{AttrValue, Callback, Html, InputEvent, html};

/// What a field looks like.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// What stands above it.
    pub label: &'static str,
    /// What stands in it while it is empty.
    pub placeholder: &'static str,
    /// Whether it has several lines.
    pub lines: bool,
}

/// A field of one line with nothing in it.
#[must_use]
pub const fn line(label: &'static str) -> Look {
    Look { label, placeholder: "", lines: false }
}

/// Label, input, what is said of it, and the findings in it.
pub fn field(view: View, within: Within, value: &AttrValue, look: Look, said: Html) -> Html {
    let id = field_id(within);
    let text = Text {
        id: id.clone().into(),
        value: value.clone(),
        placeholder: look.placeholder,
        invalid: view.findings_in(within).next().is_some(),
        oninput: view.edit(within),
        ..Text::default()
    };
    html! {
        <div class="field">
            <label for={id.clone()}>{ AttrValue::Static(look.label) }</label>
            if look.lines { { text.area() } } else { { text.input() } }
            { said_of(view, within, said) }
        </div>
    }
}

/// What is said beneath a field, and the findings in it.
pub fn said_of(view: View, within: Within, said: Html) -> Html {
    html! { <div class="said" id={format!("{}-said", field_id(within))}>{ said }{ beside(view, within) }</div> }
}

/// An input whose text the state holds, with everything that keeps browsers from meddling with it.
#[derive(Debug, Default)]
#[allow(missing_docs, reason = "each is the attribute of that name")]
pub struct Text {
    pub id: AttrValue,
    pub class: &'static str,
    pub value: AttrValue,
    pub placeholder: &'static str,
    pub label: Option<AttrValue>,
    pub invalid: bool,
    pub readonly: bool,
    pub oninput: Callback<InputEvent>,
}

impl Text {
    /// An input of one line.
    pub fn input(self) -> Html {
        let described = (!self.id.is_empty()).then(|| format!("{}-said", self.id));
        let id = (!self.id.is_empty()).then_some(self.id);
        html! {
            <input {id} class={self.class} type="text" value={self.value} placeholder={self.placeholder}
                readonly={self.readonly} oninput={self.oninput} autocomplete="off" spellcheck="false"
                autocapitalize="none" autocorrect="off" data-lpignore="true" data-bwignore="" data-form-type="other"
                aria-label={self.label} aria-describedby={described} aria-invalid={self.invalid.then_some("true")} />
        }
    }

    /// An input of several lines.
    pub fn area(self) -> Html {
        html! {
            <textarea id={self.id.clone()} class={self.class} value={self.value} placeholder={self.placeholder} rows="1"
                oninput={self.oninput} autocomplete="off" spellcheck="false" autocapitalize="none" autocorrect="off"
                aria-describedby={format!("{}-said", self.id)} aria-invalid={self.invalid.then_some("true")} />
        }
    }
}

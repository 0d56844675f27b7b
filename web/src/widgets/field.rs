//! A labelled input whose text the state holds.

use super::callout::beside;
use super::el::{el, element, fixed, made, owned, text};
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
    let typed = Text {
        id: field_id(within).into(),
        value: value.clone(),
        placeholder: look.placeholder,
        invalid: view.findings_in(within).next().is_some(),
        oninput: view.edit(within),
        ..Text::default()
    };
    let input = if look.lines { typed.area() } else { typed.input() };
    labelled("field", within, look.label, input, said_of(view, within, said))
}

/// A label, what it is the label of, and what is said of that.
pub fn labelled(class: &'static str, within: Within, label: &'static str, input: Html, said: Html) -> Html {
    let label = element("label", &["for"], vec![made(field_id(within))], vec![text(label)]);
    el("div", class, vec![label, input, said])
}

/// A choice among the texts of one field. Each option is its value, whether it is the one, and what is said of it.
pub fn choice(
    view: View,
    class: &'static str,
    (within, label): (Within, &'static str),
    options: Vec<(String, bool, &'static str)>,
) -> Html {
    let option = |(name, selected, said): (String, bool, &'static str)| {
        let words = [name.as_str(), said].concat();
        html! { <option value={name} {selected}>{ owned(words) }</option> }
    };
    let options: Html = options.into_iter().map(option).collect();
    let select = html! { <select id={field_id(within)} onchange={view.choose(within)}>{ options }</select> };
    labelled(class, within, label, select, said_of(view, within, Html::default()))
}

/// What is said beneath a field, and the findings in it.
pub fn said_of(view: View, within: Within, said: Html) -> Html {
    element(
        "div",
        &["class", "id"],
        vec![fixed("said"), made(said_id(within))],
        vec![said, beside(view, within)],
    )
}

/// The `id` of what is said of a field.
pub fn said_id(within: Within) -> String {
    [&field_id(within), "-said"].concat()
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
        let described = (!self.id.is_empty()).then(|| [&*self.id, "-said"].concat());
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
                aria-describedby={[&*self.id, "-said"].concat()} aria-invalid={self.invalid.then_some("true")} />
        }
    }
}

//! Elements made by calls, in the place of the framework's macro: the macro writes a hundred bytes of the program for each
//! element, a call twenty. The macro is left where an element listens.

use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};
use yew::{AttrValue, Html};

/// An element with a class; an empty one is none.
pub fn el(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    let class = (!class.is_empty()).then_some(AttrValue::Static(class));
    element(tag, &["class"], vec![class], children)
}

/// An element with these attributes; those without a value are left out.
pub fn element(
    tag: &'static str,
    keys: &'static [&'static str],
    values: Vec<Option<AttrValue>>,
    children: Vec<Html>,
) -> Html {
    let mut made = VTag::new(AttrValue::Static(tag));
    let values = values.into_iter().map(|value| value.map(AttributeOrProperty::Attribute)).collect();
    made.attributes = Attributes::Dynamic { keys, values };
    made.add_children(children);
    made.into()
}

/// A fixed text.
pub fn text(text: &'static str) -> Html {
    value(AttrValue::Static(text))
}

/// A text that was made.
pub fn owned(text: impl Into<String>) -> Html {
    value(AttrValue::from(text.into()))
}

/// A text as the framework keeps it.
pub fn value(text: AttrValue) -> Html {
    VText::new(text).into()
}

/// A fixed attribute.
#[must_use]
#[allow(clippy::unnecessary_wraps, reason = "an attribute may be left out")]
pub const fn fixed(value: &'static str) -> Option<AttrValue> {
    Some(AttrValue::Static(value))
}

/// An attribute that was made.
#[must_use]
#[allow(clippy::unnecessary_wraps, reason = "an attribute may be left out")]
pub fn made(value: String) -> Option<AttrValue> {
    Some(AttrValue::from(value))
}

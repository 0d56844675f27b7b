//! A button that is one action.

use crate::state::Action;
use crate::view::View;
use yew::{AttrValue, Html, html};

/// What a button looks like.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs, reason = "each is the attribute of that name")]
pub struct Look {
    pub id: Option<&'static str>,
    pub class: Option<&'static str>,
}

/// The button. The number goes into the action: which one of several is meant.
pub fn button(view: View, look: Look, action: fn(usize) -> Action, number: usize, inside: Vec<Html>) -> Html {
    let (id, class) = (look.id.map(AttrValue::Static), look.class.map(AttrValue::Static));
    let onclick = view.click(action, number);
    html! { <button type="button" {id} {class} {onclick}>{ for inside }</button> }
}

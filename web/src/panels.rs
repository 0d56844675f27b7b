//! The panels of the page, one file each.

pub mod account;
pub mod answer;
pub mod calls;
pub mod comparison;
pub mod credentials;
pub mod findings;
pub mod gallery;
pub mod oauth2;
pub mod options;
pub mod paste;
pub mod query;
pub mod request;
pub mod setup;
pub mod share;
pub mod stamp;
pub mod steps;
pub mod top;
pub mod verdict;

use crate::widgets::el::{el, element, fixed, text};
use yew::{AttrValue, Html};

/// A card that is folded until somebody, or the state, opens it.
fn folded(
    [class, id]: [&'static str; 2],
    (title, said): (&'static str, &'static str),
    is_open: bool,
    parts: Vec<Html>,
) -> Html {
    let summary = vec![el("h2", "", vec![text(title)]), el("span", "", vec![text(said)])];
    let mut children = vec![el("summary", "", summary)];
    children.extend(parts);
    let open = is_open.then_some(AttrValue::Static(""));
    element("details", &["class", "id", "open"], vec![fixed(class), fixed(id), open], children)
}

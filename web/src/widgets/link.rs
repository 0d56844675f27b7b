//! Links that lead out of the page, each in a tab of its own.

use super::el::{el, element, fixed, made, text};
use yew::{AttrValue, Html};

/// A link to a page of somebody else.
pub fn out(href: &'static str, words: &'static str) -> Html {
    away(fixed(href), vec![text(words)])
}

/// The same, its address made.
pub fn away(href: Option<AttrValue>, words: Vec<Html>) -> Html {
    element("a", &["href", "rel", "target"], vec![href, fixed("noopener noreferrer"), fixed("_blank")], words)
}

/// A link to an entry of the reference. It lies beside the page that is served, and not beside the offline copy.
pub fn reference(id: &'static str) -> Html {
    let id_shown = el("code", "", vec![text(id)]);
    if !cfg!(feature = "network") {
        return id_shown;
    }
    let href = made(["reference.html#", id].concat());
    element("a", &["href", "rel", "target"], vec![href, fixed("noopener"), fixed("_blank")], vec![id_shown])
}

/// A link to a place of this page.
pub fn jump(id: &str, words: Vec<Html>) -> Html {
    element("a", &["href"], vec![made(["#", id].concat())], words)
}

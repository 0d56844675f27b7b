//! Links that lead out of the page.

use yew::{AttrValue, Html, html};

/// A link to a page of somebody else.
pub fn out(href: &'static str, words: &'static str) -> Html {
    html! { <a href={AttrValue::Static(href)} rel="noopener noreferrer" target="_blank">{ AttrValue::Static(words) }</a> }
}

/// A link to an entry of the reference, which lies beside the page that is served.
pub fn reference(id: &'static str) -> Html {
    if !cfg!(feature = "network") {
        return html! { <code>{ AttrValue::Static(id) }</code> };
    }
    html! { <a href={["reference.html#", id].concat()} rel="noopener" target="_blank"><code>{ AttrValue::Static(id) }</code></a> }
}

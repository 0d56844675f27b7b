//! The gallery: cases with a mistake in them, to see what the page makes of it.

use crate::state::Action;
use crate::view::View;
use crate::widgets::button::{Look, button};
use crate::widgets::el::{el, element, fixed, owned, text};
use yew::Html;

/// A button a case; nothing at all where none has arrived.
pub fn panel(view: View) -> Html {
    let case = |(index, case): (usize, &crate::gallery::Example)| {
        let title = vec![owned(case.title.as_str())];
        let open = button(view, Look::default(), Action::Gallery, index, title);
        el("li", "", vec![open, el("p", "", vec![owned(case.about.as_str())])])
    };
    let cases = &view.state.gallery;
    if cases.is_empty() {
        return Html::default();
    }
    let list = el("ul", "", cases.iter().enumerate().map(case).collect());
    let parts = vec![el("h2", "", vec![text("Real failures, to open with a click")]), list];
    element("section", &["class", "id"], vec![fixed("gallery card"), fixed("gallery")], parts)
}

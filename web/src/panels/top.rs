//! The bar that stays in sight: the name, the verdict in a word, and what acts on the whole page.

use super::verdict::mark;
use crate::state::{Action, Theme};
use crate::verdict::Verdict;
use crate::view::View;
use crate::widgets::button::{Look, button};
use crate::widgets::el::{el, element, fixed, made, owned, text};
use crate::widgets::icon::{Mark, icon};
use yew::{Html, html};

/// The bar.
pub fn panel(view: View, verdict: &Verdict) -> Html {
    let name = el("h1", "name", vec![text("Counter"), el("span", "", vec![text("sign")])]);
    let chip = element(
        "a",
        &["class", "href"],
        vec![made(["chip ", verdict.kind.class()].concat()), fixed("#verdict")],
        vec![
            icon(mark(verdict.kind)),
            el("b", "", vec![text(verdict.kind.word())]),
            el("span", "long", vec![owned(verdict.title.as_str())]),
        ],
    );
    let quiet = |id: &'static str| Look { id: Some(id), class: Some("quiet") };
    let colours = vec![
        icon(Mark::Half),
        el("span", "unseen", vec![text("Colours: ")]),
        text(name_of(view.state.theme)),
    ];
    let keys = [text("?"), el("span", "unseen", vec![text(" Keys and help")])];
    let nav = vec![
        button(view, quiet("example"), |_| Action::Example, 0, vec![text("Load example")]),
        button(view, quiet("clear"), |_| Action::Clear, 0, vec![text("Clear everything")]),
        button(view, quiet("theme"), |_| Action::NextTheme, 0, colours),
        // The dialog stands in `index.html`, and the browser opens it.
        html! { <button type="button" class="quiet" id="keys" popovertarget="help">{ for keys }</button> },
    ];
    let nav = element("nav", &["aria-label"], vec![fixed("The whole page")], nav);
    el("header", "top", vec![el("div", "bar", vec![name, chip]), nav])
}

const fn name_of(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "Auto",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}

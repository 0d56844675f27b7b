//! What can be taken away: the report for a ticket, the link that shares a shape, the page on paper.

use crate::output::Output;
use crate::platform::dom;
use crate::state::{Action, SHARE, State};
use crate::view::View;
use crate::widgets::button::{Look, button};
use crate::widgets::el::{el, owned, text};
use crate::widgets::output_box::output_box;
use crate::widgets::step::fold;
use crate::{link, report};
use yew::Html;

/// All three, folded; the two texts are made while it stands open, and can be read before they are copied.
pub fn panel(view: View) -> Html {
    let summary = vec![
        el("h2", "", vec![text("Report, link, print")]),
        el("span", "", vec![text("for a ticket, a colleague, a file")]),
    ];
    let mut inside = Vec::new();
    if view.state.open[SHARE] {
        let shown = |output: Output| output_box(view, output, owned(text_of(view.state, output)));
        let says = |words: &'static str| el("p", "says", vec![text(words)]);
        inside = vec![
            says(
                "The verdict, the findings and the evidence in Markdown. The ids are left out; a secret was never in it. Read it before you send it: the values of your query stand in the base string.",
            ),
            shown(Output::Report),
            says(
                "A link that opens this page with the method, the options and the shape of the URL: names stay, values become x and 0. Nothing else is in it.",
            ),
            shown(Output::Link),
            button(
                view,
                Look { id: Some("print"), class: None },
                |_| Action::Print,
                0,
                vec![text("Print the page")],
            ),
        ];
    }
    fold(view, SHARE, "share card", "share".to_owned(), summary, inside)
}

/// The report or the link.
pub fn text_of(state: &State, output: Output) -> String {
    if output == Output::Report {
        return report::markdown(state, &dom::words_of("commit"));
    }
    let address = dom::address();
    let page = address.split('#').next().unwrap_or_default();
    [page, &link::fragment(state)].concat()
}

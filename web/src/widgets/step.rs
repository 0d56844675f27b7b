//! One card of the seven steps, and what it folds with.

use super::el::{el, made, owned, text};
use super::link::away;
use crate::platform::dom;
use crate::state::Action;
use crate::view::View;
use countersign_core::case::Signed;
use yew::{Callback, Event, Html, html};

/// The fixed words of a step.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Its number, from 1.
    pub number: usize,
    /// Its name.
    pub title: &'static str,
    /// The clause of RFC 5849.
    pub clause: &'static str,
    /// What happens in it, in a sentence.
    pub says: &'static str,
}

/// The card. What is inside is made only while it stands open; `peek` is what can be seen of it when it is closed.
pub fn card(view: View, words: Words, peek: fn(&Signed) -> String, body: fn(View, &Signed) -> Html) -> Html {
    let signed = view.signed();
    let number = words.number.to_string();
    let summary = vec![
        el("span", "number", vec![owned(number.as_str())]),
        el("h3", "", vec![text(words.title)]),
        el("span", "peek", vec![owned(signed.map(peek).unwrap_or_default())]),
    ];
    let place = words.number - 1;
    let mut inside = Vec::new();
    if view.state.open[place] {
        let clause = ["https://www.rfc-editor.org/rfc/rfc5849#section-", words.clause].concat();
        let link = away(made(clause), vec![text("RFC 5849, "), text(words.clause)]);
        inside.push(el("p", "says", vec![text(words.says), text(" "), link]));
        inside.push(match signed {
            Some(signed) => body(view, signed),
            None => el("p", "wait", vec![text("Waits for what the verdict names.")]),
        });
    }
    fold(view, place, "step", ["step-", &number].concat(), summary, inside)
}

/// What opens and closes, and is made only while it is open: `place` says which one of the state's folds it is.
pub fn fold(
    view: View,
    place: usize,
    class: &'static str,
    id: String,
    summary: Vec<Html>,
    inside: Vec<Html>,
) -> Html {
    let act = view.act.clone();
    let ontoggle = Callback::from(move |event: Event| act.emit(Action::Open(place, dom::is_open(&event))));
    let open = view.state.open[place];
    let summary = el("summary", "", summary);
    html! { <details {class} {id} {open} {ontoggle}>{ summary }{ for inside }</details> }
}

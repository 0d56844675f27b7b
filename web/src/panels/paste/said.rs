//! What was recognised in the paste, what was undone and ignored, what was taken over, and what awaits a word.

use crate::paste::{Piece, Reading};
use crate::platform::dom;
use crate::query;
use crate::state::Action;
use crate::view::View;
use crate::widgets::el::{el, element, fixed, owned, text};
use crate::widgets::link::jump;
use countersign_core::finding::Within;
use yew::{Callback, Event, Html, html};

/// All that is said of the paste.
pub fn panel(view: View) -> Html {
    let Some(reading) = &view.state.pasted else {
        let words = "It fills the form and is checked at once. Nothing of it leaves this tab. ";
        return el(
            "p",
            "",
            vec![text(words), jump("gallery", vec![text("Nothing at hand? Open a real failure.")])],
        );
    };
    if let Some(refused) = &reading.refused {
        return el("p", "", vec![owned(refused.as_str())]);
    }
    if !reading.is_something() {
        let words = "No header, no base string, no URL is in this, and no answer that NetSuite is known to give. A URL begins with https:// (a method may stand before it).";
        return el("p", "", vec![text(words)]);
    }
    let mut chips: Vec<Html> = reading.pieces.iter().map(piece).collect();
    if reading.more > 0 {
        let more = ["and ", &reading.more.to_string(), " more"].concat();
        chips.push(el("span", "", vec![owned(more)]));
    }
    taken(reading, &mut chips);
    let mut parts = vec![el("p", "chips", chips)];
    if !reading.ignored.is_empty() && reading.answer.is_none() {
        let ignored = ["Ignored: line ", &reading.ignored, "."].concat();
        parts.push(el("p", "", vec![owned(ignored)]));
    }
    parts.push(requests(view, reading));
    parts.push(conflicts(view));
    parts.into_iter().collect()
}

fn piece(piece: &Piece) -> Html {
    let mut parts = vec![el("b", "", vec![text(piece.words)])];
    if let Some(line) = piece.line {
        parts.push(owned(["line ", &line.to_string()].concat()));
    }
    if !piece.undone.is_empty() {
        let undone = ["undone: ", &piece.undone.join(", ")].concat();
        parts.push(el("i", "", vec![owned(undone)]));
    }
    el("span", "taken", parts)
}

/// What was taken over into the form, in a few words.
fn taken(reading: &Reading, chips: &mut Vec<Html>) {
    let mut chip = |what: &'static str, value: Option<String>| {
        if let Some(value) = value {
            // What was pasted may run from right to left; the words around it do not.
            let value = el("bdi", "", vec![owned(value)]);
            chips.push(el("span", "taken filled", vec![el("b", "", vec![text(what)]), value]));
        }
    };
    let words = |within| reading.field(within).map(ToString::to_string);
    let count = |within: Within, of: fn(&str) -> usize, unit: &str| {
        let value = reading.field(within)?;
        Some([&of(value).to_string(), unit].concat())
    };
    chip("Method", words(Within::Method));
    chip("URL", count(Within::Url, str::len, " bytes"));
    chip("Query", count(Within::Url, |url| query::rows(url).len(), " parameters"));
    chip("Body", count(Within::Body, str::len, " bytes"));
    chip("Account", words(Within::Account));
    chip("Answer", reading.answer.clone());
    chip("OAuth 2.0", (!reading.oauth2.is_empty()).then(|| reading.oauth2.join(", ")));
}

/// The calls, of which one is looked at.
fn requests(view: View, reading: &Reading) -> Html {
    if reading.requests.len() < 2 {
        return Html::default();
    }
    let act = view.act.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Ok(index) = dom::value_of(&event).parse() {
            act.emit(Action::Choose(index));
        }
    });
    let request = |(index, label): (usize, &String)| {
        let input = html! {
            <input type="radio" name="request" value={index.to_string()} checked={reading.chosen == Some(index)}
                onchange={onchange.clone()} />
        };
        el("label", "", vec![input, el("bdi", "", vec![owned(label.as_str())])])
    };
    let count = reading.requests.len().to_string();
    let legend = [&count, " calls are in this paste. Which one is meant?"].concat();
    let mut parts = vec![el("legend", "", vec![owned(legend)])];
    parts.extend(reading.requests.iter().enumerate().map(request));
    element("fieldset", &["class", "id"], vec![fixed("requests"), fixed("requests")], parts)
}

/// What was typed and stands otherwise in the paste. It stays until the person says so.
fn conflicts(view: View) -> Html {
    let conflicts = view.state.conflicts();
    if conflicts.is_empty() {
        return Html::default();
    }
    let replace = |within: Option<Within>, words: String| {
        let act = view.act.clone();
        html! { <button type="button" onclick={move |_| act.emit(Action::Replace(within))}>{ owned(words) }</button> }
    };
    let mut parts = vec![el("p", "", vec![text("What you typed was kept.")])];
    for within in &conflicts {
        let words = ["Replace my ", within.title(), " with the pasted one"].concat();
        parts.push(replace(Some(*within), words));
    }
    if conflicts.len() > 1 {
        parts.push(replace(None, "Replace them all".to_owned()));
    }
    element("div", &["class", "id"], vec![fixed("conflicts"), fixed("conflicts")], parts)
}

//! What was recognised in the paste, what was undone and ignored, what was taken over, and what awaits a word.

use crate::paste::{Piece, Reading};
use crate::platform::dom;
use crate::query;
use crate::state::Action;
use crate::view::View;
use countersign_core::finding::Within;
use yew::{Callback, Event, Html, html};

/// All that is said of the paste.
pub fn panel(view: View) -> Html {
    let Some(reading) = &view.state.pasted else {
        return html! { <p>{ "It fills the form and is checked at once. Nothing of it leaves this tab." }</p> };
    };
    if let Some(refused) = &reading.refused {
        return html! { <p>{ refused.clone() }</p> };
    }
    if !reading.is_something() {
        return html! { <p>{ "No header, no base string, no URL is in this, and no answer that NetSuite is known to give. A URL begins with https:// (a method may stand before it)." }</p> };
    }
    html! {
        <>
            <p class="chips">
                { for reading.pieces.iter().map(piece) }
                if reading.more > 0 {
                    <span>{ "and " }{ reading.more }{ " more" }</span>
                }
                { taken(reading) }
            </p>
            if !reading.ignored.is_empty() && reading.answer.is_none() {
                <p>{ "Ignored: line " }{ reading.ignored.clone() }{ "." }</p>
            }
            { requests(view, reading) }
            { conflicts(view) }
        </>
    }
}

fn piece(piece: &Piece) -> Html {
    html! {
        <span class="taken">
            <b>{ piece.words }</b>
            if let Some(line) = piece.line {
                { "line " }{ line }
            }
            if !piece.undone.is_empty() {
                <i>{ "undone: " }{ piece.undone.join(", ") }</i>
            }
        </span>
    }
}

/// What was taken over into the form, in a few words.
fn taken(reading: &Reading) -> Html {
    let chip = |what: &'static str, value: String| {
        html! { <span class="taken filled"><b>{ what }</b>{ value }</span> }
    };
    let text = |within| reading.field(within).map(ToString::to_string);
    let count = |within: Within, of: fn(&str) -> usize, unit: &str| {
        let value = reading.field(within)?;
        Some([&of(value).to_string(), unit].concat())
    };
    let values = [
        ("Method", text(Within::Method)),
        ("URL", count(Within::Url, str::len, " bytes")),
        ("Query", count(Within::Url, |url| query::rows(url).len(), " parameters")),
        ("Body", count(Within::Body, str::len, " bytes")),
        ("Account", text(Within::Account)),
        ("Answer", reading.answer.clone()),
        ("OAuth 2.0", (!reading.oauth2.is_empty()).then(|| reading.oauth2.join(", "))),
    ];
    values.into_iter().filter_map(|(what, value)| Some(chip(what, value?))).collect()
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
        html! {
            <label>
                <input type="radio" name="request" value={index.to_string()} checked={reading.chosen == Some(index)}
                    onchange={onchange.clone()} />
                <span>{ label.clone() }</span>
            </label>
        }
    };
    html! {
        <fieldset class="requests" id="requests">
            <legend>{ reading.requests.len() }{ " calls are in this paste. Which one is meant?" }</legend>
            { for reading.requests.iter().enumerate().map(request) }
        </fieldset>
    }
}

/// What was typed and stands otherwise in the paste. It stays until the person says so.
fn conflicts(view: View) -> Html {
    let conflicts = view.state.conflicts();
    let one = |within: &Within| {
        html! {
            <button type="button" onclick={view.click(Action::Replace(Some(*within)))}>
                { "Replace my " }{ within.title() }{ " with the pasted one" }
            </button>
        }
    };
    if conflicts.is_empty() {
        return Html::default();
    }
    html! {
        <div class="conflicts" id="conflicts">
            <p>{ "What you typed was kept." }</p>
            { for conflicts.iter().map(one) }
            if conflicts.len() > 1 {
                <button type="button" onclick={view.click(Action::Replace(None))}>{ "Replace them all" }</button>
            }
        </div>
    }
}

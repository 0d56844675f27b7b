//! Step 4: the base string, as it is signed, or decoded for reading.

use super::{bytes, text};
use crate::output::Output;
use crate::segments::{self, Kind};
use crate::state::Action;
use crate::view::View;
use crate::widgets::output_box::output_box;
use crate::widgets::runs::drawn;
use crate::widgets::step::{Words, card};
use countersign_core::case::Signed;
use countersign_core::sign::params::Origin;
use yew::{Html, html};

const WORDS: Words = Words {
    number: 4,
    title: "Base string",
    clause: "3.4.1.1",
    says: "Method, base URI and parameters, each percent-encoded once more, joined by two &. This text is what is signed.",
};

/// The base string.
pub fn step(view: View) -> Html {
    card(view, WORDS, |signed| bytes(signed.trace.unsigned.base_string.as_bytes().len()), body)
}

fn body(view: View, signed: &Signed) -> Html {
    let shown = if view.state.decoded {
        read(view, signed)
    } else {
        let text = signed.trace.unsigned.base_string.as_str();
        output_box(view, Output::BaseString, drawn(view, text, &segments::base_string(&signed.trace)))
    };
    html! {
        <>
            <label class="tick">
                <input id="decode" type="checkbox" checked={view.state.decoded} onchange={view.tick(Action::Decode)} />
                <span>{ "Decode it for reading" }</span>
            </label>
            { shown }
            { explained(view, signed) }
        </>
    }
}

/// The three sections, a line a part, all of it decoded. This is not what is signed.
fn read(view: View, signed: &Signed) -> Html {
    let unsigned = &signed.trace.unsigned;
    let method = unsigned.base_string.as_str().split('&').next().unwrap_or_default().to_owned();
    let line = |index: usize| {
        let class = Kind::of(unsigned.parameters.list()[index].origin).class();
        html! {
            <li class={view.lit(Some(index))} data-param={index.to_string()}>
                <b {class}>{ text(unsigned.parameters.name(index)) }</b>{ " = " }{ text(unsigned.parameters.value(index)) }
            </li>
        }
    };
    html! {
        <ol class="read">
            <li class="method">{ method }</li>
            <li class="uri">{ unsigned.base_uri.to_string() }</li>
            { for unsigned.base_string.pairs().iter().map(|pair| line(pair.parameter)) }
        </ol>
    }
}

/// The parameter that is pointed at, in words.
fn explained(view: View, signed: &Signed) -> Html {
    let parameters = &signed.trace.unsigned.parameters;
    let Some(index) = view.state.pointed.filter(|&index| index < parameters.len()) else {
        return html! {
            <p class="explain">{ "Point at a part, or use the arrow keys in the box: it lights wherever it stands." }</p>
        };
    };
    let origin = parameters.list()[index].origin;
    let from = match origin {
        Origin::Query => ", from the query",
        Origin::Header => ", from the header",
        Origin::Body => ", from the form body",
    };
    html! {
        <p class="explain">
            <b class={Kind::of(origin).class()}>{ text(parameters.name(index)) }</b>{ " = " }
            <code>{ text(parameters.value(index)) }</code>{ from }
        </p>
    }
}

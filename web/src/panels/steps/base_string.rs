//! Step 4: the base string, as it is signed, or decoded for reading.

use super::{bytes, text};
use crate::output::Output;
use crate::segments::{self, Kind};
use crate::state::Action;
use crate::view::View;
use crate::widgets::el::{el, owned, text as word};
use crate::widgets::output_box::output_box;
use crate::widgets::runs::{drawn, part_of};
use crate::widgets::step::{Words, card};
use crate::widgets::tick::tick;
use countersign_core::case::Signed;
use countersign_core::sign::params::Origin;
use yew::Html;

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
    let decode = tick(view, "decode", view.state.decoded, Action::Decode, "Decode it for reading");
    [decode, shown, explained(view, signed)].into_iter().collect()
}

/// The three sections, a line a part, all of it decoded. This is not what is signed.
fn read(view: View, signed: &Signed) -> Html {
    let unsigned = &signed.trace.unsigned;
    let method = unsigned.base_string.as_str().split('&').next().unwrap_or_default();
    let mut lines = vec![
        el("li", "method", vec![owned(method)]),
        el("li", "uri", vec![owned(unsigned.base_uri.to_string())]),
    ];
    for pair in unsigned.base_string.pairs() {
        let index = pair.parameter;
        let class = Kind::of(unsigned.parameters.list()[index].origin).class();
        let name = el("b", class, vec![owned(text(unsigned.parameters.name(index)))]);
        let value = el("bdi", "", vec![owned(text(unsigned.parameters.value(index)))]);
        lines.push(part_of(view, "li", "", Some(index), vec![name, word(" = "), value]));
    }
    el("ol", "read", lines)
}

/// The parameter that is pointed at, in words.
fn explained(view: View, signed: &Signed) -> Html {
    let parameters = &signed.trace.unsigned.parameters;
    let Some(index) = view.state.pointed.filter(|&index| index < parameters.len()) else {
        let words = "Point at a part, or use the arrow keys in the box: it lights wherever it stands.";
        return el("p", "explain", vec![word(words)]);
    };
    let origin = parameters.list()[index].origin;
    let from = match origin {
        Origin::Query => ", from the query",
        Origin::Header => ", from the header",
        Origin::Body => ", from the form body",
    };
    let name = el("b", Kind::of(origin).class(), vec![owned(text(parameters.name(index)))]);
    let value = el("code", "", vec![owned(text(parameters.value(index)))]);
    el("p", "explain", vec![name, word(" = "), value, word(from)])
}

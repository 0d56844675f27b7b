//! Step 1: the parameters, decoded, with where each came from.

use super::text;
use crate::panels::query::column;
use crate::segments::Kind;
use crate::view::View;
use crate::widgets::el::{el, element, fixed, made, owned, text as word};
use crate::widgets::runs::part_of;
use crate::widgets::step::{Words, card};
use countersign_core::case::Signed;
use countersign_core::sign::params::Origin;
use yew::Html;

const WORDS: Words = Words {
    number: 1,
    title: "Parameters",
    clause: "3.4.1.3.1",
    says: "All that is signed: the query, the oauth_ fields of the header, and a form body, decoded. The realm is not among them.",
};

/// The table of parameters.
pub fn step(view: View) -> Html {
    card(view, WORDS, peek, table)
}

fn peek(signed: &Signed) -> String {
    let list = signed.trace.unsigned.parameters.list();
    let mut said = String::new();
    for (origin, name) in [(Origin::Query, " query"), (Origin::Header, " header"), (Origin::Body, " body")] {
        let count = list.iter().filter(|parameter| parameter.origin == origin).count();
        if count > 0 || origin != Origin::Body {
            let joint = if said.is_empty() { "" } else { ", " };
            said.push_str(&[joint, &count.to_string(), name].concat());
        }
    }
    said
}

fn table(view: View, signed: &Signed) -> Html {
    let parameters = &signed.trace.unsigned.parameters;
    let row = |index: usize| {
        let origin = parameters.list()[index].origin;
        let class = ["badge ", Kind::of(origin).class()].concat();
        let badge = element("span", &["class"], vec![made(class)], vec![word(origin.as_str())]);
        let name = owned(text(parameters.name(index)));
        let cells = vec![
            el("td", "", vec![badge]),
            element("th", &["scope"], vec![fixed("row")], vec![el("bdi", "", vec![name])]),
            el("td", "", vec![el("bdi", "", vec![owned(text(parameters.value(index)))])]),
        ];
        part_of(view, "tr", "", Some(index), cells)
    };
    let head = el("tr", "", vec![column("origin"), column("name"), column("value")]);
    let rows = el("tbody", "", (0..parameters.len()).map(row).collect());
    el("table", "collected", vec![el("thead", "unseen", vec![head]), rows])
}

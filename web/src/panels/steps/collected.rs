//! Step 1: the parameters, decoded, with where each came from.

use super::text;
use crate::segments::Kind;
use crate::view::View;
use crate::widgets::step::{Words, card};
use countersign_core::case::Signed;
use countersign_core::sign::params::Origin;
use yew::{Html, html};

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
    let count = |origin| list.iter().filter(|parameter| parameter.origin == origin).count();
    let body = match count(Origin::Body) {
        0 => String::new(),
        count => format!(", {count} body"),
    };
    format!("{} query, {} header{body}", count(Origin::Query), count(Origin::Header))
}

fn table(view: View, signed: &Signed) -> Html {
    let parameters = &signed.trace.unsigned.parameters;
    let row = |index: usize| {
        let origin = parameters.list()[index].origin;
        html! {
            <tr class={view.lit(Some(index))} data-param={index.to_string()}>
                <td><span class={format!("badge {}", Kind::of(origin).class())}>{ origin.as_str() }</span></td>
                <th scope="row">{ text(parameters.name(index)) }</th>
                <td>{ text(parameters.value(index)) }</td>
            </tr>
        }
    };
    html! {
        <table class="collected">
            <thead class="unseen"><tr><th scope="col">{ "origin" }</th><th scope="col">{ "name" }</th><th scope="col">{ "value" }</th></tr></thead>
            <tbody>{ for (0..parameters.len()).map(row) }</tbody>
        </table>
    }
}

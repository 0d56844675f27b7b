//! Step 1: the parameters, decoded, with where each came from.

use crate::segments::Kind;
use crate::widgets::step::{StepProps, Words, card};
use countersign_core::sign::params::{Origin, Parameters};
use yew::{Html, component, html};

const WORDS: Words = Words {
    number: 1,
    title: "Parameters",
    clause: "3.4.1.3.1",
    says: "All that is signed: the query, the oauth_ fields of the header, and a form body, decoded. The realm is not among them.",
};

/// The table of parameters.
#[component]
pub fn Collected(props: &StepProps) -> Html {
    card(
        WORDS,
        props,
        |signed| peek(&signed.trace.unsigned.parameters),
        |signed| table(&signed.trace.unsigned.parameters),
    )
}

fn peek(parameters: &Parameters) -> String {
    let count = |origin| parameters.list().iter().filter(|parameter| parameter.origin == origin).count();
    let mut text = format!("{} query, {} header", count(Origin::Query), count(Origin::Header));
    if count(Origin::Body) > 0 {
        text.push_str(&format!(", {} body", count(Origin::Body)));
    }
    text
}

fn table(parameters: &Parameters) -> Html {
    let row = |index: usize| {
        let origin = parameters.list()[index].origin;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        html! {
            <tr data-param={index.to_string()}>
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

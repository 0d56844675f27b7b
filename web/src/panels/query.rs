//! The query as a table that can be edited, in step with the URL.

use crate::query::{Edit, Row, rows};
use crate::state::Action;
use crate::view::View;
use crate::widgets::el::{el, element, fixed, text};
use crate::widgets::field::Text;
use countersign_core::sign::params::Origin;
use countersign_core::span::Span;
use yew::{AttrValue, Html, html};

/// A row a parameter, and an empty one in which the next begins. That one becomes a row of the URL with its first
/// character, and keeps the focus: by its key it is the same element.
pub fn table(view: View) -> Html {
    let rows = rows(&view.state.form.url);
    let head =
        vec![column("name"), column("value"), el("th", "", vec![el("span", "unseen", vec![text("remove")])])];
    let lines = rows.iter().enumerate().map(|(index, row)| line(view, index, row));
    let parts = vec![
        el("caption", "", vec![text("Query, decoded")]),
        el("thead", "", vec![el("tr", "", head)]),
        html! { <tbody>{ for lines }{ draft(view, rows.len()) }</tbody> },
    ];
    el("table", "pairs", parts)
}

/// The head of a column.
pub fn column(name: &'static str) -> Html {
    element("th", &["scope"], vec![fixed("col")], vec![text(name)])
}

fn line(view: View, index: usize, row: &Row) -> Html {
    let parameter = parameter_at(view, row.place);
    let name = Text {
        class: "name",
        value: row.name.as_str().to_owned().into(),
        readonly: !row.name.is_text(),
        oninput: view.text(|index, text| Action::Query(Edit::Name(index, text)), index),
        ..Text::default()
    };
    let value = Text {
        class: "value",
        value: row.value.as_str().to_owned().into(),
        readonly: !row.value.is_text(),
        oninput: view.text(|index, text| Action::Query(Edit::Value(index, text)), index),
        ..Text::default()
    };
    let onclick = view.click(|index| Action::Query(Edit::Remove(index)), index);
    let aria_label = labelled("Remove parameter ", index);
    let remove =
        html! { <button type="button" class="remove" {onclick} aria-label={aria_label}>{ "×" }</button> };
    tr(index, parameter, view.lit(parameter), name, value, remove)
}

fn draft(view: View, index: usize) -> Html {
    let name = Text {
        class: "name",
        placeholder: "new name",
        oninput: view.text(|_, name| Action::Query(Edit::Add { name, value: String::new() }), index),
        ..Text::default()
    };
    let value = Text {
        class: "value",
        placeholder: "value",
        oninput: view.text(|_, value| Action::Query(Edit::Add { name: String::new(), value }), index),
        ..Text::default()
    };
    tr(index, None, Some("draft"), name, value, Html::default())
}

fn tr(
    index: usize,
    parameter: Option<usize>,
    class: Option<&'static str>,
    mut name: Text,
    mut value: Text,
    last: Html,
) -> Html {
    name.label = Some(labelled("Name of parameter ", index));
    value.label = Some(labelled("Value of parameter ", index));
    html! {
        <tr key={index} {class} data-param={parameter.map(|index| index.to_string())}>
            <td>{ name.input() }</td><td>{ value.input() }</td><td>{ last }</td>
        </tr>
    }
}

/// What a control of a row is called.
fn labelled(what: &str, index: usize) -> AttrValue {
    [what, &(index + 1).to_string()].concat().into()
}

/// Which of the signed parameters stands at that place of the URL.
pub fn parameter_at(view: View, place: Span) -> Option<usize> {
    let list = view.state.judgement.signed()?.trace.unsigned.parameters.list();
    list.iter().position(|parameter| parameter.origin == Origin::Query && parameter.place == place)
}

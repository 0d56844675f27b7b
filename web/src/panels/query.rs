//! The query as a table that can be edited, in step with the URL.

use crate::query::{Edit, Row, rows};
use crate::state::Action;
use crate::view::View;
use crate::widgets::field::Text;
use countersign_core::sign::params::Origin;
use countersign_core::span::Span;
use yew::{Classes, Html, classes, html};

/// A row a parameter, and an empty one in which the next begins. That one becomes a row of the URL with its first
/// character, and keeps the focus: by its key it is the same element.
pub fn table(view: View) -> Html {
    let rows = rows(&view.state.form.url);
    html! {
        <table class="pairs">
            <caption>{ "Query, decoded" }</caption>
            <thead><tr><th scope="col">{ "name" }</th><th scope="col">{ "value" }</th><th><span class="unseen">{ "remove" }</span></th></tr></thead>
            <tbody>
                { for rows.iter().enumerate().map(|(index, row)| line(view, index, row)) }
                { draft(view, rows.len()) }
            </tbody>
        </table>
    }
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
    let onclick = view.click(Action::Query(Edit::Remove(index)));
    let aria_label = format!("Remove parameter {}", index + 1);
    let remove =
        html! { <button type="button" class="remove" {onclick} aria-label={aria_label}>{ "×" }</button> };
    tr(index, parameter, classes!(view.lit(parameter)), name, value, remove)
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
    tr(index, None, classes!("draft"), name, value, Html::default())
}

fn tr(
    index: usize,
    parameter: Option<usize>,
    class: Classes,
    mut name: Text,
    mut value: Text,
    last: Html,
) -> Html {
    name.label = Some(format!("Name of parameter {}", index + 1).into());
    value.label = Some(format!("Value of parameter {}", index + 1).into());
    html! {
        <tr key={index} {class} data-param={parameter.map(|index| index.to_string())}>
            <td>{ name.input() }</td><td>{ value.input() }</td><td>{ last }</td>
        </tr>
    }
}

/// Which of the signed parameters stands at that place of the URL.
fn parameter_at(view: View, place: Span) -> Option<usize> {
    let list = view.state.judgement.signed()?.trace.unsigned.parameters.list();
    list.iter().position(|parameter| parameter.origin == Origin::Query && parameter.place == place)
}

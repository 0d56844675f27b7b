//! The query as a table that can be edited, in step with the URL.

use crate::platform::dom;
use crate::query::{Edit, Row, rows};
use crate::state::{Action, Shared};
use crate::widgets::Act;
use countersign_core::sign::params::Origin;
use countersign_core::span::Span;
use yew::{AttrValue, Html, InputEvent, MouseEvent, Properties, component, html, use_callback};

/// The table.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// The URL.
    pub url: AttrValue,
    /// The signing, in which each row is a parameter.
    pub judgement: Shared,
    /// Where edits go.
    pub act: Act,
}

/// The query: a row a parameter, and an empty one in which the next begins.
#[component]
pub fn QueryTable(props: &Props) -> Html {
    let rows = rows(&props.url);
    let next = rows.len();
    let line = |(index, row): (usize, Row)| {
        html! {
            <Line key={index} {index} parameter={parameter_at(&props.judgement, row.place)} name={row.name.as_str().to_owned()}
                value={row.value.as_str().to_owned()} locked={(!row.name.is_text(), !row.value.is_text())}
                act={props.act.clone()} />
        }
    };
    html! {
        <table class="pairs">
            <caption>{ "Query, decoded" }</caption>
            <thead><tr><th scope="col">{ "name" }</th><th scope="col">{ "value" }</th><td></td></tr></thead>
            <tbody>
                { for rows.into_iter().enumerate().map(line) }
                <Line key={next} index={next} name="" value="" draft=true act={props.act.clone()} />
            </tbody>
        </table>
    }
}

/// Which of the signed parameters stands at that place of the URL.
fn parameter_at(judgement: &Shared, place: Span) -> Option<usize> {
    let list = judgement.signed()?.trace.unsigned.parameters.list();
    list.iter().position(|parameter| parameter.origin == Origin::Query && parameter.place == place)
}

#[derive(Debug, PartialEq, Properties)]
struct LineProps {
    index: usize,
    #[prop_or_default]
    parameter: Option<usize>,
    name: AttrValue,
    value: AttrValue,
    /// Whether name and value can only be edited in the URL.
    #[prop_or_default]
    locked: (bool, bool),
    /// Whether it is not in the URL yet.
    #[prop_or_default]
    draft: bool,
    act: Act,
}

/// One row. The empty one at the end becomes a row of the URL with the first character, and keeps the focus: it is the
/// same element.
#[component]
fn Line(props: &LineProps) -> Html {
    let deps = (props.act.clone(), props.index, props.draft);
    let onname = use_callback(deps.clone(), |event: InputEvent, (act, index, draft)| {
        let name = dom::value_of(&event);
        act.emit(Action::Query(if *draft {
            Edit::Add { name, value: String::new() }
        } else {
            Edit::Name(*index, name)
        }));
    });
    let onvalue = use_callback(deps, |event: InputEvent, (act, index, draft)| {
        let value = dom::value_of(&event);
        act.emit(Action::Query(if *draft {
            Edit::Add { name: String::new(), value }
        } else {
            Edit::Value(*index, value)
        }));
    });
    let onremove = use_callback((props.act.clone(), props.index), |_: MouseEvent, (act, index)| {
        act.emit(Action::Query(Edit::Remove(*index)));
    });
    let number = (props.index + 1).to_string();
    let said = |what: &str| format!("{what} of parameter {number}");
    html! {
        <tr data-param={props.parameter.map(|index| index.to_string())} class={props.draft.then_some("draft")}>
            <td>
                <input type="text" class="name" value={props.name.clone()} oninput={onname} readonly={props.locked.0}
                    aria-label={said("Name")} placeholder={props.draft.then_some("add a name")} autocomplete="off"
                    spellcheck="false" autocapitalize="none" autocorrect="off" />
            </td>
            <td>
                <input type="text" class="value" value={props.value.clone()} oninput={onvalue} readonly={props.locked.1}
                    aria-label={said("Value")} placeholder={props.draft.then_some("value")} autocomplete="off" spellcheck="false"
                    autocapitalize="none" autocorrect="off" />
            </td>
            <td>
                if !props.draft {
                    <button type="button" class="remove" onclick={onremove} aria-label={said("Remove the line")}>{ "×" }</button>
                }
            </td>
        </tr>
    }
}

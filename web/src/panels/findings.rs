//! All findings, most harmful first.

use crate::state::Shared;
use crate::widgets::callout::full;
use yew::{Html, Properties, component, html};

/// The findings.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// Where they are.
    pub judgement: Shared,
}

/// The list, if there is anything to list.
#[component]
pub fn Findings(props: &Props) -> Html {
    let findings = &props.judgement.findings;
    if findings.is_empty() {
        return html! {};
    }
    let count = match findings.len() {
        1 => "One thing to look at".to_owned(),
        count => format!("{count} things to look at"),
    };
    html! {
        <section class="findings card" id="findings" aria-labelledby="findings-title">
            <h2 id="findings-title">{ count }</h2>
            { for findings.iter().map(full) }
        </section>
    }
}

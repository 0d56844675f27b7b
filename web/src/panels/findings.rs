//! All findings, most harmful first.

use crate::view::View;
use crate::widgets::callout::full;
use yew::{Html, html};

/// The list, if there is anything to list.
pub fn panel(view: View) -> Html {
    let findings = &view.judgement().findings;
    let count = match findings.len() {
        0 => return Html::default(),
        1 => "One thing to look at".to_owned(),
        count => format!("{count} things to look at"),
    };
    html! {
        <section class="findings card" id="findings">
            <h2>{ count }</h2>
            { for findings.iter().map(full) }
        </section>
    }
}

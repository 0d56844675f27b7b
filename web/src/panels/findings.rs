//! All findings, most harmful first, and what else would explain the signature.

use crate::view::View;
use crate::widgets::callout::full;
use countersign_core::finding::Finding;
use yew::{Html, html};

/// The list, if there is anything to list.
pub fn panel(view: View) -> Html {
    let findings = view.findings();
    let examined = view.state.examined.as_ref();
    let count = match findings.len() {
        0 => return Html::default(),
        1 => "One thing to look at".to_owned(),
        count => [&count.to_string(), " things to look at"].concat(),
    };
    let one = |(index, finding): (usize, &Finding)| {
        full(finding, examined.and_then(|examined| examined.excerpts[index].as_ref()))
    };
    let library = examined.and_then(|examined| examined.library);
    let alternatives = examined.map(|examined| &examined.alternatives[..]).unwrap_or_default();
    html! {
        <section class="findings card" id="findings">
            <h2>{ count }</h2>
            if let Some(library) = library {
                <p class="says">{ "The header is written as " }{ library }{ " writes it." }</p>
            }
            { for findings.iter().enumerate().map(one) }
            if !alternatives.is_empty() {
                <details class="alternatives">
                    <summary>{ "The same signature would come of " }{ alternatives.len() }{ " other ways" }</summary>
                    <ul>{ for alternatives.iter().map(|titles| html! { <li>{ titles.join("; with it: ") }</li> }) }</ul>
                </details>
            }
        </section>
    }
}

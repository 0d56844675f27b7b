//! All findings, most harmful first, and what else would explain the signature.

use crate::view::View;
use crate::widgets::callout::full;
use crate::widgets::el::{el, element, fixed, owned, text};
use yew::Html;

/// The list, if there is anything to list.
pub fn panel(view: View) -> Html {
    let findings = view.findings();
    let examined = view.state.examined.as_ref();
    let count = match findings.len() {
        0 => return Html::default(),
        1 => text("One thing to look at"),
        count => owned([&count.to_string(), " things to look at"].concat()),
    };
    let mut parts = vec![el("h2", "", vec![count])];
    if let Some(library) = examined.and_then(|examined| examined.library) {
        let said = ["The header is written as ", library, " writes it."].concat();
        parts.push(el("p", "says", vec![owned(said)]));
    }
    for (index, finding) in findings.iter().enumerate() {
        parts.push(full(finding, examined.and_then(|examined| examined.excerpts[index].as_ref())));
    }
    let alternatives = examined.map(|examined| &examined.alternatives[..]).unwrap_or_default();
    if !alternatives.is_empty() {
        let count = alternatives.len().to_string();
        let said = ["The same signature would come of ", &count, " other ways"].concat();
        let one = |titles: &Vec<&'static str>| el("li", "", vec![owned(titles.join("; with it: "))]);
        let list = el("ul", "", alternatives.iter().map(one).collect());
        parts.push(el("details", "alternatives", vec![el("summary", "", vec![owned(said)]), list]));
    }
    element("section", &["class", "id"], vec![fixed("findings card"), fixed("findings")], parts)
}

//! A text in the colours of where its parts came from.

use crate::segments::{Kind, Run};
use yew::{AttrValue, Html, html};

/// The runs of a text, one element each. Those of a parameter say which one, so that all of it lights at once.
#[must_use]
pub fn drawn(text: &str, runs: &[Run]) -> Html {
    let draw = |run: &Run| {
        let part = run.span.of_str(text).to_owned();
        let class = AttrValue::Static(run.kind.class());
        match (run.kind, run.parameter) {
            (Kind::Plain, _) => html! { { part } },
            (Kind::Joint, _) => html! { <i {class}>{ part }</i> },
            (_, Some(index)) => html! { <span {class} data-param={index.to_string()}>{ part }</span> },
            (_, None) => html! { <span {class}>{ part }</span> },
        }
    };
    html! { <>{ for runs.iter().map(draw) }</> }
}

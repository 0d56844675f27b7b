//! A text in the colours of where its parts came from.

use crate::segments::{Kind, Run};
use crate::view::View;
use yew::{Classes, Html, classes, html};

/// The runs of a text, one element each. Those of a parameter say which one, so that all of it lights at once.
pub fn drawn(view: View, text: &str, runs: &[Run]) -> Html {
    let draw = |run: &Run| {
        let part = run.span.of_str(text).to_owned();
        match run.kind {
            Kind::Plain => Html::from(part),
            Kind::Joint => html! { <i class="joint">{ part }</i> },
            kind => {
                let class: Classes = classes!(kind.class(), view.lit(run.parameter));
                html! { <span {class} data-param={run.parameter.map(|index| index.to_string())}>{ part }</span> }
            }
        }
    };
    runs.iter().map(draw).collect()
}

//! A text in the colours of where its parts came from.

use super::el::{el, element, fixed, made, owned};
use crate::segments::{Kind, Run};
use crate::view::View;
use yew::{AttrValue, Html};

/// The runs of a text, one element each. Those of a parameter say which one, so that all of it lights at once.
pub fn drawn(view: View, text: &str, runs: &[Run]) -> Html {
    let draw = |run: &Run| {
        let part = owned(run.span.of_str(text));
        match run.kind {
            Kind::Plain => part,
            Kind::Joint => el("i", "joint", vec![part]),
            kind => part_of(view, "span", kind.class(), run.parameter, vec![part]),
        }
    };
    runs.iter().map(draw).collect()
}

/// An element that belongs to a parameter, or to none: it lights while that one is pointed at.
pub fn part_of(
    view: View,
    tag: &'static str,
    class: &'static str,
    parameter: Option<usize>,
    children: Vec<Html>,
) -> Html {
    let class = match view.lit(parameter) {
        None => fixed(class),
        Some(lit) => made([class, " ", lit].concat()),
    };
    let class = class.filter(|class| !class.is_empty());
    element(tag, &["class", "data-param"], vec![class, parameter.map(number)], children)
}

fn number(index: usize) -> AttrValue {
    index.to_string().into()
}

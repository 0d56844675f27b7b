//! The parameter that is pointed at, in words.

use crate::segments::Kind;
use crate::state::Shared;
use countersign_core::sign::params::Origin;
use yew::{Html, Properties, component, html, use_context};

/// The index of the parameter that is pointed at, shared by the whole page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lit(pub Option<usize>);

/// The signing.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// The parameters are in it.
    pub judgement: Shared,
}

/// One line: name, value, and where it came from. It alone is drawn anew when the pointer moves.
#[component]
pub fn Explain(props: &Props) -> Html {
    let lit = use_context::<Lit>().unwrap_or_default();
    let parameters = props.judgement.signed().map(|signed| &signed.trace.unsigned.parameters);
    let pointed = lit.0.zip(parameters).filter(|(index, parameters)| *index < parameters.len());
    let Some((index, parameters)) = pointed else {
        return html! {
            <p class="explain">{ "Point at a part, or use the arrow keys in the box: it lights wherever it stands." }</p>
        };
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let origin = parameters.list()[index].origin;
    let from = match origin {
        Origin::Query => "from the query",
        Origin::Header => "from the header",
        Origin::Body => "from the form body",
    };
    html! {
        <p class="explain">
            <b class={Kind::of(origin).class()}>{ text(parameters.name(index)) }</b>{ " = " }
            <code>{ text(parameters.value(index)) }</code>{ ", " }{ from }
        </p>
    }
}

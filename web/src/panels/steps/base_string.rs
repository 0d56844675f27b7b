//! Step 4: the base string, as it is signed, or decoded for reading.

use crate::output::Output;
use crate::platform::dom;
use crate::segments::{self, Kind};
use crate::state::Action;
use crate::widgets::explain::Explain;
use crate::widgets::output_box::output_box;
use crate::widgets::runs::drawn;
use crate::widgets::step::{StepProps, Words, card};
use countersign_core::case::Signed;
use yew::{Event, Html, Properties, component, html, use_callback};

const WORDS: Words = Words {
    number: 4,
    title: "Base string",
    clause: "3.4.1.1",
    says: "Method, base URI and parameters, each percent-encoded once more, joined by two &. This text is what is signed.",
};

/// The step, and how it is read.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// The step.
    pub step: StepProps,
    /// Whether it is read decoded.
    pub decoded: bool,
}

/// The base string.
#[component]
pub fn BaseString(props: &Props) -> Html {
    let ondecode = use_callback(props.step.act.clone(), |event: Event, act| {
        act.emit(Action::Decode(dom::is_checked(&event)));
    });
    card(
        WORDS,
        &props.step,
        |signed| super::bytes(signed.trace.unsigned.base_string.as_bytes().len()),
        |signed| {
            html! {
                <>
                    <label class="tick">
                        <input id="decode" type="checkbox" checked={props.decoded} onchange={ondecode} />
                        <span>{ "Decode it for reading" }</span>
                    </label>
                    if props.decoded {
                        { read(signed) }
                    } else {
                        { output_box(Output::BaseString, &props.step.judgement, encoded(signed)) }
                    }
                    <Explain judgement={props.step.judgement.clone()} />
                </>
            }
        },
    )
}

fn encoded(signed: &Signed) -> Html {
    drawn(signed.trace.unsigned.base_string.as_str(), &segments::base_string(&signed.trace))
}

/// The three sections, a line a part, all of it decoded. This is not what is signed.
fn read(signed: &Signed) -> Html {
    let unsigned = &signed.trace.unsigned;
    let base = unsigned.base_string.as_str();
    let method = base.split('&').next().unwrap_or_default().to_owned();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let line = |index: usize| {
        let class = Kind::of(unsigned.parameters.list()[index].origin).class();
        html! {
            <li data-param={index.to_string()}>
                <b {class}>{ text(unsigned.parameters.name(index)) }</b>{ " = " }{ text(unsigned.parameters.value(index)) }
            </li>
        }
    };
    html! {
        <ol class="read">
            <li class="method">{ method }</li>
            <li class="uri">{ unsigned.base_uri.to_string() }</li>
            { for unsigned.base_string.pairs().iter().map(|pair| line(pair.parameter)) }
        </ol>
    }
}

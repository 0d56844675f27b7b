//! The seven steps of a signing.

mod authorization;
mod base_string;
mod base_uri;
mod collected;
mod encoded;
mod key;
mod signature;

use crate::state::{STEPS, Shared};
use crate::widgets::Act;
use crate::widgets::step::StepProps;
use yew::{Html, Properties, component, html};

/// The steps.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// The signing.
    pub judgement: Shared,
    /// Which of them stand open.
    pub open: [bool; STEPS],
    /// Whether the base string is shown decoded.
    pub decoded: bool,
    /// Where clicks go.
    pub act: Act,
}

/// All seven, in their order.
#[component]
pub fn Steps(props: &Props) -> Html {
    let step = |number: usize| StepProps {
        judgement: props.judgement.clone(),
        open: props.open[number - 1],
        act: props.act.clone(),
    };
    html! {
        <section class="steps card" aria-labelledby="steps-title">
            <h2 id="steps-title">{ "Every step" }</h2>
            <p class="legend" aria-label="Colours">
                <span class="method">{ "method" }</span><span class="uri">{ "URL" }</span><span class="query">{ "query" }</span>
                <span class="oauth">{ "header" }</span><span class="body">{ "form body" }</span>
            </p>
            <collected::Collected ..step(1) />
            <encoded::Encoded ..step(2) />
            <base_uri::BaseUri ..step(3) />
            <base_string::BaseString step={step(4)} decoded={props.decoded} />
            <key::Key ..step(5) />
            <signature::Signature ..step(6) />
            <authorization::Authorization ..step(7) />
        </section>
    }
}

/// `1 byte`, `12 bytes`.
fn bytes(count: usize) -> String {
    format!("{count}{}", if count == 1 { " byte" } else { " bytes" })
}

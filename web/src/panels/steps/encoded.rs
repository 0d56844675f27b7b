//! Step 2: the parameters encoded, sorted and joined.

use crate::output::Output;
use crate::segments;
use crate::widgets::output_box::output_box;
use crate::widgets::runs::drawn;
use crate::widgets::step::{StepProps, Words, card};
use yew::{Html, component};

const WORDS: Words = Words {
    number: 2,
    title: "Encoded and sorted",
    clause: "3.4.1.3.2",
    says: "Each name and value percent-encoded, the pairs sorted by their bytes, then joined by = and &.",
};

/// The normalised parameters.
#[component]
pub fn Encoded(props: &StepProps) -> Html {
    card(
        WORDS,
        props,
        |signed| super::bytes(signed.trace.unsigned.normalized.as_bytes().len()),
        |signed| {
            let text = signed.trace.unsigned.normalized.to_string();
            let runs = segments::parameters(&signed.trace);
            output_box(Output::Parameters, &props.judgement, drawn(&text, &runs))
        },
    )
}

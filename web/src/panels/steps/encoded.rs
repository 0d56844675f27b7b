//! Step 2: the parameters encoded, sorted and joined.

use super::bytes;
use crate::output::Output;
use crate::segments;
use crate::view::View;
use crate::widgets::output_box::output_box;
use crate::widgets::runs::drawn;
use crate::widgets::step::{Words, card};
use countersign_core::case::Signed;
use yew::Html;

const WORDS: Words = Words {
    number: 2,
    title: "Encoded and sorted",
    clause: "3.4.1.3.2",
    says: "Each name and value percent-encoded, the pairs sorted by their bytes, then joined by = and &.",
};

/// The normalised parameters.
pub fn step(view: View) -> Html {
    card(view, WORDS, |signed| bytes(signed.trace.unsigned.normalized.as_bytes().len()), body)
}

fn body(view: View, signed: &Signed) -> Html {
    let runs = segments::parameters(&signed.trace);
    output_box(view, Output::Parameters, drawn(view, &Output::Parameters.of(signed), &runs))
}

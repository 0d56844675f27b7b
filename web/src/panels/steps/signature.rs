//! Step 6: the signature.

use crate::output::Output;
use crate::view::View;
use crate::widgets::el::{el, owned};
use crate::widgets::output_box::output_box;
use crate::widgets::step::{Words, card};
use countersign_core::case::Signed;
use yew::Html;

const WORDS: Words = Words {
    number: 6,
    title: "Signature",
    clause: "3.4.2",
    says: "The HMAC of step 4 under step 5, in Base64. In the header it is percent-encoded: +, / and = must be.",
};

/// The signature, and the signature as the header has it.
pub fn step(view: View) -> Html {
    card(view, WORDS, |signed| signed.trace.signature_method.as_str().to_owned(), body)
}

fn body(view: View, signed: &Signed) -> Html {
    let shown =
        |output: Output| output_box(view, output, el("span", "signature", vec![owned(output.of(signed))]));
    [shown(Output::Signature), shown(Output::EncodedSignature)].into_iter().collect()
}

//! Step 6: the signature.

use crate::output::Output;
use crate::widgets::output_box::output_box;
use crate::widgets::step::{StepProps, Words, card};
use yew::{Html, component, html};

const WORDS: Words = Words {
    number: 6,
    title: "Signature",
    clause: "3.4.2",
    says: "The HMAC of step 4 under step 5, in Base64. In the header it is percent-encoded: +, / and = must be.",
};

/// The signature, and the signature as the header has it.
#[component]
pub fn Signature(props: &StepProps) -> Html {
    card(
        WORDS,
        props,
        |signed| signed.trace.signature_method.as_str().to_owned(),
        |signed| {
            let text = |output: Output| {
                output_box(
                    output,
                    &props.judgement,
                    html! { <span class="signature">{ output.of(signed) }</span> },
                )
            };
            html! { <>{ text(Output::Signature) }{ text(Output::EncodedSignature) }</> }
        },
    )
}

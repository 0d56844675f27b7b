//! Step 7: the header, and the request as a curl command.

use crate::output::Output;
use crate::segments;
use crate::widgets::output_box::output_box;
use crate::widgets::runs::drawn;
use crate::widgets::step::{StepProps, Words, card};
use yew::{Html, component, html};

const WORDS: Words = Words {
    number: 7,
    title: "Header and curl",
    clause: "3.5.1",
    says: "The realm, the oauth_ fields and the signature, each value percent-encoded once. No secret is in it.",
};

/// The header and the command.
#[component]
pub fn Authorization(props: &StepProps) -> Html {
    card(
        WORDS,
        props,
        |signed| super::bytes(signed.trace.authorization.as_str().len()),
        |signed| {
            let header = drawn(signed.trace.authorization.as_str(), &segments::authorization(&signed.trace));
            html! {
                <>
                    { output_box(Output::Authorization, &props.judgement, header) }
                    { output_box(Output::Curl, &props.judgement, html! { { signed.curl.clone() } }) }
                </>
            }
        },
    )
}

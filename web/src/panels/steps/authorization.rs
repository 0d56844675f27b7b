//! Step 7: the header, and the request as a curl command.

use super::bytes;
use crate::output::Output;
use crate::segments;
use crate::view::View;
use crate::widgets::el::owned;
use crate::widgets::output_box::output_box;
use crate::widgets::runs::drawn;
use crate::widgets::step::{Words, card};
use countersign_core::case::Signed;
use yew::Html;

const WORDS: Words = Words {
    number: 7,
    title: "Header and curl",
    clause: "3.5.1",
    says: "The realm, the oauth_ fields and the signature, each value percent-encoded once. No secret is in it.",
};

/// The header and the command.
pub fn step(view: View) -> Html {
    card(view, WORDS, |signed| bytes(signed.trace.authorization.as_str().len()), body)
}

fn body(view: View, signed: &Signed) -> Html {
    let text = signed.trace.authorization.as_str();
    let header = drawn(view, text, &segments::authorization(&signed.trace));
    let curl = output_box(view, Output::Curl, owned(signed.curl.as_str()));
    [output_box(view, Output::Authorization, header), curl].into_iter().collect()
}

//! The verdict, and the two signatures one above the other.

use crate::output::Output;
use crate::verdict::{Kind, Verdict, lost_character};
use crate::view::View;
use crate::widgets::copy_button::copy_button;
use crate::widgets::field::Text;
use crate::widgets::field_id;
use crate::widgets::icon::{Mark, icon};
use countersign_core::finding::Within;
use yew::{Html, html};

/// The mark of a verdict.
#[must_use]
pub const fn mark(kind: Kind) -> Mark {
    match kind {
        Kind::Example | Kind::Ready => Mark::Pen,
        Kind::Incomplete => Mark::Dots,
        Kind::Match => Mark::Check,
        Kind::Differs => Mark::Cross,
    }
}

/// The verdict.
pub fn panel(view: View, verdict: &Verdict) -> Html {
    let theirs = &view.state.form.signature;
    let ours = view.signed().map(|signed| signed.trace.signature.to_string());
    let lost = ours.as_deref().and_then(|ours| lost_character(ours, theirs.trim()));
    let name = if verdict.kind == Kind::Example { "Oracle, in print" } else { "Your middleware" };
    let class = if matches!(lost, Some(("its first", _))) { "hand theirs lost" } else { "hand theirs" };
    let id = field_id(Within::Signature);
    let text = Text {
        id: id.clone().into(),
        value: theirs.clone(),
        placeholder: "Paste the signature that your code made",
        oninput: view.edit(Within::Signature),
        ..Text::default()
    };
    html! {
        <section id="verdict" class={format!("verdict card {}", verdict.kind.class())} tabindex="-1" aria-label="Verdict">
            <div class="sentence">
                <p class="kind">{ icon(mark(verdict.kind)) }{ verdict.kind.word() }</p>
                <h2>{ verdict.title.clone() }</h2>
                <p class="text">{ verdict.text.clone() }</p>
                if !verdict.fields.is_empty() {
                    <p class="fields">{ "Go to: " }{ for verdict.fields.iter().copied().map(link) }</p>
                }
            </div>
            <div class="hands">
                <div {class}>
                    { text.input() }
                    <label for={id}>{ name }</label>
                </div>
                <div class="hand ours">
                    <p class="ink">{ drawn(ours.as_deref(), lost) }</p>
                    <span>{ "Countersign" }</span>
                </div>
            </div>
            <div class="actions">
                { copy_button(view, Output::Authorization) }
                { copy_button(view, Output::Curl) }
            </div>
        </section>
    }
}

/// Our signature, with the character marked that theirs has lost.
fn drawn(ours: Option<&str>, lost: Option<(&str, char)>) -> Html {
    match (ours, lost) {
        (None, _) => html! { <span class="wait">{ "not signed yet" }</span> },
        (Some(ours), Some(("its first", first))) => {
            html! { <><mark>{ first.to_string() }</mark>{ ours[first.len_utf8()..].to_owned() }</> }
        }
        (Some(ours), Some((_, end))) => {
            html! { <>{ ours[..ours.len() - end.len_utf8()].to_owned() }<mark>{ end.to_string() }</mark></> }
        }
        (Some(ours), None) => Html::from(ours.to_owned()),
    }
}

fn link(field: Within) -> Html {
    html! { <a href={format!("#{}", field_id(field))}>{ field.title() }</a> }
}

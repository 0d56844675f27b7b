//! The verdict, and the two signatures one above the other.

use crate::output::Output;
use crate::platform::dom;
use crate::state::{Action, Shared};
use crate::verdict::{Kind, Verdict, lost_character};
use crate::widgets::copy_button::CopyButton;
use crate::widgets::icon::{Icon, Mark};
use crate::widgets::{Act, field_id};
use countersign_core::finding::Within;
use yew::{AttrValue, Html, InputEvent, Properties, component, html, use_callback};

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

/// What is shown.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// The sentence.
    pub verdict: Verdict,
    /// The signature that the middleware made.
    pub theirs: AttrValue,
    /// The signing.
    pub judgement: Shared,
    /// Where an edit of theirs goes.
    pub act: Act,
}

/// The verdict.
#[component]
pub fn VerdictPanel(props: &Props) -> Html {
    let oninput = use_callback(props.act.clone(), |event: InputEvent, act| {
        act.emit(Action::Edit(Within::Signature, dom::value_of(&event)));
    });
    let verdict = &props.verdict;
    let ours = props.judgement.signed().map(|signed| signed.trace.signature.to_string());
    let lost = ours.as_deref().and_then(|ours| lost_character(ours, props.theirs.trim()));
    let (theirs_name, theirs_class) = match (verdict.kind, lost) {
        (Kind::Example, _) => ("Oracle, in print", "hand theirs lost"),
        (_, Some(("its first", _))) => ("Your middleware", "hand theirs lost"),
        _ => ("Your middleware", "hand theirs"),
    };
    html! {
        <section id="verdict" class={format!("verdict card {}", verdict.kind.class())} tabindex="-1" aria-label="Verdict">
            <p class="kind"><Icon mark={mark(verdict.kind)} />{ verdict.kind.word() }</p>
            <h2>{ verdict.title.clone() }</h2>
            <p class="text">{ verdict.text.clone() }</p>
            if !verdict.fields.is_empty() {
                <p class="fields">{ "Go to: " }{ for verdict.fields.iter().map(link) }</p>
            }
            <div class="hands">
                <div class={theirs_class}>
                    <input id={field_id(Within::Signature)} type="text" value={props.theirs.clone()} {oninput}
                        placeholder="Paste the signature that your code made" autocomplete="off" spellcheck="false"
                        autocapitalize="none" autocorrect="off" />
                    <label for={field_id(Within::Signature)}>{ theirs_name }</label>
                </div>
                <div class="hand ours">
                    <p class="ink">{ drawn(ours.as_deref(), lost) }</p>
                    <span>{ "Countersign" }</span>
                </div>
            </div>
            <div class="actions">
                <CopyButton output={Output::Authorization} judgement={props.judgement.clone()} />
                <CopyButton output={Output::Curl} judgement={props.judgement.clone()} />
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
        (Some(ours), Some((_, last))) => {
            html! { <>{ ours[..ours.len() - last.len_utf8()].to_owned() }<mark>{ last.to_string() }</mark></> }
        }
        (Some(ours), None) => html! { { ours.to_owned() } },
    }
}

fn link(field: &Within) -> Html {
    html! { <a href={format!("#{}", field_id(*field))}>{ field.title() }</a> }
}

//! The verdict, and the two signatures one above the other.

use crate::output::Output;
use crate::verdict::{Kind, Verdict, grouped, lost_character};
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
        Kind::Incomplete | Kind::Unreadable => Mark::Dots,
        Kind::Match => Mark::Check,
        Kind::Differs => Mark::Cross,
        Kind::Answer => Mark::Warning,
    }
}

/// The verdict.
pub fn panel(view: View, verdict: &Verdict) -> Html {
    let theirs = &view.state.form.signature;
    let examined = view.state.examined.as_ref();
    let ours = match examined {
        Some(examined) => examined.right.clone(),
        None => view.signed().map(|signed| signed.trace.signature.to_string()),
    };
    let lost = ours.as_deref().and_then(|ours| lost_character(ours, theirs.trim()));
    let name = if view.state.is_example { "Oracle, in print" } else { "Your middleware" };
    let class = if matches!(lost, Some(("its first", _))) { "hand theirs lost" } else { "hand theirs" };
    let id = field_id(Within::Signature);
    let text = Text {
        id: id.clone().into(),
        value: theirs.clone(),
        placeholder: "Paste your code’s signature",
        oninput: view.edit(Within::Signature),
        ..Text::default()
    };
    html! {
        <section id="verdict" class={format!("verdict card {}", verdict.kind.class())} tabindex="-1" aria-label="Verdict">
            <div class="sentence">
                <p class="kind">{ icon(mark(verdict.kind)) }{ verdict.kind.word() }</p>
                <h2>{ verdict.title.clone() }</h2>
                if !verdict.text.is_empty() {
                    <p class="text">{ verdict.text.clone() }</p>
                }
                if !verdict.mistakes.is_empty() {
                    <ul class="next">{ for verdict.mistakes.iter().map(|title| html! { <li>{ title.clone() }</li> }) }</ul>
                }
                if let Some(proof) = verdict.proof {
                    <p class="proof">{ icon(Mark::Check) }<span>{ proof }</span></p>
                }
                if let Some(fix) = &verdict.fix {
                    <p class="fix"><b>{ "What to do: " }</b>{ fix.clone() }</p>
                }
                if !verdict.steps.is_empty() {
                    <ol class="next">{ for verdict.steps.iter().map(|step| html! { <li>{ step.clone() }</li> }) }</ol>
                }
                if let Some(examined) = examined.filter(|examined| !examined.is_finished) {
                    <p class="progress">{ "Tried " }{ grouped(examined.tried) }{ " ways" }</p>
                }
                if !verdict.fields.is_empty() {
                    <p class="fields">{ "Go to: " }{ for verdict.fields.iter().copied().map(link) }</p>
                }
                { jumps(view) }
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

/// Where the reasons stand.
fn jumps(view: View) -> Html {
    let examined = view.state.examined.as_ref();
    let has_answer = view.state.answer.as_ref().is_some_and(|answer| answer.is_given);
    if examined.is_none() && !has_answer {
        return Html::default();
    }
    html! {
        <p class="fields">
            if has_answer {
                <a href="#answer">{ "All causes" }</a>
            }
            if examined.is_some_and(|examined| examined.comparison.is_some()) {
                <a href="#comparison">{ "See it side by side" }</a>
            }
            if examined.is_some_and(|examined| !examined.findings.is_empty()) {
                <a href="#findings">{ "All findings" }</a>
            }
        </p>
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

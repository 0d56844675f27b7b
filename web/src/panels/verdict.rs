//! The verdict, and the two signatures one above the other.

use crate::output::Output;
use crate::verdict::{Kind, Verdict, grouped, lost_character};
use crate::view::View;
use crate::widgets::copy_button::copy_button;
use crate::widgets::el::{el, element, fixed, made, owned, text};
use crate::widgets::field::Text;
use crate::widgets::field_id;
use crate::widgets::icon::{Mark, icon};
use crate::widgets::link::jump;
use crate::widgets::prose::prose;
use countersign_core::finding::Within;
use yew::Html;

/// The mark of a verdict.
#[must_use]
pub const fn mark(kind: Kind) -> Mark {
    match kind {
        Kind::Example | Kind::Ready => Mark::Pen,
        Kind::Incomplete | Kind::Unreadable => Mark::Dots,
        Kind::Match => Mark::Check,
        Kind::Differs | Kind::Refused => Mark::Cross,
        Kind::Answer => Mark::Warning,
    }
}

/// The verdict.
pub fn panel(view: View, verdict: &Verdict) -> Html {
    let copies = vec![copy_button(view, Output::Authorization), copy_button(view, Output::Curl)];
    element(
        "section",
        &["id", "class", "tabindex", "aria-label"],
        vec![
            fixed("verdict"),
            made(["verdict card ", verdict.kind.class()].concat()),
            fixed("-1"),
            fixed("Verdict"),
        ],
        vec![sentence(view, verdict), hands(view), el("div", "actions", copies)],
    )
}

/// What is so, why, how we know, and what to do.
fn sentence(view: View, verdict: &Verdict) -> Html {
    let mut parts = vec![
        el("p", "kind", vec![icon(mark(verdict.kind)), text(verdict.kind.word())]),
        el("h2", "", vec![owned(verdict.title.as_str())]),
    ];
    if !verdict.text.is_empty() {
        parts.push(el("p", "text", vec![prose(&verdict.text)]));
    }
    if !verdict.mistakes.is_empty() {
        parts.push(list("ul", &verdict.mistakes));
    }
    if let Some(proof) = verdict.proof {
        parts.push(el("p", "proof", vec![icon(Mark::Check), el("span", "", vec![text(proof)])]));
    }
    if let Some(fix) = &verdict.fix {
        parts.push(el("p", "fix", vec![el("b", "", vec![text("What to do: ")]), prose(fix)]));
    }
    if !verdict.steps.is_empty() {
        parts.push(list("ol", &verdict.steps));
    }
    let examined = view.state.examined.as_ref();
    if let Some(examined) = examined.filter(|examined| !examined.is_finished) {
        parts.push(el("p", "progress", vec![owned(["Tried ", &grouped(examined.tried), " ways"].concat())]));
    }
    if !verdict.fields.is_empty() {
        let mut fields = vec![text("Go to: ")];
        fields.extend(verdict.fields.iter().map(|field| jump(&field_id(*field), vec![text(field.title())])));
        parts.push(el("p", "fields", fields));
    }
    let has_answer = view.state.answer.as_ref().is_some_and(|answer| answer.is_given);
    let mut jumps = Vec::new();
    let mut reason = |is_there: bool, id: &str, words: &'static str| {
        if is_there {
            jumps.push(jump(id, vec![text(words)]));
        }
    };
    reason(has_answer, "answer", "All causes");
    reason(
        examined.is_some_and(|examined| examined.comparison.is_some()),
        "comparison",
        "See it side by side",
    );
    reason(examined.is_some_and(|examined| !examined.findings.is_empty()), "findings", "All findings");
    reason(has_answer || examined.is_some(), "share", "Report for a ticket");
    if !jumps.is_empty() {
        parts.push(el("p", "fields", jumps));
    }
    el("div", "sentence", parts)
}

/// A list of sentences.
fn list(tag: &'static str, items: &[String]) -> Html {
    el(tag, "next", items.iter().map(|item| el("li", "", vec![prose(item)])).collect())
}

/// The two signatures, as on paper.
fn hands(view: View) -> Html {
    let theirs = &view.state.form.signature;
    let ours = match &view.state.examined {
        Some(examined) => examined.right.clone(),
        None => view.signed().map(|signed| signed.trace.signature.to_string()),
    };
    let lost = ours.as_deref().and_then(|ours| lost_character(ours, theirs.trim()));
    let name = if view.state.is_example { "Oracle, in print" } else { "Your middleware" };
    let class = if matches!(lost, Some(("its first", _))) { "hand theirs lost" } else { "hand theirs" };
    let input = Text {
        id: field_id(Within::Signature).into(),
        value: theirs.clone(),
        placeholder: "Paste your code’s signature",
        oninput: view.edit(Within::Signature),
        ..Text::default()
    };
    let label = element("label", &["for"], vec![made(field_id(Within::Signature))], vec![text(name)]);
    let ink = el("p", "ink", vec![drawn(ours.as_deref(), lost)]);
    let hands = vec![
        el("div", class, vec![input.input(), label]),
        el("div", "hand ours", vec![ink, el("span", "", vec![text("Countersign")])]),
    ];
    el("div", "hands", hands)
}

/// Our signature, with the character marked that theirs has lost.
fn drawn(ours: Option<&str>, lost: Option<(&str, char)>) -> Html {
    let Some(ours) = ours else { return el("span", "wait", vec![text("not signed yet")]) };
    let Some((place, character)) = lost else { return owned(ours) };
    let is_first = place == "its first";
    let at = if is_first { 0 } else { ours.len() - character.len_utf8() };
    let end = at + character.len_utf8();
    let marked = el("mark", "", vec![owned(&ours[at..end])]);
    [owned(&ours[..at]), marked, owned(&ours[end..])].into_iter().collect()
}

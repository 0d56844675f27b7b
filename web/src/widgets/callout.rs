//! A finding, in one line beside the field that it is about, and in full in the list.

use super::el::{el, element, made, owned, text};
use super::icon::{Mark, icon};
use super::link::{out, reference};
use super::prose::prose;
use crate::excerpt::Excerpt;
use crate::view::View;
use countersign_core::finding::{Certainty, Finding, Severity, Within};
use yew::Html;

/// The word for a severity.
#[must_use]
pub const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Breaks => "Breaks the signature",
        Severity::Refused => "NetSuite will refuse",
        Severity::WorthChecking => "Worth checking",
    }
}

/// The mark for a severity.
#[must_use]
pub const fn mark(severity: Severity) -> Mark {
    match severity {
        Severity::Breaks => Mark::Cross,
        Severity::Refused => Mark::Warning,
        Severity::WorthChecking => Mark::Info,
    }
}

/// The `id` of a finding in the list. A code may be found in several fields, and an `id` stands once.
#[must_use]
pub fn anchor(finding: &Finding) -> String {
    ["finding-", finding.code, "-", finding.place.within.as_str()].concat()
}

/// The findings in one field, a line each, every one of them a link to its full words.
pub fn beside(view: View, within: Within) -> Html {
    let line = |finding: &Finding| {
        let class = ["line ", finding.severity.as_str()].concat();
        let words = vec![el("b", "", vec![text(word(finding.severity))]), text(": "), prose(&finding.title)];
        element(
            "a",
            &["class", "href"],
            vec![made(class), made(["#", &anchor(finding)].concat())],
            vec![icon(mark(finding.severity)), el("span", "", words)],
        )
    };
    view.findings_in(within).map(line).collect()
}

/// A finding in full, with the place that it speaks of.
pub fn full(finding: &Finding, excerpt: Option<&Excerpt>) -> Html {
    let title = vec![icon(mark(finding.severity)), el("span", "", vec![prose(&finding.title)])];
    let severity = [word(finding.severity), finding.place.within.title(), certainty(finding.certainty)];
    let mut parts = vec![el("h3", "", title), el("p", "severity", vec![owned(severity.join(" · "))])];
    if let Some(Excerpt { before, marked, after }) = excerpt {
        let marked = el("mark", "", vec![owned(marked.as_str())]);
        parts.push(el("pre", "excerpt", vec![owned(before.as_str()), marked, owned(after.as_str())]));
    }
    parts.push(el("p", "", vec![prose(&finding.why)]));
    parts.push(el("p", "fix", vec![el("b", "", vec![text("Fix: ")]), prose(&finding.fix)]));
    parts.push(el("p", "source", vec![out(finding.source, "Source"), text(" · "), reference(finding.code)]));
    let class = ["finding ", finding.severity.as_str()].concat();
    element("article", &["class", "id"], vec![made(class), made(anchor(finding))], parts)
}

/// How we know.
#[must_use]
pub const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Proved => "Proved: signing with it gives exactly your signature",
        Certainty::Seen => "Seen in the text",
        Certainty::Suspected => "Suspected: it would fit, and so would something else",
    }
}

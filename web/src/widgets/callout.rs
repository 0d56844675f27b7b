//! A finding, in one line beside the field that it is about, and in full in the list.

use super::icon::{Mark, icon};
use crate::view::View;
use countersign_core::finding::{Finding, Severity, Within};
use yew::{Html, html};

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
    format!("finding-{}-{}", finding.code, finding.place.within.as_str())
}

/// The findings in one field, a line each, every one of them a link to its full words.
pub fn beside(view: View, within: Within) -> Html {
    let line = |finding: &Finding| {
        html! {
            <a class={format!("line {}", finding.severity.as_str())} href={format!("#{}", anchor(finding))}>
                { icon(mark(finding.severity)) }
                <span><b>{ word(finding.severity) }</b>{ ": " }{ finding.title.clone() }</span>
            </a>
        }
    };
    view.findings_in(within).map(line).collect()
}

/// A finding in full.
pub fn full(finding: &Finding) -> Html {
    html! {
        <article class={format!("finding {}", finding.severity.as_str())} id={anchor(finding)}>
            <h3>{ icon(mark(finding.severity)) }<span>{ finding.title.clone() }</span></h3>
            <p class="severity">{ word(finding.severity) }{ " · " }{ finding.place.within.title() }</p>
            <p>{ finding.why.clone() }</p>
            <p class="fix"><b>{ "Fix: " }</b>{ finding.fix.clone() }</p>
            <p class="source">
                <a href={finding.source} rel="noopener noreferrer" target="_blank">{ "Source" }</a>
                { " · " }<code>{ finding.code }</code>
            </p>
        </article>
    }
}

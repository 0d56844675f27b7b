//! A finding, in one line beside the field that it is about, and in full in the list.

use super::icon::{Mark, icon};
use super::link::reference;
use super::prose::prose;
use crate::excerpt::Excerpt;
use crate::view::View;
use countersign_core::finding::{Certainty, Finding, Severity, Within};
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
                <span><b>{ word(finding.severity) }</b>{ ": " }{ prose(&finding.title) }</span>
            </a>
        }
    };
    view.findings_in(within).map(line).collect()
}

/// A finding in full, with the place that it speaks of.
pub fn full(finding: &Finding, excerpt: Option<&Excerpt>) -> Html {
    html! {
        <article class={["finding ", finding.severity.as_str()].concat()} id={anchor(finding)}>
            <h3>{ icon(mark(finding.severity)) }<span>{ prose(&finding.title) }</span></h3>
            <p class="severity">{ word(finding.severity) }{ " · " }{ finding.place.within.title() }{ " · " }{ certainty(finding.certainty) }</p>
            if let Some(excerpt) = excerpt {
                <pre class="excerpt">{ excerpt.before.clone() }<mark>{ excerpt.marked.clone() }</mark>{ excerpt.after.clone() }</pre>
            }
            <p>{ prose(&finding.why) }</p>
            <p class="fix"><b>{ "Fix: " }</b>{ prose(&finding.fix) }</p>
            <p class="source">
                <a href={finding.source} rel="noopener noreferrer" target="_blank">{ "Source" }</a>
                { " · " }{ reference(finding.code) }
            </p>
        </article>
    }
}

/// How we know.
const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Proved => "Proved: signing with it gives exactly your signature",
        Certainty::Seen => "Seen in the text",
        Certainty::Suspected => "Suspected: it would fit, and so would something else",
    }
}

//! Where a widely read article and Oracle's help disagree.

use crate::entry::{confidence_of, entry, prose, sources};
use crate::part::Part;
use countersign_core::answer::Disagreement;
use countersign_core::answer::disagreement::{ALL, ARTICLE};
use maud::html;

/// The anchor of one: a cause can have its name.
pub fn anchor(disagreement: &Disagreement) -> String {
    format!("article-{}", disagreement.id)
}

/// The part.
pub fn part() -> Part {
    let entries = ALL.iter().map(|disagreement| {
        let rest = sources(confidence_of(disagreement.source), &[disagreement.source]);
        entry(&anchor(disagreement), &prose(disagreement.note), &rest)
    });
    let about = html! {
        p {
            "Oracle’s help wins. Most of these sentences are about "
            a href=(ARTICLE) rel="noopener noreferrer" target="_blank" { "one widely read article" }
            ", which is right about much else."
        }
    };
    Part::whole("disagreements", "Where the articles and Oracle disagree", about, entries.collect())
}

//! The set-up checklist.

use crate::entry::{confidence_of, entry, links, path, prose, sources};
use crate::part::{Group, Part};
use countersign_core::answer::setup::{NOTICE, NOTICE_SOURCE, OAUTH2, Step, TBA};
use maud::{Markup, html};

/// The part.
pub fn part() -> Part {
    let group = |id: &str, title, steps: &[Step]| Group {
        id: id.to_owned(),
        title,
        entries: steps.iter().enumerate().map(|(index, step)| of(index + 1, step)).collect(),
    };
    Part {
        id: "set-up",
        title: "Setting up, step by step",
        about: html! {
            p { (prose(NOTICE)) }
            (sources(confidence_of(NOTICE_SOURCE), &[NOTICE_SOURCE]))
        },
        groups: vec![
            group("set-up-tba", "Token-based Authentication for a RESTlet", TBA),
            group("set-up-oauth2", "OAuth 2.0 client credentials (M2M)", OAUTH2),
        ],
    }
}

fn of(number: usize, step: &Step) -> Markup {
    let title = html! { (number) ". " (prose(step.title)) };
    let rest = html! {
        p { (prose(step.about)) }
        (path(step.path))
        (links("If it is missing, NetSuite answers", step.answers.iter().copied()))
        (links("Causes", step.causes.iter().copied()))
        (sources(confidence_of(step.source), &[step.source]))
    };
    entry(step.id, &title, &rest)
}

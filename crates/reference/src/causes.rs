//! What can be behind an answer, by whose side it is on.

use crate::entry::{disagreements, entry, fix, links, links_to, path, prose, sources};
use crate::part::{Group, Part};
use crate::rules;
use countersign_core::answer::{self, Cause, Side, setup};
use maud::{Markup, html};

const SIDES: [(Side, &str); 5] = [
    (Side::Signing, "The signature"),
    (Side::Request, "The rest of the request"),
    (Side::Account, "The account"),
    (Side::Script, "The script"),
    (Side::Way, "The way there, and NetSuite itself"),
];

/// The part.
pub fn part() -> Part {
    let causes = answer::causes();
    let group = |(side, title): (Side, _)| Group {
        id: format!("causes-{}", side.as_str()),
        title,
        entries: causes.iter().filter(|cause| cause.side == side).map(|cause| of(cause)).collect(),
    };
    Part {
        id: "causes",
        title: "Causes behind the answers",
        about: html! { p { "Each with how to see whether it is so, and what to do then." } },
        groups: SIDES.map(group).into(),
    }
}

fn of(cause: &Cause) -> Markup {
    let behind = answer::answers().filter(|answer| answer.causes.iter().any(|other| other.id == cause.id));
    let rest = html! {
        p.meta { code { (cause.id) } }
        p { b { "See: " } (prose(cause.confirm)) }
        (fix(cause.fix))
        (path(cause.path))
        (links_to("Mistakes that amount to it", cause.mistakes.iter().filter(|code| has_entry(code)).map(|code| (*code, rules::anchor(code)))))
        (links("Behind", behind.map(|answer| answer.id)))
        (links("Set-up step", setup::steps_for(cause.id).map(|step| step.id)))
        (disagreements(cause.disagrees))
        (sources(cause.confidence, &[cause.source]))
    };
    entry(cause.id, &prose(cause.title), &rest)
}

/// Some of what amounts to a cause is a finding about the paste as a whole, which has no entry here.
fn has_entry(code: &str) -> bool {
    countersign_core::check::mistakes::ALL.iter().any(|mistake| mistake.entry().code == code)
        || rules::all().any(|rule| rule.code == code)
}

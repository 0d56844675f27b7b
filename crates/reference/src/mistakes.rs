//! The mistakes, by the stage that they spoil.

use crate::entry::{entry, fix, prose, severity, sources};
use crate::example::{self, Example};
use crate::part::{Group, Part};
use countersign_core::check::mistake::{Mistake, Stage};
use countersign_core::check::mistakes::ALL;
use maud::{Markup, html};

/// The stages, the way a signing goes.
const STAGES: [(Stage, &str, &str); 9] = [
    (Stage::Account, "mistakes-account", "Account and realm"),
    (Stage::Stamp, "mistakes-stamp", "Nonce and timestamp"),
    (Stage::Method, "mistakes-method", "Method"),
    (Stage::Uri, "mistakes-uri", "URL and base URI"),
    (Stage::Parameters, "mistakes-parameters", "Parameters"),
    (Stage::Encoding, "mistakes-encoding", "Encoding and base string"),
    (Stage::Key, "mistakes-key", "Secrets and signing key"),
    (Stage::Digest, "mistakes-digest", "HMAC and signature"),
    (Stage::Header, "mistakes-header", "Authorization header"),
];

/// The part.
pub fn part() -> Part {
    let group = |(stage, id, title): (Stage, &str, _)| Group {
        id: id.to_owned(),
        title,
        entries: ALL
            .iter()
            .filter(|mistake| mistake.entry().stage == stage)
            .map(|&mistake| of(mistake))
            .collect(),
    };
    Part {
        id: "mistakes",
        title: "Mistakes in signing",
        about: html! {
            p { "Each is a way in which somebody’s middleware signed wrongly. Where an example stands below one, it was made by making that mistake with the program’s own signing stages." }
        },
        groups: STAGES.map(group).into(),
    }
}

fn of(mistake: &dyn Mistake) -> Markup {
    let known = mistake.entry();
    let rest = html! {
        p.meta { (severity(known.severity)) " " code { (known.code) } }
        p { (prose(known.why)) }
        (fix(known.fix))
        @if let Some(example) = example::of(mistake) { (shown(&example)) }
        (sources(known.confidence, &[known.source]))
    };
    entry(known.code, &prose(known.title), &rest)
}

fn shown(example: &Example) -> Markup {
    html! {
        dl.example {
            dt { "Call" } dd { code { (example.method) " " (example.url) } }
            @if let Some(body) = &example.body { dt { "Body" } dd { code { (body) } } }
            dt { "Right" } dd { code { (example.before) ins { (example.right) } (example.after) } }
            dt { "With it" } dd { code { (example.before) del { (example.wrong) } (example.after) } }
        }
    }
}

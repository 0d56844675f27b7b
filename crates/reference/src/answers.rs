//! NetSuite's answers, by the layer that they come from.

use crate::entry::{disagreements, entry, links, prose, sources};
use crate::part::{Group, Part};
use countersign_core::answer::{Answer, LAYERS, Layer, Scheme, Shape, Signals};
use maud::{Markup, html};

/// The part.
pub fn part() -> Part {
    let group = |answers: &[&Answer]| {
        let layer = answers.first()?.layer;
        let entries = answers.iter().map(|answer| of(answer)).collect();
        Some(Group { id: format!("answers-{}", layer.as_str()), title: title(layer), entries })
    };
    Part {
        id: "answers",
        title: "Answers of NetSuite",
        about: html! {
            p { "What NetSuite says, or what is said in its place, and what can be behind it, the likeliest first. Paste yours into the tool: it rules out what cannot be." }
        },
        groups: LAYERS.iter().filter_map(|answers| group(answers)).collect(),
    }
}

fn title(layer: Layer) -> &'static str {
    match layer {
        Layer::Network => "On the way there",
        Layer::Url => "The address",
        Layer::Tba => "The signed login (TBA)",
        Layer::TbaFlow => "TBA’s three steps and token services",
        Layer::Audit => "Login Audit Trail, column Detail",
        Layer::Oauth2 => "OAuth 2.0",
        Layer::Permission => "Permissions",
        Layer::Script => "The script and its deployment",
        Layer::Governance => "Limits",
        Layer::Server => "NetSuite’s own trouble",
    }
}

fn of(answer: &Answer) -> Markup {
    let rest = html! {
        p.meta {
            @if let Some(scheme) = answer.scheme { span.scheme { (name_of(scheme)) } " " }
            code { (answer.id) }
        }
        p { (prose(answer.meaning)) }
        (known_by(&answer.signals))
        (links("Looks like", answer.signals.beside.iter().copied()))
        (causes(answer))
        (disagreements(answer.disagrees))
        (sources(answer.confidence, answer.sources))
    };
    entry(answer.id, &headline(&answer.signals), &rest)
}

/// What a person sees of it first: the status and the word.
fn headline(signals: &Signals) -> Markup {
    let word = [signals.codes, signals.details, signals.messages, signals.markers]
        .into_iter()
        .find_map(<[_]>::first);
    html! {
        @for (index, status) in signals.statuses.iter().enumerate() {
            @if index > 0 { ", " } (status)
        }
        @if !signals.statuses.is_empty() { " " }
        @if let Some(word) = word {
            code { (word) }
        } @else if let Some((scheme, error)) = signals.challenge {
            code { (challenge(scheme, error)) }
        } @else {
            (shape(signals))
        }
    }
}

/// What it looks like where no word tells it.
fn shape(signals: &Signals) -> &'static str {
    if signals.shapes.contains(&Shape::Redirect) {
        "a redirect"
    } else if signals.shapes.contains(&Shape::Html) {
        "an HTML page"
    } else if signals.beside.is_empty() {
        "the status alone"
    } else {
        "Looks like another answer"
    }
}

fn challenge(scheme: &str, error: Option<&str>) -> String {
    error.map_or_else(
        || format!("WWW-Authenticate: {scheme}"),
        |error| format!("WWW-Authenticate: {scheme} … error=\"{error}\""),
    )
}

/// Everything that it is known by.
fn known_by(signals: &Signals) -> Markup {
    let challenge = signals.challenge.map(|(scheme, error)| challenge(scheme, error));
    let challenge: Vec<&str> = challenge.iter().map(String::as_str).collect();
    let rows = [
        ("Code", signals.codes),
        ("Detail", signals.details),
        ("Says", signals.messages),
        ("Marks", signals.markers),
        ("Header", &challenge),
    ];
    html! {
        dl.known {
            @for (name, words) in rows.into_iter().filter(|(_, words)| !words.is_empty()) {
                div {
                    dt { (name) }
                    dd { @for word in words { code { (word) } " " } }
                }
            }
        }
    }
}

/// What can be behind it, in its order.
fn causes(answer: &Answer) -> Markup {
    html! {
        @if !answer.causes.is_empty() {
            ol.causes {
                @for cause in answer.causes {
                    li { a href={ "#" (cause.id) } { (prose(cause.title)) } }
                }
            }
        }
    }
}

const fn name_of(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Tba => "TBA",
        Scheme::OAuth2 => "OAuth 2.0",
        Scheme::NlAuth => "NLAuth",
    }
}

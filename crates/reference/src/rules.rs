//! What can be wrong with an assertion, a token request or a token passport.

use crate::entry::{confidence_of, entry, fix, prose, severity, sources};
use crate::part::{Group, Part};
use countersign_core::answer::{self, assertion, passport, rule::Rule, token_request};
use maud::{Markup, html};

const TEXTS: [(&str, &str, &[&Rule]); 3] = [
    ("rules-assertion", "Client assertion and certificate", assertion::RULES),
    ("rules-token-request", "Token request", token_request::RULES),
    ("rules-passport", "SOAP tokenPassport", passport::RULES),
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    TEXTS.into_iter().flat_map(|(_, _, rules)| rules).copied()
}

/// The anchor of a rule: its code, unless a cause is named like it, which a link by that name then leads to.
pub fn anchor(code: &str) -> String {
    let is_taken = answer::causes().iter().any(|cause| cause.id == code);
    if is_taken && all().any(|rule| rule.code == code) { format!("rule-{code}") } else { code.to_owned() }
}

/// The part.
pub fn part() -> Part {
    let group = |(id, title, rules): (&str, _, &[&Rule])| Group {
        id: id.to_owned(),
        title,
        entries: rules.iter().map(|rule| of(rule)).collect(),
    };
    Part {
        id: "rules",
        title: "OAuth 2.0 and SOAP: what can be wrong",
        about: html! { p { "What is said of an assertion, a certificate, a token request or a token passport that was pasted." } },
        groups: TEXTS.map(group).into(),
    }
}

fn of(rule: &Rule) -> Markup {
    let rest = html! {
        p.meta { (severity(rule.severity)) " " code { (rule.code) } }
        p { (prose(rule.why)) }
        (fix(rule.fix))
        (sources(confidence_of(rule.source), &[rule.source]))
    };
    entry(&anchor(rule.code), &prose(rule.title), &rest)
}

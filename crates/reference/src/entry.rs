//! What the entries of all catalogues have in common: a heading that links to itself, prose, sources, confidence.

use countersign_core::answer::{Confidence, Disagreement};
use countersign_core::finding::Severity;
use maud::{Markup, html};

/// How sure a source can be, and what that means.
pub const CONFIDENCES: [(Confidence, &str); 3] = [
    (Confidence::Documented, "An RFC or Oracle’s help says so."),
    (Confidence::Observed, "Public reports show it."),
    (Confidence::Article, "A practitioner’s article says so, and Oracle does not confirm it."),
];

/// An entry: its heading, which is a link to itself, and the rest.
pub fn entry(id: &str, title: &Markup, rest: &Markup) -> Markup {
    html! {
        article.entry id=(id) {
            h4 { a href={ "#" (id) } { (title) } }
            (rest)
        }
    }
}

/// A sentence, what stands between its backticks as code. The words of the core have them in pairs.
pub fn prose(text: &str) -> Markup {
    html! {
        @for (index, part) in text.split('`').enumerate() {
            @if index % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

/// What to do.
pub fn fix(text: &str) -> Markup {
    html! { p.fix { b { "Fix: " } (prose(text)) } }
}

/// Where that is in NetSuite's menus, if it is there.
pub fn path(path: &str) -> Markup {
    html! { @if !path.is_empty() { p.path { b { "In NetSuite: " } (path) } } }
}

/// The word for a severity.
pub fn severity(severity: Severity) -> Markup {
    let word = match severity {
        Severity::Breaks => "Breaks the signature",
        Severity::Refused => "NetSuite refuses it",
        Severity::WorthChecking => "Worth checking",
    };
    html! { span class={ "severity " (severity.as_str()) } { (word) } }
}

/// The word for a confidence.
pub fn confidence(confidence: Confidence) -> Markup {
    let word = confidence.as_str();
    let (first, rest) = word.split_at(1);
    html! { span class={ "confidence " (word) } { (first.to_ascii_uppercase()) (rest) } }
}

/// How sure a source is that an entry names without saying so: what an RFC or Oracle's help says is documented.
pub fn confidence_of(source: &str) -> Confidence {
    if is_rfc(source) || is_oracle(source) { Confidence::Documented } else { Confidence::Observed }
}

/// How sure we are, and where it was learnt.
pub fn sources(how_sure: Confidence, sources: &[&str]) -> Markup {
    html! {
        p.source {
            (confidence(how_sure)) " "
            @for (index, source) in sources.iter().enumerate() {
                @if index > 0 { ", " }
                a href=(source) rel="noopener noreferrer" target="_blank" { (name_of(source)) }
            }
        }
    }
}

/// Links to entries that have their names for anchors.
pub fn links<'a>(says: &str, names: impl IntoIterator<Item = &'a str>) -> Markup {
    links_to(says, names.into_iter().map(|name| (name, name.to_owned())))
}

/// Links to entries: their names, and their anchors.
pub fn links_to<'a>(says: &str, entries: impl IntoIterator<Item = (&'a str, String)>) -> Markup {
    let entries: Vec<_> = entries.into_iter().collect();
    html! {
        @if !entries.is_empty() {
            p.links {
                b { (says) ": " }
                @for (index, (name, anchor)) in entries.iter().enumerate() {
                    @if index > 0 { ", " }
                    a href={ "#" (anchor) } { code { (name) } }
                }
            }
        }
    }
}

/// Where an article says otherwise.
pub fn disagreements(disagreements: &[&Disagreement]) -> Markup {
    html! {
        @for disagreement in disagreements {
            p.disagrees { (prose(disagreement.note)) " " a href={ "#" (crate::disagreements::anchor(disagreement)) } { "Where Oracle says so" } }
        }
    }
}

fn is_rfc(source: &str) -> bool {
    source.starts_with("https://www.rfc-editor.org/")
}

fn is_oracle(source: &str) -> bool {
    source.starts_with("https://docs.oracle.com/")
}

/// A source in a few words: `RFC 5849, 3.4.1`, `Oracle’s help`, else its host, and on GitHub the project.
fn name_of(source: &str) -> String {
    let address = source.split_once("://").map_or(source, |(_, address)| address);
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let host = host.trim_start_matches("www.");
    if is_oracle(source) {
        return "Oracle’s help".to_owned();
    }
    if is_rfc(source) {
        let (document, clause) = path.split_once('#').unwrap_or((path, ""));
        let number = document.trim_start_matches("rfc/").trim_start_matches("rfc");
        let clause = clause.trim_start_matches("section-");
        return if clause.is_empty() { format!("RFC {number}") } else { format!("RFC {number}, {clause}") };
    }
    let mut parts = path.split('/');
    match (host, parts.next(), parts.next()) {
        ("github.com", Some(owner), Some(project)) => format!("{owner}/{project} on GitHub"),
        _ => host.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_named_in_a_few_words() {
        for (source, name) in [
            ("https://www.rfc-editor.org/rfc/rfc5849#section-3.4.1", "RFC 5849, 3.4.1"),
            ("https://www.rfc-editor.org/rfc/rfc7519", "RFC 7519"),
            ("https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1.html", "Oracle’s help"),
            ("https://github.com/a/b/issues/1", "a/b on GitHub"),
            ("https://www.example.com/a/b", "example.com"),
        ] {
            assert_eq!(name_of(source), name);
        }
    }

    #[test]
    fn what_is_between_backticks_is_code_and_all_of_it_is_escaped() {
        assert_eq!(prose("a `<b>` & c").into_string(), "a <code>&lt;b&gt;</code> &amp; c");
    }
}

//! All that Countersign knows, as one HTML document: the reference.
//!
//! Every word of it comes from the catalogues of the core, so that nothing is written twice: the set-up checklist, the
//! mistakes by stage, NetSuite's answers by layer, their causes, the rules for what OAuth 2.0 and SOAP send, TBA's other
//! calls, where articles and Oracle disagree. Beside them stand the signers of `web/snippets`.
//!
//! [`page`] is complete in itself, style and script included: it works from a disk, and it loads nothing.
//! `cargo xtask dist` puts the policy in front that holds it to that.

mod answers;
mod calls;
mod causes;
mod disagreements;
mod entry;
mod example;
mod mistakes;
mod part;
mod rules;
mod setup;
pub mod snippets;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use part::Part;
use snippets::Snippet;

/// The colours and what holds everywhere come from the tool's own sheets.
const STYLE: &str = concat!(
    include_str!("../../../web/styles/tokens.css"),
    include_str!("../../../web/styles/base.css"),
    include_str!("../../../web/styles/reference.css"),
);

const FILTER: &str = include_str!("../../../web/reference/filter.js");

const ICON: &[u8] = include_bytes!("../../../web/icon.svg");

/// The document.
#[must_use]
pub fn page(snippets: &[Snippet]) -> String {
    let parts: Vec<Part> = [
        setup::part(),
        mistakes::part(),
        answers::part(),
        causes::part(),
        rules::part(),
        calls::part(),
        disagreements::part(),
        snippets::part(snippets),
    ]
    .into_iter()
    .filter(|part| part.count() > 0)
    .collect();
    let count: usize = parts.iter().map(Part::count).sum();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            (head())
            body.reference {
                a.skip href="#contents" { "Skip to the contents" }
                (header(count))
                div.sheet {
                    (contents(&parts))
                    main {
                        (about())
                        @for part in &parts { (part) }
                        p #nothing hidden { "Nothing here has all of these words. Try fewer, or a part of one." }
                    }
                }
                script type="module" { (PreEscaped(FILTER)) }
            }
        }
    };
    page.into_string()
}

fn head() -> Markup {
    html! {
        head {
            meta charset="utf-8";
            title { "Countersign: all mistakes and answers" }
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            meta name="description" content="Every known way to sign a NetSuite request wrongly, every answer that NetSuite gives, what can be behind it, and what to do.";
            link rel="icon" type="image/svg+xml" href={ "data:image/svg+xml;base64," (BASE64_STANDARD.encode(ICON)) };
            style { (PreEscaped(STYLE)) }
        }
    }
}

fn header(count: usize) -> Markup {
    html! {
        header.top {
            div.bar {
                h1.name { a href="./" { "Counter" span { "sign" } } }
                span.kind { "Reference" }
            }
            // The script shows it: without one it could do nothing.
            search #search hidden {
                label.unseen for="filter" { "Show the entries that have all of these words" }
                input #filter type="search" autocomplete="off" autocapitalize="none" spellcheck="false"
                    placeholder={ "Search " (count) " entries: a code, a word, a status" };
                p #found role="status" {}
            }
        }
    }
}

fn contents(parts: &[Part]) -> Markup {
    html! {
        nav #contents aria-label="Contents" tabindex="-1" {
            ul {
                @for part in parts {
                    li {
                        a href={ "#" (part.id) } { (part.title) } " " span.count { (part.count()) }
                        @if part.groups.len() > 1 {
                            ul {
                                @for group in &part.groups {
                                    li { a href={ "#" (group.id) } { (group.title) } " " span.count { (group.entries.len()) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the words mean that stand below every entry.
fn about() -> Markup {
    html! {
        section.about {
            p { "All that Countersign knows, each with its source. How sure a source is stands before it:" }
            dl {
                @for (confidence, means) in entry::CONFIDENCES {
                    div { dt { (entry::confidence(confidence)) } dd { (means) } }
                }
            }
        }
    }
}

//! The signers of `web/snippets`, a language each.

use crate::entry::entry;
use crate::part::Part;
use maud::{Markup, html};

/// One of them.
#[derive(Clone, Debug)]
pub struct Snippet {
    /// What a person calls the language.
    pub language: String,
    /// Its file.
    pub file: String,
    /// What stands in it.
    pub text: String,
    /// How it is known to be right.
    pub shown: Shown,
}

/// How a snippet is known to be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The tests run it.
    Run,
    /// They run it outside the product that it is for.
    StandIn,
    /// They do not.
    NotRun,
}

impl Shown {
    /// Reads `run`, `stand-in` or `not-run`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "run" => Some(Self::Run),
            "stand-in" => Some(Self::StandIn),
            "not-run" => Some(Self::NotRun),
            _ => None,
        }
    }

    const fn sentence(self) -> &'static str {
        match self {
            Self::Run => "Run by this project’s tests; it gives the signature of Oracle’s example.",
            Self::StandIn => {
                "Run by this project’s tests outside the product that it is for, with stand-ins for what it calls there; it gives the signature of Oracle’s example."
            }
            Self::NotRun => "Not run by this project’s tests: read it before you trust it.",
        }
    }
}

/// The part; without an entry if there are no snippets.
pub fn part(snippets: &[Snippet]) -> Part {
    let about = html! {
        p { "The right way to sign, to hold yours against. Secrets come from the environment or from the product’s own store." }
    };
    Part::whole("snippets", "Signing code", about, snippets.iter().map(of).collect())
}

fn of(snippet: &Snippet) -> Markup {
    let file = snippet.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let rest = html! {
        p.meta { code { (file) } }
        p { (snippet.shown.sentence()) }
        details {
            summary { "The code" }
            pre tabindex="0" { code { (snippet.text) } }
        }
    };
    entry(&anchor(&snippet.language), &html! { (snippet.language) }, &rest)
}

/// `snippet-c-sharp` for C#; a language's letters and digits else.
fn anchor(language: &str) -> String {
    let spelt = language.to_lowercase().replace('#', "-sharp");
    let words: Vec<&str> =
        spelt.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!("snippet-{}", words.join("-"))
}

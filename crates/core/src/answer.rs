//! What NetSuite answered, what can be behind it, and what the evidence has already ruled out.
//!
//! ```text
//! status, headers, body ── response ──▶ Response ─┐
//!                                                ├─ recognise ──▶ Answers ── eliminate ──▶ Causes, in order
//! request, check, audit trail ─────────▶ Facts ───┘
//! ```
//!
//! The catalogue is data: one file a layer, each with its answers and their causes, listed in [`LAYERS`]. An answer
//! or a cause is written once; what is shared is referred to. Where a widely read article and Oracle's help disagree,
//! Oracle wins and the entry says so ([`Disagreement`]).

use crate::finding::Finding;
use eliminate::Sign;

/// The address of a page of Oracle's NetSuite help.
macro_rules! oracle {
    ($page:literal) => {
        concat!("https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/", $page, ".html")
    };
}

pub mod assertion;
pub mod audit;
pub mod calendar;
pub mod disagreement;
pub mod eliminate;
pub mod facts;
pub mod flow;
pub mod governance;
pub mod menu;
pub mod network;
pub mod oauth2;
pub mod passport;
pub mod permission;
pub mod recognise;
pub mod response;
pub mod rule;
pub mod script;
pub mod server;
pub mod setup;
pub mod status;
pub mod tba;
pub mod tba_flow;
pub mod token_request;
pub mod url;

pub use crate::check::mistake::Confidence;
pub use disagreement::Disagreement;
pub use eliminate::{CauseState, State};
pub use facts::{Facts, Grant, Scheme, UrlFacts};
pub use response::{Response, Shape};

/// One answer that NetSuite gives, or that stands in its place.
#[derive(Debug)]
pub struct Answer {
    /// Its stable name.
    pub id: &'static str,
    /// Which part of the way it comes from.
    pub layer: Layer,
    /// The scheme that it belongs to; `None` for all.
    pub scheme: Option<Scheme>,
    /// What it is known by.
    pub signals: Signals,
    /// What it means, in a sentence or two.
    pub meaning: &'static str,
    /// What can be behind it, the likeliest first.
    pub causes: &'static [&'static Cause],
    /// Where that was learnt.
    pub sources: &'static [&'static str],
    /// How sure those sources are.
    pub confidence: Confidence,
    /// What the articles say otherwise.
    pub disagrees: &'static [&'static Disagreement],
}

impl Answer {
    /// What an entry leaves unsaid.
    const BLANK: Self = Self {
        id: "",
        layer: Layer::Network,
        scheme: None,
        signals: Signals::NONE,
        meaning: "",
        causes: &[],
        sources: &[],
        confidence: Confidence::Documented,
        disagrees: &[],
    };
}

/// What an answer is known by. Codes come first, since messages are translated.
#[derive(Debug)]
pub struct Signals {
    /// The statuses it comes with.
    pub statuses: &'static [u16],
    /// Whether such a status alone, with nothing in the body, is enough.
    pub status_is_enough: bool,
    /// Error codes.
    pub codes: &'static [&'static str],
    /// What it says in words, in any case. Such a message says more than a code that any layer uses.
    pub messages: &'static [&'static str],
    /// Words by which its kind of text is known, in any case: a client's, a parser's, a page's. They say less than a code.
    pub markers: &'static [&'static str],
    /// The scheme of the `WWW-Authenticate` header, and its `error` if that matters.
    pub challenge: Option<(&'static str, Option<&'static str>)>,
    /// Words of the Login Audit Trail's column Detail.
    pub details: &'static [&'static str],
    /// The shapes in which it comes, its own first; none for all.
    pub shapes: &'static [Shape],
    /// What must hold besides.
    pub only_if: Option<fn(&Response, &Facts) -> bool>,
    /// Answers beside which its causes are offered, where nothing in a response tells it apart.
    pub beside: &'static [&'static str],
}

impl Signals {
    /// Nothing to know it by.
    const NONE: Self = Self {
        statuses: &[],
        status_is_enough: false,
        codes: &[],
        messages: &[],
        markers: &[],
        challenge: None,
        details: &[],
        shapes: &[],
        only_if: None,
        beside: &[],
    };
}

/// One thing that can be behind an answer.
#[derive(Debug)]
pub struct Cause {
    /// Its stable name; a person ticks it as looked at by this name.
    pub id: &'static str,
    /// Whose side it is on.
    pub side: Side,
    /// One line: what is wrong.
    pub title: &'static str,
    /// How to see whether it is so.
    pub confirm: &'static str,
    /// What to do about it.
    pub fix: &'static str,
    /// Where that is in NetSuite's menus; empty where it is not in NetSuite.
    pub path: &'static str,
    /// Where that was learnt.
    pub source: &'static str,
    /// How sure that source is.
    pub confidence: Confidence,
    /// The mistakes and findings that amount to it.
    pub mistakes: &'static [&'static str],
    /// The evidence that settles it.
    pub confirmed_by: &'static [Sign],
    /// The evidence that moves it up.
    pub hinted_by: &'static [Sign],
    /// The evidence that excludes it.
    pub ruled_out_by: &'static [Sign],
    /// What the articles say otherwise.
    pub disagrees: &'static [&'static Disagreement],
}

impl Cause {
    /// What an entry leaves unsaid.
    const BLANK: Self = Self {
        id: "",
        side: Side::Account,
        title: "",
        confirm: "",
        fix: "",
        path: "",
        source: "",
        confidence: Confidence::Documented,
        mistakes: &[],
        confirmed_by: &[],
        hinted_by: &[],
        ruled_out_by: &[],
        disagrees: &[],
    };
}

/// The layers through which a call goes, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is a file of the catalogue")]
pub enum Layer {
    Network,
    Url,
    Tba,
    TbaFlow,
    Audit,
    Oauth2,
    Permission,
    Script,
    Governance,
    Server,
}

impl Layer {
    /// One word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Url => "url",
            Self::Tba => "tba",
            Self::TbaFlow => "tba-flow",
            Self::Audit => "audit",
            Self::Oauth2 => "oauth2",
            Self::Permission => "permission",
            Self::Script => "script",
            Self::Governance => "governance",
            Self::Server => "server",
        }
    }
}

/// Whose side a cause is on: what the page folds away together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The signature itself: base string, encoding, key, digest.
    Signing,
    /// The rest of the request: header, nonce, clock, URL, body.
    Request,
    /// What is set up in the account: integration, token, user, role, feature.
    Account,
    /// The script and its deployment.
    Script,
    /// The way there and back, and NetSuite's own servers.
    Way,
}

impl Side {
    /// One word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Signing => "signing",
            Self::Request => "request",
            Self::Account => "account",
            Self::Script => "script",
            Self::Way => "way",
        }
    }
}

/// The catalogue, a slice a file.
pub const LAYERS: [&[&Answer]; 10] = [
    network::ANSWERS,
    url::ANSWERS,
    tba::ANSWERS,
    tba_flow::ANSWERS,
    audit::ANSWERS,
    oauth2::ANSWERS,
    permission::ANSWERS,
    script::ANSWERS,
    governance::ANSWERS,
    server::ANSWERS,
];

/// Every answer, in the order of the layers.
pub fn answers() -> impl Iterator<Item = &'static Answer> {
    LAYERS.into_iter().flatten().copied()
}

/// Every cause, each once, in the order in which the answers name them.
#[must_use]
pub fn causes() -> Vec<&'static Cause> {
    let mut all: Vec<&'static Cause> = Vec::new();
    for cause in answers().flat_map(|answer| answer.causes) {
        if !all.iter().any(|known| known.id == cause.id) {
            all.push(cause);
        }
    }
    all
}

/// The words of the Login Audit Trail's column Detail, Oracle's spelling, in the catalogue's order.
pub fn audit_words() -> impl Iterator<Item = &'static str> {
    answers().flat_map(|answer| answer.signals.details).copied()
}

/// What was made of one answer of NetSuite.
#[derive(Clone, Debug)]
pub struct Answered {
    /// Every answer that fits, the likeliest first. Empty: not recognised.
    pub answers: Vec<&'static Answer>,
    /// Their causes: confirmed ones first, then what is still possible in the order that finds it soonest, then what
    /// is ruled out.
    pub causes: Vec<CauseState>,
    /// What else a person should know: that it was not recognised, what to ask for.
    pub findings: Vec<Finding>,
}

impl Answered {
    /// What is said where no answer was given: nothing, unless the answer is all that was asked for.
    #[must_use]
    pub fn of_nothing(is_asked_alone: bool) -> Self {
        let findings = if is_asked_alone { vec![status::nothing_given()] } else { Vec::new() };
        Self { answers: Vec::new(), causes: Vec::new(), findings }
    }

    /// What the articles say otherwise about these answers, each once.
    #[must_use]
    pub fn disagreements(&self) -> Vec<&'static Disagreement> {
        let mut all: Vec<&'static Disagreement> = Vec::new();
        for disagreement in self.answers.iter().flat_map(|answer| answer.disagrees) {
            if !all.contains(disagreement) {
                all.push(disagreement);
            }
        }
        all
    }
}

/// Recognises an answer, and says which causes are still possible.
#[must_use]
pub fn answer(response: &Response, facts: &Facts) -> Answered {
    let answers = recognise::recognise(response, facts);
    let causes = eliminate::eliminate(&answers, response, facts);
    let findings = status::findings(&answers, response, facts);
    Answered { answers, causes, findings }
}

#[cfg(test)]
mod tests;

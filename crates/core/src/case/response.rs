//! What NetSuite answered, from what was entered and from what a paste holds.

use super::input::AnswerInput;
use crate::answer::response::Challenge;
use crate::answer::{Response, UrlFacts};
use crate::intake::{Exchange, Intake, Recognised};
use crate::span::Span;

/// What NetSuite answered, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerGiven {
    /// The HTTP status.
    pub status: Option<u16>,
    /// The response's header lines.
    pub headers: Option<String>,
    /// The response's body, or a client's error text.
    pub body: Option<String>,
    /// The word in the *Detail* column of the Login Audit Trail.
    pub audit_detail: Option<String>,
}

impl From<AnswerInput> for AnswerGiven {
    fn from(given: AnswerInput) -> Self {
        Self {
            status: given.status,
            headers: given.headers,
            body: given.body,
            audit_detail: given.audit_detail.filter(|detail| !detail.trim().is_empty()),
        }
    }
}

impl AnswerGiven {
    /// The response read.
    #[must_use]
    pub fn response(&self) -> Response {
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        Response::read(self.status, &text(&self.headers), &text(&self.body))
    }

    /// Whether anything was said of an answer, if only that it was empty.
    #[must_use]
    pub const fn is_given(&self) -> bool {
        self.status.is_some() || self.headers.is_some() || self.body.is_some() || self.audit_detail.is_some()
    }

    /// Fills what is missing from a paste. `exchange` is the call that is looked at.
    pub(super) fn fill(&mut self, paste: &str, intake: &Intake, exchange: Option<&Exchange>) {
        if self.status.is_some() || self.headers.is_some() || self.body.is_some() {
            return;
        }
        let of = exchange.filter(|exchange| is_answered(exchange)).or_else(|| {
            intake.exchanges.iter().find(|other| other.authorization.is_none() && is_answered(other))
        });
        if let Some(exchange) = of {
            self.status = exchange.status.as_ref().map(|found| found.value);
            self.headers = exchange.response_headers.as_ref().map(|found| found.value.clone());
            self.body = exchange.response_body.as_ref().map(|found| found.value.clone());
        }
        // A status with its header lines or its body is a whole answer, as far as the body is more than the line by which
        // it was known. Else a client's own words are the answer: all of them, since each may say something.
        let is_line = of.is_some_and(|exchange| is_body_one_line(exchange, &intake.recognised));
        let is_whole = self.status.is_some() && (self.headers.is_some() || self.body.is_some());
        if !is_whole || is_line {
            self.body = besides_the_request(paste, &intake.recognised).or_else(|| self.body.take());
        }
    }
}

/// Whether a text that begins like an `Authorization` header is NetSuite's challenge: it has an `error`, and no parameter
/// of a signed request.
pub(super) fn is_challenge(text: &str) -> bool {
    let is_one = |text: &str| Challenge::find(text).is_some_and(|challenge| challenge.get("error").is_some());
    is_one(text) || is_one(&text.replace("\\\"", "\""))
}

/// Whether a URL is the one to which NetSuite sent a person back, with what came of it: an answer, and no call.
pub(super) fn is_callback(url: &str) -> bool {
    let names: Vec<&str> = url
        .split(['?', '&', '#'])
        .skip(1)
        .filter_map(|pair| pair.split_once('=').map(|(name, _)| name))
        .collect();
    let has = |name: &str| names.contains(&name);
    UrlFacts::of(url).is_some_and(|url| !url.is_netsuite())
        && (has("error") || has("oauth_verifier") || (has("code") && has("state")))
}

/// Whether a response's body is but one line of a longer text: the one that was recognised.
fn is_body_one_line(exchange: &Exchange, recognised: &[Recognised]) -> bool {
    exchange.response_body.as_ref().is_some_and(|body| {
        recognised.iter().any(|piece| piece.kind == "http-response" && piece.span == body.place)
    })
}

fn is_answered(exchange: &Exchange) -> bool {
    exchange.status.is_some() || exchange.response_body.is_some()
}

/// What a paste holds besides the request and its secrets; `None` if that is nothing.
fn besides_the_request(paste: &str, recognised: &[Recognised]) -> Option<String> {
    /// Pieces in which an answer may stand.
    const KEPT: [&str; 5] = ["http-response", "log", "url", "object", "har"];
    let mut rest = String::new();
    let mut at = 0;
    let is_kept = |piece: &&Recognised| {
        KEPT.contains(&piece.kind) || paste.get(piece.span.range()).is_some_and(is_challenge)
    };
    let cut = recognised.iter().filter(|piece| !is_kept(piece)).map(|piece| piece.span);
    for Span { start, end } in cut {
        rest.push_str(paste.get(at..start).unwrap_or_default());
        at = at.max(end);
    }
    rest.push_str(paste.get(at..).unwrap_or_default());
    let rest = rest.trim();
    (!rest.is_empty()).then(|| rest.to_owned())
}

//! From what was given to what the verbs work on: what a paste holds fills what was not entered, and no more.

use super::input::Case;
use super::oauth2::Given;
use super::response::{self, AnswerGiven};
use crate::check::Observed;
use crate::check::mistakes::key::secret_in_paste;
use crate::finding::{Finding, Within};
use crate::inputs::Inputs;
use crate::intake::{self, Exchange, Found, Intake, Recognised};
use crate::span::Span;

/// What the verbs work on.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// What was entered, with what the paste says in the gaps.
    pub inputs: Inputs,
    /// What the middleware produced.
    pub observed: Observed,
    /// What NetSuite answered.
    pub answer: AnswerGiven,
    /// What was given for OAuth 2.0.
    pub oauth2: Given,
    /// Whether a `Cookie` header was sent along, where the request's header lines are in sight.
    pub cookie_sent: Option<bool>,
    /// The causes that the person has looked at, by id.
    pub looked_at: Vec<String>,
    /// What was recognised in the paste.
    pub recognised: Vec<Recognised>,
    /// The lines of the paste of which no byte was recognised.
    pub ignored: Vec<Span>,
    /// The calls that the paste holds.
    pub exchanges: Vec<Exchange>,
    /// Secrets in the paste, and why it was not read, if it was not.
    pub findings: Vec<Finding>,
    /// Why the paste was not read.
    pub refused: Option<String>,
}

/// Gathers what a case gives. Of several calls in a paste, `chosen` is looked at; the first one that says something of
/// a signature where nothing was chosen.
#[must_use]
pub fn gather(case: &Case, chosen: Option<usize>) -> Gathered {
    let observed = case.observed.clone().unwrap_or_default();
    let mut gathered = Gathered {
        inputs: case.inputs(),
        observed: Observed {
            authorization: observed.authorization,
            base_string: observed.base_string,
            signature: observed.signature,
        },
        answer: AnswerGiven::from(case.answer.clone().unwrap_or_default()),
        oauth2: Given::of(case),
        looked_at: case.checked.clone().unwrap_or_default(),
        ..Gathered::default()
    };
    if let Some(paste) = &case.paste {
        let paste = gathered.oauth2.take_from(paste);
        gathered.fill(&paste, intake::read(&paste), chosen);
    }
    gathered
}

impl Gathered {
    fn fill(&mut self, paste: &str, intake: Intake, chosen: Option<usize>) {
        for leak in &intake.leaks {
            let inputs = &mut self.inputs;
            inputs.consumer_secret = inputs.consumer_secret.take().or_else(|| leak.consumer_secret.clone());
            inputs.token_secret = inputs.token_secret.take().or_else(|| leak.token_secret.clone());
            self.findings.push(secret_in_paste::finding(leak));
        }
        let says_something =
            |exchange: &&Exchange| exchange.authorization.is_some() || exchange.base_string.is_some();
        let exchange = match chosen {
            Some(index) => intake.exchanges.get(index),
            None => intake.exchanges.iter().find(says_something).or_else(|| intake.exchanges.first()),
        };
        if let Some(exchange) = exchange {
            self.take(exchange);
            self.oauth2.take_call(exchange);
        }
        self.answer.fill(paste, &intake, exchange);
        self.cookie_sent = cookie_sent(paste, &intake.recognised);
        self.recognised = intake.recognised;
        self.ignored = intake.ignored;
        self.refused = intake.refused;
        self.exchanges = intake.exchanges;
    }

    fn take(&mut self, exchange: &Exchange) {
        let fill = |field: &mut Option<String>, found: &Option<Found>| {
            if field.is_none() {
                *field = found.as_ref().map(|found| found.value.clone());
            }
        };
        let inputs = &mut self.inputs;
        if inputs.url.is_none() {
            inputs.url = whole_url(exchange);
        }
        fill(&mut inputs.method, &exchange.method);
        fill(&mut inputs.content_type, &exchange.content_type);
        fill(&mut inputs.body, &exchange.body);
        fill(&mut inputs.account, &exchange.account);
        fill(&mut inputs.consumer_key, &exchange.consumer_key);
        fill(&mut inputs.token, &exchange.token);
        fill(&mut inputs.nonce, &exchange.nonce);
        fill(&mut inputs.timestamp, &exchange.timestamp);
        fill(&mut inputs.signature_method, &exchange.signature_method);
        let is_masked = |within: Within| exchange.masked.contains(&within);
        let is_challenge =
            exchange.authorization.as_ref().is_some_and(|found| response::is_challenge(&found.value));
        if !is_masked(Within::Authorization) && !is_challenge {
            fill(&mut self.observed.authorization, &exchange.authorization);
        }
        if !is_masked(Within::BaseString) {
            fill(&mut self.observed.base_string, &exchange.base_string);
        }
        if !is_masked(Within::Signature) {
            fill(&mut self.observed.signature, &exchange.signature);
        }
        // A signed call without a body and without a method said is a GET, as every client has it.
        if inputs.method.is_none() && inputs.url.is_some() && self.observed.base_string.is_none() {
            inputs.method = Some(if inputs.body.is_some() { "POST" } else { "GET" }.to_owned());
        }
    }
}

/// The URL of a call: where a path alone was said, with the host that was said beside it.
fn whole_url(exchange: &Exchange) -> Option<String> {
    let url = exchange.url.as_ref()?.value.clone();
    match &exchange.host {
        Some(host) if url.starts_with('/') => Some(format!("https://{}{url}", host.value.trim())),
        _ => Some(url),
    }
}

/// Whether a `Cookie` header stands among the header lines of a request that was pasted; `None` if none were.
fn cookie_sent(paste: &str, recognised: &[Recognised]) -> Option<bool> {
    let whole = recognised.iter().filter(|piece| matches!(piece.kind, "http-request" | "curl"));
    let requests: Vec<String> = whole
        .filter_map(|piece| paste.get(piece.span.range()))
        .map(str::to_ascii_lowercase)
        .filter(|request| request.contains("authorization:"))
        .collect();
    let has_cookie = |request: &String| {
        request
            .match_indices("cookie:")
            .any(|(at, _)| !request[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    (!requests.is_empty()).then(|| requests.iter().any(has_cookie))
}

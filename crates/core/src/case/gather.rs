//! From what was given to what the verbs work on: what a paste holds fills what was not entered, and no more.

use super::input::Case;
use crate::check::Observed;
use crate::check::mistakes::key::secret_in_paste;
use crate::check::scene::ObservedBase;
use crate::check::sent::Sent;
use crate::finding::{Finding, Within};
use crate::inputs::Inputs;
use crate::intake::authorization::Header;
use crate::intake::{self, Exchange, Found, Intake, Leak, Recognised};
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
    /// What was recognised in the paste.
    pub recognised: Vec<Recognised>,
    /// The lines of the paste of which no byte was recognised.
    pub ignored: Vec<Span>,
    /// The calls that the paste holds.
    pub exchanges: Vec<Exchange>,
    /// Which of the calls is looked at.
    pub chosen: Option<usize>,
    /// The secrets that stand in the paste.
    pub leaks: Vec<Leak>,
    /// Secrets in the paste, and why it was not read, if it was not.
    pub findings: Vec<Finding>,
    /// Why the paste was not read.
    pub refused: Option<String>,
}

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

/// Gathers what a case gives. Of several calls in a paste, `chosen` is looked at; the first one that says something of
/// a signature where nothing was chosen.
#[must_use]
pub fn gather(case: &Case, chosen: Option<usize>) -> Gathered {
    let observed = case.observed.clone().unwrap_or_default();
    let answer = case.answer.clone().unwrap_or_default();
    let mut gathered = Gathered {
        inputs: case.inputs(),
        observed: Observed {
            authorization: observed.authorization,
            base_string: observed.base_string,
            signature: observed.signature,
        },
        answer: AnswerGiven {
            status: answer.status,
            headers: answer.headers,
            body: answer.body,
            audit_detail: answer.audit_detail,
        },
        ..Gathered::default()
    };
    if let Some(paste) = &case.paste {
        gathered.fill(intake::read(paste), chosen);
    }
    gathered
}

impl Gathered {
    /// The request as the server saw it: what was sent in the places of what was entered.
    #[must_use]
    pub fn sent(&self) -> Sent {
        let header = self.observed.authorization.as_deref().map(Header::read);
        let base = self.observed.base_string.as_deref().map(ObservedBase::read);
        Sent::of(&self.inputs, header.as_ref(), base.as_ref(), self.observed.signature.as_deref())
    }

    fn fill(&mut self, intake: Intake, chosen: Option<usize>) {
        for leak in &intake.leaks {
            let inputs = &mut self.inputs;
            inputs.consumer_secret = inputs.consumer_secret.take().or_else(|| leak.consumer_secret.clone());
            inputs.token_secret = inputs.token_secret.take().or_else(|| leak.token_secret.clone());
            self.findings.push(secret_in_paste::finding(leak));
        }
        let says_something =
            |exchange: &Exchange| exchange.authorization.is_some() || exchange.base_string.is_some();
        self.chosen = chosen
            .or_else(|| intake.exchanges.iter().position(says_something))
            .or(Some(0))
            .filter(|&index| index < intake.exchanges.len());
        if let Some(index) = self.chosen {
            self.take(&intake.exchanges[index]);
        }
        self.leaks = intake.leaks;
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
        if !is_masked(Within::Authorization) {
            fill(&mut self.observed.authorization, &exchange.authorization);
        }
        if !is_masked(Within::BaseString) {
            fill(&mut self.observed.base_string, &exchange.base_string);
        }
        if !is_masked(Within::Signature) {
            fill(&mut self.observed.signature, &exchange.signature);
        }
        let answer = &mut self.answer;
        answer.status = answer.status.or_else(|| exchange.status.as_ref().map(|found| found.value));
        fill(&mut answer.headers, &exchange.response_headers);
        fill(&mut answer.body, &exchange.response_body);
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

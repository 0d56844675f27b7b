//! NetSuite's answer, and what was given for OAuth 2.0, as far as they are shown. No secret is in here: it is masked in
//! every text on the way.

use crate::paste::mask_of;
use countersign_core::answer::assertion::{self, Algorithm, Outcome};
use countersign_core::answer::{self, Answered, Cause, Facts, Response, Scheme, Shape, State, recognise};
use countersign_core::case::Explained;
use countersign_core::case::gather::Gathered;
use countersign_core::finding::{Finding, Place, Severity, Within};
use yew::AttrValue;

/// What a person says of an answer, besides pasting it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The word in the column *Detail* of the Login Audit Trail.
    pub detail: AttrValue,
    /// How the call authenticates, where nothing else tells it.
    pub scheme: Option<Scheme>,
    /// The causes that were looked at.
    pub looked_at: Vec<&'static str>,
    /// Grows by one whenever a text of OAuth 2.0 may have changed.
    pub revision: u32,
    /// Whether there is one in its own field.
    pub is_oauth2: bool,
    /// Whether there has been one: its field stays open.
    pub is_oauth2_open: bool,
    /// Whether a private key was pasted. It is not kept.
    pub had_private_key: bool,
}

/// What NetSuite's answer means, and what can be behind it.
#[derive(Clone, Debug)]
pub struct Answer {
    response: Response,
    facts: Facts,
    /// Whether there is an answer at all, and not OAuth 2.0's texts alone.
    pub is_given: bool,
    /// The answers that fit, and their causes.
    pub answered: Answered,
    /// What was made of the texts of OAuth 2.0.
    pub oauth2: Option<Oauth2>,
}

/// What was made of client assertion, certificate and token request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oauth2 {
    /// What is wrong with them, most harmful first.
    pub findings: Vec<Finding>,
    /// The algorithm that the assertion names, if NetSuite takes it.
    pub algorithm: Option<&'static str>,
    /// What is known of the assertion's signature.
    pub signature: Signature,
}

/// What is known of the signature of a client assertion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// Something is missing to verify it: the assertion, a key that fits it, or an algorithm that NetSuite takes.
    NotVerifiable,
    /// The browser is at it.
    Pending,
    /// What it came to; `None` if this browser cannot do it.
    Verified(Option<Outcome>),
}

/// Whether an answer of NetSuite is among what was gathered. A text that nobody knows, with no status, is none, and
/// neither is a URL in which no error came back: by itself it is a request.
#[must_use]
pub fn is_given(gathered: &Gathered) -> bool {
    let response = gathered.answer.response();
    let is_known = || !recognise::recognise(&response, &Facts::default()).is_empty();
    let is_request = response.shape == Shape::Redirect && response.codes.is_empty();
    let is_text = gathered.answer.body.is_some() && !is_request;
    response.status.is_some() || (is_text && is_known())
}

/// Covers the secrets in what is kept of an answer.
pub fn mask(gathered: &mut Gathered) {
    let mask = mask_of(gathered);
    let answer = &mut gathered.answer;
    for text in [&mut answer.headers, &mut answer.body].into_iter().flatten() {
        *text = mask.on(text);
    }
}

/// What was recognised of an answer, in a few words: its status and its first code, or its shape.
#[must_use]
pub fn label(response: &Response) -> String {
    let code = response.codes.first().map(|code| code.text.as_str());
    let challenge = || response.challenge.as_ref()?.get("error");
    let mut label = response.status.map(|status| status.to_string()).unwrap_or_default();
    if let Some(code) = code.or_else(challenge) {
        if !label.is_empty() {
            label.push(' ');
        }
        label.push_str(code);
    }
    if label.is_empty() { shape(response.shape).to_owned() } else { label }
}

/// The shape of an answer, in words.
#[must_use]
pub const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Restlet => "a RESTlet’s error",
        Shape::RestWebServices => "an error of REST web services",
        Shape::Soap => "a SOAP fault",
        Shape::Oauth => "an OAuth 2.0 error",
        Shape::Redirect => "a redirect",
        Shape::Html => "an HTML page",
        Shape::StatusOnly => "a status without a body",
        Shape::Text => "a text",
    }
}

impl Answer {
    /// What is shown of an explanation.
    #[must_use]
    pub fn of(explained: Explained, is_given: bool, asked: &Asked) -> Self {
        let given = &explained.oauth2;
        let mut findings = given.findings.clone();
        let is_known = |code| findings.iter().any(|finding| finding.code == code);
        let private_key = assertion::private_key(Place::nowhere_in(Within::Certificate));
        if asked.had_private_key && !is_known(private_key.code) {
            findings.push(private_key);
        }
        findings.sort_by_key(|finding| finding.severity);
        let is_anything = given.assertion.is_some() || given.token_request.is_some() || !findings.is_empty();
        let oauth2 = is_anything.then(|| Oauth2 {
            findings,
            algorithm: given.assertion.as_ref().and_then(assertion::Read::algorithm).map(Algorithm::as_str),
            signature: given.to_verify().map_or(Signature::NotVerifiable, |_| Signature::Pending),
        });
        let mut answer = Self {
            response: explained.response,
            facts: explained.facts,
            is_given,
            answered: explained.answered,
            oauth2,
        };
        answer.ask(asked);
        answer
    }

    /// Takes in what the person says of it: the causes and their order follow.
    pub fn ask(&mut self, asked: &Asked) {
        if !self.is_given {
            return;
        }
        let mut facts = self.facts.clone();
        facts.scheme = facts.scheme.or(asked.scheme);
        facts.checked.extend(asked.looked_at.iter().map(|id| (*id).to_owned()));
        facts.audit_detail = (!asked.detail.trim().is_empty()).then(|| asked.detail.to_string());
        self.answered = answer::answer(&self.response, &facts);
    }

    /// Takes in what the verification of the assertion came to.
    pub fn verified(&mut self, outcome: Option<Outcome>, asked: &Asked) {
        let Some(oauth2) = &mut self.oauth2 else { return };
        oauth2.signature = Signature::Verified(outcome);
        self.facts.assertion_verified = outcome.and_then(Outcome::is_right);
        if let Some(finding) = outcome.and_then(Outcome::finding) {
            self.facts.seen.push(finding.code);
            oauth2.findings.insert(0, finding);
        }
        self.ask(asked);
    }

    /// What was recognised, in a few words.
    #[must_use]
    pub fn label(&self) -> String {
        label(&self.response)
    }

    /// The shape, in words.
    #[must_use]
    pub const fn shape(&self) -> &'static str {
        shape(self.response.shape)
    }

    /// Whether it says that all went well.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.answered.answers.is_empty()
            && self.response.status.is_some_and(|status| (200..300).contains(&status))
    }

    /// Whether the person has to say how the call authenticates.
    #[must_use]
    pub fn wants_scheme(&self) -> bool {
        self.facts.scheme_with(&self.response).is_none()
    }

    /// The causes of one state, in the order in which to look at them.
    pub fn causes(&self, state: State) -> impl Iterator<Item = &'static Cause> {
        self.answered.causes.iter().filter(move |known| known.state == state).map(|known| known.cause)
    }
}

impl Oauth2 {
    /// What is wrong, without what is merely worth a look.
    pub fn wrong(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity != Severity::WorthChecking)
    }
}

#[cfg(test)]
mod tests;

//! The contract: what goes into the verbs and what comes out of them, as plain data.
//!
//! The page, the command line and the JavaScript functions know this room and what it names, and nothing behind it.
//! It is the one that serialises our own types: [`input`] is read, [`output`] is written.

mod evidence;
pub mod gather;
pub mod input;
pub mod oauth2;
pub mod output;
pub mod response;

use crate::answer::{self, Answered, Facts, Response, Scheme};
use crate::check::{self, Check, Checked};
use crate::error::Error;
use crate::export;
use crate::finding::Finding;
use crate::inputs::Inputs;
use crate::sign::Trace;
use gather::Gathered;
use oauth2::Oauth2;

/// A signed request: every step, the request as a curl command, and what the lint has to say of the inputs.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Every intermediate.
    pub trace: Trace,
    /// The request as a command for a POSIX shell; it holds no secret.
    pub curl: String,
    /// What was found in the inputs, most harmful first.
    pub findings: Vec<Finding>,
}

/// Signs.
///
/// # Errors
/// If method, URL, consumer key, consumer secret, nonce or timestamp is missing, the URL cannot be taken apart, or the
/// signature method is none that is written here.
pub fn sign(inputs: &Inputs) -> Result<Signed, Error> {
    let ready = inputs.ready()?;
    let trace = Trace::of(&ready.request, &ready.credentials, &ready.stamp, &ready.options)?;
    let curl = export::curl(&ready.request, &trace);
    Ok(Signed { trace, curl, findings: check::lint(inputs) })
}

/// Checks: looks at what the middleware produced, and sets up the search for a proof. What was found is
/// [`Check::checked`] at any time; [`Check::finish`] runs the search to its end.
#[must_use]
pub fn check(gathered: &Gathered, now: Option<i64>) -> Check {
    // A call that the server dated was held against its clock; ours says nothing of when it was sent.
    let now = now.filter(|_| !gathered.is_dated);
    Check::new(&gathered.inputs, gathered.observed.clone(), now)
}

/// What the lint has to say of inputs that cannot be signed yet, most harmful first.
#[must_use]
pub fn lint(inputs: &Inputs) -> Vec<Finding> {
    check::lint(inputs)
}

/// The time to judge by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// It is not known.
    #[default]
    Unknown,
    /// Somebody said it, in seconds since the Unix epoch.
    Given(i64),
    /// This machine's clock, now. What is pasted may be older.
    Here(i64),
}

impl Clock {
    /// The seconds since the Unix epoch.
    #[must_use]
    pub const fn now(self) -> Option<i64> {
        match self {
            Self::Unknown => None,
            Self::Given(now) | Self::Here(now) => Some(now),
        }
    }
}

/// The check that an answer builds on, set up: where a signed request is known. A call with OAuth 2.0 has none.
#[must_use]
pub fn check_behind(gathered: &Gathered, clock: Clock) -> Option<Check> {
    let is_known = gathered.inputs.url.is_some() || gathered.observed != check::Observed::default();
    let is_signed = evidence::scheme(gathered, true) != Some(Scheme::OAuth2);
    (is_known && is_signed).then(|| check(gathered, judged_at(gathered, clock)))
}

/// Reads what was given for OAuth 2.0. Its [`Oauth2::to_verify`] is to be verified before [`answer()`] is asked.
#[must_use]
pub fn oauth2(gathered: &Gathered, clock: Clock) -> Oauth2 {
    Oauth2::read(gathered, judged_at(gathered, clock))
}

/// The time to judge a call by: the server's own clock, where the response tells it.
fn judged_at(gathered: &Gathered, clock: Clock) -> Option<i64> {
    gathered.answer.response().date().or_else(|| clock.now())
}

/// What NetSuite's answer means, and what can still be behind it.
#[derive(Debug)]
pub struct Explained {
    /// The response as it was read.
    pub response: Response,
    /// The evidence.
    pub facts: Facts,
    /// The answers that fit, and their causes.
    pub answered: Answered,
    /// What the check found, where there was one.
    pub checked: Option<Checked>,
    /// What was found in the texts of OAuth 2.0.
    pub oauth2: Oauth2,
    /// All findings: those of the check, of the paste, of OAuth 2.0, and about the answer itself.
    pub findings: Vec<Finding>,
}

/// Explains NetSuite's answer with all that is known of the call. `check` should have run to its end.
#[must_use]
pub fn answer(gathered: &Gathered, check: Option<&Check>, oauth2: Oauth2, clock: Clock) -> Explained {
    let response = gathered.answer.response();
    let checked = check.map(Check::checked);
    let facts = evidence::facts(gathered, check.zip(checked.as_ref()), &oauth2, &response, clock);
    let answered = if gathered.answer.is_given() {
        answer::answer(&response, &facts)
    } else {
        let is_asked_alone = checked.is_none() && oauth2.findings.is_empty() && gathered.oauth2.is_empty();
        Answered::of_nothing(is_asked_alone)
    };
    let of_check = checked.iter().flat_map(|checked| &checked.findings);
    let all = of_check.chain(&gathered.findings).chain(&oauth2.findings).chain(&answered.findings);
    let mut findings: Vec<Finding> = all.cloned().collect();
    findings.sort_by_key(|finding| (finding.severity, finding.certainty));
    Explained { response, facts, answered, checked, oauth2, findings }
}

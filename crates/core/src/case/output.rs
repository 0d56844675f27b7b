//! What comes out of the verbs, as the contract spells it.

use super::gather::Gathered;
use super::{Explained, Signed};
use crate::answer::assertion::Algorithm;
use crate::answer::{CauseState, Disagreement};
use crate::check::Checked;
use crate::error::Error;
use crate::finding::{Finding, Place};
use serde::Serialize;

/// `{"error": …}`: there is no result.
#[derive(Debug, Serialize)]
pub struct ErrorOutput {
    error: ErrorBody,
}

#[derive(Debug, Serialize)]
struct ErrorBody {
    kind: &'static str,
    message: String,
    at: Option<PlaceOutput>,
}

impl From<&Error> for ErrorOutput {
    fn from(error: &Error) -> Self {
        let at = error.place().map(PlaceOutput::from);
        Self { error: ErrorBody { kind: error.kind().as_str(), message: error.to_string(), at } }
    }
}

/// Where something stands: `in`, and the range of bytes.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PlaceOutput {
    /// Which text.
    #[serde(rename = "in")]
    pub within: &'static str,
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl From<Place> for PlaceOutput {
    fn from(place: Place) -> Self {
        Self { within: place.within.as_str(), start: place.span.start, end: place.span.end }
    }
}

/// A finding.
#[derive(Debug, Serialize)]
pub struct FindingOutput {
    code: &'static str,
    severity: &'static str,
    certainty: &'static str,
    /// Where it stands.
    pub place: PlaceOutput,
    title: String,
    why: String,
    fix: String,
    source: &'static str,
}

impl From<&Finding> for FindingOutput {
    fn from(finding: &Finding) -> Self {
        Self {
            code: finding.code,
            severity: finding.severity.as_str(),
            certainty: finding.certainty.as_str(),
            place: finding.place.into(),
            title: finding.title.clone().into_owned(),
            why: finding.why.clone().into_owned(),
            fix: finding.fix.clone().into_owned(),
            source: finding.source,
        }
    }
}

/// What `sign` gives.
#[derive(Debug, Serialize)]
pub struct SignOutput {
    trace: TraceOutput,
    /// What was found in the inputs.
    pub findings: Vec<FindingOutput>,
}

#[derive(Debug, Serialize)]
struct TraceOutput {
    base_uri: String,
    parameters: String,
    base_string: String,
    signature: String,
    authorization: String,
    curl: String,
}

impl From<&Signed> for SignOutput {
    fn from(signed: &Signed) -> Self {
        let trace = &signed.trace;
        Self {
            trace: TraceOutput {
                base_uri: trace.unsigned.base_uri.to_string(),
                parameters: trace.unsigned.normalized.to_string(),
                base_string: trace.unsigned.base_string.to_string(),
                signature: trace.signature.to_string(),
                authorization: trace.authorization.to_string(),
                curl: signed.curl.clone(),
            },
            findings: signed.findings.iter().map(FindingOutput::from).collect(),
        }
    }
}

/// What `check` gives.
#[derive(Debug, Serialize)]
pub struct CheckOutput {
    verdict: &'static str,
    /// What was recognised in the paste.
    pub recognised: Vec<RecognisedOutput>,
    proof: Vec<&'static str>,
    alternatives: Vec<Vec<&'static str>>,
    /// What was found.
    pub findings: Vec<FindingOutput>,
    expected: Option<ExpectedOutput>,
    advice: Option<AdviceOutput>,
    tried: u64,
}

#[derive(Debug, Serialize)]
struct AdviceOutput {
    title: String,
    steps: Vec<String>,
}

/// One piece of a paste.
#[derive(Debug, Serialize)]
pub struct RecognisedOutput {
    kind: &'static str,
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
    undone: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct ExpectedOutput {
    base_string: String,
    signature: Option<String>,
    authorization: Option<String>,
}

impl CheckOutput {
    /// The output of a finished check.
    #[must_use]
    pub fn of(gathered: &Gathered, checked: &Checked) -> Self {
        let piece = |piece: &crate::intake::Recognised| RecognisedOutput {
            kind: piece.kind,
            start: piece.span.start,
            end: piece.span.end,
            undone: piece.undone.clone(),
        };
        Self {
            verdict: checked.verdict.as_str(),
            recognised: gathered.recognised.iter().map(piece).collect(),
            proof: checked.proof.clone(),
            alternatives: checked.alternatives.clone(),
            findings: checked.findings.iter().chain(&gathered.findings).map(FindingOutput::from).collect(),
            expected: checked.expected.as_ref().map(|expected| ExpectedOutput {
                base_string: expected.base_string.clone(),
                signature: expected.signature.clone(),
                authorization: expected.authorization.clone(),
            }),
            advice: checked
                .advice
                .as_ref()
                .map(|advice| AdviceOutput { title: advice.title.clone(), steps: advice.steps.clone() }),
            tried: checked.tried,
        }
    }
}

/// What `answer` gives.
#[derive(Debug, Serialize)]
pub struct AnswerOutput {
    answers: Vec<&'static str>,
    causes: Vec<CauseOutput>,
    /// What was found.
    pub findings: Vec<FindingOutput>,
    /// What a widely read article says otherwise than Oracle about these answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    disagrees: Vec<DisagreementOutput>,
    /// The client assertion, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    assertion: Option<AssertionOutput>,
}

/// A cause, and what the evidence makes of it.
#[derive(Debug, Serialize)]
struct CauseOutput {
    id: &'static str,
    state: &'static str,
    because: String,
    title: &'static str,
    confirm: &'static str,
    fix: &'static str,
    path: &'static str,
    confidence: &'static str,
    source: &'static str,
    side: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    disagrees: Vec<DisagreementOutput>,
}

#[derive(Debug, Serialize)]
struct DisagreementOutput {
    id: &'static str,
    note: &'static str,
    source: &'static str,
}

#[derive(Debug, Serialize)]
struct AssertionOutput {
    algorithm: Option<&'static str>,
    verified: Option<bool>,
}

impl From<&&'static Disagreement> for DisagreementOutput {
    fn from(disagreement: &&'static Disagreement) -> Self {
        Self { id: disagreement.id, note: disagreement.note, source: disagreement.source }
    }
}

impl From<&CauseState> for CauseOutput {
    fn from(known: &CauseState) -> Self {
        let cause = known.cause;
        Self {
            id: cause.id,
            state: known.state.as_str(),
            because: known.because.clone(),
            title: cause.title,
            confirm: cause.confirm,
            fix: cause.fix,
            path: cause.path,
            confidence: cause.confidence.as_str(),
            source: cause.source,
            side: cause.side.as_str(),
            disagrees: cause.disagrees.iter().map(DisagreementOutput::from).collect(),
        }
    }
}

impl From<&Explained> for AnswerOutput {
    fn from(explained: &Explained) -> Self {
        let answered = &explained.answered;
        let disagrees = answered.disagreements();
        let assertion = explained.oauth2.assertion.as_ref().filter(|read| read.header.is_some());
        Self {
            answers: answered.answers.iter().map(|answer| answer.id).collect(),
            causes: answered.causes.iter().map(CauseOutput::from).collect(),
            findings: explained.findings.iter().map(FindingOutput::from).collect(),
            disagrees: disagrees.iter().map(DisagreementOutput::from).collect(),
            assertion: assertion.map(|read| AssertionOutput {
                algorithm: read.algorithm().map(Algorithm::as_str),
                verified: explained.oauth2.verified,
            }),
        }
    }
}

//! What comes out of the verbs, as the contract spells it.

use super::Signed;
use super::gather::Gathered;
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

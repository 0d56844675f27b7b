//! What a check came to, as far as it is shown. No secret is in here: it is masked in every text on the way.

use crate::aligned::Comparison;
use crate::excerpt::Excerpt;
use crate::paste::mask_of;
use countersign_core::case::gather::Gathered;
use countersign_core::check::{Check, Verdict, mistakes};
use countersign_core::finding::{Certainty, Finding, Place, Severity, Within};

/// What a check came to.
#[derive(Clone, Debug)]
pub struct Examined {
    /// What is said of the signature.
    pub verdict: Verdict,
    /// How many mistakes the proof has.
    pub proof: usize,
    /// Other sets of mistakes that give the signature as well, by their titles.
    pub alternatives: Vec<Vec<&'static str>>,
    /// What was found, most harmful first.
    pub findings: Vec<Finding>,
    /// The place of each finding, in the same order.
    pub excerpts: Vec<Option<Excerpt>>,
    /// The two base strings.
    pub comparison: Option<Comparison>,
    /// The right signature, if the secrets are there.
    pub right: Option<String>,
    /// The program that seems to have written the header.
    pub library: Option<&'static str>,
    /// How many candidate signatures have been computed.
    pub tried: u64,
    /// Whether the search for a proof is over.
    pub is_finished: bool,
    /// What to do next, where the findings do not say it.
    pub steps: Vec<String>,
    /// What a proof still needs.
    pub missing: Vec<Within>,
}

impl Examined {
    /// What can be said of a check by now; `None` where nothing was given that could be checked.
    #[must_use]
    pub fn of(check: &Check, gathered: &Gathered, paste: &str) -> Option<Self> {
        let checked = check.checked();
        if checked.verdict == Verdict::Unreadable {
            return None;
        }
        let mask = mask_of(gathered);
        let mut findings = checked.findings;
        findings.extend(gathered.findings.iter().cloned());
        findings.sort_by_key(|finding| (finding.severity, finding.certainty));
        let excerpt = |finding: &Finding| {
            let text = text_at(finding.place, check, gathered, paste)?;
            Excerpt::of(&mask.on(text), finding.place.span)
        };
        let comparison = Comparison::of(check, checked.rows, checked.signed_text.as_deref(), &mask);
        Some(Self {
            verdict: checked.verdict,
            proof: checked.proof.len(),
            alternatives: checked.alternatives.iter().map(|codes| titles(codes)).collect(),
            excerpts: findings.iter().map(excerpt).collect(),
            findings,
            comparison,
            right: checked.expected.and_then(|expected| expected.signature),
            library: checked.library.map(|fingerprint| fingerprint.library),
            tried: checked.tried,
            is_finished: checked.is_finished,
            steps: checked.advice.map(|advice| advice.steps).unwrap_or_default(),
            missing: missing(check),
        })
    }

    /// The findings that are behind a wrong signature: those proved, or else those seen to break it.
    pub fn causes(&self) -> impl Iterator<Item = &Finding> {
        let is_proved = self.proof > 0;
        self.findings.iter().filter(move |finding| match finding.certainty {
            Certainty::Proved => true,
            Certainty::Seen => !is_proved && finding.severity == Severity::Breaks,
            Certainty::Suspected => false,
        })
    }
}

/// The text that a place lies in.
fn text_at<'a>(place: Place, check: &'a Check, gathered: &'a Gathered, paste: &'a str) -> Option<&'a str> {
    match place.within {
        Within::Authorization => gathered.observed.authorization.as_deref(),
        Within::BaseString => gathered.observed.base_string.as_deref(),
        Within::Signature => gathered.observed.signature.as_deref(),
        Within::Paste => Some(paste),
        within => check.sent().inputs.text(within),
    }
}

/// The titles of some mistakes.
fn titles(codes: &[&'static str]) -> Vec<&'static str> {
    let title = |code: &&'static str| {
        let entries = mistakes::ALL.iter().map(|mistake| mistake.entry());
        entries.into_iter().find(|entry| entry.code == *code).map_or(*code, |entry| entry.title)
    };
    codes.iter().map(title).collect()
}

/// What a proof still needs, in the order of the form.
fn missing(check: &Check) -> Vec<Within> {
    let sent = check.sent();
    let inputs = &sent.inputs;
    let is_absent = |within| inputs.text(within).is_none();
    let needed = [
        (Within::Method, is_absent(Within::Method) && !is_absent(Within::Url)),
        (Within::Url, is_absent(Within::Url)),
        (Within::ConsumerKey, is_absent(Within::ConsumerKey)),
        (Within::ConsumerSecret, inputs.consumer_secret.is_none()),
        (Within::TokenSecret, !is_absent(Within::Token) && inputs.token_secret.is_none()),
        (Within::Nonce, is_absent(Within::Nonce)),
        (Within::Timestamp, is_absent(Within::Timestamp)),
        (Within::Signature, sent.signature.is_none()),
    ];
    needed.into_iter().filter_map(|(within, is_needed)| is_needed.then_some(within)).collect()
}

#[cfg(test)]
pub mod tests;

//! One header for several calls.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity};

/// The header of the first page for the second one, or of the first try for the next.
#[derive(Debug)]
pub struct HeaderReused;

const ENTRY: Entry = Entry {
    code: "header-reused",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "One header is sent with several calls",
    why: "A signature is good for one method and one URL with its query, and its nonce for one call. The second call with the same header is refused.",
    fix: "Make a header for every call, just before it is sent: for each page, each retry and each redirect.",
    source: "https://github.com/airbytehq/airbyte/pull/44189",
    confidence: Confidence::Observed,
};

impl Mistake for HeaderReused {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }
}

/// The finding on a header at `place` that was sent before. For another call the signature is wrong; for the same one
/// the nonce is used up.
pub(crate) fn finding(place: Place, nth: usize, first: usize, is_same_call: bool) -> Finding {
    let finding = ENTRY.finding(Certainty::Seen, place);
    if is_same_call {
        finding
            .titled(format!("Call {nth} is sent with the header of call {first}"))
            .because("A nonce is good for one call: the second one with the same header is refused (nonce_used), though the signature is right.")
            .as_severe_as(Severity::Refused)
    } else {
        finding.titled(format!("Call {nth} goes to another URL with the header of call {first}"))
    }
}

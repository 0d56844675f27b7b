//! What can be said besides: that an answer was not recognised, what its status alone means, what to ask for.

use super::response::{Response, Shape};
use super::{Answer, Facts, Layer, Scheme, audit_words, menu};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use std::borrow::Cow;

/// The codes of the findings that `answer` itself gives, in the order in which they come.
pub const CODES: [&str; 5] = [
    "answer-not-recognised",
    "answer-not-netsuite",
    "scheme-unknown",
    "audit-detail-unknown",
    "audit-detail-wanted",
];

const STATUSES: &str = oracle!("section_4634920277");
const AUDIT_PAGE: &str = oracle!("section_1534941538");

/// What else a person should know.
pub(super) fn findings(answers: &[&'static Answer], response: &Response, facts: &Facts) -> Vec<Finding> {
    let mut found = Vec::new();
    let place = Place::whole(Within::Response, &response.body);
    let note = |code, title: String, why: String, fix: String, source| Finding {
        code,
        severity: Severity::WorthChecking,
        certainty: Certainty::Seen,
        place,
        title: Cow::Owned(title),
        why: Cow::Owned(why),
        fix: Cow::Owned(fix),
        source,
    };
    if let Some(url) = facts.foreign_url() {
        found.push(note(
            "answer-not-netsuite",
            format!("{} is not NetSuite's", url.host),
            "Only answers of NetSuite's own hosts are known here; a proxy or gateway may have answered in its place."
                .into(),
            "Look at what that host does with the call, or paste what NetSuite itself answered.".into(),
            STATUSES,
        ));
    } else if answers.is_empty() && !is_success(response) {
        found.push(note(
            "answer-not-recognised",
            "This is none of the answers that are known of NetSuite".into(),
            format!("What can be said from the status alone: {}", of_status(response.status)),
            "Paste status, headers and body as they came, without the client's own words around them.".into(),
            STATUSES,
        ));
    } else if answers.is_empty() {
        found.push(note(
            "answer-not-recognised",
            "This is no error that is known of NetSuite".into(),
            of_status(response.status).into(),
            "If something is wrong all the same, look into the body and the script's log.".into(),
            STATUSES,
        ));
    }
    found.extend(about_detail(answers, facts, &note));
    found
}

/// What to say where no answer was given at all.
pub(super) fn nothing_given() -> Finding {
    Finding {
        code: "answer-not-recognised",
        severity: Severity::WorthChecking,
        certainty: Certainty::Seen,
        place: Place::nowhere_in(Within::Response),
        title: "No answer was given".into(),
        why: "What NetSuite says is the first thing to go by: the status, the headers and the body.".into(),
        fix: "Paste them as they came, or what the client printed in their place.".into(),
        source: STATUSES,
    }
}

fn is_success(response: &Response) -> bool {
    response.status.is_some_and(|status| (200..300).contains(&status)) && response.shape != Shape::Html
}

/// What concerns the Login Audit Trail's word: an unknown one, an ambiguous one, or none yet.
fn about_detail(
    answers: &[&'static Answer],
    facts: &Facts,
    note: &dyn Fn(&'static str, String, String, String, &'static str) -> Finding,
) -> Option<Finding> {
    let detail = facts.audit_detail.as_deref().map(str::trim).filter(|detail| !detail.is_empty());
    let told = super::recognise::told_by_detail(facts);
    let schemes = |scheme| told.iter().any(|answer| answer.scheme == Some(scheme));
    match detail {
        Some(detail) if told.is_empty() => Some(note(
            "audit-detail-unknown",
            format!("\u{201c}{detail}\u{201d} is none of the words that Oracle lists for the column Detail"),
            format!("Known are, among others, {}.", audit_words().take(6).collect::<Vec<_>>().join(", ")),
            "Copy the word from the column Detail exactly, without the rest of the row.".into(),
            AUDIT_PAGE,
        )),
        Some(detail) if facts.scheme.is_none() && schemes(Scheme::Tba) && schemes(Scheme::OAuth2) => Some(note(
            "scheme-unknown",
            format!("{detail} means one thing under TBA and another under OAuth 2.0"),
            "Both are listed, since it is not known how the call authenticates.".into(),
            "Paste the call's Authorization header, or say which it is: OAuth (TBA) or Bearer (OAuth 2.0).".into(),
            AUDIT_PAGE,
        )),
        None if answers.iter().any(|answer| answer.layer == Layer::Tba) => Some(note(
            "audit-detail-wanted",
            "The Login Audit Trail knows which cause it is".into(),
            "NetSuite gives the caller the same few words for every failed login, and the reason only in the column Detail."
                .into(),
            format!("Look up the attempt and give its Detail here: {}", menu::AUDIT_TRAIL),
            AUDIT_PAGE,
        )),
        _ => None,
    }
}

/// What a status alone means, at NetSuite:
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html>.
#[must_use]
pub const fn of_status(status: Option<u16>) -> &'static str {
    match status {
        None => "there is none, so no HTTP answer is known of.",
        Some(200..=299) => "2xx: login and URL were right; what the body says is the script's.",
        Some(300..=399) => {
            "a redirect: the call went to a data centre that does not hold the account, or to a page for people."
        }
        Some(400) => {
            "400: the login was not refused as such. The OAuth header could not be read, or the script or its data failed."
        }
        Some(401) => {
            "401: the login was refused. Signature, nonce, timestamp, key, token, role: the Login Audit Trail says which."
        }
        Some(403) => {
            "403: from a RESTlet a wrong domain, from REST web services a missing permission; older accounts also gave it for a failed login."
        }
        Some(404) => "404: there is nothing at this URL. Host, path, script and deploy are what to look at.",
        Some(405) => "405: the script has no function for this method.",
        Some(413) => "413: the body is too large.",
        Some(415) => "415: the Content-Type is missing, or none that a RESTlet takes.",
        Some(429) => "429: too many calls at once.",
        Some(500) => {
            "500: something failed that is not the caller's doing; for SOAP and the token endpoint it may be the login."
        }
        Some(502 | 504) => "502 and 504 come from a proxy or gateway on the way, not from the script.",
        Some(503) => "503: the account's database is offline or overloaded.",
        Some(_) => "it is not one that Oracle lists for RESTlets.",
    }
}

//! The evidence for the answer: what the request, the check and OAuth 2.0's texts say.

use super::Clock;
use super::gather::Gathered;
use super::oauth2::Oauth2;
use crate::account::Account;
use crate::answer::eliminate::is_in_time;
use crate::answer::facts::timestamp_skew;
use crate::answer::{Facts, Response, Scheme};
use crate::check::sent::Sent;
use crate::check::{Check, Checked};
use crate::finding::{Certainty, Finding, Severity};
use crate::inputs::Inputs;
use crate::intake::authorization::Header;
use crate::request::Request;

/// What is known of the call besides its answer.
pub(super) fn facts(
    gathered: &Gathered,
    check: Option<(&Check, &Checked)>,
    oauth2: &Oauth2,
    response: &Response,
    clock: Clock,
) -> Facts {
    let sent = check.map(|(check, _)| check.sent());
    let inputs = sent.map_or(&gathered.inputs, |sent| &sent.inputs);
    let mut facts = Facts::of_request(&Request {
        method: inputs.method.clone().unwrap_or_default(),
        url: inputs.url.clone().unwrap_or_default(),
        content_type: inputs.content_type.clone(),
        body: inputs.body.clone(),
    });
    facts.scheme = scheme(gathered, check.is_some());
    facts.cookie_sent = gathered.cookie_sent;
    facts.audit_detail.clone_from(&gathered.answer.audit_detail);
    facts.checked.clone_from(&gathered.looked_at);
    facts.grant = oauth2.token_request.as_ref().and_then(|request| request.grant);
    facts.assertion_read =
        oauth2.assertion.as_ref().is_some_and(|read| read.header.is_some() && read.claims.is_some());
    facts.assertion_verified = oauth2.verified;
    facts.seen =
        gathered.findings.iter().chain(&oauth2.findings).filter(|f| is_wrong(f)).map(|f| f.code).collect();
    if facts.scheme == Some(Scheme::Tba) {
        facts.nonce_length = inputs.nonce.as_ref().map(|nonce| nonce.chars().count());
        facts.timestamp_skew = skew(inputs, response, clock);
    }
    if let Some((check, checked)) = check {
        facts.signature = check.matches();
        facts.proved.clone_from(&checked.proof);
        facts
            .seen
            .extend(checked.findings.iter().filter(|finding| is_wrong(finding)).map(|finding| finding.code));
        let header = gathered.observed.authorization.as_deref().map(Header::read);
        facts.header_read = header.is_some_and(|header| !header.fields.is_empty());
        if facts.header_read {
            facts.realm_fits_host = realm_fits_host(check.sent());
        }
    }
    if facts.timestamp_skew.is_some() {
        // The clock itself is evidence: this code leaves open whether it was the clock or a stamp used twice.
        facts.seen.retain(|code| *code != "nonce-or-timestamp-reused-or-stale");
    }
    facts
}

/// Whether a finding says that something is wrong in what was sent, not merely that it may be.
fn is_wrong(finding: &Finding) -> bool {
    finding.severity != Severity::WorthChecking && finding.certainty != Certainty::Suspected
}

/// How the call authenticates: by its header, else by what else was given.
pub(super) fn scheme(gathered: &Gathered, is_signed: bool) -> Option<Scheme> {
    let header = gathered.observed.authorization.as_deref();
    let named = header.and_then(Scheme::of_header);
    let is_oauth1 = || {
        let inputs = &gathered.inputs;
        header.is_some_and(|header| header.contains("oauth_"))
            || gathered.observed.base_string.is_some()
            || gathered.observed.signature.is_some()
            || (is_signed && (inputs.nonce.is_some() || inputs.token.is_some()))
    };
    named
        .or_else(|| (!gathered.oauth2.is_empty()).then_some(Scheme::OAuth2))
        .or_else(|| is_oauth1().then_some(Scheme::Tba))
}

/// How far the timestamp is off. This machine's own clock can show that it was right, never that it was wrong: what is
/// pasted may be old.
fn skew(inputs: &Inputs, response: &Response, clock: Clock) -> Option<i64> {
    let timestamp = inputs.timestamp.as_deref()?;
    let skew = timestamp_skew(timestamp, Some(response), clock.now())?;
    let is_shown = response.date().is_some() || matches!(clock, Clock::Given(_)) || is_in_time(skew);
    is_shown.then_some(skew)
}

/// Whether the header's realm is the account of the host. The right account in another form is a mistake of its own,
/// which the check sees.
fn realm_fits_host(sent: &Sent) -> Option<bool> {
    let realm = sent.realm.as_deref()?;
    let host = Account::from_host(sent.inputs.parsed_url()?.host_str())?;
    if realm == host.realm() {
        return Some(true);
    }
    (Account::from_any_form(realm) != Some(host)).then_some(false)
}

//! The table of elimination: which evidence settles which cause, and in what order the rest is offered.

use super::*;
use crate::answer::{UrlFacts, answer, causes};

const RESTLET: &str =
    "https://1234567.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=1&deploy=1";

fn refused() -> Response {
    Response::read(
        Some(401),
        "",
        r#"{"error":{"code":"INVALID_LOGIN_ATTEMPT","message":"Invalid login attempt."}}"#,
    )
}

fn states(response: &Response, facts: &Facts) -> Vec<(&'static str, State)> {
    answer(response, facts).causes.iter().map(|known| (known.cause.id, known.state)).collect()
}

fn state(response: &Response, facts: &Facts, id: &str) -> (State, String) {
    let answered = answer(response, facts);
    let known = answered.causes.iter().find(|known| known.cause.id == id).expect("a cause of the answer");
    (known.state, known.because.clone())
}

fn facts() -> Facts {
    Facts::default()
}

#[test]
fn evidence_settles_causes() {
    use State::{Confirmed, Possible, RuledOut};
    let url = |text: &str| UrlFacts::of(text);
    let table: Vec<(&str, Facts, State)> = vec![
        ("signature-differs", facts(), Possible),
        ("signature-differs", Facts { signature: Some(true), ..facts() }, RuledOut),
        ("signature-differs", Facts { signature: Some(false), ..facts() }, Confirmed),
        ("signature-differs", Facts { scheme: Some(Scheme::NlAuth), ..facts() }, RuledOut),
        ("signature-differs", Facts { proved: vec!["params-unsorted"], ..facts() }, Confirmed),
        ("signature-differs", Facts { proved: vec!["query-params-missing"], ..facts() }, RuledOut),
        ("query-not-signed", Facts { proved: vec!["query-params-missing"], ..facts() }, Confirmed),
        ("query-not-signed", Facts { signature: Some(true), ..facts() }, RuledOut),
        ("header-not-encoded", Facts { header_read: true, ..facts() }, RuledOut),
        (
            "header-not-encoded",
            Facts { header_read: true, seen: vec!["signature-not-encoded-in-header"], ..facts() },
            Confirmed,
        ),
        ("secret-wrong", Facts { signature: Some(true), ..facts() }, Possible),
        ("secret-wrong", Facts { proved: vec!["secrets-swapped"], ..facts() }, Confirmed),
        ("digest-wrong", Facts { proved: vec!["hex-digest"], ..facts() }, Confirmed),
        ("realm-wrong", Facts { realm_fits_host: Some(true), ..facts() }, RuledOut),
        ("realm-wrong", Facts { realm_fits_host: Some(false), ..facts() }, Confirmed),
        ("realm-wrong", Facts { seen: vec!["realm-lowercase"], ..facts() }, Confirmed),
        ("clock-off", Facts { timestamp_skew: Some(300), ..facts() }, RuledOut),
        ("clock-off", Facts { timestamp_skew: Some(-300), ..facts() }, RuledOut),
        ("clock-off", Facts { timestamp_skew: Some(301), ..facts() }, Confirmed),
        ("clock-off", Facts { timestamp_skew: Some(-301), ..facts() }, Confirmed),
        ("signed-too-early", Facts { timestamp_skew: Some(2), ..facts() }, RuledOut),
        ("nonce-reused", Facts { nonce_seen_before: Some(true), ..facts() }, Confirmed),
        ("nonce-reused", Facts { nonce_seen_before: Some(false), ..facts() }, RuledOut),
        ("retry-resends-header", Facts { nonce_seen_before: Some(false), ..facts() }, RuledOut),
        ("nonce-short", Facts { nonce_length: Some(5), ..facts() }, Confirmed),
        ("nonce-short", Facts { nonce_length: Some(6), ..facts() }, RuledOut),
        ("cookie-sent", Facts { cookie_sent: Some(true), ..facts() }, Confirmed),
        ("cookie-sent", Facts { cookie_sent: Some(false), ..facts() }, RuledOut),
        ("service-mismatch", Facts { url: url(RESTLET), ..facts() }, RuledOut),
        (
            "service-mismatch",
            Facts { url: url("https://1.restlets.api.netsuite.com/services/rest/x"), ..facts() },
            Confirmed,
        ),
        ("role-cannot-log-in", Facts { checked: vec!["role-cannot-log-in".into()], ..facts() }, RuledOut),
        ("token-revoked", Facts { signature: Some(true), ..facts() }, Possible),
    ];
    for (id, facts, wanted) in table {
        let (found, because) = state(&refused(), &facts, id);
        assert_eq!(found, wanted, "{id} with {facts:?}: {because}");
        assert!(found == Possible || !because.is_empty(), "{id}: no reason");
    }
}

#[test]
fn evidence_settles_the_causes_of_other_layers() {
    use State::{Confirmed, Possible, RuledOut};
    let unsupported = Response::read(Some(415), "", "");
    let method = Response::read(Some(405), "", "");
    let grant = Response::read(Some(400), "", r#"{"error":"invalid_grant"}"#);
    let tls = Response::read(None, "", "SSL handshake failed");
    let missing = Response::read(Some(404), "", "");
    let dns = Response::read(None, "", "getaddrinfo ENOTFOUND x");
    let content = |text: &str| Facts { content_type: Some(text.into()), ..facts() };
    let by_method = |text: &str| Facts { method: Some(text.into()), ..facts() };
    let at = |text: &str| Facts { url: UrlFacts::of(text), ..facts() };
    let table: Vec<(&Response, &str, Facts, State)> = vec![
        (&unsupported, "content-type-refused", content("application/x-www-form-urlencoded"), Confirmed),
        (&unsupported, "content-type-refused", content(""), Confirmed),
        (&unsupported, "content-type-refused", content("application/json; charset=utf-8"), RuledOut),
        (&method, "no-entry-point", by_method("PATCH"), Confirmed),
        (&method, "no-entry-point", by_method("POST"), Possible),
        (&grant, "key-not-of-certificate", Facts { assertion_verified: Some(false), ..facts() }, Confirmed),
        (&grant, "key-not-of-certificate", Facts { assertion_verified: Some(true), ..facts() }, RuledOut),
        (&grant, "assertion-algorithm-refused", Facts { assertion_read: true, ..facts() }, RuledOut),
        (
            &grant,
            "assertion-algorithm-refused",
            Facts { seen: vec!["assertion-alg-unsupported"], ..facts() },
            Confirmed,
        ),
        (&tls, "plain-http", at("http://1234567.restlets.api.netsuite.com/"), Confirmed),
        (&tls, "plain-http", at(RESTLET), RuledOut),
        (&missing, "path-wrong", at(RESTLET), RuledOut),
        (&missing, "script-or-deploy-wrong", at(RESTLET.split('?').next().unwrap()), Confirmed),
        (&missing, "script-or-deploy-wrong", at(RESTLET), Possible),
        (&dns, "host-assembled", at("https://1234567_SB1.restlets.api.netsuite.com/"), Confirmed),
        (&dns, "realm-used-as-host", at("https://rest.na1.netsuite.com/"), Confirmed),
    ];
    for (response, id, facts, wanted) in table {
        let (found, because) = state(response, &facts, id);
        assert_eq!(found, wanted, "{id} with {facts:?}: {because}");
    }
}

/// The story of the page: a wrong request, then the corrected one, then the audit trail's word.
#[test]
fn the_order_follows_the_evidence() {
    let wrong = Facts {
        scheme: Some(Scheme::Tba),
        signature: Some(false),
        proved: vec!["param-double-encoded"],
        ..facts()
    };
    let list = states(&refused(), &wrong);
    assert_eq!(list[0], ("signature-differs", State::Confirmed));
    assert!(list.iter().filter(|(_, state)| *state == State::Confirmed).count() == 1);

    let right = Facts {
        scheme: Some(Scheme::Tba),
        signature: Some(true),
        header_read: true,
        realm_fits_host: Some(true),
        timestamp_skew: Some(3),
        nonce_length: Some(20),
        nonce_seen_before: Some(false),
        cookie_sent: Some(false),
        url: UrlFacts::of(RESTLET),
        ..facts()
    };
    let answered = answer(&refused(), &right);
    let first = &answered.causes[0];
    assert_eq!((first.cause.id, first.state), ("consumer-key-wrong", State::Possible));
    for known in answered.causes.iter().filter(|known| known.cause.side == Side::Signing) {
        assert_eq!(known.state, State::RuledOut, "{}", known.cause.id);
        assert_eq!(known.because, "the signature was recomputed and matches");
    }

    let told = Facts { audit_detail: Some("permission_denied".into()), ..right.clone() };
    let list = states(&refused(), &told);
    let open: Vec<&str> =
        list.iter().filter(|(_, state)| *state == State::Possible).map(|(id, _)| *id).collect();
    assert_eq!(open, ["role-cannot-log-in", "user-or-role-inactive", "role-removed", "role-hidden"]);
    let (state, because) = state(&refused(), &told, "token-revoked");
    assert_eq!(state, State::RuledOut);
    assert!(because.contains("permission_denied"), "{because}");

    let ticked = Facts { checked: vec!["role-cannot-log-in".into()], ..told };
    let list = states(&refused(), &ticked);
    assert_eq!(list[0], ("user-or-role-inactive", State::Possible));
    assert_eq!(
        list.last(),
        Some(&("role-cannot-log-in", State::RuledOut)),
        "what was looked at sinks to the end"
    );
}

/// A signature that matches here and not there: the same wrong secret was given, or the URL changed on the way.
#[test]
fn a_matching_signature_and_invalid_signature_leave_two_causes() {
    let facts = Facts {
        scheme: Some(Scheme::Tba),
        signature: Some(true),
        audit_detail: Some("InvalidSignature".into()),
        ..facts()
    };
    let open: Vec<&str> = states(&refused(), &facts)
        .into_iter()
        .filter(|(_, state)| *state != State::RuledOut)
        .map(|(id, _)| id)
        .collect();
    assert_eq!(open, ["secret-wrong", "url-changed-on-the-way"]);
}

/// A header that was cut for the paste lacks parameters that NetSuite had.
#[test]
fn the_audit_trail_wins_over_what_is_seen_but_not_over_a_proof() {
    let facts = Facts {
        scheme: Some(Scheme::Tba),
        seen: vec!["required-oauth-param-missing"],
        audit_detail: Some("permission_denied".into()),
        ..facts()
    };
    assert_eq!(states(&refused(), &facts)[0], ("role-cannot-log-in", State::Possible));
    assert_eq!(state(&refused(), &facts, "oauth-parameter-missing").0, State::RuledOut);
    let proved = Facts { proved: vec!["param-double-encoded"], ..facts };
    assert_eq!(states(&refused(), &proved)[0], ("signature-differs", State::Confirmed));
}

#[test]
fn a_word_with_one_cause_confirms_it() {
    for (word, id) in [
        ("nonce_rejected", "nonce-short"),
        ("temporary_locked", "locked-out"),
        ("UnknownAlgorithm", "signature-method-refused"),
        ("VersionRejected", "oauth-version-wrong"),
    ] {
        let facts = Facts { scheme: Some(Scheme::Tba), audit_detail: Some(word.into()), ..facts() };
        assert_eq!(states(&refused(), &facts)[0], (id, State::Confirmed), "{word}");
    }
}

/// A mistake that no cause knows of would leave its proof without a cause.
#[test]
fn no_mistake_belongs_to_a_cause_twice() {
    for cause in causes() {
        let mut seen = std::collections::HashSet::new();
        assert!(cause.mistakes.iter().all(|mistake| seen.insert(mistake)), "{}", cause.id);
    }
}

//! The catalogue as a whole, and each answer with a positive sample and a near miss.

use super::*;
use crate::sign::percent;
use std::collections::HashSet;

mod samples;

fn ids(answers: &[&'static Answer]) -> Vec<&'static str> {
    answers.iter().map(|answer| answer.id).collect()
}

#[test]
fn nothing_is_without_source_and_words() {
    for answer in answers() {
        let id = answer.id;
        assert!(
            !answer.sources.is_empty() && !answer.meaning.is_empty() && !answer.causes.is_empty(),
            "{id}"
        );
        assert!(answer.sources.iter().all(|source| source.starts_with("https://")), "{id}");
        assert!(answer.meaning.ends_with(['.', ')']), "{id}: {}", answer.meaning);
    }
    for cause in causes() {
        let id = cause.id;
        assert!(cause.source.starts_with("https://"), "{id}");
        assert!(!cause.title.is_empty() && !cause.confirm.is_empty() && !cause.fix.is_empty(), "{id}");
        assert!(!cause.title.ends_with('.'), "{id}: a title is no sentence");
        assert!(cause.confirm.ends_with('.') && cause.fix.ends_with('.'), "{id}");
        assert!(cause.path.is_empty() || cause.path.contains(" > "), "{id}");
        let is_oracle = cause.source.starts_with("https://docs.oracle.com/");
        assert!(
            is_oracle || cause.confidence != Confidence::Documented,
            "{id}: documented, but not by Oracle"
        );
        let is_article = cause.source == disagreement::ARTICLE;
        assert_eq!(is_article, cause.confidence == Confidence::Article, "{id}");
    }
}

#[test]
fn ids_are_unique_and_kebab() {
    let mut seen = HashSet::new();
    let kebab = |id: &str| {
        !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    for answer in answers() {
        assert!(kebab(answer.id) && seen.insert(answer.id), "{}", answer.id);
    }
    assert_eq!(seen.len(), 110);
    let mut titles = HashSet::new();
    for cause in causes() {
        assert!(kebab(cause.id) && seen.insert(cause.id), "{}", cause.id);
        assert!(titles.insert(cause.title), "two causes say {}", cause.title);
    }
    // Two causes of one name would be two constants: `causes` keeps the first and would hide the other.
    for cause in answers().flat_map(|answer| answer.causes) {
        let first = causes().into_iter().find(|known| known.id == cause.id).unwrap();
        assert_eq!(first.title, cause.title, "{}", cause.id);
    }
}

#[test]
fn an_answer_can_be_told_or_names_the_ones_beside_it() {
    for answer in answers() {
        let signals = &answer.signals;
        let told = !signals.codes.is_empty()
            || !signals.messages.is_empty()
            || !signals.markers.is_empty()
            || !signals.details.is_empty()
            || signals.challenge.is_some()
            || (signals.status_is_enough && !signals.statuses.is_empty());
        assert_ne!(told, !signals.beside.is_empty(), "{}", answer.id);
        for beside in signals.beside {
            let other = answers().find(|other| other.id == *beside).expect("an answer of that id");
            for cause in answer.causes {
                assert!(
                    other.causes.iter().any(|known| known.id == cause.id),
                    "{beside} does not offer {}",
                    cause.id
                );
            }
        }
    }
}

#[test]
fn every_disagreement_is_told_somewhere() {
    for disagreement in disagreement::ALL {
        let told = answers().any(|answer| answer.disagrees.contains(disagreement))
            || causes().iter().any(|cause| cause.disagrees.contains(disagreement));
        assert!(told, "{}", disagreement.id);
        assert!(disagreement.note.starts_with("You may have read"), "{}", disagreement.id);
    }
    assert_eq!(disagreement::ALL.len(), 23);
}

/// A sentence about a disagreement stands in the entries that the person reads at that moment.
#[test]
fn every_disagreement_is_told_where_it_matters() {
    let table: [(&str, &[&str]); 23] = [
        ("oauth2-for-restlets", &["tba-invalid-login-attempt", "oauth2-bearer-invalid-token"]),
        ("tba-for-rest-web-services", &["tba-rest-ws-invalid-login"]),
        ("error-tells-scheme", &["tba-invalid-login-attempt"]),
        ("invalid-grant-tells-service", &["oauth2-invalid-grant-code", "oauth2-invalid-grant-m2m"]),
        ("invalid-grant-is-expiry", &["oauth2-invalid-grant-code"]),
        ("causes-without-signing", &["tba-invalid-login-attempt"]),
        ("token-not-listed", &["token-revoked"]),
        ("role-invalidates-token", &["role-removed"]),
        ("saving-invalidates", &["credentials-reset"]),
        ("saving-renews", &["secret-wrong", "client-secret-wrong"]),
        ("ips-on-integration", &["ip-not-allowed"]),
        ("external-access", &["deployment-not-callable", "script-external-access-flag"]),
        ("one-login-permission", &["role-cannot-log-in"]),
        ("code-ten-minutes", &["code-spent"]),
        ("refresh-seven-days", &["refresh-token-used"]),
        ("m2m-path", &["oauth2-invalid-grant-m2m"]),
        ("permission-is-403", &["url-403-invalid-domain"]),
        ("suitescript-permission", &["suitescript-permission"]),
        ("script-internal-id", &["script-or-deploy-wrong"]),
        ("method-in-script", &["no-entry-point"]),
        ("type-field", &["tba-invalid-login-attempt"]),
        ("inspector", &["tba-invalid-login-attempt"]),
        ("intermittent-rotation", &["nonce-reused", "tba-invalid-login-attempt"]),
    ];
    let told_in = |id: &str| -> Vec<&str> {
        let in_answer = answers().find(|answer| answer.id == id).map(|answer| answer.disagrees);
        let in_cause = causes().into_iter().find(|cause| cause.id == id).map(|cause| cause.disagrees);
        let disagrees = in_answer.or(in_cause).unwrap_or_else(|| panic!("no entry {id}"));
        disagrees.iter().map(|disagreement| disagreement.id).collect()
    };
    for (disagreement, entries) in table {
        for entry in entries {
            assert!(told_in(entry).contains(&disagreement), "{entry} does not tell {disagreement}");
        }
    }
    let listed: HashSet<&str> = table.iter().map(|(id, _)| *id).collect();
    assert!(disagreement::ALL.iter().all(|disagreement| listed.contains(disagreement.id)));
}

/// A path that nobody has checked against NetSuite's menus cannot slip in.
#[test]
fn every_path_is_one_of_the_menus() {
    for cause in causes() {
        assert!(cause.path.is_empty() || menu::ALL.contains(&cause.path), "{}: {}", cause.id, cause.path);
    }
}

/// Every answer that a response can tell apart has a sample that gives it, first or among others.
#[test]
fn every_answer_has_a_positive_sample() {
    for answer in answers().filter(|answer| answer.signals.beside.is_empty()) {
        let samples: Vec<_> = samples::POSITIVE.iter().filter(|sample| sample.id == answer.id).collect();
        assert!(!samples.is_empty(), "{} has no sample", answer.id);
        for sample in samples {
            let found = ids(&super::answer(&sample.response(), &sample.facts()).answers);
            assert!(found.contains(&answer.id), "{}: {found:?} for {:?}", answer.id, sample.body);
        }
    }
}

/// And one that looks alike and does not.
#[test]
fn every_answer_has_a_near_miss() {
    for answer in answers().filter(|answer| answer.signals.beside.is_empty()) {
        let samples: Vec<_> = samples::NEAR_MISSES.iter().filter(|sample| sample.id == answer.id).collect();
        let by_word = samples.is_empty() && !answer.signals.details.is_empty();
        if by_word {
            // A word of the audit trail is missed by one that has a letter more.
            for detail in answer.signals.details {
                let facts = Facts { audit_detail: Some(format!("{detail}x")), ..Facts::default() };
                assert!(!ids(&recognise::told_by_detail(&facts)).contains(&answer.id), "{}", answer.id);
            }
            continue;
        }
        assert!(!samples.is_empty(), "{} has no near miss", answer.id);
        for sample in samples {
            let found = ids(&super::answer(&sample.response(), &sample.facts()).answers);
            assert!(!found.contains(&answer.id), "{}: {found:?} for {:?}", answer.id, sample.body);
        }
    }
}

#[test]
fn every_cause_can_be_reached_and_stay_possible() {
    let mut open: HashSet<&str> = causes().iter().map(|cause| cause.id).collect();
    for sample in samples::POSITIVE {
        for known in super::answer(&sample.response(), &sample.facts()).causes {
            if known.state != State::RuledOut {
                open.remove(known.cause.id);
            }
        }
    }
    assert!(open.is_empty(), "never open: {open:?}");
}

#[test]
fn every_word_of_the_audit_trail_is_found_in_its_spelling() {
    for answer in answers() {
        for detail in answer.signals.details {
            for scheme in [None, answer.scheme] {
                let facts = Facts { audit_detail: Some((*detail).into()), scheme, ..Facts::default() };
                assert!(ids(&recognise::told_by_detail(&facts)).contains(&answer.id), "{detail}");
            }
        }
    }
}

#[test]
fn words_that_people_use_for_oracles() {
    for (word, id) in [
        ("SignatureMethodRejected", "tba-lat-unknown-algorithm"),
        ("ConsumerKeyRefused", "tba-lat-consumer-key-refused"),
        ("ConsumerKeyUnknown", "tba-lat-consumer-key-unknown"),
        ("PermissionDenied", "tba-lat-permission-denied"),
        ("TokenRevoked", "tba-lat-token-rejected"),
        (" InvalidSignature ", "tba-lat-invalid-signature"),
        ("Failure: nonce_used", "tba-lat-nonce-used"),
    ] {
        let facts = Facts { audit_detail: Some(word.into()), ..Facts::default() };
        assert_eq!(ids(&recognise::told_by_detail(&facts)).first(), Some(&id), "{word}");
    }
}

#[test]
fn the_scheme_decides_what_a_shared_word_means() {
    let told = |word: &str, scheme| {
        ids(&recognise::told_by_detail(&Facts {
            audit_detail: Some(word.into()),
            scheme,
            ..Facts::default()
        }))
    };
    for (word, tba, oauth2) in [
        ("InvalidSignature", "tba-lat-invalid-signature", "oauth2-lat-bearer-invalid-signature"),
        ("FeatureDisabled", "tba-lat-feature-disabled", "oauth2-lat-feature-disabled"),
        ("TokenRejected", "tba-lat-token-rejected", "oauth2-bearer-invalid-token"),
    ] {
        assert_eq!(told(word, Some(Scheme::Tba)), [tba], "{word}");
        assert_eq!(told(word, Some(Scheme::OAuth2)), [oauth2], "{word}");
        assert_eq!(told(word, None), [tba, oauth2], "{word}");
    }
    assert_eq!(told("token_rejected", None), ["tba-lat-token-rejected"]);
    for scheme in [None, Some(Scheme::Tba), Some(Scheme::OAuth2)] {
        assert_eq!(told("IntegrationBlocked", scheme), ["tba-flow-integration-blocked"]);
    }
}

#[test]
fn a_shared_word_without_a_scheme_asks_for_it() {
    let response = Response::read(Some(401), "", "");
    let facts = Facts { audit_detail: Some("FeatureDisabled".into()), ..Facts::default() };
    let codes = |facts: &Facts| -> Vec<&str> {
        super::answer(&response, facts).findings.iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes(&facts), ["scheme-unknown"]);
    assert_eq!(codes(&Facts { scheme: Some(Scheme::Tba), ..facts.clone() }), [""; 0]);
    assert_eq!(codes(&Facts { audit_detail: Some("Sun spots".into()), ..facts }), ["audit-detail-unknown"]);
    assert_eq!(codes(&Facts::default()), ["audit-detail-wanted"]);
}

#[test]
fn another_hosts_answer_is_not_netsuites() {
    let response =
        Response::read(Some(401), "", r#"{"error":{"code":"INVALID_LOGIN_ATTEMPT","message":"x"}}"#);
    let facts = Facts { url: UrlFacts::of("https://gateway.example.com/netsuite"), ..Facts::default() };
    let answered = super::answer(&response, &facts);
    assert!(answered.answers.is_empty());
    assert_eq!(answered.findings[0].code, "answer-not-netsuite");
}

#[test]
fn what_is_not_recognised_says_what_the_status_means() {
    for (status, words) in
        [(Some(401), "login was refused"), (Some(502), "gateway"), (None, "no HTTP answer")]
    {
        let answered = super::answer(&Response::read(status, "", "lorem ipsum dolor"), &Facts::default());
        assert!(answered.answers.is_empty(), "{status:?}: {:?}", ids(&answered.answers));
        assert_eq!(answered.findings[0].code, "answer-not-recognised");
        assert!(answered.findings[0].why.contains(words), "{}", answered.findings[0].why);
    }
}

#[test]
fn every_finding_code_is_listed() {
    let listed: HashSet<&str> = status::CODES.into_iter().collect();
    for sample in samples::POSITIVE.iter().chain(samples::NEAR_MISSES) {
        for finding in super::answer(&sample.response(), &sample.facts()).findings {
            assert!(listed.contains(finding.code), "{}", finding.code);
        }
    }
}

/// The sentences hold nothing that a page would have to escape in a surprising way.
#[test]
fn ids_can_be_anchors() {
    for id in answers().map(|answer| answer.id).chain(causes().iter().map(|cause| cause.id)) {
        assert_eq!(percent::encode(id.as_bytes()), id);
    }
}

/// Every rule about a text is a cause of something, or says why it is none.
#[test]
fn every_rule_belongs_to_a_cause() {
    // Hints and refusals that no answer of NetSuite comes from.
    let apart = [
        "private-key-pasted",
        "private-key-in-token-request",
        "assertion-aud-on-restlets-host",
        "assertion-exp-on-the-hour",
        "certificate-unreadable",
        "certificate-lives-too-long",
        "token-request-unreadable",
        "passport-unreadable",
        "passport-nonce-characters",
    ];
    let rules = assertion::RULES.iter().chain(token_request::RULES).chain(passport::RULES);
    let mut seen = HashSet::new();
    for rule in rules {
        assert!(seen.insert(rule.code), "{} is there twice", rule.code);
        assert!(rule.source.starts_with("https://"), "{}", rule.code);
        let known = causes().iter().any(|cause| cause.mistakes.contains(&rule.code));
        assert_ne!(known, apart.contains(&rule.code), "{}", rule.code);
    }
}

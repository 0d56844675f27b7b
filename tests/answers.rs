//! Every sample of an answer is recognised, and the first cause is the right one: `answers/<nn-name>/`.
//!
//! `expected.json` has the `answers`, the `first_cause`, and where it matters the `states` of causes by id, a part of the
//! reason for one (`because`), and the codes of `findings` that must be there.

use countersign_core::answer::State;
use countersign_core::case::{self, Clock, Explained, gather::gather, input::Case};
use countersign_tests::{expected, folders, name};
use serde_json::{Value, json};
use std::path::Path;

fn json(folder: &Path, file: &str) -> Value {
    let text = expected(folder, file);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {file}: {error}", name(folder)))
}

fn explain(case: &Value) -> Explained {
    let case = Case::from_json(&case.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let gathered = gather(&case, None);
    let clock = case.now.map_or(Clock::Unknown, Clock::Given);
    let mut check = case::check_behind(&gathered, clock);
    while check.as_mut().is_some_and(|check| !check.run(1 << 16)) {}
    let oauth2 = case::oauth2(&gathered, clock);
    case::answer(&gathered, check.as_ref(), oauth2, clock)
}

fn answers(explained: &Explained) -> Vec<&str> {
    explained.answered.answers.iter().map(|answer| answer.id).collect()
}

fn first_cause(explained: &Explained) -> Option<&str> {
    explained.answered.causes.first().map(|known| known.cause.id)
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn every_sample_is_classified_as_expected() {
    let mut wrong = Vec::new();
    let folders = folders("answers");
    assert!(folders.len() >= 75, "only {} samples were found", folders.len());
    for folder in folders {
        let wanted = json(&folder, "expected.json");
        assert!(folder.join("SOURCE.md").is_file(), "{} has no SOURCE.md", name(&folder));
        let explained = explain(&json(&folder, "case.json"));
        let (ids, first) = (answers(&explained), first_cause(&explained));
        let is_right = ids == strings(&wanted["answers"]) && first == wanted["first_cause"].as_str();
        println!(
            "{} {:44} {ids:?}, first {}",
            if is_right { "  " } else { "!!" },
            name(&folder),
            first.unwrap_or("-")
        );
        if !is_right {
            let response = &explained.response;
            wrong.push(format!(
                "{}\n  answers {ids:?}\n  wanted  {}\n  first cause {first:?}, wanted {}; shape {:?}, codes {:?}, status {:?}",
                name(&folder),
                wanted["answers"],
                wanted["first_cause"],
                response.shape,
                response.codes,
                response.status
            ));
        }
        let codes: Vec<&str> = explained.findings.iter().map(|finding| finding.code).collect();
        if strings(&wanted["answers"]).is_empty() {
            assert!(
                codes.contains(&"answer-not-recognised"),
                "{}: nothing says that it is not",
                name(&folder)
            );
        }
        for code in strings(&wanted["findings"]) {
            assert!(codes.contains(&code), "{}: {code} is not among {codes:?}", name(&folder));
        }
        wrong.extend(wrong_states(&folder, &wanted, &explained));
    }
    assert!(wrong.is_empty(), "{} samples differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// What differs from the states and reasons that a folder expects.
fn wrong_states(folder: &Path, wanted: &Value, explained: &Explained) -> Vec<String> {
    let causes = &explained.answered.causes;
    for known in causes {
        assert!(known.state != State::RuledOut || !known.because.is_empty(), "{}: no reason", known.cause.id);
    }
    let find = |id: &str| {
        causes
            .iter()
            .find(|known| known.cause.id == id)
            .unwrap_or_else(|| panic!("{}: no {id}", name(folder)))
    };
    let pairs = |key: &str| wanted[key].as_object().into_iter().flatten();
    let mut wrong = Vec::new();
    for (id, state) in pairs("states") {
        let known = find(id);
        if known.state.as_str() != state {
            wrong.push(format!(
                "{}: {id} is {} ({}), not {state}",
                name(folder),
                known.state.as_str(),
                known.because
            ));
        }
    }
    for (id, words) in pairs("because") {
        let known = find(id);
        if !known.because.contains(words.as_str().expect("`because` holds texts")) {
            wrong.push(format!("{}: {id}, because {}", name(folder), known.because));
        }
    }
    wrong
}

/// The text that a person would copy: status line, header lines, body.
fn pasted(answer: &Value) -> String {
    let text = |key: &str| answer[key].as_str().unwrap_or_default();
    let status_line =
        answer["status"].as_u64().map_or_else(String::new, |status| format!("HTTP/1.1 {status} \n"));
    let headers = text("headers");
    let head = format!("{status_line}{headers}{}", if headers.is_empty() { "" } else { "\n" });
    if head.is_empty() { text("body").to_owned() } else { format!("{head}\n{}", text("body")) }
}

/// The intake hands on as much as the fields do, for an answer pasted by itself.
#[test]
fn a_paste_is_classified_as_the_fields_are() {
    let mut wrong = Vec::new();
    for folder in folders("answers") {
        let case = json(&folder, "case.json");
        if case.as_object().unwrap().keys().any(|key| !["answer", "now"].contains(&key.as_str())) {
            continue;
        }
        let mut pasted_case = json!({"paste": pasted(&case["answer"]), "answer": {"audit_detail": case["answer"]["audit_detail"]}});
        pasted_case["now"] = case["now"].clone();
        let (fields, paste) = (explain(&case), explain(&pasted_case));
        if answers(&fields) != answers(&paste) || first_cause(&fields) != first_cause(&paste) {
            wrong.push(format!(
                "{}: {:?} by the fields, {:?} by the paste {:?}\n   read as {:?} {:?}",
                name(&folder),
                answers(&fields),
                answers(&paste),
                pasted_case["paste"].as_str().unwrap(),
                paste.response.status,
                paste.response.body,
            ));
        }
    }
    assert!(wrong.is_empty(), "{} samples differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Codes count before words, so a translated message is the same answer.
#[test]
fn a_translated_message_is_the_same_answer() {
    for (code, messages) in [
        (
            "INVALID_LOGIN_ATTEMPT",
            ["Ungültiger Anmeldeversuch.", "Intento de inicio de sesión no válido.", "無効なログイン"],
        ),
        ("SSS_INVALID_SCRIPTLET_ID", ["Das Skript ist ungültig.", "No es un script válido.", "无效的脚本"]),
        ("SSS_REQUEST_LIMIT_EXCEEDED", ["Zu viele Anfragen.", "Demasiadas solicitudes.", "请求过多"]),
    ] {
        let ids = |message: &str| -> Vec<String> {
            let body = json!({"error": {"code": code, "message": message}}).to_string();
            answers(&explain(&json!({"answer": {"body": body}}))).into_iter().map(str::to_owned).collect()
        };
        let bare = ids("");
        assert!(!bare.is_empty(), "{code}");
        for message in messages {
            assert_eq!(ids(message), bare, "{message}");
        }
    }
}

/// What holds for any text.
mod laws {
    use super::*;
    use countersign_core::case::output::AnswerOutput;
    use proptest::prelude::*;

    /// What makes the readers look twice.
    const WORDS: [&str; 34] = [
        "{\"error\":{\"code\":\"",
        "INVALID_LOGIN_ATTEMPT",
        "\"}}",
        "HTTP/1.1 401 ",
        "\r\n",
        "\n\n",
        "eyJ",
        ".",
        "Bearer ",
        "-----BEGIN CERTIFICATE-----",
        "-----END ",
        "-----",
        "-----BEGIN PRIVATE KEY-----",
        "grant_type=",
        "client_assertion=",
        "&",
        "=",
        "Date: Tue, 17 Oct 2017 12:11:48 GMT",
        "WWW-Authenticate: OAuth realm=\"1\", error=\"",
        "OAuth realm=\"",
        "oauth_nonce=\"",
        "https://1234567.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=1",
        "curl ",
        "'",
        "\\",
        "&lt;",
        "\\u0022",
        "Duration: ",
        "ms",
        "<html",
        "status code 4",
        "é",
        "😀",
        "\0",
    ];

    fn text() -> impl Strategy<Value = String> {
        let bytes = prop::collection::vec(any::<u8>(), 0..12);
        let piece = prop_oneof![
            3 => prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned),
            1 => bytes.prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
        ];
        prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_makes_it_panic(
            texts in prop::array::uniform7(prop::option::of(text())),
            status in any::<Option<u16>>(),
            now in any::<Option<i64>>(),
            timestamp in "[0-9+-]{0,24}",
        ) {
            let [paste, body, headers, detail, assertion, certificate, token_request] = texts;
            let explained = explain(&json!({
                "paste": paste,
                "answer": {"status": status, "body": body, "headers": headers, "audit_detail": detail},
                "assertion": assertion,
                "certificate": certificate,
                "token_request": token_request,
                "stamp": {"timestamp": timestamp, "nonce": "n"},
                "now": now,
            }));
            prop_assert!(serde_json::to_string(&AnswerOutput::from(&explained)).is_ok());
            for known in &explained.answered.causes {
                prop_assert!(known.state == State::Possible || !known.because.is_empty());
            }
        }
    }
}

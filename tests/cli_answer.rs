//! `countersign answer`, run as a program.

use countersign_tests::program::{countersign, lines, run};
use countersign_tests::{expected, folders, name};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

fn json_of(folder: &Path, file: &str) -> Value {
    serde_json::from_str(&expected(folder, file)).unwrap_or_else(|error| panic!("{}: {error}", name(folder)))
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn codes(answer: &Value) -> Vec<&str> {
    let findings = answer["findings"].as_array().expect("findings are a list");
    findings.iter().filter_map(|finding| finding["code"].as_str()).collect()
}

#[test]
fn answers_every_sample_in_one_run_and_in_order() {
    let folders = folders("answers");
    let input: Vec<String> = folders.iter().map(|folder| json_of(folder, "case.json").to_string()).collect();
    let output = run(countersign().arg("answer"), &input.join("\n"));
    let answers = lines(&output);
    assert_eq!(answers.len(), folders.len());
    for (folder, answer) in folders.iter().zip(&answers) {
        let wanted = json_of(folder, "expected.json");
        assert_eq!(answer["answers"], wanted["answers"], "{}", name(folder));
        assert_eq!(answer["causes"][0]["id"], wanted["first_cause"], "{}", name(folder));
        for cause in answer["causes"].as_array().unwrap() {
            let keys = ["id", "state", "because", "title", "confirm", "fix", "path", "confidence", "source"];
            assert!(keys.iter().all(|key| cause[key].is_string()), "{}: {cause}", name(folder));
        }
    }
    assert_eq!(output.status.code(), Some(1), "some of the requests are wrong");
}

#[test]
fn every_assertion_is_judged_and_verified() {
    let folders = folders("assertions");
    let case = |folder: &Path| {
        let wanted = json_of(folder, "expected.json");
        json!({
            "assertion": expected(folder, "assertion.txt"),
            "certificate": expected(folder, "certificate.pem"),
            "credentials": {"account": wanted["account"], "consumer_key": wanted["client_id"]},
            "now": wanted["now"],
        })
    };
    let input: Vec<String> = folders.iter().map(|folder| case(folder).to_string()).collect();
    let answers = lines(&run(countersign().arg("answer"), &input.join("\n")));
    assert_eq!(answers.len(), folders.len());
    let (mut right, mut wrong) = (0, 0);
    for (folder, answer) in folders.iter().zip(&answers) {
        let wanted = json_of(folder, "expected.json");
        let verified = answer["assertion"]["verified"].as_bool();
        if wanted["to_verify"] == true {
            assert_eq!(verified, wanted["verifies"].as_bool(), "{}", name(folder));
        } else {
            assert_eq!(verified, None, "{}", name(folder));
        }
        let mut found = codes(answer);
        let mut codes = strings(&wanted["codes"]);
        if verified == Some(false) {
            codes.push("assertion-signature-wrong");
            wrong += 1;
        }
        right += usize::from(verified == Some(true));
        found.sort_unstable();
        codes.sort_unstable();
        assert_eq!(found, codes, "{}", name(folder));
    }
    assert!(right >= 10 && wrong >= 6, "{right} right ones and {wrong} wrong ones");
}

/// The four that a person meets first, pasted as they are, and the right one.
#[test]
fn assertions_pasted_by_a_person() {
    let report = |folder: &str| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assertions").join(folder);
        let paste = format!("{}\n{}", expected(&root, "assertion.txt"), expected(&root, "certificate.pem"));
        let output =
            run(countersign().args(["answer", "--account", "1234567_SB1", "--now", "1780000000"]), &paste);
        (String::from_utf8(output.stdout).unwrap(), output.status.code())
    };
    for (folder, code) in [
        ("wrong-key-ps256", "assertion-signature-wrong"),
        ("exp-too-late", "assertion-exp-too-late"),
        ("rs256", "assertion-alg-unsupported"),
        ("aud-of-production", "assertion-aud-wrong"),
    ] {
        let (text, status) = report(folder);
        assert!(text.contains(&format!("[{code}]")) && status == Some(1), "{folder}: {text}");
    }
    let (text, status) = report("good-es256");
    assert_eq!(
        (text.as_str(), status),
        ("The assertion's signature is right: it verifies with this key.\n", Some(0))
    );
}

#[test]
fn a_private_key_is_dropped_and_never_comes_out() {
    let key = "-----BEGIN PRIVATE KEY-----\nCANARYCANARY\n-----END PRIVATE KEY-----";
    let as_json = json!({"certificate": key}).to_string();
    for input in [key, as_json.as_str()] {
        let output = run(countersign().arg("answer"), input);
        let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        assert!(text.contains("private-key-pasted") && !text.contains("CANARY"), "{text}");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn flags_add_what_a_paste_does_not_say() {
    let body =
        "HTTP/1.1 401 Unauthorized\n\n{\"error\":{\"code\":\"INVALID_LOGIN_ATTEMPT\",\"message\":\"x\"}}";
    let report = |flags: &[&str]| {
        String::from_utf8(run(countersign().arg("answer").args(flags), body).stdout).unwrap()
    };
    let plain = report(&[]);
    assert!(plain.starts_with("NetSuite's answer: tba-invalid-login-attempt\n"), "{plain}");
    assert!(
        plain.contains("  1. The base string is not the one that NetSuite builds [signature-differs]"),
        "{plain}"
    );
    assert!(plain.contains("Where Oracle and a widely read article disagree"), "{plain}");
    assert!(!plain.contains("Confirmed\n") && plain.contains("--all"), "{plain}");
    let told = report(&["--audit-detail", "temporary_locked"]);
    assert!(
        told.contains("Confirmed\n  1. The user is locked out after five failed logins [locked-out]"),
        "{told}"
    );
    let all = report(&["--all", "--looked-at", "signature-differs"]);
    assert!(all.contains("Since you looked at it:\n   - The base string") && !all.contains("--all"), "{all}");
    let alone = run(countersign().args(["answer", "--status", "405"]), "");
    assert!(
        String::from_utf8(alone.stdout).unwrap().contains("script-method-not-allowed"),
        "a status by itself"
    );
    assert_eq!(run(countersign().arg("answer"), "").status.code(), Some(2));
}

/// Each line is answered before the next is sent, as when another program asks.
#[test]
fn a_line_is_answered_before_the_next_is_sent() {
    let mut child = countersign().arg("answer").spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for status in [405, 413, 429] {
        writeln!(stdin, "{}", json!({"answer": {"status": status, "headers": "Server: x"}})).unwrap();
        stdin.flush().unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(strings(&answer["answers"]).len(), 1, "{status}: {line}");
    }
    drop(stdin);
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
}

#[test]
fn a_bad_line_is_answered_in_its_place() {
    let output = run(countersign().arg("answer"), "{\"answr\": 1}\n{\"answer\": {\"status\": 405}}\n");
    let answers = lines(&output);
    assert_eq!(answers[0]["error"]["kind"], "unreadable");
    assert_eq!(strings(&answers[1]["answers"]).len(), 1);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_list_has_all_three_catalogues() {
    let list =
        |what: &[&str]| String::from_utf8(run(countersign().arg("list").args(what), "").stdout).unwrap();
    let all = list(&[]);
    let mut counted = 0;
    for what in ["mistakes", "answers", "causes"] {
        let part = list(&[what]);
        assert!(all.contains(&part), "{what}");
        counted += part.lines().count();
    }
    assert!(counted > 105 + 100, "{counted} entries");
    assert!(all.contains("\nsignature-differs ") && all.contains("\ntba-invalid-login-attempt "), "{all}");
}

//! The command line, run as a program.

use countersign_tests::program::{countersign, lines, run};
use countersign_tests::{expected, folders, name};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};

#[test]
fn signs_every_vector_in_one_run_and_in_order() {
    let folders = folders("vectors");
    let input: Vec<String> =
        folders.iter().map(|folder| expected(folder, "case.json").replace('\n', " ")).collect();
    let output = run(countersign().arg("sign"), &input.join("\n"));
    let answers = lines(&output);
    assert_eq!(answers.len(), folders.len());
    for (folder, answer) in folders.iter().zip(&answers) {
        for (key, file) in [
            ("base_uri", "base-uri.txt"),
            ("parameters", "parameters.txt"),
            ("base_string", "base-string.txt"),
            ("signature", "signature.txt"),
            ("authorization", "authorization.txt"),
        ] {
            assert_eq!(answer["trace"][key], expected(folder, file), "{}: {key}", name(folder));
        }
    }
}

#[test]
fn a_bad_line_is_answered_in_its_place_and_the_stream_goes_on() {
    let good = expected(&folders("vectors")[0], "case.json").replace('\n', " ");
    let input =
        format!("{good}\n{{\"reqest\": 1}}\nnot json\n\n{{\"request\": {{\"method\": \"GET\"}}}}\n{good}");
    let output = run(countersign().arg("sign"), &input);
    let answers = lines(&output);
    let kinds: Vec<_> = answers.iter().map(|answer| answer["error"]["kind"].as_str()).collect();
    assert_eq!(kinds, [None, Some("unreadable"), Some("unreadable"), Some("missing"), None]);
    assert_eq!(answers[3]["error"]["at"], json!({"in": "url", "start": 0, "end": 0}));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_missing_stamp_is_made_and_is_new_each_time() {
    let mut case: Value = serde_json::from_str(&expected(&folders("vectors")[0], "case.json")).unwrap();
    case.as_object_mut().unwrap().remove("stamp");
    let output = run(countersign().arg("sign"), &format!("{case}\n{case}\n"));
    let answers = lines(&output);
    assert_ne!(answers[0]["trace"]["signature"], answers[1]["trace"]["signature"]);
}

#[test]
fn secrets_come_from_the_environment_and_never_come_out() {
    let flags = [
        "sign",
        "--url",
        "https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1",
    ];
    let mut command = countersign();
    command.args(flags).args(["--consumer-key", "ck", "--token", "tk"]);
    command.env("COUNTERSIGN_CONSUMER_SECRET", "CANARYone").env("COUNTERSIGN_TOKEN_SECRET", "CANARYtwo");
    let output = run(&mut command, "");
    let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("realm=\"123456\"") && text.contains("curl \\"), "{text}");
    assert!(!text.contains("CANARY"), "{text}");
}

#[test]
fn a_wrong_call_is_two() {
    assert_eq!(run(countersign().arg("sing"), "").status.code(), Some(2));
    assert_eq!(run(countersign().args(["sign", "--secret", "x"]), "").status.code(), Some(2));
    assert_eq!(run(countersign().arg("sign"), "").status.code(), Some(2));
}

/// A reader that has seen enough goes away, as `head` does.
#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let good = expected(&folders("vectors")[0], "case.json").replace('\n', " ");
    let mut child = countersign().arg("sign").spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        while stdin.write_all(good.as_bytes()).and_then(|()| stdin.write_all(b"\n")).is_ok() {}
    });
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(first.starts_with("{\"trace\""));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "it says nothing");
    assert_eq!(output.status.code(), Some(0));
}

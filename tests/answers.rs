//! Every sample of an answer is recognised, and the first cause is the right one: `answers/<nn-name>/`.

use countersign_core::answer::facts::{self, Facts, Scheme};
use countersign_core::answer::response::Response;
use countersign_core::answer::{State, answer};
use countersign_core::request::Request;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("answers");
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .expect("the folder is there")
        .map(|entry| entry.expect("it is readable").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The facts that stand in a case by themselves, without a check.
fn facts_of(case: &Value, response: &Response) -> Facts {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let request = &case["request"];
    let mut facts = if request.is_null() {
        Facts::default()
    } else {
        Facts::of_request(&Request {
            method: text(&request["method"]).unwrap_or_default(),
            url: text(&request["url"]).unwrap_or_default(),
            content_type: text(&request["content_type"]),
            body: text(&request["body"]),
        })
    };
    facts.scheme = case["observed"]["authorization"].as_str().and_then(Scheme::of_header);
    facts.audit_detail = text(&case["answer"]["audit_detail"]);
    facts.checked = case["checked"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect();
    if let Some(timestamp) = case["stamp"]["timestamp"].as_str() {
        facts.timestamp_skew = facts::timestamp_skew(timestamp, Some(response), case["now"].as_i64());
    }
    facts
}

#[test]
fn every_sample_is_classified_as_expected() {
    let mut wrong = Vec::new();
    let folders = folders();
    assert!(folders.len() >= 45, "only {} samples were found", folders.len());
    for folder in folders {
        let case = json(&folder.join("case.json"));
        let expected = json(&folder.join("expected.json"));
        assert!(folder.join("SOURCE.md").is_file(), "{} has no SOURCE.md", folder.display());
        let given = &case["answer"];
        let response = Response::read(
            given["status"].as_u64().map(|status| u16::try_from(status).unwrap()),
            given["headers"].as_str().unwrap_or_default(),
            given["body"].as_str().unwrap_or_default(),
        );
        let answered = answer(&response, &facts_of(&case, &response));
        let ids: Vec<&str> = answered.answers.iter().map(|answer| answer.id).collect();
        let wanted: Vec<&str> =
            expected["answers"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let first = answered.causes.first().map(|known| known.cause.id);
        let wanted_first = expected["first_cause"].as_str();
        if ids != wanted || first != wanted_first {
            wrong.push(format!(
                "{}\n  answers {ids:?}\n  wanted  {wanted:?}\n  first cause {first:?}, wanted {wanted_first:?}; shape {:?}, codes {:?}, status {:?}",
                folder.file_name().unwrap().display(),
                response.shape,
                response.codes,
                response.status
            ));
        }
        if wanted.is_empty() {
            assert!(
                answered.findings.iter().any(|finding| finding.code == "answer-not-recognised"),
                "{} is not recognised, and nothing says so",
                folder.display()
            );
        }
        assert!(
            answered.causes.iter().all(|known| known.state != State::RuledOut || !known.because.is_empty()),
            "{}: a cause is ruled out without a reason",
            folder.display()
        );
    }
    assert!(wrong.is_empty(), "{} samples differ:\n{}", wrong.len(), wrong.join("\n"));
}

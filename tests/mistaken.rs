//! Mistakes made by another hand: `tests/peers/mistaken.py` signs wrongly, and the check proves what it did.

use countersign_core::case::{self, gather::gather, input::Case};
use serde_json::Value;
use std::process::Command;

/// How many requests are asked for.
const COUNT: usize = 640;

#[test]
fn what_another_hand_did_wrongly_is_proved() {
    let python = xtask::tools::python().unwrap_or_else(|failure| panic!("{failure}"));
    let made = Command::new(python)
        .arg(xtask::paths::root().join("tests/peers/mistaken.py"))
        .args(["--count", &COUNT.to_string(), "--seed", "7"])
        .output()
        .expect("Python starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let text = String::from_utf8(made.stdout).expect("it writes text");
    let mut missed = Vec::new();
    for line in text.lines() {
        let line: Value = serde_json::from_str(line).expect("it writes JSON lines");
        let code = line["code"].as_str().expect("each has a code");
        let case = Case::from_json(&line["case"].to_string()).expect("it is a case");
        let checked = case::check(&gather(&case, None), case.now).finish();
        let is_named = checked.proof == [code] || checked.alternatives.iter().any(|other| *other == [code]);
        if !is_named {
            missed.push(format!(
                "{code}: {:?}, or {:?}: {}",
                checked.proof, checked.alternatives, line["case"]
            ));
        }
    }
    assert_eq!(text.lines().count(), COUNT);
    assert!(missed.is_empty(), "{} of {COUNT} are not named:\n{}", missed.len(), missed.join("\n"));
}

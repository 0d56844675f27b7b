//! An independent signer: oauthlib signs the same made-up requests.
//!
//! The requests are made by `tests/peers/oracle_classes.py`, which does not shrink from what oauthlib refuses. Where
//! oauthlib differs from RFC 5849's text, or refuses, the request must be in one of the named classes of
//! `tests/peers/ORACLE.md`, and they are counted.

use countersign_core::case::{self, input::Case};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// How many requests `cargo xtask test` asks about. `cargo xtask oracle --count N` asks about more.
const COUNT: usize = 4_000;

/// Requests that we refuse to sign and oauthlib signs.
const REFUSED_HERE: &str = "user-name (refused here)";

#[test]
fn agrees_with_oauthlib_or_says_why_not() {
    let count = std::env::var("COUNTERSIGN_ORACLE_COUNT").map_or(COUNT, |n| n.parse().expect("a number"));
    let seed = std::env::var("COUNTERSIGN_ORACLE_SEED").unwrap_or_else(|_| "1".into());
    let python = xtask::tools::python().unwrap_or_else(|failure| panic!("{failure}"));
    let mut oracle = Command::new(python)
        .arg(xtask::paths::root().join("tests/peers/oracle_classes.py"))
        .args(["--emit", "--jobs", "2", "--seed", &seed, "--count", &count.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the oracle starts");
    let mut counts = BTreeMap::<String, usize>::new();
    let mut asked = 0;
    for line in BufReader::new(oracle.stdout.take().expect("it is piped")).lines() {
        let line: Value = serde_json::from_str(&line.expect("it writes text")).expect("it writes JSON");
        asked += 1;
        for class in judge(&line) {
            *counts.entry(class).or_default() += 1;
        }
    }
    assert!(oracle.wait().expect("the oracle ends").success(), "the oracle failed");
    assert_eq!(asked, count, "the oracle answered for too few");
    println!("{asked} requests, by class (a request may be in several):");
    for (class, count) in &counts {
        println!("{count:9}  {class}");
    }
    assert!(counts["agrees"] * 4 > asked, "too few requests are in no class: {counts:?}");
}

/// Compares one request, and says which classes it falls in.
fn judge(line: &Value) -> Vec<String> {
    let classes: Vec<String> = line["classes"]
        .as_array()
        .expect("classes is a list")
        .iter()
        .map(|class| class.as_str().expect("a class is a name").to_owned())
        .collect();
    let inputs = Case::from_json(&line["case"].to_string()).expect("the case is a case").inputs();
    let signed = match case::sign(&inputs) {
        Ok(signed) => signed,
        Err(error) => {
            assert!(error.to_string().contains("user information"), "{error}: {line}");
            return vec![REFUSED_HERE.to_owned()];
        }
    };
    let oracle = &line["oracle"];
    let agrees = oracle["base_string"] == signed.trace.unsigned.base_string.as_str()
        && oracle["signature"] == signed.trace.signature.to_string()
        && fields(oracle["authorization"].as_str().unwrap_or_default())
            == fields(signed.trace.authorization.as_str());
    match (agrees, classes.is_empty()) {
        (true, _) => vec!["agrees".to_owned()],
        (false, false) => classes,
        (false, true) => panic!("in no class, and differs: {line}\nours: {:?}", signed.trace),
    }
}

/// The fields of a header in an order of our own: theirs is free (RFC 5849 section 3.5.1).
fn fields(header: &str) -> Vec<&str> {
    let mut fields: Vec<&str> = header.trim_start_matches("OAuth ").split(", ").collect();
    fields.sort_unstable();
    fields
}

//! Every mistake of the catalogue fires somewhere, and is silent where nothing is wrong.
//!
//! It fires in a folder of `cases`, or where it was drawn and made, or in a case of [`SPOILT`], which is for those that
//! are only seen.

use countersign_core::case::{self, gather::gather, input::Case, input::ObservedInput};
use countersign_core::check::mistakes;
use countersign_tests::dice::Dice;
use countersign_tests::drawn::draw;
use countersign_tests::{expected, folders};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How many requests are drawn.
const DRAWN: u64 = 3_000;

/// A correct call, in the contract's words, with header and base string.
fn right() -> Value {
    let mut case = json!({
        "request": {
            "method": "GET",
            "url": "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1&q=a%20b"
        },
        "credentials": {
            "account": "1234567_SB1",
            "consumer_key": "0a1b".repeat(16), "consumer_secret": "2c3d".repeat(16),
            "token": "4e5f".repeat(16), "token_secret": "6071".repeat(16)
        },
        "stamp": {"nonce": "fjaLirsIcCGVZWzBX0pg", "timestamp": "1508242306"},
        "now": 1_508_242_330
    });
    let inputs = Case::from_json(&case.to_string()).expect("it is a case").inputs();
    let trace = case::sign(&inputs).expect("it can be signed").trace;
    case["observed"] = json!({
        "authorization": trace.authorization.to_string(),
        "base_string": trace.unsigned.base_string.to_string()
    });
    case
}

fn found(case: &Value) -> BTreeSet<&'static str> {
    found_in(&Case::from_json(&case.to_string()).expect("it is a case"))
}

fn found_in(case: &Case) -> BTreeSet<&'static str> {
    let gathered = gather(case, None);
    let checked = case::check(&gathered, case.now).finish();
    checked.findings.iter().chain(&gathered.findings).map(|finding| finding.code).collect()
}

#[test]
fn nothing_is_found_in_a_correct_call() {
    assert_eq!(found(&right()), BTreeSet::new());
}

#[test]
fn every_mistake_fires_somewhere() {
    let mut fired: BTreeMap<&str, String> = BTreeMap::new();
    for folder in folders("cases") {
        let case = Case::from_json(&expected(&folder, "case.json")).expect("it is a case");
        for code in found_in(&case) {
            fired.entry(code).or_insert_with(|| countersign_tests::name(&folder));
        }
    }
    for number in 0..DRAWN {
        let drawn = draw(&mut Dice::new(11, number), 1);
        let Some(&code) = drawn.codes.first().filter(|code| !fired.contains_key(**code)) else { continue };
        let mut case = drawn.signed.of.case();
        let silent = found_in(&case);
        case.observed =
            Some(ObservedInput { authorization: Some(drawn.authorization), ..ObservedInput::default() });
        if found_in(&case).contains(code) && !silent.contains(code) {
            fired.insert(code, format!("drawn, number {number}"));
        }
    }
    for (code, at, value) in spoilt() {
        let mut case = right();
        assert!(!found(&case).contains(code), "{code} is found where nothing is wrong");
        *case.pointer_mut(at).unwrap_or_else(|| panic!("{at} is no part of a case")) = value;
        assert!(found(&case).contains(code), "{code} is not found: {:?} in {case:#}", found(&case));
        fired.insert(code, "spoilt".into());
    }
    let codes: BTreeSet<&str> = mistakes::ALL.iter().map(|mistake| mistake.entry().code).collect();
    for code in &codes {
        println!("{code:40} {}", fired.get(code).map_or("nowhere", String::as_str));
    }
    let silent: Vec<_> = codes.iter().filter(|code| !fired.contains_key(**code)).collect();
    assert!(silent.is_empty(), "{} fire nowhere: {silent:#?}", silent.len());
}

/// What is only seen: the code, the part of the correct call that is replaced, and by what.
fn spoilt() -> Vec<(&'static str, &'static str, Value)> {
    vec![]
}

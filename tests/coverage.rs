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

/// How many requests are drawn at most. A mistake of the path needs one whose path can be spoilt, and few can.
const DRAWN: u64 = 30_000;

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
    let with_call = |key: &str| {
        let mut case = right();
        case.as_object_mut().expect("it is an object").remove(key);
        case
    };
    for key in ["credentials", "observed", "now"] {
        assert_eq!(found(&with_call(key)), BTreeSet::new(), "without {key}");
    }
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
    for &(code, spoil) in SPOILT {
        let mut case = right();
        spoil(&mut case);
        if found(&case).contains(code) {
            fired.insert(code, "spoilt".into());
        }
    }
    let codes: BTreeSet<&str> = mistakes::ALL.iter().map(|mistake| mistake.entry().code).collect();
    for number in 0..DRAWN {
        if codes.iter().all(|code| fired.contains_key(code)) {
            break;
        }
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
    for code in &codes {
        println!("{code:40} {}", fired.get(code).map_or("nowhere", String::as_str));
    }
    let silent: Vec<_> = codes.iter().filter(|code| !fired.contains_key(**code)).collect();
    assert!(silent.is_empty(), "{} fire nowhere: {silent:#?}", silent.len());
}

/// Does one thing to the correct call.
type Spoil = fn(&mut Value);

fn replace(case: &mut Value, at: &str, from: &str, to: &str) {
    let part = case.pointer_mut(at).unwrap_or_else(|| panic!("{at} is no part of the case"));
    let text = part.as_str().expect("it is a text");
    assert!(text.contains(from), "{from} is not in {text}");
    *part = text.replacen(from, to, 1).into();
}

fn in_header(case: &mut Value, from: &str, to: &str) {
    replace(case, "/observed/authorization", from, to);
}

fn in_url(case: &mut Value, from: &str, to: &str) {
    replace(case, "/request/url", from, to);
}

fn in_base_string(case: &mut Value, from: &str, to: &str) {
    replace(case, "/observed/base_string", from, to);
}

/// What is only seen: its code, and what is done to the correct call.
const SPOILT: &[(&str, Spoil)] = &[
    ("account-not-an-id", |case| in_header(case, "1234567_SB1", "Our%20Company")),
    ("body-hash-wrong", |case| in_header(case, "oauth_version", "oauth_body_hash=\"YWJj\", oauth_version")),
    ("body-with-get", |case| case["request"]["body"] = json!("{}")),
    ("content-type-missing", |case| {
        case["request"]["method"] = json!("POST");
        case["request"]["body"] = json!("{}");
    }),
    ("credential-look-alike", |case| case["credentials"]["token_secret"] = json!("а".repeat(64))),
    ("fragment-in-base-uri", |case| {
        in_url(case, "q=a%20b", "q=a%20b#top");
        in_base_string(case, "restlet.nl", "restlet.nl%23top");
    }),
    ("header-not-sent", |case| in_header(case, "OAuth", "Proxy-Authorization: OAuth")),
    ("header-reused", |case| {
        let header = case["observed"]["authorization"].as_str().expect("it is there").to_owned();
        let call = |query: &str| {
            format!(
                "GET /app/site/hosting/restlet.nl?{query} HTTP/1.1\r\nHost: h.example\r\nAuthorization: {header}\r\n\r\n"
            )
        };
        case["paste"] = json!(call("script=6&deploy=1") + &call("script=6&deploy=2"));
    }),
    ("header-separator-wrong", |case| in_header(case, ", oauth_nonce", "; oauth_nonce")),
    ("method-not-of-restlets", |case| case["request"]["method"] = json!("PATCH")),
    ("nlauth-scheme-with-tba-tokens", |case| in_header(case, "OAuth", "NLAuth")),
    ("nonce-or-timestamp-regenerated", |case| {
        in_base_string(case, "fjaLirsIcCGVZWzBX0pg", "anotherNonceOfTheCall");
    }),
    ("nonce-or-timestamp-reused-or-stale", |case| case["now"] = json!(1_508_246_000)),
    ("oauth-version-not-1-0", |case| in_header(case, "\"1.0\"", "\"1.0a\"")),
    ("param-value-differs", |case| in_base_string(case, "script%3D6", "script%3D7")),
    ("path-normalised", |case| in_url(case, "/app/site", "/app//site")),
    ("realm-host-mismatch", |case| in_header(case, "1234567_SB1", "7654321")),
    ("realm-misnamed-oauth-realm", |case| in_header(case, "realm", "oauth_realm")),
    ("scheme-not-https", |case| in_url(case, "https", "http")),
    ("script-file-name", |case| in_url(case, "script=6", "script=my.js")),
    ("script-or-deploy-missing", |case| in_url(case, "&deploy=1", "")),
    ("secret-in-header", |case| {
        in_header(
            case,
            "oauth_version",
            &format!("oauth_token_secret=\"{}\", oauth_version", "6071".repeat(16)),
        );
    }),
    ("secret-in-paste", |case| {
        case["paste"] = json!(format!("oauth_token_secret={}", "6071".repeat(16)));
    }),
    ("signature-is-plaintext-key", |case| spoil_signature(case, "someSecret%26anotherSecret")),
    ("signature-method-misspelled", |case| in_header(case, "HMAC-SHA256", "HMACSHA256")),
    ("signature-not-encoded-in-header", |case| {
        spoil_signature(case, "+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=");
    }),
    ("timestamp-format-or-clock", |case| case["now"] = json!(1_508_200_000)),
];

/// Puts another text in the place of the header's signature.
fn spoil_signature(case: &mut Value, text: &str) {
    let header = case["observed"]["authorization"].as_str().expect("it is there");
    let (front, _) = header.split_once("oauth_signature=").expect("the signature stands last");
    case["observed"]["authorization"] = json!(format!("{front}oauth_signature=\"{text}\""));
}

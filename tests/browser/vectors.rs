//! The folders of `tests/vectors`, entered by hand: every step as the page shows it against its expected text.

use countersign_core::case::{self, input::Case};
use countersign_tests::{expected, folders, name};
use serde_json::Value;

use crate::page::Page;

/// What no form can express, and why.
const NOT_BY_HAND: [(&str, &str); 6] = [
    ("body-multipart", "a text area has line feeds alone, the vector's body carriage returns as well"),
    ("key-empty-consumer-secret", "an empty field is one that was not given"),
    ("key-empty-token-secret", "an empty field is one that was not given"),
    ("method-lower-case", "the methods are a list"),
    ("query-raw-tab", "tabs and line breaks are taken out of a pasted URL"),
    ("token-empty", "an empty field is one that was not given"),
];

/// Where the values of a case are typed, the stamp last: with it the page stops making stamps of its own.
pub const FIELDS: [(&str, &str); 12] = [
    ("field-account", "/credentials/account"),
    ("field-url", "/request/url"),
    ("field-content-type", "/request/content_type"),
    ("field-body", "/request/body"),
    ("field-consumer-key", "/credentials/consumer_key"),
    ("field-consumer-secret", "/credentials/consumer_secret"),
    ("field-token", "/credentials/token"),
    ("field-token-secret", "/credentials/token_secret"),
    ("field-callback", "/oauth/callback"),
    ("field-verifier", "/oauth/verifier"),
    ("field-nonce", "/stamp/nonce"),
    ("field-timestamp", "/stamp/timestamp"),
];

/// Enters a whole case. The options must be open.
pub fn enter(page: &Page, case: &Value) {
    let text = |pointer: &str| case.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    page.choose("field-method", text("/request/method"));
    page.choose("field-signature-method", text("/signature_method"));
    page.tick("version", case.pointer("/oauth/version").and_then(Value::as_bool).unwrap_or(true));
    for (id, pointer) in FIELDS {
        page.fill(id, text(pointer));
    }
}

#[test]
fn every_step_of_every_vector() {
    let page = Page::open();
    page.unfold();
    let by_hand: Vec<_> = folders("vectors")
        .into_iter()
        .filter(|folder| !NOT_BY_HAND.iter().any(|(left_out, _)| *left_out == name(folder)))
        .collect();
    assert!(by_hand.len() + NOT_BY_HAND.len() == folders("vectors").len(), "one that is left out is gone");
    for folder in &by_hand {
        let (name, text) = (name(folder), expected(folder, "case.json"));
        enter(&page, &serde_json::from_str(&text).expect("a case is JSON"));
        for (id, file) in [
            ("#out-parameters", "parameters.txt"),
            ("#out-base-uri", "base-uri.txt"),
            ("#out-base-string", "base-string.txt"),
            ("#out-signature", "signature.txt"),
            ("#out-authorization", "authorization.txt"),
        ] {
            page.expect(id, &expected(folder, file), &name);
        }
        let inputs = Case::from_json(&text).expect("a case").inputs();
        page.expect("#out-curl", &case::sign(&inputs).expect("it can be signed").curl, &name);
    }
}

/// Key by key, and every key is answered: no button, no waiting for a pause.
#[test]
fn each_key_signs_anew() {
    let page = Page::open();
    let mut seen = vec![page.text("#out-signature")];
    for (key, end) in ["1", "é", "%", "+", "/"].into_iter().zip(["Value1", "1é", "é%", "%+", "+/"]) {
        page.type_into("field-url", key);
        page.until("the key is there", |page| page.value("field-url").ends_with(end));
        let last = seen.last().cloned().unwrap_or_default();
        page.until(&format!("“{key}” changes the signature"), |page| page.text("#out-signature") != last);
        seen.push(page.text("#out-signature"));
    }
    assert_eq!(seen.len(), 6);
}

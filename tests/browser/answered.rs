//! NetSuite's answer in the page: from a wrong request to the account's side, and OAuth 2.0's client assertions.

use std::fs;

use serde_json::{Value, json};
use xtask::paths;

use crate::{hands::Hands, looks::look, page::Page};

/// The time at which the assertions of `tests/assertions` are judged, in milliseconds.
const THEN: &str = "Date.now = () => 1780000000000";

/// A case of `tests/answers`.
fn case(name: &str) -> Value {
    let text = fs::read_to_string(paths::root().join("tests/answers").join(name).join("case.json"));
    serde_json::from_str(&text.expect("the case is there")).expect("it is JSON")
}

fn text<'a>(case: &'a Value, pointer: &str) -> &'a str {
    case.pointer(pointer).and_then(Value::as_str).expect("the case says it")
}

/// A file of `tests/assertions`.
fn file(folder: &str, name: &str) -> String {
    fs::read_to_string(paths::root().join("tests/assertions").join(folder).join(name)).expect("it is there")
}

/// The ids of the causes in one state, in the order of the page.
fn causes(page: &Hands, state: &str) -> Vec<String> {
    let ids = page.script(
        "return [...document.querySelectorAll(`#answer .causes > .${arguments[0]}`)].map(item => item.id.slice(6))",
        &[json!(state)],
    );
    serde_json::from_value(ids).expect("a list of ids")
}

#[test]
fn a_story_from_the_mistake_to_the_account() {
    let page = Page::cleared();
    let (wrong, corrected) = (case("70-story-wrong-request"), case("71-story-corrected-request"));
    page.fill("field-consumer-secret", text(&wrong, "/credentials/consumer_secret"));
    page.fill("field-token-secret", text(&wrong, "/credentials/token_secret"));

    // The wrong request and its 401: the mistake is proved, and is behind the answer.
    page.fill("paste", text(&wrong, "/paste"));
    page.expect_within("#verdict .proof", "Proved");
    page.expect_within("#verdict .text", "behind NetSuite’s answer, 401 INVALID_LOGIN_ATTEMPT");
    page.expect_within("#paste-said", "401 INVALID_LOGIN_ATTEMPT");
    page.until("the cause is confirmed", |page| causes(page, "confirmed") == ["signature-differs"]);
    page.expect_within("#cause-signature-differs", "param-double-encoded");
    let folded = "return document.querySelector('#other-causes:not([open]) #cause-token-revoked') !== null";
    assert_eq!(page.script(folded, &[]), true, "the account's side is folded");
    look(&page, "answer-proof");

    // The corrected one: signing is struck through, the account's side is first.
    page.fill("paste", text(&corrected, "/paste"));
    page.expect("#verdict h2", "Your signature is right.", "the corrected request");
    page.until("the account's side is first", |page| causes(page, "possible")[0] == "consumer-key-wrong");
    assert!(causes(&page, "confirmed").is_empty());
    assert!(causes(&page, "ruled-out").contains(&"signature-differs".to_owned()));
    let struck = "const s = document.querySelector('#cause-signature-differs s'); return getComputedStyle(s).textDecorationLine";
    assert_eq!(page.script(struck, &[]), "line-through");
    page.expect_within("#answer", "the signature was recomputed and matches");
    page.expect_within("#answer", "within five minutes of the server");
    page.expect_within("#cause-consumer-key-wrong", "Setup > ");
    look(&page, "answer-right");

    // What was looked at goes, and comes back; the focus stays with the box.
    page.click("#tick-consumer-key-wrong");
    page.until("it is put aside", |page| causes(page, "possible")[0] != "consumer-key-wrong");
    page.until("the focus stays", |page| {
        page.script("return document.activeElement.id", &[]) == "tick-consumer-key-wrong"
    });
    page.click("#tick-consumer-key-wrong");
    page.until("it is back", |page| causes(page, "possible")[0] == "consumer-key-wrong");

    // The audit trail's word changes the order.
    page.fill("audit-detail", "permission_denied");
    page.until("the role is first", |page| causes(page, "possible")[0] == "role-cannot-log-in");
    page.expect_within("#answer", "the Login Audit Trail says permission_denied");
    look(&page, "answer-word");
    page.fill("audit-detail", "no such word");
    page.expect_within("#answer .finding", "none of the words that Oracle lists");
    assert_eq!(page.chromium.errors(), Vec::<String>::new());
}

/// An answer may come after the request, alone.
#[test]
fn an_answer_alone_goes_with_the_request_before_it() {
    let page = Page::cleared();
    let case = case("71-story-corrected-request");
    let (request, answer) = text(&case, "/paste").split_once("\n\n").expect("an answer follows the request");
    page.fill("field-consumer-secret", text(&case, "/credentials/consumer_secret"));
    page.fill("field-token-secret", text(&case, "/credentials/token_secret"));
    page.fill("paste", request);
    page.expect("#verdict h2", "Your signature is right.", "the request");
    page.fill("paste", answer);
    page.expect_within("#verdict .text", "401 INVALID_LOGIN_ATTEMPT");
    page.until("signing is ruled out", |page| {
        causes(page, "ruled-out").contains(&"signature-differs".to_owned())
    });

    page.click("#clear");
    page.until("the answer is gone", |page| page.text("#answer").is_empty());
    page.fill("paste", answer);
    page.expect("#verdict h2", "NetSuite answered 401 INVALID_LOGIN_ATTEMPT.", "nothing else is known");
    page.expect_within("#schemes", "How does the call authenticate?");
    look(&page, "answer-alone");
    page.click("#schemes label:nth-of-type(2) input");
    page.until("signing is no matter of OAuth 2.0", |page| {
        causes(page, "ruled-out").contains(&"signature-differs".to_owned())
    });
}

/// Opens OAuth 2.0's fields, and fills two of them.
fn give(page: &Page, assertion: &str, certificate: &str) {
    page.script("document.getElementById('oauth2').open = true", &[]);
    page.fill("field-certificate", certificate);
    page.fill("field-assertion", assertion);
}

#[test]
fn assertions_are_verified_by_the_browser_and_what_is_wrong_is_named() {
    let page = Page::cleared();
    page.script(THEN, &[]);
    page.fill("field-account", "1234567_SB1");
    page.fill("field-consumer-key", "client-id-of-no-real-integration");
    for folder in [
        "good-es256",
        "good-es384",
        "good-es512",
        "good-ps256",
        "good-ps384",
        "good-ps512",
        "good-public-key",
    ] {
        give(&page, &file(folder, "assertion.txt"), &file(folder, "certificate.pem"));
        page.expect_within("#oauth2-found .good", "verifies with this key");
        page.expect("#verdict h2", "The assertion is right, and so is its signature.", folder);
        assert_eq!(page.text("#oauth2-found .finding"), "", "{folder}");
    }
    look(&page, "oauth2-right");
    for (folder, code) in [
        ("wrong-key-es256", "assertion-signature-wrong"),
        ("wrong-key-ps256", "assertion-signature-wrong"),
        ("changed-ps384", "assertion-signature-wrong"),
        ("exp-too-late", "assertion-exp-too-late"),
        ("rs256", "assertion-alg-unsupported"),
        ("aud-of-production", "assertion-aud-wrong"),
    ] {
        give(&page, &file(folder, "assertion.txt"), &file(folder, "certificate.pem"));
        page.until(&format!("{folder} is named"), |page| {
            page.text("#oauth2-found .finding .source code") == code
        });
        let count = page.script("return document.querySelectorAll('#oauth2-found .finding').length", &[]);
        assert_eq!(count, 1, "{folder}");
        page.until("the sentence says so", |page| page.text("#verdict .kind") == "Refused");
    }
    look(&page, "oauth2-wrong");
    assert_eq!(page.chromium.errors(), Vec::<String>::new());
}

/// Pasted into the one box, with the answer beside it; and a private key, wherever it is pasted.
#[test]
fn a_private_key_is_dropped_at_once() {
    const KEY: &str = "-----BEGIN PRIVATE KEY-----\nMIGHCANARYCANARYCANARY\n-----END PRIVATE KEY-----";
    let page = Page::cleared();
    page.script(THEN, &[]);
    let all =
        [&file("good-es256", "assertion.txt"), "\n", &file("good-es256", "certificate.pem"), "\n"].concat();
    page.fill("paste", &all);
    page.expect("#verdict h2", "The assertion is right, and so is its signature.", "pasted");
    page.paste_into("paste", &[&all, KEY].concat());
    page.expect_within("#oauth2-found", "private-key-pasted");
    page.until("it is gone", |page| !page.value("paste").contains("CANARY"));
    assert!(page.value("paste").contains("BEGIN CERTIFICATE"), "and nothing else is");
    page.click("#clear");
    page.script("document.getElementById('oauth2').open = true", &[]);
    page.paste_into("field-certificate", KEY);
    page.expect_within("#oauth2-found", "private-key-pasted");
    page.until("it is gone", |page| page.value("field-certificate").is_empty());
    assert!(!page.text("html").contains("CANARY"));
}

/// The function for scripts gives what the command line gives.
#[test]
fn the_function_of_scripts_answers() {
    let page = Page::open();
    let ask = |case: &Value| page.script_async(&format!("return await countersign.answer({case})"));
    let answered = ask(&case("70-story-wrong-request"));
    assert_eq!(answered["answers"], json!(["tba-invalid-login-attempt"]));
    assert_eq!(answered["causes"][0]["id"], "signature-differs");
    assert_eq!(answered["causes"][0]["state"], "confirmed");
    let good = json!({
        "assertion": file("good-ps256", "assertion.txt"),
        "certificate": file("good-ps256", "certificate.pem"),
        "now": 1_780_000_000
    });
    assert_eq!(ask(&good)["assertion"], json!({"algorithm": "PS256", "verified": true}));
    let wrong = json!({
        "assertion": file("wrong-key-es256", "assertion.txt"),
        "certificate": file("wrong-key-es256", "certificate.pem"),
        "now": 1_780_000_000
    });
    assert_eq!(ask(&wrong)["findings"][0]["code"], "assertion-signature-wrong");
    assert_eq!(ask(&json!({"anwser": 1}))["error"]["kind"], "unreadable");
    // In UTF-16: the key's name begins behind an umlaut and a smiley.
    let request = json!({"token_request": "ü=🙂&grant_type=x"});
    let place = &ask(&request)["findings"][0]["place"];
    assert_eq!(place["in"], "token_request", "{place}");
    assert!(place["end"].as_u64() <= Some(17), "{place}");
}

/// TBA's own calls go into the form, where they are signed like any other; the steps of setting up are linked.
#[test]
fn the_calls_of_the_flow_are_signed_in_the_form() {
    let page = Page::open();
    page.script("document.getElementById('calls').open = true", &[]);
    page.click("#calls li:nth-child(1) button");
    page.expect_within("#out-authorization", "oauth_callback=");
    assert!(page.value("field-url").ends_with("/rest/requesttoken"));
    assert_eq!(page.value("field-token"), "");
    assert_eq!(page.value("field-token-secret"), "");
    page.fill("paste", text(&case("71-story-corrected-request"), "/paste"));
    page.expect_within("#cause-token-revoked", "Setting up: ");
    page.script("document.querySelector('#cause-token-revoked details').open = true", &[]);
    page.click("#cause-token-revoked a[href='#setup-tba-token']");
    page.until("the step is in sight", |page| {
        page.script("return document.getElementById('setup-tba-token').checkVisibility()", &[]) == true
    });
    page.unfold();
    look(&page, "answer-unfolded");
}

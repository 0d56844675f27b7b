//! The curl line that was copied from the page, run in bash: a receiver that verifies with oauthlib lets it in.

use countersign_tests::{expected, folders, name};
use serde_json::{Value, json};

use crate::{page::Page, receiver::Receiver};

/// Method, path, content type, body.
const REQUESTS: [[&str; 4]; 6] = [
    ["GET", "/app/site/hosting/restlet.nl?script=6&deploy=1", "", ""],
    [
        "GET",
        "/app/site/hosting/restlet.nl?script=6&deploy=1&q=a%20b+c&name=D'Arcy%20%22x%22&pct=100%25&é=ü&empty=",
        "",
        "",
    ],
    ["DELETE", "/app/site/hosting/restlet.nl?script=6&deploy=1&id=1&id=1", "", ""],
    [
        "POST",
        "/app/site/hosting/restlet.nl?script=6&deploy=1",
        "application/json",
        r#"{"name": "D'Arcy", "cost": "$HOME `id` \\ !"}"#,
    ],
    ["PUT", "/app/site/hosting/restlet.nl?script=6&deploy=1", "text/plain", "two\nlines"],
    [
        "POST",
        "/app/site/hosting/restlet.nl?script=6&deploy=1",
        "application/x-www-form-urlencoded",
        "a=1+2&b=%C3%A9&a=0",
    ],
];

/// Oracle's published keys, which open nothing but this receiver.
fn credentials() -> Value {
    let folder = folders("vectors").into_iter().find(|folder| name(folder) == "oracle-restlet");
    let case: Value =
        serde_json::from_str(&expected(&folder.expect("the vector"), "case.json")).expect("JSON");
    case["credentials"].clone()
}

/// A page in which these credentials are entered and nothing else. Its stamp is of this minute.
fn page_with(credentials: &Value) -> Page {
    let page = Page::cleared();
    for (id, key) in [
        ("field-account", "account"),
        ("field-consumer-key", "consumer_key"),
        ("field-consumer-secret", "consumer_secret"),
        ("field-token", "token"),
        ("field-token-secret", "token_secret"),
    ] {
        page.fill(id, credentials[key].as_str().expect("a text"));
    }
    page
}

/// A nonce is good for one use.
fn new_nonce(page: &Page) {
    let old = page.value("field-nonce");
    page.click("#new-nonce");
    page.until("there is a new nonce", |page| page.value("field-nonce") != old);
    let nonce = page.value("field-nonce");
    page.expect_within("#out-curl", &nonce);
}

#[test]
fn the_copied_curl_line_is_accepted() {
    let credentials = credentials();
    let (receiver, page) = (Receiver::start(&credentials), page_with(&credentials));
    for [method, path, content_type, body] in REQUESTS {
        page.choose("field-method", method);
        page.fill("field-url", &receiver.url(path));
        page.fill("field-content-type", content_type);
        page.fill("field-body", body);
        new_nonce(&page);
        let line = page.copy("#verdict", "curl");
        assert_eq!(receiver.run(&line), (json!({"success": true}), "accepted".to_owned()), "{line}");
    }
}

#[test]
fn one_changed_byte_is_refused() {
    const SIGNATURE: &str = "does not hold: signature";
    const TIME: &str =
        "(invalid_request) Timestamp given is invalid, differ from allowed by over 300 seconds.";
    let credentials = credentials();
    let (receiver, page) = (Receiver::start(&credentials), page_with(&credentials));
    page.fill("field-url", &receiver.url("/app/site/hosting/restlet.nl?script=6&deploy=1"));
    let refused = |line: &str, reason: &str| {
        let (answer, judgement) = receiver.run(line);
        assert_eq!(answer["error"]["code"], "INVALID_LOGIN_ATTEMPT", "{line}");
        assert_eq!(judgement, reason, "{line}");
    };
    let copied = || {
        new_nonce(&page);
        page.copy("#step-7", "curl")
    };
    let change = |line: &str, after: &str| {
        let at = line.find(after).unwrap_or_else(|| panic!("{after} is not in {line}")) + after.len();
        // Another letter or digit in the place of one that has been there.
        let other = if line[at..].starts_with('2') { "3" } else { "2" };
        format!("{}{other}{}", &line[..at], &line[at + 1..])
    };
    for (place, reason) in [
        ("deploy=", SIGNATURE),
        ("script=", SIGNATURE),
        ("restlet", SIGNATURE),
        ("oauth_signature=\"", SIGNATURE),
        ("oauth_nonce=\"", SIGNATURE),
        ("oauth_timestamp=\"", TIME),
        ("realm=\"", "does not hold: realm"),
        ("oauth_consumer_key=\"", "does not hold: client, signature"),
        ("oauth_token=\"", "does not hold: resource_owner, signature"),
    ] {
        refused(&change(&copied(), place), reason);
    }
    let line = copied();
    assert_eq!(receiver.run(&line).1, "accepted");
    refused(&line, "does not hold: nonce is fresh");
}

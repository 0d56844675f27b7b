//! Wrong entries: each is said in words beside its field, and nothing that was typed is lost.

use serde_json::json;

use crate::page::Page;

/// Field, what is entered, what is said beside it.
const WRONG: [(&str, &str, &str); 12] = [
    (
        "field-url",
        "http://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1",
        "NetSuite will refuse",
    ),
    ("field-url", "https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6", "deploy"),
    ("field-url", "https://rest.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1", ": "),
    ("field-account", "123456-sb1", ": "),
    ("field-account", "not an account!", "cannot be an account ID"),
    ("field-consumer-key", "ef40", "64"),
    ("field-consumer-secret", "d26ad321", "8 characters"),
    ("field-token", "2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5c", ": "),
    ("field-token-secret", " c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295", ": "),
    ("field-token-secret", "", ": "),
    ("field-timestamp", "1508242306000", ": "),
    ("field-nonce", "n", ": "),
];

#[test]
fn what_is_wrong_is_said_beside_its_field() {
    let page = Page::open();
    for (id, wrong, said) in WRONG {
        let right = page.value(id);
        page.fill(id, wrong);
        page.expect_within(&format!("#{id}-said"), said);
        assert_eq!(page.value(id), wrong, "it stays as it was typed");
        page.fill(id, &right);
        page.until("it is right again", |page| page.text(&format!("#{id}-said .line")).is_empty());
    }
    assert_eq!(page.chromium.errors(), Vec::<String>::new());
}

/// A finding says that its field is invalid, and its line leads to its full words.
#[test]
fn a_finding_is_tied_to_its_field() {
    let page = Page::open();
    page.fill("field-consumer-key", "ef40");
    page.expect_within("#field-consumer-key-said", ": ");
    let attribute = |name: &str| {
        page.script(
            "return document.getElementById('field-consumer-key').getAttribute(arguments[0])",
            &[json!(name)],
        )
    };
    assert_eq!(attribute("aria-invalid"), "true");
    assert_eq!(attribute("aria-describedby"), "field-consumer-key-said");
    page.click("#field-consumer-key-said a");
    let target = page.script("return document.querySelector(location.hash)?.textContent", &[]);
    let target = target.as_str().expect("the link leads somewhere");
    assert!(target.contains("Fix: ") && target.contains("Source"), "{target}");
}

/// What the words of a finding have between backticks is shown as code.
#[test]
fn no_backtick_is_shown() {
    let page = Page::open();
    page.fill("field-account", "1234567-sb1");
    page.expect_within("#findings", "Write 1234567_SB1");
    assert!(!page.text("#app").contains('`'), "{}", page.text("#findings"));
}

/// Without something to sign, the verdict names what is missing, links to it, and every step waits.
#[test]
fn what_is_missing_is_named() {
    let page = Page::open();
    for (id, name) in [
        ("field-url", "URL"),
        ("field-consumer-key", "consumer key"),
        ("field-consumer-secret", "consumer secret"),
    ] {
        let right = page.value(id);
        page.fill(id, "");
        page.expect("#verdict h2", &format!("To sign, it still takes the {name}."), id);
        page.expect_within("#step-7", "Waits for what the verdict names.");
        page.click(&format!("#verdict .fields a[href='#{id}']"));
        page.until("the link leads to the field", |page| {
            page.script("const {top} = document.querySelector(location.hash).getBoundingClientRect(); return top >= 0 && top < innerHeight", &[]) == true
        });
        page.fill(id, &right);
        page.until("it is signed again", |page| page.text("#verdict .kind") == "Signed");
    }
}

/// A URL that is none: it is said what is wrong with it, and it can be mended where it stands.
#[test]
fn a_url_that_is_none() {
    let page = Page::open();
    for (wrong, said) in [
        ("123456.restlets.api.netsuite.com/app", "URL"),
        ("https://", "host"),
        ("ftp://example.com/", "http"),
        ("https://user:secret@example.com/", "user information"),
    ] {
        page.fill("field-url", wrong);
        page.until(wrong, |page| page.text("#verdict .kind") == "Incomplete");
        page.expect_within("#verdict h2", said);
        page.expect_within("#verdict .text", "Nothing can be signed until that is mended.");
        assert_eq!(page.value("field-url"), wrong);
        assert_eq!(page.value("field-consumer-secret").len(), 64, "the rest is as it was");
    }
    page.fill("field-url", "https://example.com/");
    page.until("it is signed again", |page| page.text("#verdict .kind") == "Signed");
}

/// A pasted URL is taken over at once, with its method and its account.
#[test]
fn a_pasted_url_fills_the_request() {
    let page = Page::open();
    page.fill(
        "paste",
        "PUT https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=7&deploy=2",
    );
    page.expect_within("#paste-said", "1234567_SB1");
    assert_eq!(page.value("field-method"), "PUT");
    assert_eq!(page.value("field-account"), "1234567_SB1");
    assert!(page.value("field-url").ends_with("?script=7&deploy=2"));
    page.expect_within("#verdict", "consumer key");
    assert_eq!(page.value("field-consumer-key"), "", "the example's keys are of another account");
    page.fill("field-consumer-key", &"0a1b".repeat(16));
    page.fill("field-consumer-secret", &"2c3d".repeat(16));
    page.expect_within("#out-authorization", "realm=\"1234567_SB1\"");
    assert_ne!(page.value("field-timestamp"), "1508242306", "a request of one's own has a stamp of its own");
    let url = page.value("field-url");
    page.fill("paste", "gibberish");
    page.expect_within("#paste-said", "no URL is in this");
    assert_eq!(page.value("field-url"), url, "what cannot be read changes nothing");
}

/// Nonce and timestamp are made anew with each change, and stay while they are pinned.
#[test]
fn a_pinned_stamp_stays() {
    let page = Page::cleared();
    page.fill("field-url", "https://example.com/");
    page.until("there is a stamp", |page| page.value("field-nonce").len() == 20);
    let first = page.value("field-nonce");
    page.fill("field-url", "https://example.com/a");
    page.until("there is a new one", |page| page.value("field-nonce") != first);
    page.tick("pin", true);
    let pinned = page.value("field-nonce");
    page.fill("field-url", "https://example.com/b");
    page.fill("field-account", "123456");
    page.expect_within("#realm", "123456");
    assert_eq!(page.value("field-nonce"), pinned);
    page.click("#now");
    page.expect_within("#age", "ago");
    assert_eq!(page.value("field-nonce"), pinned);
}

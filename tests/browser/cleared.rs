//! Clear everything, and what comes after it.

use serde_json::{Value, json};

use crate::{page::Page, vectors::FIELDS};

#[test]
fn clear_empties_every_field_and_every_output() {
    let page = Page::open();
    page.unfold();
    page.fill("field-body", "a body that is to go");
    page.fill("field-callback", "https://example.com/callback");
    page.fill("field-verifier", "verifier");
    page.fill("field-signature", "abc");
    page.fill("paste", "nothing that is known");
    page.expect_within("#paste-said", "no URL is in this");
    page.click("#clear");
    page.expect_within("#verdict", "To sign, it still takes the");
    for (id, _) in FIELDS.into_iter().chain([("field-signature", ""), ("paste", "")]) {
        assert_eq!(page.value(id), "", "{id}");
    }
    let filled = "return [...document.querySelectorAll('input:not([type=checkbox]), textarea')].filter(field => field.value).length";
    assert_eq!(page.script(filled, &[]), 0, "some other field");
    assert_eq!(
        page.script("return document.querySelectorAll('pre[id^=out-]').length", &[]),
        0,
        "an output is left"
    );
    let left = page.text("#app");
    for gone in [
        "KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ",
        "ef40afdd8aba",
        "2b0ce516",
        "fjaLirs",
        "a body that",
        // The example's account, and not the one that stands for any.
        "123456.restlets",
    ] {
        assert!(!left.contains(gone), "{gone} is left");
    }
    assert_eq!(page.value("field-method"), "GET");
}

/// What was cleared cannot be brought back by the browser either.
#[test]
fn clear_leaves_nothing_to_undo() {
    let page = Page::open();
    page.fill("field-consumer-secret", "canary");
    page.click("#clear");
    page.until("the secret is gone", |page| page.value("field-consumer-secret").is_empty());
    page.script(
        "document.getElementById('field-consumer-secret').focus(); document.execCommand('undo')",
        &[],
    );
    assert_eq!(page.value("field-consumer-secret"), "");
}

#[test]
fn the_example_comes_back() {
    let page = Page::cleared();
    page.click("#example");
    page.expect("#out-signature", "+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=", "the example");
    assert_eq!(page.value("field-consumer-secret").len(), 64);
}

/// A reload begins anew with the example: nothing was stored.
#[test]
fn a_reload_forgets() {
    let page = Page::cleared();
    page.fill("field-url", "https://example.com/canary");
    page.fill("field-consumer-secret", "canary");
    page.visit();
    page.expect("#out-signature", "+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=", "the example");
    let kept = page.script_async(
        "return [localStorage.length, sessionStorage.length, document.cookie, history.state, (await caches.keys()).length, (await indexedDB.databases()).length]",
    );
    assert_eq!(kept, json!([0, 0, "", Value::Null, 0, 0]));
}

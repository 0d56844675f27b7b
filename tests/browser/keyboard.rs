//! The page without a mouse.

use std::fs;

use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::paths;

use crate::page::Page;

/// All that Tab should stop at, in the order of the document.
const STOPS: &str = "
    return [...document.querySelectorAll('a[href], button:enabled, input, select, textarea, summary, [tabindex=\"0\"]')]
        .filter(element => element.checkVisibility({visibilityProperty: true}) || element.closest('.skip'))
        .map((element, index) => (element.dataset.stop = index, element.tagName + ' ' + (element.id || element.textContent)));";

/// What has the focus: which stop it is, where it stands in the document, and whether one sees that it has the focus.
const FOCUSED: &str = "
    const element = document.activeElement, box = element.getBoundingClientRect(), style = getComputedStyle(element);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const top = document.elementFromPoint(Math.min(box.left + box.width / 2, innerWidth - 1), Math.max(0, Math.min(box.top + Math.min(box.height, 30) / 2, innerHeight - 1)));
    return {
        stop: element.dataset.stop === undefined ? -1 : Number(element.dataset.stop),
        name: element.tagName + ' ' + (element.id || element.textContent),
        left: Math.round(box.left), top: Math.round(box.top + scrollY), bottom: Math.round(box.bottom + scrollY),
        visible: outlined && !!top && (element === top || element.contains(top) || top.contains(element) || element.parentElement.contains(top)),
        bar: !!element.closest('.top, .skip'),
    };";

#[test]
fn tab_goes_through_everything_in_the_order_in_which_it_is_read() {
    let page = Page::open();
    // One column: reading order is from top to bottom, and on one line from left to right.
    page.resize(800, 900);
    let stops = page.script(STOPS, &[]);
    let stops = stops.as_array().expect("a list");
    assert!(stops.len() > 40, "{stops:?}");
    let mut last: Option<Value> = None;
    for (index, name) in stops.iter().enumerate() {
        page.press(&Key::Tab);
        let focused = page.script(FOCUSED, &[]);
        assert_eq!(focused["stop"], index, "instead of {name}: {focused}");
        assert_eq!(focused["visible"], true, "one does not see where the focus is: {focused}");
        let place = |value: &Value, side: &str| value[side].as_i64().expect("a number");
        if let Some(last) = last.filter(|last| last["bar"] == false) {
            let below = place(&focused, "bottom") > place(&last, "top") + 4;
            let beside = place(&focused, "left") > place(&last, "left");
            let lower = place(&focused, "top") >= place(&last, "top") - 4;
            assert!(below && (lower || beside), "the focus jumps up from {last} to {focused}");
        }
        last = Some(focused);
    }
}

#[test]
fn the_skip_link_leads_to_the_verdict() {
    let page = Page::open();
    page.press(&Key::Tab);
    assert_eq!(page.script("return document.activeElement.className", &[]), "skip");
    page.screenshot("keyboard-skip-link");
    page.press(&Key::Enter);
    page.until("the verdict has the focus", |page| {
        page.script("return document.activeElement.id", &[]) == "verdict"
    });
    page.press(&Key::Tab);
    assert_eq!(page.script("return document.activeElement.id", &[]), "field-signature");
}

/// Signing without a mouse: the URL, the method, the copy.
#[test]
fn a_request_is_signed_and_copied_with_keys_alone() {
    let page = Page::open();
    let focus = |id: &str| page.script("document.getElementById(arguments[0]).focus()", &[json!(id)]);
    focus("field-method");
    page.press(&Key::Down);
    page.until("the next method", |page| page.text("#out-base-string").starts_with("PUT&"));
    focus("field-url");
    page.press(&Key::End);
    page.type_into("field-url", "&more=1");
    page.expect_within("#out-base-string", "%26more%3D1");
    page.press(&Key::Enter);
    assert!(!page.value("field-url").contains('\n'), "a URL is one line");
    page.script("document.querySelector('#step-7 button.copy').focus()", &[]);
    page.press(&Key::Enter);
    page.expect("#step-7 button.copy", "Copied", "the button");
    let copied = page.script_async("return await navigator.clipboard.readText()");
    assert_eq!(copied, page.text("#out-authorization"));
}

/// The caret stays where it is while every step is drawn anew.
#[test]
fn the_caret_stays_in_the_middle_of_a_field() {
    let page = Page::open();
    page.script(
        "const url = document.getElementById('field-url'); url.focus(); url.setSelectionRange(20, 20)",
        &[],
    );
    let signature = page.text("#out-signature");
    page.type_keys("x");
    page.until("it is signed anew", |page| page.text("#out-signature") != signature);
    assert_eq!(page.script("return document.getElementById('field-url').selectionStart", &[]), 21);
    page.type_keys("y");
    page.until("the second key is there", |page| page.value("field-url").contains("xy"));
}

/// A new row of the query keeps the focus while it becomes a part of the URL.
#[test]
fn a_parameter_is_added_in_the_table() {
    let page = Page::open();
    let rows = "return document.querySelectorAll('.pairs tbody tr').length";
    let before = page.script(rows, &[]).as_u64().expect("a number");
    page.script("document.querySelector('.pairs .draft .name').focus()", &[]);
    page.type_keys("name");
    page.press(&Key::Tab);
    page.type_keys("a b+c");
    page.until("the URL has it", |page| page.value("field-url").ends_with("&name=a%20b%2Bc"));
    page.expect_within("#out-base-string", "%26name%3Da%2520b%252Bc%26");
    assert_eq!(page.script(rows, &[]), before + 1);
}

/// The arrow keys walk through the parts of a text, and what they point at is explained.
#[test]
fn arrow_keys_walk_through_the_base_string() {
    let page = Page::open();
    page.script("document.getElementById('out-base-string').focus()", &[]);
    page.press(&Key::Right);
    page.expect_within("#step-4 .explain", "customParam = someValue, from the query");
    page.until("it is lit wherever it stands", |page| {
        page.script("return document.querySelectorAll('.lit').length", &[]).as_u64() > Some(1)
    });
}

/// Goes on with Tab, or back with Shift and Tab, until what fits the selector has the focus. On the way one always sees
/// where it is.
fn go_to(page: &Page, selector: &str, back: bool) {
    for _ in 0..150 {
        page.tab(back);
        let focused = page.script(FOCUSED, &[]);
        assert_eq!(focused["visible"], true, "one does not see where the focus is: {focused}");
        if page.script("return document.activeElement.matches(arguments[0])", &[json!(selector)]) == true {
            return;
        }
    }
    panic!("Tab never comes to {selector}");
}

/// From the first look to the report in the clipboard: paste, verdict, secrets, proof, comparison, report.
#[test]
fn the_whole_story_with_keys_alone() {
    let case = paths::root().join("web/examples/01-query-params-missing.json");
    let case: Value = serde_json::from_str(&fs::read_to_string(case).expect("a case")).expect("JSON");
    let text = |key: &str| case[key].as_str().expect("a text").to_owned();
    let page = Page::open();
    page.resize(1280, 900);

    go_to(&page, "#clear", false);
    page.press(&Key::Enter);
    page.until("everything is empty", |page| page.value("field-url").is_empty());
    go_to(&page, "#paste", false);
    page.type_keys(&text("paste"));
    page.until("it is read", |page| page.value("field-url").contains("script=10"));
    go_to(&page, "#field-consumer-secret", false);
    page.type_keys(&text("consumer_secret"));
    go_to(&page, "#field-token-secret", false);
    page.type_keys(&text("token_secret"));
    page.expect_within("#verdict .proof", "Proved");
    page.expect_within("#status", "not signed");

    go_to(&page, "#decode-comparison", true);
    page.press(&Key::Space);
    page.expect_within(".aligned .missing .ours", "deploy=1");
    go_to(&page, "#out-base-string, #step-4 .read, #decode", false);
    go_to(&page, "#share > summary", false);
    page.press(&Key::Enter);
    page.until("the report is there", |page| !page.text("#out-report").is_empty());
    go_to(&page, "#share .copy", false);
    page.press(&Key::Enter);
    page.expect("#status", "Copied the report.", "what a screen reader says");
    let copied = page.script_async("return await navigator.clipboard.readText()");
    assert!(copied.as_str().is_some_and(|copied| copied.contains("`query-params-missing`")), "{copied}");
}

//! The seal in Firefox and WebKitGTK; `sealed.rs` has the same, and more, for Chromium.

use std::{thread, time::Duration};

use serde_json::json;
use xtask::dist;

use crate::{
    altered::Copy,
    engines::{Engine, Visit},
    trap::Trap,
};

const SEALED: &str = "return 'sealed' in document.documentElement.dataset";

/// Types into the four credentials, loads the cases, opens and presses all that is there.
const USE: &str = "
    for (const id of ['consumer-key', 'consumer-secret', 'token', 'token-secret']) {
        const field = document.getElementById('field-' + id);
        field.focus();
        field.value = 'c0ffee00' + id;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    for (const summary of document.querySelectorAll('details:not([open]) > summary')) summary.click();
    for (const button of document.querySelectorAll('#app button:not(.copy, #print)')) if (!button.disabled) button.click();";

fn nothing_leaves(engine: Engine) {
    let folder = dist::existing().unwrap_or_else(|failure| panic!("{failure}"));
    let (visit, trap) = (Visit::to(engine, &folder), Trap::set());
    visit.until("it is sealed", SEALED);
    visit.until(
        "it has signed",
        "return document.getElementById('out-signature').textContent.startsWith('+KK4SKN')",
    );
    let requests = visit.site.requests();
    assert!(
        requests.iter().all(|request| request.status == 200 && !request.path.contains('?')),
        "{requests:?}"
    );
    let heads = requests.iter().filter(|request| request.method == "HEAD").count();
    let examples = requests.iter().filter(|request| request.path.contains("/examples/")).count();
    // The page, its script, its style sheet, its program.
    assert_eq!((heads, requests.len() - heads - examples), (1, 4), "{requests:?}");

    visit.site.forget_requests();
    visit.script(USE, &[]);
    let tried = visit.script(include_str!("ways_out.js"), &[json!(trap.host())]);
    assert!(tried.as_array().is_some_and(|ways| ways.len() >= 45), "{tried}");
    thread::sleep(Duration::from_secs(3));
    assert_eq!(trap.caught(), Vec::<String>::new(), "{engine:?}");
    assert_eq!(visit.site.requests(), [], "{engine:?}");
    assert_eq!(visit.script("return location.pathname", &[]), "/repo/", "{engine:?}");
}

fn what_was_altered_is_refused(engine: Engine) {
    for (start, ending) in [("app-", ".js"), ("countersign-", ".wasm"), ("style-", ".css")] {
        let site = Copy::new(&format!("{engine:?}{ending}"));
        site.flip(start, ending);
        let visit = Visit::to(engine, &site.0);
        visit.until(
            &format!("{engine:?} says that {ending} was refused"),
            "const block = document.getElementById('not-started');
             return getComputedStyle(block).display !== 'none' && getComputedStyle(block).visibility === 'visible'
                 && block.getBoundingClientRect().height > 40",
        );
        let state = "return ['started' in document.documentElement.dataset, 'sealed' in document.documentElement.dataset]";
        assert_eq!(visit.script(state, &[]), json!([false, false]), "{engine:?} {ending}");
    }
}

#[test]
fn nothing_leaves_firefox() {
    nothing_leaves(Engine::Firefox);
}

#[test]
fn nothing_leaves_webkit() {
    nothing_leaves(Engine::WebKit);
}

#[test]
fn firefox_refuses_what_was_altered() {
    what_was_altered_is_refused(Engine::Firefox);
}

#[test]
fn webkit_refuses_what_was_altered() {
    what_was_altered_is_refused(Engine::WebKit);
}

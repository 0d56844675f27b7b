//! A page that cannot start says so. It is never blank.

use std::{fs, path::Path};

use serde_json::json;
use xtask::dist;

use crate::{altered::Copy, page::Page};

/// Waits until the page says why it has not started, and that it still shows what it is.
fn says_that_it_has_not_started(folder: &Path, name: &str) {
    let page = Page::of(folder);
    page.visit();
    let visible = "return document.getElementById('not-started').checkVisibility({visibilityProperty: true})";
    page.until("the page says that it has not started", |page| page.script(visible, &[]) == true);
    let seen = page.script("return document.body.innerText", &[]);
    let seen = seen.as_str().expect("a text");
    assert!(seen.contains("Countersign has not started."), "{seen}");
    assert!(seen.contains("Signs a NetSuite RESTlet request"), "{seen}");
    page.resize(1280, 900);
    page.screenshot(&format!("trouble-{name}"));
    assert!(!page.chromium.errors().is_empty(), "the console says more");
}

#[test]
fn a_wasm_file_that_was_cut_on_its_way() {
    let site = Copy::new("cut");
    let wasm = site.file("countersign-", ".wasm");
    let bytes = fs::read(&wasm).expect("it is there");
    fs::write(&wasm, &bytes[..bytes.len() / 2]).expect("it can be cut");
    says_that_it_has_not_started(&site.0, "cut-wasm");
}

#[test]
fn a_wasm_file_that_is_missing() {
    let site = Copy::new("missing");
    fs::remove_file(site.file("countersign-", ".wasm")).expect("it is there");
    says_that_it_has_not_started(&site.0, "missing-wasm");
}

#[test]
fn a_script_that_is_missing() {
    let site = Copy::new("script");
    fs::remove_file(site.file("app-", ".js")).expect("it is there");
    says_that_it_has_not_started(&site.0, "missing-script");
}

#[test]
fn without_javascript() {
    let page = Page::of(&dist::existing().unwrap_or_else(|failure| panic!("{failure}")));
    page.chromium.command("Emulation.setScriptExecutionDisabled", &json!({"value": true}));
    page.visit();
    page.resize(390, 900);
    let seen = page.script("return document.body.innerText", &[]);
    let seen = seen.as_str().expect("a text");
    assert!(seen.contains("Countersign needs JavaScript and WebAssembly."), "{seen}");
    assert!(seen.contains("Signs a NetSuite RESTlet request"), "{seen}");
    assert!(!seen.contains("has not started"), "it is not said twice: {seen}");
    page.screenshot("trouble-no-script");
}

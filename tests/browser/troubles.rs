//! A page that cannot start says so. It is never blank.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::json;
use xtask::{dist, files};

use crate::page::Page;

/// A copy of the built page that a test may break, removed at the end.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("countersign-{}-{name}", std::process::id()));
        let whole = dist::existing().unwrap_or_else(|failure| panic!("{failure}"));
        let names = files::below(&whole).unwrap_or_else(|failure| panic!("{failure}"));
        files::copy(&names, &whole, &folder).unwrap_or_else(|failure| panic!("{failure}"));
        Self(folder)
    }

    /// The one file with this ending.
    fn file(&self, ending: &str) -> PathBuf {
        let names = files::below(&self.0).unwrap_or_else(|failure| panic!("{failure}"));
        let found: Vec<_> =
            names.iter().filter(|name| name.extension().is_some_and(|e| e == ending)).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        self.0.join(found[0])
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

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
    let wasm = site.file("wasm");
    let bytes = fs::read(&wasm).expect("it is there");
    fs::write(&wasm, &bytes[..bytes.len() / 2]).expect("it can be cut");
    says_that_it_has_not_started(&site.0, "cut-wasm");
}

#[test]
fn a_wasm_file_that_is_missing() {
    let site = Copy::new("missing");
    fs::remove_file(site.file("wasm")).expect("it is there");
    says_that_it_has_not_started(&site.0, "missing-wasm");
}

#[test]
fn a_script_that_is_missing() {
    let site = Copy::new("script");
    fs::remove_file(site.file("js")).expect("it is there");
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

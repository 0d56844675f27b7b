//! What is seen before anything is typed.

use serde_json::{Value, json};
use xtask::dist;

use crate::page::Page;

const SIGNATURE: &str = "+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=";

#[test]
fn the_example_is_signed_and_the_console_is_silent() {
    let page = Page::open();
    page.expect("#out-signature", SIGNATURE, "step 6");
    page.expect("#verdict .ours .ink", SIGNATURE, "the verdict");
    page.expect_within("#verdict h2", "Oracle’s own example");
    page.expect_within("#verdict", "lost its leading +");
    assert_eq!(page.value("field-signature"), SIGNATURE[1..], "as Oracle prints it");
    page.expect_within(
        "#out-authorization",
        "oauth_signature=\"%2BKK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ%3D\"",
    );
    assert_eq!(page.script("return document.querySelectorAll('h1').length", &[]), 1);
    assert_eq!(page.chromium.errors(), Vec::<String>::new());
}

/// Each file of the page and nothing else is asked for, all below the sub-path, and none is missing.
#[test]
fn only_files_of_the_page_are_loaded() {
    let page = Page::open();
    let requests = page.site.requests();
    assert!(requests.len() >= 3, "{requests:?}");
    for request in &requests {
        assert!(
            ["GET", "HEAD"].contains(&request.method.as_str())
                && request.path.starts_with("/repo/")
                && request.status == 200,
            "{request:?}"
        );
    }
    page.site.forget_requests();
    page.fill("field-url", "https://example.com/?a=b");
    page.expect_within("#out-base-string", "example.com");
    assert_eq!(page.site.requests(), [], "typing asks for nothing");
}

/// The shell stands in `index.html`, so it is painted from that and the style sheets alone.
#[test]
fn the_shell_is_readable_before_the_program_arrives() {
    let page = Page::of(&dist::existing().unwrap_or_else(|failure| panic!("{failure}")));
    page.chromium.command("Network.enable", &json!({}));
    page.chromium.command("Network.setBlockedURLs", &json!({"urls": ["*.wasm", "*.js"]}));
    page.visit();
    let seen = page.script("return document.body.innerText", &[]);
    let seen = seen.as_str().expect("a text");
    for text in ["Countersign", "shows every step", "Paste a header", "Oracle’s own example", &SIGNATURE[1..]]
    {
        assert!(seen.contains(text), "{text} is not seen in:\n{seen}");
    }
    page.resize(1280, 900);
    page.screenshot("shell-1280-light");
}

/// What is drawn in the shell's place stands where the shell stood: nothing jumps when the program arrives.
#[test]
fn the_page_takes_the_shells_place_without_a_jump() {
    const PLACES: &str = "
        return ['h1', '.tagline', '.paste', '.verdict h2', '.hand.theirs'].map(selector => {
            const {left, top} = document.querySelector(selector).getBoundingClientRect();
            return [selector, Math.round(left), Math.round(top)];
        })";
    let page = Page::open();
    page.resize(1280, 900);
    let drawn = page.script(PLACES, &[]);
    page.chromium.command("Network.enable", &json!({}));
    page.chromium.command("Network.setBlockedURLs", &json!({"urls": ["*.wasm", "*.js"]}));
    page.visit();
    let shell = page.script(PLACES, &[]);
    for (drawn, shell) in list(&drawn).iter().zip(list(&shell)) {
        for side in [1, 2] {
            let (now, before) =
                (drawn[side].as_i64().expect("a number"), shell[side].as_i64().expect("a number"));
            assert!((now - before).abs() <= 2, "{shell} jumps to {drawn}");
        }
    }
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

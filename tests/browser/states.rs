//! Every state of the page's story, held against axe-core and looked at: light and dark, on a desk, a tablet and a
//! phone. The pictures are in `target/screenshots`.

use std::{fs, path::Path};

use serde_json::{Value, json};
use xtask::{dist, paths, tools::node::AXE};

use crate::{looks, page::Page};

/// A desk, a tablet, a phone.
const WIDTHS: [u32; 3] = [1280, 768, 390];

/// What axe-core finds, a line an element; nothing it leaves open is let pass.
const AXE_RUN: &str = "
    const {violations} = await axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}});
    return violations.flatMap(({id, help, nodes}) => nodes.map(({target, failureSummary}) => [id, help, target.join(' '), failureSummary].join(': ')));";

/// Holds a state against axe-core in both colours, and takes its pictures in every width.
fn show(page: &Page, state: &str) {
    let folder = AXE.find().unwrap_or_else(|failure| panic!("{failure}"));
    let axe = fs::read_to_string(folder.join("axe.min.js")).expect("axe-core brings it");
    page.script(&axe, &[]);
    for colours in ["light", "dark"] {
        page.prefer(colours);
        for width in WIDTHS {
            page.resize(width, 900);
            let name = format!("state-{state}-{width}-{colours}");
            page.screenshot(&name);
            looks::fits(page, &name);
            let found = page.script_async(AXE_RUN);
            assert_eq!(found, json!([]), "axe-core in {name}");
        }
    }
}

#[test]
fn first_paint() {
    show(&Page::open(), "first-paint");
}

#[test]
fn incomplete() {
    let page = Page::cleared();
    page.fill("paste", "Authorization: OAuth realm=\"1234567_SB1\", oauth_consumer_key=\"e0a1000b609c534d19c438be30c55ed56a45970098e1ad3ecddbb6d533845d4e\", oauth_token=\"4fd4d3a5c3ef6b19c14e29d6b1c1d0b2a5a4d9f4a7c1c0f2b3e4d5f60718293a\", oauth_nonce=\"861a3b5575608bfc3974\", oauth_timestamp=\"1716390247\", oauth_signature_method=\"HMAC-SHA256\", oauth_version=\"1.0\", oauth_signature=\"oTvl0dG6XYKRa4BNstY%2FeN5EE0lHsmnytmKak3mvUr4%3D\"");
    page.until("it says what is missing", |page| page.text("#verdict .kind") == "Incomplete");
    show(&page, "incomplete");
}

#[test]
fn ready() {
    let page = Page::open();
    page.fill(
        "field-url",
        "https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1&id=42",
    );
    page.click("#now");
    page.until("it is signed", |page| page.text("#verdict .kind") == "Signed");
    show(&page, "ready");
}

#[test]
fn right() {
    let page = Page::open();
    page.fill("field-signature", &page.text("#out-signature"));
    page.until("it matches", |page| page.text("#verdict .kind") == "Match");
    show(&page, "match");
}

#[test]
fn differs_with_proof() {
    let page = Page::open();
    page.open_case("The query left out");
    show(&page, "proof");
    page.tick("decode-comparison", true);
    page.unfold();
    show(&page, "proof-unfolded");
}

#[test]
fn nothing_fits() {
    let page = Page::open();
    page.open_case("The query left out");
    page.fill("field-consumer-secret", &"0123456789abcdef".repeat(4));
    page.expect_within("#verdict h2", "no known mistake explains it");
    show(&page, "nothing-fits");
}

#[test]
fn answer_with_elimination() {
    let case = paths::root().join("tests/answers/71-story-corrected-request/case.json");
    let case: Value = serde_json::from_str(&fs::read_to_string(case).expect("the case")).expect("JSON");
    let text = |pointer: &str| case.pointer(pointer).and_then(Value::as_str).expect("the case says it");
    let page = Page::cleared();
    page.fill("field-consumer-secret", text("/credentials/consumer_secret"));
    page.fill("field-token-secret", text("/credentials/token_secret"));
    page.fill("paste", text("/paste"));
    page.until("causes are struck through", |page| !page.text("#answer .ruled-out s").is_empty());
    show(&page, "answer");
}

#[test]
fn failure() {
    let page = Page::of(&dist::existing().unwrap_or_else(|failure| panic!("{failure}")));
    page.chromium.command("Network.enable", &json!({}));
    page.chromium.command("Network.setBlockedURLs", &json!({"urls": ["*.wasm"]}));
    page.visit();
    page.until("it says so", |page| !page.text("#why").is_empty());
    show(&page, "failure");
}

/// The pages beside the page, which need no program.
#[test]
fn the_reference() {
    let page = Page::of(&dist::existing().unwrap_or_else(|failure| panic!("{failure}")));
    page.visit_below("reference.html");
    show(&page, "reference");
}

/// What is pasted may run from right to left, and carry marks that turn the text around: the page does not turn with it.
#[test]
fn text_from_right_to_left() {
    let page = Page::open();
    page.fill(
        "paste",
        "שלום \u{202e}GET https://1234567.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=1&deploy=1&مرحبا=שלום%20עולם",
    );
    page.expect_within("#paste-said", "URL");
    for width in WIDTHS {
        page.resize(width, 900);
        page.screenshot(&format!("state-right-to-left-{width}"));
        looks::fits(&page, "right to left");
    }
}

/// Forced colours, less motion, print: a picture each, and nothing cut.
#[test]
fn other_ways_to_look() {
    let page = Page::open();
    page.open_case("The query left out");
    page.resize(1280, 900);
    let media = |media: &str, features: Value| {
        page.chromium.command("Emulation.setEmulatedMedia", &json!({"media": media, "features": features}));
    };
    media("", json!([{"name": "forced-colors", "value": "active"}]));
    page.screenshot("other-forced-colours");
    looks::fits(&page, "forced colours");
    media("", json!([{"name": "prefers-reduced-motion", "value": "reduce"}]));
    let moving = page.script(
        "return [...document.querySelectorAll('*')].filter(element => getComputedStyle(element).transitionProperty !== 'none' && parseFloat(getComputedStyle(element).transitionDuration) > 0).length",
        &[],
    );
    assert_eq!(moving, 0, "something moves");
    media("print", json!([]));
    page.resize(794, 1123);
    page.screenshot("other-print");
    let shown = page.script("return document.querySelector('.paste').checkVisibility()", &[]);
    assert_eq!(shown, false, "the paste is not printed");
}

/// The picture of the README is one of the page as it is: the same case, as wide and as high. Whoever changes how the
/// page looks copies `target/screenshots/readme.png` over it, in fewer colours.
#[test]
fn the_picture_of_the_readme() {
    let page = Page::open();
    page.resize(1100, 1240);
    page.prefer("light");
    page.open_case("The query left out");
    let taken = page.picture("readme", 1240);
    let kept = paths::root().join("docs/page.png");
    // A PNG begins with its width and height, at the same place in each.
    let size = |file: &Path| fs::read(file).map(|bytes| bytes[16..24].to_vec()).unwrap_or_default();
    assert_eq!(size(&taken), size(&kept), "{} is not the picture in {}", kept.display(), taken.display());
}

//! The sealed page: what it loads, that nothing leaves it, and that it refuses what was altered.

use std::{fs, thread};

use serde_json::{Value, json};
use xtask::{paths, seal};

use crate::{
    altered::Copy,
    every_engine::{ANNOUNCED, SILENCE, built},
    page::Page,
    trap::Trap,
};

/// For a frame or a form that it is about to refuse, Chromium opens a connection and closes it without a byte. No policy
/// keeps it from that. Our program makes no frame and sends no form.
#[test]
fn a_refused_frame_or_form_sends_not_a_byte() {
    let (page, trap) = (Page::open(), Trap::set());
    page.script(include_str!("ways_out.js"), &[json!(trap.host())]);
    thread::sleep(SILENCE);
    let caught = trap.caught();
    assert!(caught.iter().all(String::is_empty), "{caught:?}");
    assert!(caught.len() <= ANNOUNCED.len(), "{caught:?}");
    assert_eq!(page.script("return location.pathname", &[]), "/repo/");
}

/// The trap is one: from a page without a policy the same ways lead into it. Else the test above would prove nothing.
#[test]
fn without_the_policies_the_same_ways_are_open() {
    let folder = std::env::temp_dir().join(format!("countersign-{}-open", std::process::id()));
    fs::create_dir_all(&folder).expect("it can be made");
    fs::write(folder.join("index.html"), "<!doctype html><title>open</title><body>")
        .expect("it can be written");
    let (page, trap) = (Page::of(&folder), Trap::set());
    page.visit();
    page.script(include_str!("ways_out.js"), &[json!(trap.host())]);
    page.until("many have come", |_| trap.caught().len() >= 15);
    drop(fs::remove_dir_all(&folder));
}

/// No policy closes this one, and nothing can take it away: our program has nothing to call for it.
#[test]
fn a_page_can_go_elsewhere_but_the_program_cannot_take_it_there() {
    let (page, trap) = (Page::open(), Trap::set());
    page.script("location.href = arguments[0]", &[json!(format!("http://{}/", trap.host()))]);
    page.until("somebody has come", |_| !trap.caught().is_empty());
    for name in ["hosted", "offline"] {
        let list = fs::read_to_string(paths::root().join("web/imports").join(name).with_extension("txt"))
            .expect("it is there");
        for way in [
            "location",
            "href",
            ".assign(",
            ".reload(",
            ".click(",
            ".submit(",
            ".requestSubmit(",
            ".dispatchEvent(",
            "RTC",
            "window.open",
            ".open(",
            ".navigate(",
            ".go(",
            ".back(",
            ".forward(",
        ] {
            let lines = list.lines().filter(|line| !line.starts_with('#'));
            assert_eq!(lines.filter(|line| line.contains(way)).count(), 0, "{way} in {name}.txt");
        }
    }
}

/// Before it is sealed nobody can enter anything.
#[test]
fn nothing_can_be_entered_before_the_seal() {
    let page = Page::of(&built());
    page.chromium.command("Page.enable", &json!({}));
    // A page that stops before it seals itself: the observer for which it waits is never told anything, and no clock runs.
    let never = "MutationObserver.prototype.observe = () => {}; window.setTimeout = () => 0;";
    page.chromium.command("Page.addScriptToEvaluateOnNewDocument", &json!({"source": never}));
    page.visit();
    page.until("the program runs", |page| page.dataset("started"));
    assert!(!page.dataset("sealed"));
    assert_eq!(page.script("return document.getElementById('app').inert", &[]), true);
    let focused =
        "document.getElementById('field-consumer-secret').focus(); return document.activeElement.id";
    assert_eq!(page.script(focused, &[]), "");
}

fn refuses(start: &str, ending: &str) {
    let site = Copy::new(&format!("altered{ending}"));
    site.flip(start, ending);
    let page = Page::of(&site.0);
    page.visit();
    let visible = "return document.getElementById('not-started').checkVisibility({visibilityProperty: true})";
    page.until("the page says that it has not started", |page| page.script(visible, &[]) == true);
    assert!(!page.dataset("started") && !page.dataset("sealed"));
    let seen = page.script("return document.body.innerText", &[]);
    assert!(seen.as_str().is_some_and(|seen| seen.contains("Countersign has not started.")), "{seen}");
    let errors = page.chromium.errors().join("\n");
    assert!(errors.contains("integrity"), "{errors}");
}

#[test]
fn an_altered_script_is_refused() {
    refuses("app-", ".js");
}

#[test]
fn an_altered_program_is_refused() {
    refuses("countersign-", ".wasm");
}

#[test]
fn an_altered_style_sheet_is_refused() {
    refuses("style-", ".css");
}

/// Opens a page whose gallery is not to be had: all the rest is as ever.
fn without_gallery(site: &Copy) -> Page {
    let page = Page::of(&site.0);
    page.visit();
    page.until("it is sealed", |page| page.dataset("sealed"));
    page.expect("#out-signature", "+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=", "it signs");
    assert_eq!(page.script("return document.getElementById('gallery')", &[]), Value::Null);
    page
}

#[test]
fn an_altered_gallery_is_left_out() {
    let site = Copy::new("altered-gallery");
    site.flip("gallery-", ".json");
    let errors = without_gallery(&site).chromium.errors().join("\n");
    assert!(errors.contains("integrity") && errors.contains("gallery-"), "{errors}");
}

#[test]
fn a_host_without_the_gallery_changes_nothing_else() {
    let site = Copy::new("bare");
    fs::remove_file(site.file("gallery-", ".json")).expect("it is there");
    without_gallery(&site);
}

#[test]
fn in_a_frame_it_refuses() {
    let site = Copy::new("framed");
    fs::write(
        site.0.join("frame.html"),
        "<!doctype html><title>frame</title><iframe src=\"./index.html\"></iframe>",
    )
    .expect("it can be written");
    let page = Page::of(&site.0);
    page.visit_below("frame.html");
    let inside = "return document.querySelector('iframe').contentDocument?.body?.innerText ?? ''";
    page.until("it says why", |page| {
        page.script(inside, &[]).as_str().is_some_and(|text| text.contains("loaded inside another page"))
    });
    let app = "return document.querySelector('iframe').contentDocument.getElementById('app')";
    assert_eq!(page.script(app, &[]), Value::Null);
}

#[test]
fn credentials_in_the_address_are_taken_out_and_said() {
    let page = Page::of(&built());
    for address in [
        "?oauth_token=abc",
        "?a=b&consumerSecret=abc",
        "#access_token=abc&state=1",
        "?key=c0ffee00c0ffee11c0ffee22c0ffee33",
        "?a=%6Fauth_token%3Dabc",
    ] {
        page.visit_below(address);
        page.until("it is sealed", |page| page.dataset("sealed"));
        let left = page.script("return location.pathname + location.search + location.hash", &[]);
        assert_eq!(left, "/repo/", "{address}");
        let visible = "return document.getElementById('address').checkVisibility()";
        assert_eq!(page.script(visible, &[]), true, "{address}");
    }
    page.visit_below("?utm_source=chat#verdict");
    page.until("it is sealed", |page| page.dataset("sealed"));
    assert_eq!(page.script("return location.search + location.hash", &[]), "?utm_source=chat#verdict");
    assert!(!page.dataset("address"));
}

#[test]
fn a_clock_that_is_off_is_said() {
    let page = Page::of(&built());
    page.chromium.command("Page.enable", &json!({}));
    let ahead = "const now = Date.now; Date.now = () => now() + 420_000;";
    page.chromium.command("Page.addScriptToEvaluateOnNewDocument", &json!({"source": ahead}));
    page.visit();
    page.until("it is sealed", |page| page.dataset("sealed"));
    page.expect_within("#skew", "ahead of that of the page’s host");
    page.expect_within("#skew", "InvalidTimestamp");
    let page = Page::open();
    assert_eq!(page.text("#skew"), "", "and nothing where it is right");
}

#[test]
fn the_offline_copy_works_from_a_disk_without_a_network() {
    let page = Page::of(&built());
    let offline = json!({"offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0});
    page.chromium.command("Network.enable", &json!({}));
    page.chromium.command("Network.emulateNetworkConditions", &offline);
    page.visit_file(&built().join(seal::OFFLINE));
    page.until("it is sealed", |page| page.dataset("sealed"));
    page.expect("#out-signature", "+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=", "Oracle's example");
    page.click("#gallery li:nth-child(1) button");
    page.expect_within("#verdict", "Proved");
    let trap = Trap::set();
    page.chromium.command(
        "Network.emulateNetworkConditions",
        &json!({"offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}),
    );
    page.script(include_str!("ways_out.js"), &[json!(trap.host()), json!(ANNOUNCED)]);
    thread::sleep(SILENCE);
    assert_eq!(trap.caught(), Vec::<String>::new());
    assert_eq!(page.site.requests(), []);
}

#[test]
fn the_module_signs_in_a_page_of_somebody_else() {
    let site = Copy::new("module");
    fs::write(site.0.join("other.html"), "<!doctype html><title>other</title><div id=\"app\">theirs</div>")
        .expect("it can be written");
    let page = Page::of(&site.0);
    page.visit_below("other.html");
    let signed = page.script_async(
        "const { default: init, sign } = await import('./countersign.js');
         await init();
         return sign({
           request: { method: 'GET', url: 'https://1234567.restlets.api.netsuite.com/app?a=b' },
           credentials: { consumer_key: 'a', consumer_secret: 'b' },
           stamp: { nonce: 'c', timestamp: '1' },
         }).trace.parameters",
    );
    assert_eq!(
        signed,
        "a=b&oauth_consumer_key=a&oauth_nonce=c&oauth_signature_method=HMAC-SHA256&oauth_timestamp=1&oauth_version=1.0"
    );
    assert_eq!(page.text("#app"), "theirs");
}

/// What stands at the foot is what lies there.
#[test]
fn the_foot_names_the_checksum_of_the_offline_copy() {
    let page = Page::open();
    let sums = fs::read_to_string(built().join("checksums.txt")).expect("it is there");
    let line = sums.lines().find(|line| line.ends_with(seal::OFFLINE)).expect("it is listed");
    page.expect_within(".build", line.split(' ').next().expect("a sum"));
    let visible = "return document.querySelector('.sealed').checkVisibility()";
    assert_eq!(page.script(visible, &[]), true);
}

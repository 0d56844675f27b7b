//! The seal in Chromium, Firefox and WebKitGTK alike; `sealed.rs` and `whole_story.rs` have more for Chromium.

use std::{path::PathBuf, thread, time::Duration};

use serde_json::{Value, json};
use xtask::{dist, files, seal, static_server::StaticServer};

use crate::{
    altered::Copy,
    canaries,
    engines::{Engine, Visit},
    hands::Hands,
    page::Page,
    story::{self, Teller},
    trap::Trap,
};

/// How long a request has to turn up that must not.
pub const SILENCE: Duration = Duration::from_millis(1500);

/// The ways for which Chromium opens a connection before it refuses.
pub const ANNOUNCED: [&str; 3] = ["frame", "form", "form by a button"];

/// What another page can be reached through, or another machine, and no policy closes.
const UNGOVERNED: [&str; 6] = [
    "open",
    "RTCPeerConnection",
    "webkitRTCPeerConnection",
    "BroadcastChannel",
    "PaymentRequest",
    "PresentationRequest",
];

/// The built page.
pub fn built() -> PathBuf {
    dist::existing().unwrap_or_else(|failure| panic!("{failure}"))
}

/// What was asked for, in order, as `GET index.html`.
pub fn asked(site: &StaticServer) -> Vec<String> {
    let name = |path: &str| path.strip_prefix("/repo/").unwrap_or(path).to_owned();
    site.requests().iter().map(|request| format!("{} {}", request.method, name(&request.path))).collect()
}

/// What the page loads, sorted: each of its own files once, and one HEAD for the time.
pub fn own_files() -> Vec<String> {
    let mut own: Vec<String> = files::below(&built())
        .unwrap_or_else(|failure| panic!("{failure}"))
        .iter()
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| {
            let is_beside = [seal::OFFLINE, seal::MODULE, seal::REFERENCE, seal::PAGE, "checksums.txt"]
                .contains(&name.as_str());
            !is_beside && !name.ends_with(".d.ts")
        })
        .map(|name| format!("GET {name}"))
        .collect();
    own.extend(["GET ".to_owned(), "HEAD ".to_owned()]);
    own.sort();
    own
}

/// Loads the page, does everything that it can do with canaries for credentials, and then tries every way out but those
/// that are left out.
fn nothing_leaves(page: &Hands, site: &StaticServer, left_out: &[&str]) {
    const LOADED: &str = "return performance.getEntriesByType('resource').map(entry => entry.name)";
    page.until("it is sealed", |page| page.dataset("sealed"));
    page.expect_within("#out-signature", "+KK4SKN");
    let mut loaded = asked(site);
    loaded.sort();
    assert_eq!(loaded, own_files());
    let loaded = page.script(LOADED, &[]);

    site.forget_requests();
    let trap = Trap::set();
    let silent = |when: &str| {
        assert_eq!(asked(site), Vec::<String>::new(), "the page's own host, {when}");
        assert_eq!(trap.caught(), Vec::<String>::new(), "another host, {when}");
    };
    story::tell(&Teller { page, host: &trap.host() }, |part| {
        silent(part);
        assert_eq!(canaries::leaked_secret(page), None, "{part}");
        assert_eq!(canaries::kept_id(page), None, "{part}");
    });
    page.click("#example");
    page.expect_within("#out-signature", "+KK4SKN");
    story::clear(page);
    thread::sleep(SILENCE);
    silent("after the story");
    assert_eq!(page.script(LOADED, &[]), loaded);

    let tried = page.script(include_str!("ways_out.js"), &[json!(trap.host()), json!(left_out)]);
    assert!(tried.as_array().is_some_and(|ways| ways.len() >= 45), "{tried}");
    thread::sleep(2 * SILENCE);
    silent("after every way out was tried");
    assert_eq!(page.script("return location.pathname", &[]), "/repo/", "it is still the page");
}

/// What no policy closes, the boot script takes away, and nothing brings it back.
fn ungoverned_is_gone(page: &Hands) {
    page.until("it is sealed", |page| page.dataset("sealed"));
    let again = "const [name] = arguments;
        try { window[name] = () => 1 } catch {}
        try { Object.defineProperty(window, name, { value: 1 }) } catch {}
        try { delete window[name] } catch {}
        return typeof window[name]";
    for name in UNGOVERNED {
        assert_eq!(page.script("return typeof window[arguments[0]]", &[json!(name)]), "undefined", "{name}");
        if page.script("return arguments[0] in window", &[json!(name)]) == true {
            assert_eq!(page.script(again, &[json!(name)]), "undefined", "{name} stays away");
        }
    }
    assert_eq!(page.script("return typeof document.open", &[]), "undefined");
}

/// What the page tells people to try: `fetch` in the console is refused, and the policy is named.
fn fetch_is_refused(page: &Hands) {
    let refused = page.script_async(
        "const violated = new Promise(resolve => addEventListener('securitypolicyviolation', resolve, { once: true }));
         const answer = await fetch('https://example.com').then(() => 'sent', error => error.name);
         return [answer, (await violated).effectiveDirective]",
    );
    assert_eq!(refused, json!(["TypeError", "connect-src"]));
}

#[test]
fn nothing_leaves_chromium() {
    let page = Page::of(&built());
    page.visit();
    nothing_leaves(&page, &page.site, &ANNOUNCED);
    assert_eq!(page.script("return typeof WebTransport", &[]), "function", "it was there to be tried");
}

#[test]
fn what_no_policy_closes_is_gone_from_chromium() {
    let page = Page::open();
    ungoverned_is_gone(&page);
    fetch_is_refused(&page);
}

/// Whether the block that says so is in sight.
const REFUSED: &str = "
    const block = document.getElementById('not-started');
    return getComputedStyle(block).display !== 'none' && getComputedStyle(block).visibility === 'visible'
        && block.getBoundingClientRect().height > 40 && block.innerText.includes('Countersign has not started.')";

fn what_was_altered_is_refused(engine: Engine) {
    for (start, ending) in [("app-", ".js"), ("countersign-", ".wasm"), ("style-", ".css")] {
        let site = Copy::new(&format!("{engine:?}{ending}"));
        site.flip(start, ending);
        let visit = Visit::to(engine, &site.0);
        visit.until(&format!("{engine:?} says that {ending} was refused"), |page| {
            page.script(REFUSED, &[]) == true
        });
        assert!(!visit.dataset("started") && !visit.dataset("sealed"), "{engine:?} {ending}");
    }
}

/// Without the gallery all the rest is as ever.
fn an_altered_gallery_is_left_out(engine: Engine) {
    let site = Copy::new(&format!("{engine:?}-gallery"));
    site.flip("gallery-", ".json");
    let visit = Visit::to(engine, &site.0);
    visit.until("it is sealed", |page| page.dataset("sealed"));
    visit.expect_within("#out-signature", "+KK4SKN");
    assert_eq!(visit.script("return document.getElementById('gallery')", &[]), Value::Null, "{engine:?}");
}

#[test]
fn nothing_leaves_firefox() {
    let visit = Visit::to(Engine::Firefox, &built());
    nothing_leaves(&visit, &visit.site, &[]);
    ungoverned_is_gone(&visit);
    fetch_is_refused(&visit);
}

#[test]
fn nothing_leaves_webkit() {
    let visit = Visit::to(Engine::WebKit, &built());
    nothing_leaves(&visit, &visit.site, &[]);
    ungoverned_is_gone(&visit);
    fetch_is_refused(&visit);
}

#[test]
fn firefox_refuses_what_was_altered() {
    what_was_altered_is_refused(Engine::Firefox);
    an_altered_gallery_is_left_out(Engine::Firefox);
}

#[test]
fn webkit_refuses_what_was_altered() {
    what_was_altered_is_refused(Engine::WebKit);
    an_altered_gallery_is_left_out(Engine::WebKit);
}

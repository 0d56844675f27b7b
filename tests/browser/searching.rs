//! How long a search for a proof takes where there is none to be found: a benchmark, run by `cargo xtask bench page`.

use countersign_bench::search;
use countersign_core::sign::percent;
use serde_json::Value;

use crate::page::Page;

/// How many searches are timed.
const SEARCHES: usize = 5;

/// Notes, from the input event that starts a search: how many ways had been tried when that was shown, and when; when it
/// was over; and the longest that nothing else had its turn.
const WATCH: &str = "
    window.seen = {};
    const {port1, port2} = new MessageChannel();
    const field = document.getElementById('field-token-secret');
    field.addEventListener('input', () => {
        Object.assign(seen, {began: performance.now(), progress: [], longest: 0, over: undefined});
        let last;
        port1.onmessage = () => {
            const now = performance.now();
            // What follows the event itself is a keystroke's work, and measured as that.
            if (last !== undefined) seen.longest = Math.max(seen.longest, now - last);
            last = now;
            if (seen.over === undefined) port2.postMessage(0);
        };
        port2.postMessage(0);
    }, true);
    new MutationObserver(() => {
        if (seen.began === undefined || seen.over !== undefined) return;
        const now = performance.now() - seen.began;
        const progress = document.querySelector('#verdict .progress');
        if (progress) seen.progress.push([Number(progress.textContent.replace(/[^0-9]/g, '')), now]);
        else if (document.querySelector('#verdict').textContent.includes('ways were tried')) seen.over = now;
    }).observe(document.getElementById('verdict'), {subtree: true, childList: true, characterData: true});";

/// Until one mistake and two usual ones have been tried, until all has been tried, and the longest that it held up the
/// page meanwhile: medians in microseconds, of that the worst.
#[test]
#[ignore = "a benchmark, run by `cargo xtask bench page`"]
fn searching() {
    let scene = search::scene();
    let usual = {
        let mut search = search::search();
        while !search.is_past_the_usual() {
            search.run(1);
        }
        search.tried()
    };
    let page = Page::cleared();
    page.fill(
        "paste",
        &format!("{} {}\nAuthorization: {}", scene.request.method, scene.request.url, header(&scene)),
    );
    page.until("the URL is there", |page| page.value("field-url") == scene.request.url);
    let secret = scene.keys.consumer_secret.as_ref().expect("the scene has one");
    page.fill("field-consumer-secret", secret.expose());
    page.script(WATCH, &[]);
    let mut seen = Vec::new();
    for _ in 0..SEARCHES {
        page.fill("field-token-secret", "");
        page.script("seen.began = undefined", &[]);
        page.fill("field-token-secret", scene.keys.token_secret.expose());
        page.until("all has been tried", |page| page.script("return seen.over > 0", &[]) == true);
        seen.push(page.script("return seen", &[]));
    }
    let number = |value: &Value| value.as_f64().expect("a number");
    let median = |of: &dyn Fn(&Value) -> f64| {
        let mut all: Vec<f64> = seen.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    let past_the_usual = |seen: &Value| {
        let shown = seen["progress"].as_array().expect("a list");
        let past = shown.iter().find(|shown| shown[0].as_u64().is_some_and(|tried| tried >= usual));
        past.map_or_else(|| number(&seen["over"]), |shown| number(&shown[1]))
    };
    let over = median(&|seen| number(&seen["over"]));
    let longest = seen.iter().map(|seen| number(&seen["longest"])).fold(0.0, f64::max);
    for (what, milliseconds) in [
        ("until one mistake and two usual ones are tried", median(&past_the_usual)),
        ("until all sets are tried", over),
        ("the longest that a search holds up a frame", longest),
    ] {
        println!("figure\t{what}\t{:.0}", milliseconds * 1000.0);
    }
}

/// The header of a scene, with a signature that no mistake gives.
fn header(scene: &countersign_core::check::scene::Scene) -> String {
    let realm = scene.realm.as_deref().map(|realm| format!("realm=\"{realm}\""));
    let sent = scene
        .header
        .iter()
        .map(|(name, value)| format!("{}=\"{}\"", String::from_utf8_lossy(name), percent::encode(value)));
    let signature = format!("oauth_signature=\"{}%3D\"", "A".repeat(43));
    let fields: Vec<String> = realm.into_iter().chain(sent).chain([signature]).collect();
    format!("OAuth {}", fields.join(", "))
}

//! How long a keystroke takes: a benchmark, run by `cargo xtask bench page`.

use serde_json::json;

use crate::{hands::Hands, page::Page};

/// Keys that warm the engine up, and keys that count.
const KEYS: (usize, usize) = (50, 200);

/// Notes the times from an input event to the changed signature in the document, and to the page laid out anew.
const WATCH: &str = "
    let began;
    window.times = {changed: [], laid_out: []};
    addEventListener('input', () => began = performance.now(), true);
    new MutationObserver(() => {
        if (began === undefined) return;
        times.changed.push(performance.now() - began);
        document.body.getBoundingClientRect();
        times.laid_out.push(performance.now() - began);
        began = undefined;
    }).observe(document.querySelector('#verdict .ours .ink'), {subtree: true, childList: true, characterData: true});
    const url = document.getElementById('field-url');
    url.focus();
    url.setSelectionRange(1000, 1000);";

/// From the input event in a URL of two kilobytes to the changed signature in the document: the median, and the 95th
/// percentile, as it is and with a CPU four times as slow, in microseconds.
#[test]
#[ignore = "a benchmark, run by `cargo xtask bench page`"]
fn keystroke() {
    let page = Page::open();
    let mut url =
        "https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1".to_owned();
    for index in 0..100 {
        url.push_str("&parameter");
        url.push_str(&index.to_string());
        url.push_str("=some%20value");
    }
    page.fill("field-url", &url[..2048]);
    page.script(WATCH, &[]);
    for (rate, how) in [(1, ""), (4, ", slowed")] {
        page.chromium.command("Emulation.setCPUThrottlingRate", &json!({"rate": rate}));
        page.script("times.changed.length = times.laid_out.length = 0", &[]);
        let count =
            |page: &Hands| page.script("return times.changed.length", &[]).as_u64().unwrap_or_default();
        for key in 1..=KEYS.0 + KEYS.1 {
            page.chromium.command("Input.dispatchKeyEvent", &json!({"type": "char", "text": "x"}));
            page.until("the key is answered", |page| count(page) == key as u64);
        }
        for (name, what) in [("changed", "to the new verdict"), ("laid_out", "to the page laid out anew")] {
            let times = page.script("return times[arguments[0]]", &[json!(name)]);
            let times = times.as_array().expect("a list")[KEYS.0..].iter();
            let mut times: Vec<f64> = times.map(|time| time.as_f64().expect("a number")).collect();
            times.sort_by(f64::total_cmp);
            for (share, percentile) in [(50, "median"), (95, "95th of 100")] {
                println!(
                    "figure\t{what}, {percentile}{how}\t{:.0}",
                    times[times.len() * share / 100] * 1000.0
                );
            }
        }
    }
}

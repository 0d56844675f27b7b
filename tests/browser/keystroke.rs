//! How long a keystroke takes: a benchmark, run by `cargo xtask bench page`.

use serde_json::json;

use crate::page::Page;

/// Keys that warm the engine up, and keys that count.
const KEYS: (usize, usize) = (50, 200);

/// From the input event in a URL of two kilobytes to the changed signature in the document, and to the page laid out
/// anew: the medians, in microseconds.
#[test]
#[ignore = "a benchmark, run by `cargo xtask bench page`"]
fn keystroke() {
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
    let count = |page: &Page| page.script("return times.changed.length", &[]).as_u64().unwrap_or_default();
    for key in 1..=KEYS.0 + KEYS.1 {
        page.chromium.command("Input.dispatchKeyEvent", &json!({"type": "char", "text": "x"}));
        page.until("the key is answered", |page| count(page) == key as u64);
    }
    for (name, what) in [("changed", "to the new verdict"), ("laid_out", "to the page laid out anew")] {
        let mut times: Vec<f64> =
            page.script("return times[arguments[0]]", &[json!(name)]).as_array().expect("a list")[KEYS.0..]
                .iter()
                .map(|time| time.as_f64().expect("a number"))
                .collect();
        times.sort_by(f64::total_cmp);
        println!("keystroke\t{what}\t{:.0}", times[times.len() / 2] * 1000.0);
    }
}

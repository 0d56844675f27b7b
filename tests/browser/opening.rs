//! How long the page takes to open: a benchmark, run by `cargo xtask bench page`; and that nothing moves meanwhile.

use serde_json::{Value, json};
use xtask::dist;

use crate::page::Page;

/// Installed before any script of the page: notes when the program runs and when the page can be used, and what moves.
const WATCH: &str = "
    window.seen = {shift: 0};
    new PerformanceObserver(list => list.getEntries().forEach(entry => seen.shift += entry.value))
        .observe({type: 'layout-shift', buffered: true});
    new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint').forEach(entry => seen.painted = entry.startTime))
        .observe({type: 'paint', buffered: true});
    new MutationObserver(() => {
        const root = document.documentElement;
        if (!root) return;
        if ('started' in root.dataset) seen.started ??= performance.now();
        if ('sealed' in root.dataset) seen.usable ??= performance.now();
    }).observe(document, {attributes: true, subtree: true});";

/// Opens the page and gives what was seen.
fn open(rate: u32, width: u32) -> Value {
    let page = Page::of(&dist::existing().unwrap_or_else(|failure| panic!("{failure}")));
    // Not by `resize`: a blank page has no width of its own.
    let metrics = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
    page.chromium.command("Emulation.setDeviceMetricsOverride", &metrics);
    page.chromium.command("Page.addScriptToEvaluateOnNewDocument", &json!({"source": WATCH}));
    page.chromium.command("Emulation.setCPUThrottlingRate", &json!({"rate": rate}));
    page.visit();
    page.until("it can be used, and is painted", |page| {
        page.script("return seen.usable > 0 && seen.painted > 0", &[]) == true
    });
    // What a person sees move comes a frame later.
    page.script_async(
        "return await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 200)))",
    );
    page.script("return seen", &[])
}

/// With a CPU four times as slow: the shell is painted, the program runs, the page can be used; medians in microseconds.
#[test]
#[ignore = "a benchmark, run by `cargo xtask bench page`"]
fn opening() {
    let seen: Vec<Value> = (0..5).map(|_| open(4, 1280)).collect();
    for (key, what) in [
        ("painted", "until the shell is painted, slowed"),
        ("started", "until the program has drawn, slowed"),
        ("usable", "until the page can be used, slowed"),
    ] {
        let mut times: Vec<f64> = seen.iter().map(|seen| seen[key].as_f64().expect("a number")).collect();
        times.sort_by(f64::total_cmp);
        println!("figure\t{what}\t{:.0}", times[times.len() / 2] * 1000.0);
    }
}

#[test]
fn nothing_moves_while_the_page_opens() {
    for width in [1280, 390] {
        let seen = open(1, width);
        assert_eq!(seen["shift"], 0, "{width}: {seen}");
        let time = |key: &str| seen[key].as_f64().expect("a number");
        assert!(time("painted") < time("usable"), "{seen}");
    }
}

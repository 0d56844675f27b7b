//! What is left in memory after Clear everything: the strings of the page's scripts, and the program's whole memory.
//!
//! Copies outside of both are the browser's own (a field's undo history, what an input method or the clipboard keeps).
//! SECURITY.md says so.

use serde_json::{Value, json};

use crate::{
    canaries::{OF_SECRETS, found},
    devtools::DevTools,
    page::Page,
    story::{self, Teller},
};

/// In every memory that a WebAssembly program of the page has: the pieces that stand in it, each with what stands around it.
const SEARCH: &str = "function (pieces) {
    const found = [];
    for (const memory of this) {
        const text = new TextDecoder('latin1').decode(memory.buffer);
        for (const piece of pieces) {
            for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
                const around = text.slice(Math.max(0, at - 40), at + 80).replace(/[^ -~]/g, '.');
                found.push(`${piece} at ${at} of ${text.length}: ${around}`);
            }
        }
    }
    return [this.length, found];
}";

/// How many memories there are, and where a piece stands in one.
fn in_the_programs_memory(tools: &mut DevTools, pieces: &[&str]) -> (u64, Vec<Value>) {
    let prototype = tools.command("Runtime.evaluate", &json!({"expression": "WebAssembly.Memory.prototype"}));
    let id = &prototype["result"]["objectId"];
    let memories = tools.command("Runtime.queryObjects", &json!({"prototypeObjectId": id}));
    let call = json!({
        "objectId": memories["objects"]["objectId"],
        "functionDeclaration": SEARCH,
        "arguments": [{"value": pieces}],
        "returnByValue": true,
    });
    let returned = &tools.command("Runtime.callFunctionOn", &call)["result"]["value"];
    (returned[0].as_u64().expect("a number"), returned[1].as_array().expect("a list").clone())
}

/// All strings that scripts hold, but for chromedriver's own: what it has told this test is in a string of its making.
fn snapshot(tools: &mut DevTools) -> Vec<String> {
    const TOLD: &str = r#"{"status":0,"value":"#;
    tools.command("HeapProfiler.enable", &json!({}));
    tools.command("HeapProfiler.collectGarbage", &json!({}));
    tools.command("HeapProfiler.takeHeapSnapshot", &json!({"reportProgress": false}));
    let chunks = tools.events("HeapProfiler.addHeapSnapshotChunk");
    let whole: String = chunks.iter().map(|event| event["chunk"].as_str().expect("a text")).collect();
    let whole: Value = serde_json::from_str(&whole).expect("a snapshot is JSON");
    let strings = whole["strings"].as_array().expect("it has strings").iter();
    strings
        .filter_map(|string| Some(string.as_str()?.to_owned()))
        .filter(|text| !text.starts_with(TOLD))
        .collect()
}

#[test]
fn after_a_story_without_a_network_and_clear_no_secret_is_left() {
    let page = Page::open();
    let mut tools = DevTools::of(&page.chromium);
    // What is there must be found, or the search would prove nothing.
    page.script("window.kept = ['rememb', 'ered', 'here'].join('-')", &[]);
    page.fill("field-body", "a body to be found");
    page.expect_within("#out-curl", "a body to be found");
    let (memories, bodies) = in_the_programs_memory(&mut tools, &["a body to be found"]);
    assert!(memories > 0 && !bodies.is_empty(), "{memories} memories, {bodies:?}");

    // Without a network from here on: all goes on as before.
    tools.command("Network.enable", &json!({}));
    let offline = json!({"offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0});
    tools.command("Network.emulateNetworkConditions", &offline);
    assert_eq!(page.script("return navigator.onLine", &[]), false);
    story::tell(&Teller { page: &page, host: "127.0.0.1:9" }, |_| ());
    story::clear(&page);

    let strings = snapshot(&mut tools);
    assert!(strings.iter().any(|text| text == "rememb-ered-here"), "of {} strings", strings.len());
    let left: Vec<_> = strings.iter().filter_map(|text| found(text, &OF_SECRETS)).collect();
    let (_, in_program) = in_the_programs_memory(&mut tools, &OF_SECRETS);
    assert_eq!((left, in_program), (Vec::new(), Vec::new()));
}

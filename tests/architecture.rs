//! The walls of the house, checked from `cargo metadata` and from the sources.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(xtask::paths::root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo writes JSON")
}

/// The names of all packages that `package` is built from, itself left out.
fn tree(metadata: &Value, package: &str) -> BTreeSet<String> {
    let packages = metadata["packages"].as_array().expect("packages");
    let name_of = |id: &str| {
        packages.iter().find(|p| p["id"] == id).and_then(|p| p["name"].as_str()).expect("a name").to_owned()
    };
    let nodes = metadata["resolve"]["nodes"].as_array().expect("nodes");
    let mut todo: Vec<String> = nodes
        .iter()
        .filter_map(|node| node["id"].as_str())
        .filter(|id| name_of(id) == package)
        .map(str::to_owned)
        .collect();
    assert_eq!(todo.len(), 1, "{package} is one package");
    let mut seen = BTreeSet::new();
    while let Some(id) = todo.pop() {
        let node = nodes.iter().find(|node| node["id"] == id.as_str()).expect("a node");
        for dependency in node["deps"].as_array().expect("deps") {
            let kinds = dependency["dep_kinds"].as_array().expect("kinds");
            let is_test_only = kinds.iter().all(|kind| kind["kind"] == "dev");
            let id = dependency["pkg"].as_str().expect("an id");
            if !is_test_only && seen.insert(name_of(id)) {
                todo.push(id.to_owned());
            }
        }
    }
    seen
}

/// All `.rs` files below a folder of the repository.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, out: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source is text");
                out.push((path, text));
            }
        }
    }
    let mut out = Vec::new();
    walk(&xtask::paths::root().join(folder), &mut out);
    assert!(!out.is_empty(), "no source in {folder}");
    out
}

/// The two crates of the core.
const CORE: [&str; 2] = ["crates/signing/src", "crates/core/src"];

/// All sources of the core.
fn core() -> Vec<(PathBuf, String)> {
    CORE.into_iter().flat_map(sources).collect()
}

/// The lines of a source that are neither comments nor its tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// Core has no clock, no randomness, no I/O, no logging, no JavaScript.
#[test]
fn core_is_pure() {
    let tree = tree(&metadata(), "countersign-core");
    assert!(tree.contains("countersign-signing"), "it is looked at as a part of core");
    for banned in
        ["wasm-bindgen", "js-sys", "web-sys", "yew", "gloo-net", "getrandom", "rand", "log", "tokio", "ureq"]
    {
        assert!(!tree.contains(banned), "core is built from {banned}");
    }
    let banned = [
        "std::time",
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::io",
        "std::thread",
        "println!",
        "dbg!",
    ];
    for (path, text) in core() {
        for line in code(&text) {
            assert!(!banned.iter().any(|word| line.contains(word)), "{}: {line}", path.display());
        }
    }
}

/// The page and the command line know the room `case` and what it names; `serde` stays in that room.
#[test]
fn the_contract_is_the_one_file_that_serialises() {
    for (path, text) in core() {
        let is_case =
            path.components().any(|part| part.as_os_str() == "case" || part.as_os_str() == "case.rs");
        let reads_foreign_json = |line: &str| line.contains("serde_json");
        for line in code(&text).filter(|line| !reads_foreign_json(line)) {
            let serialises = line.contains("serde::") || line.contains("Serialize");
            assert!(is_case || !serialises, "{}: {line}", path.display());
        }
    }
}

/// A lower room never reaches a higher one.
#[test]
fn rooms_of_core_reach_downwards_alone() {
    // Lowest first; the nouns are all that is not named here.
    let rooms = ["sign", "intake", "check", "answer", "case"];
    for (path, text) in core() {
        let below = |folder: &str| path.strip_prefix(xtask::paths::root().join(folder)).ok();
        let relative = below(CORE[0]).or_else(|| below(CORE[1])).expect("it is below one of them");
        let room = relative.components().next().expect("a name").as_os_str().to_string_lossy();
        let room = room.trim_end_matches(".rs").to_owned();
        if room == "lib" {
            continue;
        }
        // `inputs` and `export` stand between the signing stages and the rooms above them.
        let own = match room.as_str() {
            "inputs" | "export" => Some(0),
            _ => rooms.iter().position(|name| *name == room),
        };
        let higher = own.map_or(0, |own| own + 1);
        for line in code(&text) {
            for name in &rooms[higher..] {
                assert!(!line.contains(&format!("crate::{name}::")), "{}: {line}", path.display());
            }
        }
    }
}

/// The page touches the browser in one folder, and a network in one file.
#[test]
fn the_page_touches_the_browser_in_one_place() {
    for (path, text) in sources("web/src") {
        let is_platform = path.components().any(|part| part.as_os_str() == "platform");
        let is_network = path.ends_with("platform/assets.rs");
        for line in code(&text) {
            let touches = line.contains("web_sys") || line.contains("js_sys");
            assert!(is_platform || !touches, "{}: {line}", path.display());
            assert!(is_network || !line.contains("gloo"), "{}: {line}", path.display());
        }
    }
}

/// Through these anything could be reached or kept, whatever the program imports by name. Frameworks need some of them
/// (`web/imports` says which); our own code needs none.
#[test]
fn the_page_reaches_nothing_by_a_name_made_up_at_run_time() {
    let banned = [
        "Reflect",
        "js_sys::Function",
        "call0(",
        "call1(",
        "call2(",
        "eval(",
        "js_namespace",
        "indexing_",
        "js_name",
        "module =",
        "inline_js",
        "from_html_unchecked",
        "inner_html",
        "outer_html",
        "insert_adjacent",
        "console::",
        "local_storage",
        "session_storage",
        "location()",
        "history()",
        "set_href",
        "set_src",
        "open_with",
        "read_text",
        "Worker",
        "WebSocket",
        "cookie(",
    ];
    for (path, text) in sources("web/src") {
        for line in code(&text) {
            let found = banned.iter().find(|word| line.contains(*word));
            assert_eq!(found, None, "{}: {line}", path.display());
        }
    }
}

/// A framework makes whatever element it is told to. Ours is told of none that loads something or leads elsewhere by itself:
/// a `<meta>` could, and no policy forbids it. What leads elsewhere is a link that a person clicks; nothing clicks by itself.
#[test]
fn the_page_makes_no_element_that_leads_out() {
    let elements = [
        "a", "article", "b", "bdi", "br", "button", "caption", "circle", "code", "datalist", "dd", "details",
        "div", "dl", "dt", "em", "fieldset", "form", "h1", "h2", "h3", "header", "i", "input", "kbd",
        "label", "legend", "li", "main", "mark", "nav", "ol", "option", "p", "path", "pre", "s", "section",
        "select", "small", "span", "strong", "summary", "svg", "table", "tbody", "td", "textarea", "th",
        "thead", "tr", "ul",
    ];
    let banned = [
        "http-equiv",
        "action=",
        "formaction",
        "ping",
        "src=",
        "srcset",
        "create_element",
        ".click()",
        "dispatch_event",
    ];
    // Where links are made; each begins with `#`, with the name of our reference, or with an address of a catalogue.
    let linking = ["widgets/link.rs", "widgets/callout.rs", "panels/top.rs", "layout.rs"];
    for (path, text) in sources("web/src") {
        let code: Vec<&str> = code(&text).collect();
        for line in &code {
            let found = banned.iter().find(|word| line.contains(*word));
            assert_eq!(found, None, "{}: {line}", path.display());
            let links = line.contains("\"href\"") || line.contains("href=");
            assert!(!links || linking.iter().any(|file| path.ends_with(file)), "{}: {line}", path.display());
            assert!(
                !line.contains("VTag::new") || path.ends_with("widgets/el.rs"),
                "{}: {line}",
                path.display()
            );
        }
        let code: String = code.concat().split_whitespace().collect();
        // There an element is found by its id, not made.
        if path.components().any(|part| part.as_os_str() == "platform") {
            continue;
        }
        let named = |start: &str, end: &[char]| -> Vec<String> {
            let rest = code.split(start).skip(1);
            rest.map(|rest| rest.split(end).next().unwrap_or_default().to_owned()).collect()
        };
        for name in named("el(\"", &['"']).into_iter().chain(named("element(\"", &['"'])) {
            assert!(elements.contains(&name.as_str()), "{}: {name}", path.display());
        }
    }
    // In the framework's macro an element is `<name`.
    for (path, text) in sources("web/src") {
        for line in code(&text) {
            for name in [
                "meta", "base", "link", "script", "style", "iframe", "frame", "object", "embed", "img",
                "audio", "video",
            ] {
                let is_made = [" ", ">", "/"].iter().any(|end| line.contains(&format!("<{name}{end}")));
                assert!(!is_made, "{}: {line}", path.display());
            }
        }
    }
}

/// Names that belong to no stranger's machine stay out of the repository.
#[test]
fn no_file_of_the_repository_names_this_machine() {
    let output = Command::new("git")
        .args(["grep", "-l", "-I", "-E", concat!("/wo", "rk/|/ho", "me/[a-z]")])
        .current_dir(xtask::paths::root())
        .output()
        .expect("git runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
}

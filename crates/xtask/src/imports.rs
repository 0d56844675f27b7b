//! What the page's program can reach of the browser: every function that it imports, held against a checked-in list.
//!
//! WebAssembly can call nothing that it does not import, so the list is all that the program can ever do outside its own
//! memory. Each line is what wasm-bindgen's script does when the function is called. A line by which another machine, a
//! store or the console could be reached, or which reaches whatever it is told to, needs a reason: a comment in front of
//! it that begins with `# By` and names who needs it.

mod glue;

use std::{
    collections::BTreeSet,
    io::Read as _,
    path::{Path, PathBuf},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use flate2::read::GzDecoder;

use crate::{
    dist,
    failure::{Failure, Result},
    files, paths, seal, wasm,
};

/// What a line may not do without a reason. The last ones reach any function or property that they are told to.
const WORTH_A_REASON: [&str; 36] = [
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "Beacon",
    "RTC",
    "open",
    "location",
    "href",
    "click(",
    "submit",
    "dispatchEvent",
    "assign",
    "navigate(",
    "print(",
    "history",
    "Storage",
    "indexedDB",
    "caches",
    "cookie",
    "Worker",
    "importScripts",
    "postMessage",
    "BroadcastChannel",
    "console",
    "write",
    "HTML",
    "eval",
    "Function(",
    "Reflect",
    ".call(",
    ".apply(",
    "arg0[",
    "globalThis",
    "src",
];

/// Compares the imports of both built pages with their lists.
///
/// # Errors
///
/// If one differs, or a line that needs a reason has none.
pub fn check() -> Result<()> {
    let folder = dist::existing()?;
    let served = of_served(&folder)?;
    compare("hosted", &served)?;
    let one_file = of_one_file(&files::read_text(&folder.join(seal::OFFLINE))?)?;
    compare("offline", &one_file)?;
    // Whatever the list says: this is the one difference between the two, and the reason for having both.
    let fetches = |lines: &BTreeSet<String>| lines.iter().filter(|line| line.contains(".fetch(")).count();
    if fetches(&one_file) > 0 {
        return Err(Failure::new("The program of the offline copy can fetch, which it must not."));
    }
    println!(
        "{} functions of the browser in the page that is served, {} in the offline copy.",
        served.len(),
        one_file.len()
    );
    Ok(())
}

fn of_served(folder: &Path) -> Result<BTreeSet<String>> {
    let only = |start: &str, ending: &str| -> Result<PathBuf> {
        let names = files::below(folder)?;
        let mut fitting = names.into_iter().filter(|name| {
            let name = name.to_string_lossy();
            name.starts_with(start) && name.ends_with(ending)
        });
        match (fitting.next(), fitting.next()) {
            (Some(name), None) => Ok(folder.join(name)),
            _ => Err(Failure::new(format!("dist/ holds not exactly one file `{start}….{ending}`."))),
        }
    };
    reached(&files::read(&only("countersign-", ".wasm")?)?, &files::read_text(&only("app-", ".js")?)?)
}

fn of_one_file(page: &str) -> Result<BTreeSet<String>> {
    const START: &str = "const PROGRAM = \"";
    let unreadable = || Failure::new("The program in offline.html cannot be read.");
    let (_, rest) = page.split_once(START).ok_or_else(unreadable)?;
    let (program, _) = rest.split_once('"').ok_or_else(unreadable)?;
    let program = BASE64_STANDARD.decode(program).map_err(|_| unreadable())?;
    let mut wasm = Vec::new();
    GzDecoder::new(&*program).read_to_end(&mut wasm).map_err(|_| unreadable())?;
    reached(&wasm, page)
}

/// What each import of a program does, according to the script that gives them to it.
fn reached(wasm: &[u8], script: &str) -> Result<BTreeSet<String>> {
    let functions = glue::functions(script)?;
    let imports = wasm::function_imports(wasm)?;
    if let Some(stray) = functions.keys().find(|name| !imports.contains(*name)) {
        return Err(Failure::new(format!("The script offers `{stray}`, which the program does not import.")));
    }
    let does = |name: &String| {
        functions.get(name).cloned().ok_or_else(|| {
            Failure::new(format!("The program imports `{name}`, which the script does not offer."))
        })
    };
    imports.iter().map(does).collect()
}

fn compare(name: &str, found: &BTreeSet<String>) -> Result<()> {
    let path = paths::root().join("web/imports").join(name).with_extension("txt");
    let list = files::read_text(&path)?;
    let listed: BTreeSet<String> =
        list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned).collect();
    let unlisted = found.difference(&listed).map(|line| ["\n+ ", line.as_str()].concat());
    let unfound = listed.difference(found).map(|line| ["\n- ", line.as_str()].concat());
    let wrong: String = unlisted.chain(unfound).collect();
    if !wrong.is_empty() {
        return Err(Failure::new(format!(
            "The program reaches another set of functions than web/imports/{name}.txt says. Look at each line; if it is \
             right, change the list.{wrong}\n"
        )));
    }
    match without_reason(&list) {
        None => Ok(()),
        Some(line) => Err(Failure::new(format!(
            "In web/imports/{name}.txt this line needs a reason in front of it, a comment `# By …`: {line}"
        ))),
    }
}

/// The first line of a list that needs a reason and has none.
fn without_reason(list: &str) -> Option<&str> {
    let mut has_reason = false;
    for line in list.lines() {
        let needs = !line.starts_with('#') && WORTH_A_REASON.iter().any(|word| line.contains(word));
        if needs && !has_reason {
            return Some(line);
        }
        has_reason = line.starts_with("# By ");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_out_needs_a_reason() {
        assert_eq!(without_reason("# List\nfocus: arg0.focus();\n"), None);
        assert_eq!(
            without_reason("fetch: return arg0.fetch(arg1);"),
            Some("fetch: return arg0.fetch(arg1);")
        );
        assert_eq!(without_reason("# By gloo-net: the gallery.\nfetch: return arg0.fetch(arg1);"), None);
        assert_eq!(
            without_reason("# By a: b.\na: arg0.focus();\nget: Reflect.get()"),
            Some("get: Reflect.get()")
        );
    }
}

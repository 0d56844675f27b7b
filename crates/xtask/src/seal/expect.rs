//! What a sealed page must be. A page that is not stops the build.

use super::html::{self, Tag};
use crate::failure::{Failure, Result};

/// Attributes whose address a browser loads by itself.
const LOADING: [&str; 9] =
    ["src", "srcset", "href", "data", "poster", "background", "imagesrcset", "manifest", "xlink:href"];

/// Elements that bring something into the page, or take something out of it, and have no place here.
const REFUSED: [&str; 12] = [
    "base", "embed", "form", "frame", "iframe", "img", "math", "object", "portal", "template", "video",
    "audio",
];

/// Ways out of a page that no script of ours has a use for.
const WAYS_OUT: [&str; 13] = [
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    "importScripts",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "document.cookie",
    "serviceWorker",
    "postMessage",
    "eval(",
    "new Function",
];

/// Holds for the page that is served.
pub fn served(page: &str) -> Result<()> {
    let tags = html::tags(page)?;
    always(page, &tags)?;
    let script = only_script(&tags)?;
    demand(
        script.get("src").is_some() && script.get("crossorigin").is_some() && script.text.is_empty(),
        "the script of the page that is served lies in a file",
    )?;
    for tag in tags.iter().filter(|tag| tag.name == "script" || tag.is_link("stylesheet")) {
        let hash = tag.get("integrity").unwrap_or_default();
        demand(hash.starts_with("sha384-"), "every file that the page loads has its integrity")?;
    }
    demand(tags.iter().all(|tag| tag.name != "style"), "there is no style in the page that is served")
}

/// Holds for the page in one file.
pub fn one_file(page: &str) -> Result<()> {
    let tags = html::tags(page)?;
    always(page, &tags)?;
    demand(only_script(&tags)?.get("src").is_none(), "the script of the one file lies in it")?;
    let loads = |tag: &Tag| {
        let address = tag.get("src").or(if tag.name == "link" { tag.get("href") } else { None });
        address.is_some_and(|address| !address.starts_with("data:"))
    };
    demand(!tags.iter().any(loads), "the one file loads nothing")
}

/// Holds for a script: it fetches so many times, and has no other way out. `fetch` itself is named where wasm-bindgen's
/// own loader stands ready for a caller who hands it an address; ours hands it a response or bytes.
pub fn script(script: &str, own_fetches: usize) -> Result<()> {
    let own = script.rsplit_once("const PROGRAM = ").map_or(script, |(_, own)| own);
    demand(
        own.matches("fetch(").count() == own_fetches,
        "the boot script fetches the program and nothing else",
    )?;
    demand(!script.contains("</script") && !script.contains("<!--"), "the script can stand in a page")?;
    match WAYS_OUT.into_iter().find(|way| script.contains(way)) {
        None => Ok(()),
        Some(way) => Err(Failure::new(format!("The page cannot be sealed: its script names `{way}`."))),
    }
}

/// Holds for the program: the gallery that it will ask for is the one that is sealed beside it.
pub fn program(wasm: &[u8], gallery: &str) -> Result<()> {
    let names_it = wasm.windows(gallery.len()).any(|part| part == gallery.as_bytes());
    demand(names_it, "the program was built with the gallery as it is now")
}

fn always(page: &str, tags: &[Tag]) -> Result<()> {
    let head: Vec<_> = tags.iter().skip_while(|tag| tag.name != "head").take(3).collect();
    let is_policy =
        |tag: &Tag| tag.name == "meta" && tag.get("http-equiv") == Some("Content-Security-Policy");
    let [_, charset, policy] = head[..] else { return demand(false, "the page has a head") };
    demand(
        charset.get("charset").is_some() && is_policy(policy),
        "the policy is the first thing in the head, after the charset",
    )?;
    demand(tags.iter().filter(|tag| is_policy(tag)).count() == 1, "there is one policy")?;
    let equivalents = tags.iter().filter(|tag| tag.get("http-equiv").is_some()).count();
    demand(equivalents == 1, "the policy is the only thing that stands for an HTTP header")?;
    let referrer = tags
        .iter()
        .any(|tag| tag.get("name") == Some("referrer") && tag.get("content") == Some("no-referrer"));
    demand(referrer, "the page sends no referrer")?;
    demand(!page.contains("preload") && !page.contains("prefetch"), "nothing is preloaded")?;
    for tag in tags {
        each(tag)?;
    }
    Ok(())
}

fn each(tag: &Tag) -> Result<()> {
    demand(!REFUSED.contains(&tag.name.as_str()), &format!("there is no <{}>", tag.name))?;
    for (name, value) in &tag.attributes {
        demand(!name.starts_with("on"), &format!("there is no inline handler such as `{name}`"))?;
        demand(name != "style", "there is no `style` attribute")?;
        let is_loaded = LOADING.contains(&name.as_str()) && tag.name != "a";
        demand(
            !is_loaded || !is_absolute(value),
            &format!("nothing is loaded from an absolute address such as `{value}`"),
        )?;
        demand(
            !value.trim_start().to_ascii_lowercase().starts_with("javascript:"),
            "no address is a script",
        )?;
    }
    Ok(())
}

/// Whether an address names a host or a scheme of its own. What lies in a `data:` address is in the page already.
fn is_absolute(address: &str) -> bool {
    let address = address.trim_start();
    let scheme = address.split_once(':').is_some_and(|(front, _)| !front.contains('/'));
    address.starts_with('/') || (scheme && !address.starts_with("data:"))
}

fn only_script(tags: &[Tag]) -> Result<&Tag> {
    let mut scripts = tags.iter().filter(|tag| tag.name == "script");
    match (scripts.next(), scripts.next()) {
        (Some(script), None) if script.get("type") == Some("module") => Ok(script),
        _ => Err(broken("there is exactly one script, a module")),
    }
}

fn demand(holds: bool, what: &str) -> Result<()> {
    if holds { Ok(()) } else { Err(broken(what)) }
}

fn broken(what: &str) -> Failure {
    Failure::new(format!("The page cannot be sealed, because this does not hold: {what}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html><head><meta charset=\"utf-8\" />\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\" />\
        <meta name=\"referrer\" content=\"no-referrer\" />\
        <link rel=\"stylesheet\" href=\"./a.css\" integrity=\"sha384-a\" />\
        <script type=\"module\" src=\"./a.js\" crossorigin integrity=\"sha384-b\"></script></head>\
        <body><p class=\"a\"><a href=\"https://example.com/\">b</a></p></body></html>";

    #[test]
    fn a_page_as_it_should_be() {
        assert_eq!(served(PAGE), Ok(()));
    }

    #[test]
    fn each_expectation_is_held() {
        for (part, instead, says) in [
            ("<p class", "<p style=\"a\" class", "`style`"),
            ("<p class", "<p onclick=\"a()\" class", "inline handler"),
            ("<p class", "<script>1</script><p class", "exactly one script"),
            ("<p class", "<iframe></iframe><p class", "<iframe>"),
            ("<p class", "<base href=\"/\" /><p class", "<base>"),
            ("./a.css", "https://example.com/a.css", "absolute"),
            ("./a.css", "//example.com/a.css", "absolute"),
            ("./a.css", "/a.css", "absolute"),
            (" integrity=\"sha384-a\"", "", "integrity"),
            (" integrity=\"sha384-b\"", "", "integrity"),
            (
                "<meta charset=\"utf-8\" />",
                "<meta charset=\"utf-8\" /><title>a</title>",
                "the policy is the first",
            ),
            ("stylesheet", "preload", "preloaded"),
            ("no-referrer", "origin", "referrer"),
            ("></script>", ">1</script>", "lies in a file"),
            ("https://example.com/\"", "JavaScript:a()\"", "script"),
        ] {
            let failure = served(&PAGE.replacen(part, instead, 1)).expect_err(instead);
            assert!(failure.to_string().contains(says), "{instead}: {failure}");
        }
    }

    #[test]
    fn the_program_knows_its_gallery() {
        assert_eq!(program(b"\0asm sha384-a", "sha384-a"), Ok(()));
        assert!(program(b"\0asm sha384-a", "sha384-b").is_err());
    }

    #[test]
    fn a_script_has_one_way_out_at_most() {
        let start = "fetch(x)\nconst PROGRAM = 1; ";
        assert_eq!(script(&format!("{start}fetch(a)"), 1), Ok(()));
        assert!(script(&format!("{start}fetch(a)"), 0).is_err());
        assert!(script(&format!("{start}fetch(a); fetch(b)"), 1).is_err());
        assert!(script("localStorage.a = 1", 0).is_err());
        assert!(script("'</script>'", 0).is_err());
    }
}

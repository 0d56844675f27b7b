//! The whole story in Chromium, with canaries for credentials: no request, and no secret anywhere but in its own input.

use std::{fs, path::Path, thread};

use serde_json::{Value, json};
use xtask::dist;

use crate::{
    canaries::{self, OF_IDS, OF_SECRETS, found},
    devtools::DevTools,
    every_engine::{SILENCE, asked, own_files},
    page::Page,
    story::{self, Teller},
    trap::Trap,
};

/// Where an id may stand: in base string, header and curl, in the parameters that become the first two, where two base
/// strings are held against each other, and in the address of the three-step flow's second step, which carries the token.
const PLACES_OF_IDS: [&str; 7] = [
    "#step-1",
    "#out-parameters",
    "#out-base-string",
    "#out-authorization",
    "#out-curl",
    "#comparison",
    "#calls",
];

/// A page that is watched from before it is loaded.
fn watched() -> (Page, DevTools) {
    let page = Page::of(&dist::existing().unwrap_or_else(|failure| panic!("{failure}")));
    let mut tools = DevTools::of(&page.chromium);
    for domain in ["Network", "Log", "Runtime", "Page"] {
        tools.command(&format!("{domain}.enable"), &json!({}));
    }
    page.visit();
    page.until("it is sealed", |page| page.dataset("sealed"));
    (page, tools)
}

/// What the network panel shows, as `GET index.html`; `data:` addresses go nowhere.
fn logged(tools: &mut DevTools, site: &str) -> Vec<String> {
    let requests = tools.events("Network.requestWillBeSent").into_iter().filter_map(|event| {
        let url = event["request"]["url"].as_str()?.to_owned();
        let method = event["request"]["method"].as_str()?.to_owned();
        (!url.starts_with("data:"))
            .then(|| format!("{method} {}", url.strip_prefix(site).unwrap_or(url.as_str())))
    });
    let mut requests: Vec<_> = requests.collect();
    for name in ["Network.webSocketCreated", "Network.webTransportCreated", "Page.downloadWillBegin"] {
        requests.extend(tools.events(name).iter().map(Value::to_string));
    }
    requests.sort();
    requests
}

#[test]
fn the_network_log_ends_with_the_seal() {
    let (page, mut tools) = watched();
    page.expect_within("#out-signature", "+KK4SKN");
    let site = page.site.url();
    assert_eq!(logged(&mut tools, &site), own_files());
    page.site.forget_requests();
    let trap = Trap::set();
    story::tell(&Teller { page: &page, host: &trap.host() }, |part| {
        assert_eq!(canaries::leaked_secret(&page), None, "{part}");
        assert_eq!(canaries::kept_id(&page), None, "{part}");
        let stray: Vec<_> = canaries::places_of_ids(&page)
            .into_iter()
            .filter(|place| !PLACES_OF_IDS.contains(&place.as_str()))
            .collect();
        assert_eq!(stray, Vec::<String>::new(), "{part}: an id stands there");
    });
    story::clear(&page);
    thread::sleep(SILENCE);
    assert_eq!(logged(&mut tools, &site), own_files());
    assert_eq!(asked(&page.site), Vec::<String>::new());
    assert_eq!(trap.caught(), Vec::<String>::new());
    // The console is silent; what Chromium itself logs names no credential either.
    assert_eq!(tools.events("Runtime.consoleAPICalled"), Vec::<Value>::new());
    assert_eq!(tools.events("Runtime.exceptionThrown"), Vec::<Value>::new());
    let log = format!("{:?}", tools.events("Log.entryAdded"));
    assert_eq!(found(&log, &OF_SECRETS).or(found(&log, &OF_IDS)), None);
    assert_eq!(page.chromium.errors(), Vec::<String>::new());
    assert_eq!(canaries::places_of_ids(&page), Vec::<String>::new(), "after Clear everything");
    in_no_file(&page);
}

/// Chromium has written nothing of it into its profile.
fn in_no_file(page: &Page) {
    let capabilities = serde_json::to_value(page.session().capabilities()).expect("they are JSON");
    let profile = capabilities["chrome"]["userDataDir"].as_str().expect("it has a profile").to_owned();
    let mut looked_at = 0;
    each_file(Path::new(&profile), &mut |path| {
        let Ok(bytes) = fs::read(path) else { return };
        looked_at += 1;
        let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
        assert_eq!(found(&text, &OF_SECRETS).or(found(&text, &OF_IDS)), None, "{}", path.display());
        // As UTF-16, which is what a browser keeps many texts in.
        let text: String = text.chars().filter(|&c| c != '\0').collect();
        assert_eq!(found(&text, &OF_SECRETS).or(found(&text, &OF_IDS)), None, "{}", path.display());
    });
    assert!(looked_at > 10, "{profile}: {looked_at} files");
}

fn each_file(folder: &Path, work: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { each_file(&path, work) } else { work(&path) }
    }
}

/// What each copy button puts into the clipboard. Ids stand in some, secrets in none.
#[test]
fn no_secret_is_copied() {
    let page = Page::open();
    page.unfold();
    for (id, text) in canaries::FIELDS {
        page.fill(id, text);
    }
    for (step, name) in [
        ("#step-2", "parameters"),
        ("#step-3", "base URI"),
        ("#step-4", "base string"),
        ("#step-6", "signature"),
        ("#step-6", "encoded signature"),
        ("#step-7", "header"),
        ("#step-7", "curl"),
    ] {
        let copied = page.copy(step, name);
        assert_eq!(found(&copied, &OF_SECRETS), None, "{name}");
        let has_id = ["parameters", "base string", "header", "curl"].contains(&name);
        assert_eq!(found(&copied, &OF_IDS).is_some(), has_id, "{name}");
    }
}

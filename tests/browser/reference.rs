//! The reference in a browser: read, searched, linked into, on a phone, from a disk, and without a script.

use std::{path::PathBuf, thread, time::Duration};

use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::{dist, seal};

use crate::hands::Hands;
use crate::looks::{fits, is_readable, look};
use crate::page::Page;

fn file() -> PathBuf {
    dist::existing().unwrap_or_else(|failure| panic!("{failure}")).join(seal::REFERENCE)
}

/// The reference, as the built page's host serves it.
fn open(anchor: &str) -> Page {
    let page = Page::of(&dist::existing().unwrap_or_else(|failure| panic!("{failure}")));
    page.visit_below(&format!("{}{anchor}", seal::REFERENCE));
    page
}

fn shown(page: &Hands) -> Value {
    page.script(
        "return [...document.querySelectorAll('.entry')].filter(entry => entry.checkVisibility()).map(entry => entry.id)",
        &[],
    )
}

fn is_in_sight(page: &Hands, id: &str) -> bool {
    let top = "return document.getElementById(arguments[0]).getBoundingClientRect().top";
    let bar = "return document.querySelector('.top').getBoundingClientRect().bottom";
    let (top, bar) = (page.script(top, &[json!(id)]), page.script(bar, &[]));
    (bar.as_f64().unwrap_or(0.0)..700.0).contains(&top.as_f64().unwrap_or(-1.0))
}

#[test]
fn it_is_one_file_that_loads_nothing() {
    let page = open("");
    assert!(shown(&page).as_array().is_some_and(|all| all.len() > 400));
    thread::sleep(Duration::from_millis(500));
    let asked: Vec<String> = page.site.requests().iter().map(|request| request.path.clone()).collect();
    assert_eq!(asked, ["/repo/reference.html"]);
    let tried = page.script_async(
        "const refused = []; addEventListener('securitypolicyviolation', event => refused.push(event.effectiveDirective));
         await fetch('index.html').catch(() => {});
         const image = new Image(); image.src = 'a.png'; document.body.append(image);
         await new Promise(done => setTimeout(done, 200));
         return refused.sort().join()",
    );
    assert_eq!(tried, "connect-src,img-src");
}

#[test]
fn nothing_in_it_is_against_its_policy() {
    let page = open("");
    assert_eq!(page.chromium.errors(), Vec::<String>::new());
}

#[test]
fn the_box_shows_what_has_all_of_the_words() {
    let page = open("");
    page.fill("filter", "Encoded TWICE value");
    page.until("it is filtered", |page| page.text("#found").contains(" of "));
    let found = shown(&page);
    let found = found.as_array().expect("a list");
    assert!(found.contains(&json!("param-double-encoded")), "{found:?}");
    assert!(found.len() < 30, "{found:?}");
    let headings = page.script(
        "return [...document.querySelectorAll('main h2')].filter(heading => heading.checkVisibility()).length",
        &[],
    );
    assert!(headings.as_u64().is_some_and(|count| count < 5), "headings of nothing are gone: {headings}");

    page.fill("filter", "no entry has this word: xyzzy");
    page.until("it says so", |page| {
        page.script("return document.getElementById('nothing').checkVisibility()", &[]) == true
    });
    page.press(&Key::Escape);
    page.until("all are back", |page| shown(page).as_array().is_some_and(|all| all.len() > 400));
    assert_eq!(page.text("#found"), "");
}

#[test]
fn the_box_is_one_key_away() {
    let page = open("");
    page.type_keys("/realm");
    assert_eq!(page.value("filter"), "realm");
}

#[test]
fn an_anchor_leads_to_its_entry_and_marks_it() {
    let page = open("#param-double-encoded");
    page.until("it is in sight", |page| is_in_sight(page, "param-double-encoded"));
    let marked = "return document.querySelector('.entry:target')?.id";
    assert_eq!(page.script(marked, &[]), "param-double-encoded");
    // A link to what the box has hidden shows it again.
    page.fill("filter", "tba-invalid-login-attempt refused the login");
    page.click("#tba-invalid-login-attempt a[href='#clock-off']");
    page.until("the cause is in sight", |page| is_in_sight(page, "clock-off"));
    assert_eq!(page.value("filter"), "");
}

#[test]
fn it_works_from_a_disk() {
    let page = open("");
    page.visit_file(&file());
    page.fill("filter", "nonce");
    page.until("it is filtered", |page| page.text("#found").contains(" of "));
    assert_eq!(page.chromium.errors(), Vec::<String>::new());
}

#[test]
fn without_a_script_all_is_there_and_nothing_that_does_not_work() {
    let page = open("");
    page.chromium.command("Emulation.setScriptExecutionDisabled", &json!({"value": true}));
    page.visit_below(&format!("{}?again", seal::REFERENCE));
    page.chromium.command("Emulation.setScriptExecutionDisabled", &json!({"value": false}));
    let box_shown = "return document.getElementById('search').checkVisibility()";
    assert_eq!(page.script(box_shown, &[]), false);
    assert!(shown(&page).as_array().is_some_and(|all| all.len() > 400));
}

/// All of it, and the answer that people come for. Pictures of the latter alone: all of it is as long as a book.
#[test]
fn it_fits_and_can_be_read() {
    let page = open("");
    for colours in ["light", "dark"] {
        page.prefer(colours);
        is_readable(&page, colours);
        for width in [1280, 390, 320] {
            page.resize(width, 900);
            fits(&page, &format!("reference-{width}-{colours}"));
        }
    }
    page.fill("filter", "invalid_login_attempt");
    look(&page, "reference-answers");
    page.fill("filter", "encoded twice");
    look(&page, "reference-mistakes");
    page.fill("filter", "restlet.py");
    page.click("#snippet-python summary");
    look(&page, "reference-snippet");
}

/// The page's own links into it are those of the entries.
#[test]
fn a_finding_leads_to_its_entry() {
    let page = Page::open();
    page.fill("field-account", "1234567-sb1");
    let link = "return document.querySelector('#findings .source a[href*=\"reference.html#\"]')?.getAttribute('href')";
    page.until("there is one", |page| page.script(link, &[]).is_string());
    let address = page.script(link, &[]);
    let anchor =
        address.as_str().and_then(|address| address.split_once('#')).expect("it has an anchor").1.to_owned();
    page.visit_below(address.as_str().expect("it is a text"));
    page.until("it is in sight", |page| is_in_sight(page, &anchor));
}

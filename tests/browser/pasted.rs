//! The paste box: what each tool of `tests/intake` prints is recognised and fills the form, and every case of the
//! gallery ends in its proof.

use countersign_core::case::gather::gather;
use countersign_core::case::input::Case;
use countersign_core::finding::Within;
use countersign_tests::{expected, folders, name};
use serde_json::{Value, json};

use crate::page::Page;

/// Which fields a paste fills, and by which name the inputs know each.
const FILLED: [(&str, Within); 7] = [
    ("field-method", Within::Method),
    ("field-url", Within::Url),
    ("field-content-type", Within::ContentType),
    ("field-consumer-key", Within::ConsumerKey),
    ("field-token", Within::Token),
    ("field-nonce", Within::Nonce),
    ("field-timestamp", Within::Timestamp),
];

/// So many pieces of a paste are named one by one; the rest are counted.
const NAMED: usize = 12;

#[test]
fn what_each_tool_prints_is_recognised() {
    let page = Page::open();
    page.resize(1280, 900);
    for folder in folders("intake").into_iter().filter(|folder| folder.join("paste.txt").is_file()) {
        let (name, paste) = (name(&folder), expected(&folder, "paste.txt"));
        page.click("#clear");
        page.until("the fields are empty", |page| page.value("paste").is_empty());
        page.paste_into("paste", &paste);
        let read = gather(&Case { paste: Some(paste), ..Case::default() }, None);
        let pieces = read.recognised.len().min(NAMED);
        page.until(&format!("{name}: {pieces} pieces are named"), |page| {
            let named = page.script(
                "return document.querySelectorAll('#paste-said .chips .taken:not(.filled)').length",
                &[],
            );
            named == json!(pieces)
        });
        assert!(pieces > 0, "{name}");
        if read.exchanges.len() == 1 {
            let sent = read.sent().inputs;
            for (id, within) in FILLED {
                let Some(text) =
                    sent.text(within).filter(|_| !is_method_in_lower_case(id, sent.method.as_deref()))
                else {
                    continue;
                };
                page.until(&format!("{name}: {id} holds {text}"), |page| page.value(id) == text);
            }
        }
        page.screenshot(&format!("pasted-{name}-1280"));
        page.resize(390, 900);
        page.screenshot(&format!("pasted-{name}-390"));
        let sideways = page.script("return document.scrollingElement.scrollWidth > innerWidth", &[]);
        assert_eq!(sideways, false, "{name}: the page scrolls sideways on a phone");
        page.resize(1280, 900);
    }
    assert_eq!(page.chromium.errors(), Vec::<String>::new());
}

/// The list of methods has them in upper case.
fn is_method_in_lower_case(id: &str, method: Option<&str>) -> bool {
    id == "field-method" && method.is_some_and(|method| method.to_ascii_uppercase() != method)
}

/// A header made wrongly, and the secrets typed: the mistake is named, and proved.
#[test]
fn a_wrong_header_is_proved() {
    let case: Value = serde_json::from_str(include_str!("../../web/examples/01-query-params-missing.json"))
        .expect("it is JSON");
    let text = |key: &str| case[key].as_str().expect("a case has it").to_owned();
    let page = Page::cleared();
    page.fill("paste", &text("paste"));
    page.until("the URL is there", |page| !page.value("field-url").is_empty());
    assert_eq!(page.text("#verdict .proof"), "", "without the secrets nothing can be proved");
    page.fill("field-consumer-secret", &text("consumer_secret"));
    page.fill("field-token-secret", &text("token_secret"));
    page.expect_within("#verdict .proof", "Proved");
    page.expect_within("#verdict", "query");
    page.expect_within("#findings", "query-params-missing");
    page.expect_within("#comparison", "missing");
}

/// The one case in which the mistake leaves the signature alone.
const SIGNED_RIGHTLY: &str = "A realm in lower case";

#[test]
fn every_case_of_the_gallery_ends_in_its_proof() {
    let page = Page::open();
    page.until("the gallery is there", |page| !page.text("#gallery").is_empty());
    let count = page.script("return document.querySelectorAll('#gallery li button').length", &[]);
    let count = count.as_u64().expect("a number");
    assert!(count >= 12, "some cases are gone: {count}");
    for number in 1..=count {
        let button = format!("#gallery li:nth-child({number}) button");
        let title = page.text(&button);
        page.click(&button);
        if title == SIGNED_RIGHTLY {
            page.expect_within("#verdict", "Your signature is right.");
            page.expect_within("#findings", "realm-lowercase");
        } else {
            page.until(&format!("{title}: it is proved"), |page| {
                page.text("#verdict .proof").contains("Proved")
            });
            assert_eq!(page.text("#verdict .kind"), "Differs", "{title}");
        }
        page.screenshot(&format!("gallery-{number:02}-1280"));
    }
}

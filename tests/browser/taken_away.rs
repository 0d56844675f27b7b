//! What can be taken away from the page: the report, the link. Nothing private is in either.

use serde_json::json;
use thirtyfour::Key;

use crate::{
    canaries::{CONSUMER_SECRET, OF_SECRETS, TOKEN_SECRET, found},
    hands::Hands,
    page::Page,
};

/// Opens what can be taken away.
fn open(page: &Page) {
    page.click("#share > summary");
    page.until("it is open", |page| !page.text("#out-report").is_empty());
}

#[test]
fn the_report_says_what_is_wrong_and_holds_no_id_and_no_secret() {
    let page = Page::open();
    page.open_case("The query left out");
    let ids = [page.value("field-consumer-key"), page.value("field-token")];
    open(&page);
    let report = page.copy("#share", "report");
    assert_eq!(report, page.text("#out-report"));
    page.expect("#status", "Copied the report.", "what a screen reader says");
    for said in [
        "# Countersign: Differs",
        "Proved: ",
        "What to do: ",
        "## Findings",
        "`query-params-missing`",
        "## Evidence",
        "Base string of the middleware, as the proof shows it",
        "oauth_consumer_key%3D[redacted 64]",
        "Base string, right",
        "script%3D10",
        "## Environment",
        "built from commit `",
    ] {
        assert!(report.contains(said), "{said} is not in\n{report}");
    }
    for id in ids {
        assert!(id.len() == 64 && !report.contains(&id[..12]), "{report}");
    }
    for (field, secret) in [("field-consumer-secret", CONSUMER_SECRET), ("field-token-secret", TOKEN_SECRET)]
    {
        page.fill(field, secret);
        page.until("it is another verdict", |page| page.text("#verdict .proof").is_empty());
        let report = page.text("#out-report");
        assert_eq!(found(&report, &OF_SECRETS), None);
    }
}

#[test]
fn the_link_brings_the_shape_and_nothing_else() {
    let page = Page::open();
    page.open_case("The query left out");
    let private = ["field-consumer-key", "field-token", "field-nonce", "field-signature", "field-timestamp"];
    let private = private.map(|id| page.value(id));
    page.fill("field-url", &[&page.value("field-url"), "&who=Jane%20Doe&oauth_token=1"].concat());
    open(&page);
    let link = page.copy("#share", "link");
    assert!(link.starts_with(&page.site.url()) && link.contains("#link?method=POST&"), "{link}");
    for value in private {
        assert!(!value.is_empty() && !link.contains(&value), "{value} is in {link}");
    }
    assert!(!link.contains("Jane") && !link.contains("oauth"), "{link}");

    page.visit_below("checksums.txt");
    page.visit_below(&link[page.site.url().len()..]);
    page.until("the form is filled", |page| {
        page.script("return document.getElementById('field-url')?.value.includes('script=10')", &[]) == true
    });
    assert!(page.value("field-url").ends_with("?script=10&deploy=1&who=xxxx%20xxx"), "{link}");
    assert_eq!(page.value("field-method"), "POST");
    assert_eq!(page.value("field-consumer-key"), "");
    assert_eq!(page.value("field-consumer-secret"), "");
    page.expect_within("#verdict .text", "came with the link that you opened");
    let left = page.script("return 'address' in document.documentElement.dataset", &[]);
    assert_eq!(left, false, "a link is not taken for a leak");
    // Chromium asks for an icon of the text that was visited, and there is none.
    let errors = page.chromium.errors();
    assert!(errors.iter().all(|error| error.contains("/favicon.ico")), "{errors:?}");
}

/// The key is a character as any other where a person writes.
#[test]
fn a_question_mark_shows_the_keys_outside_of_a_field() {
    let page = Page::open();
    let shown =
        |page: &Hands| page.script("return document.getElementById('help').matches(':popover-open')", &[]);
    page.script("document.getElementById('field-nonce').focus()", &[]);
    page.type_keys("?");
    page.until("it is written", |page| page.value("field-nonce").ends_with('?'));
    assert_eq!(shown(&page), false);
    page.script("document.activeElement.blur()", &[]);
    page.type_keys("?");
    page.until("the keys are shown", |page| shown(page) == true);
    page.resize(390, 800);
    page.screenshot("help-390");
    page.press(&Key::Escape);
    page.until("they are gone", |page| shown(page) == false);
    page.click("#keys");
    page.until("the button shows them as well", |page| shown(page) == true);
    page.click("#help button");
    page.until("and a button closes them", |page| shown(page) == false);
    assert_eq!(
        page.script("return document.activeElement.id", &[]),
        json!("keys"),
        "the focus is where it was"
    );
}

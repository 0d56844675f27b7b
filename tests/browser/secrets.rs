//! A typed secret stands in its input and nowhere else.

use serde_json::json;
use thirtyfour::Key;

use crate::{
    canaries::{CONSUMER_SECRET, OF_SECRETS, TOKEN_SECRET, found, leaked_secret},
    hands::Hands,
    page::Page,
};

/// The two inputs, and what is entered.
const SECRETS: [(&str, &str); 2] =
    [("field-consumer-secret", CONSUMER_SECRET), ("field-token-secret", TOKEN_SECRET)];

#[test]
fn a_secret_is_nowhere_in_the_document() {
    let page = Page::open();
    page.unfold();
    let mut signature = page.text("#out-signature");
    for (id, secret) in SECRETS {
        page.fill(id, "");
        for part in [&secret[..32], &secret[32..]] {
            page.type_into(id, part);
            page.until("the signature is another", |page| page.text("#out-signature") != signature);
            signature = page.text("#out-signature");
            assert_eq!(leaked_secret(&page), None);
        }
        assert_eq!(page.value(id), secret);
    }
    for name in ["header", "curl"] {
        let copied = page.copy("#verdict", name);
        assert_eq!(found(&copied, &OF_SECRETS), None);
    }
    assert!(
        page.site.requests().iter().all(|request| !request.path.contains('?')),
        "{:?}",
        page.site.requests()
    );
    assert_eq!(page.chromium.errors(), Vec::<String>::new());
}

/// A finding about a secret does not quote it.
#[test]
fn a_finding_quotes_no_secret() {
    let page = Page::open();
    for wrong in [" c0ffee00c0ffee11", "c0ffee00c0ffee11\u{a0}", "“c0ffee00c0ffee11”", "c0ffee00c0ffee1О"]
    {
        page.fill("field-consumer-secret", wrong);
        page.expect_within("#field-consumer-secret-said", ": ");
        assert_eq!(leaked_secret(&page), None, "{wrong}");
    }
}

#[test]
fn a_secret_is_masked_until_it_is_shown_and_escape_hides_it() {
    let page = Page::open();
    let kind = |page: &Hands, id: &str| {
        page.script("return document.getElementById(arguments[0]).type", &[json!(id)])
    };
    for (id, secret) in SECRETS {
        page.fill(id, secret);
        assert_eq!(kind(&page, id), "password");
        page.click(&format!("#{id} + button"));
        page.until("it is shown", |page| kind(page, id) == "text");
        assert_eq!(page.value(id), secret);
        assert_eq!(leaked_secret(&page), None, "shown, it is in no attribute");
        page.press(&Key::Escape);
        page.until("it is hidden", |page| kind(page, id) == "password");
        assert_eq!(page.value(id), secret);
    }
}

/// Neither the browser nor a password manager is to keep them or to correct them.
#[test]
fn nothing_meddles_with_the_four_credentials() {
    let page = Page::open();
    for id in ["field-consumer-key", "field-consumer-secret", "field-token", "field-token-secret"] {
        for (attribute, value) in [
            ("autocomplete", "off"),
            ("spellcheck", "false"),
            ("autocapitalize", "none"),
            ("autocorrect", "off"),
            ("data-1p-ignore", ""),
            ("data-lpignore", "true"),
            ("data-bwignore", ""),
            ("data-form-type", "other"),
        ] {
            let given = page.script(
                "return document.getElementById(arguments[0]).getAttribute(arguments[1])",
                &[json!(id), json!(attribute)],
            );
            assert_eq!(given, value, "{attribute} of {id}");
        }
    }
}

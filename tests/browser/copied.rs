//! The copy buttons: what is in the clipboard is what is shown, to the byte.

use crate::page::Page;

#[test]
fn every_button_copies_the_text_beside_it() {
    let page = Page::open();
    page.unfold();
    for (step, name, id) in [
        ("#step-2", "parameters", "#out-parameters"),
        ("#step-3", "base URI", "#out-base-uri"),
        ("#step-4", "base string", "#out-base-string"),
        ("#step-6", "signature", "#out-signature"),
        ("#step-6", "encoded signature", "#out-encoded-signature"),
        ("#step-7", "header", "#out-authorization"),
        ("#step-7", "curl", "#out-curl"),
        ("#verdict", "header", "#out-authorization"),
        ("#verdict", "curl", "#out-curl"),
    ] {
        let copied = page.copy(step, name);
        assert_eq!(copied, page.text(id), "{name} of {step}");
        assert!(!copied.is_empty(), "{name} of {step}");
        page.expect("#status", &format!("Copied the {name}."), "what a screen reader says");
    }
    assert!(page.copy("#step-7", "curl").starts_with("curl "));
    page.until("the button says its own name again", |page| page.text("#verdict .copy") == "Copy header");
}

/// What cannot be copied yet has no button to press.
#[test]
fn nothing_can_be_copied_before_it_is_signed() {
    let page = Page::cleared();
    let enabled = page.script("return document.querySelectorAll('button.copy:enabled').length", &[]);
    assert_eq!(enabled, 0);
}

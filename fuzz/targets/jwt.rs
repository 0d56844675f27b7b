//! An OAuth 2.0 client assertion with its certificate.

#![no_main]

use countersign_core::case::input::Case;
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    countersign_fuzz::text(bytes, |text| {
        let (assertion, certificate) = text.split_once("\n\n").unwrap_or((text, ""));
        countersign_fuzz::verbs(&Case {
            assertion: Some(assertion.to_owned()),
            certificate: (!certificate.is_empty()).then(|| certificate.to_owned()),
            ..countersign_fuzz::entered()
        });
    })
});

//! A base string, as a middleware prints it.

#![no_main]

use countersign_core::case::input::{Case, ObservedInput};
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    countersign_fuzz::text(bytes, |text| {
        countersign_fuzz::verbs(&Case {
            observed: Some(ObservedInput { base_string: Some(text.to_owned()), ..ObservedInput::default() }),
            ..countersign_fuzz::entered()
        });
    })
});

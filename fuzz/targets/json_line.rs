//! A line of JSON, as the command line reads it, and the core's own reader of JSON beside serde's.

#![no_main]

use countersign_core::case::input::Case;
use countersign_core::json::Json;
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    countersign_fuzz::text(bytes, |text| {
        if let Ok(case) = Case::from_json(text) {
            countersign_fuzz::verbs(&case);
        }
        let ours = Json::parse(text);
        if serde_json::from_str::<serde_json::Value>(text).is_ok_and(|json| json.is_object()) {
            assert!(ours.is_some(), "serde reads it, and we do not");
        }
    })
});

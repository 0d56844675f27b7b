//! An entry of a HAR file.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    countersign_fuzz::text(bytes, |text| {
        countersign_fuzz::paste(&format!(
            r#"{{"log": {{"version": "1.2", "entries": [{{"request": {{"method": "GET", {text}}}}}]}}}}"#
        ));
    })
});

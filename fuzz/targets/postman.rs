//! A request of a Postman collection.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    countersign_fuzz::text(bytes, |text| {
        countersign_fuzz::paste(&format!(
            r#"{{"info": {{"name": "a"}}, "item": [{{"request": {{"method": "GET", {text}}}}}]}}"#
        ));
    })
});

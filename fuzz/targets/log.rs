//! Anything at all, as it stands in a log.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    countersign_fuzz::text(bytes, |text| {
        countersign_fuzz::paste(text);
    })
});

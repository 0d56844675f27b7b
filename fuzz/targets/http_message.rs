//! An HTTP message, a request or a response.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    countersign_fuzz::text(bytes, |text| {
        countersign_fuzz::paste(&format!("POST /app/site/hosting/restlet.nl?script=1 HTTP/1.1\r\n{text}"));
        countersign_fuzz::paste(&format!("HTTP/1.1 401 Unauthorized\r\n{text}"));
    })
});

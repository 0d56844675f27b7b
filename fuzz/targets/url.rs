//! A URL, parsed and signed.

#![no_main]

use countersign_core::case::input::RequestInput;
use countersign_core::request::Url;
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    countersign_fuzz::text(bytes, |text| {
        if let Ok(url) = Url::parse(text) {
            let _ = (url.host_str(), url.path_str(), url.query_str(), url.explicit_port());
        }
        let mut case = countersign_fuzz::entered();
        case.request = Some(RequestInput { url: Some(text.to_owned()), ..RequestInput::default() });
        countersign_fuzz::verbs(&case);
    })
});

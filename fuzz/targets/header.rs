//! An `Authorization` header, as it stands in a request or a log.

#![no_main]

use countersign_core::case::input::{Case, ObservedInput};
use countersign_core::intake::authorization::Header;
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    countersign_fuzz::text(bytes, |text| {
        let header = Header::read(text);
        for field in &header.fields {
            let _ = (header.part(field.name), header.part(field.value), header.part(field.separator));
        }
        let _ = (header.part(header.rest), header.kind(), header.fingerprint(), header.line_breaks().count());
        countersign_fuzz::verbs(&Case {
            observed: Some(ObservedInput {
                authorization: Some(text.to_owned()),
                ..ObservedInput::default()
            }),
            ..countersign_fuzz::entered()
        });
    })
});

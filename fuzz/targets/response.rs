//! What NetSuite answered.

#![no_main]

use countersign_core::answer::response::Response;
use countersign_core::case::input::{AnswerInput, Case};
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    countersign_fuzz::text(bytes, |text| {
        let (headers, body) = text.split_once("\n\n").unwrap_or(("", text));
        let response = Response::read(Some(401), headers, body);
        let _ = (response.date(), response.location(), response.duration_ms(), response.text().len());
        let answer = AnswerInput {
            headers: Some(headers.to_owned()),
            body: Some(body.to_owned()),
            audit_detail: headers.lines().next().map(str::to_owned),
            ..AnswerInput::default()
        };
        countersign_fuzz::verbs(&Case { answer: Some(answer), ..countersign_fuzz::entered() });
    })
});

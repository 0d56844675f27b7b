//! Every folder of `tests/vectors`: each stage against its expected text, so that a failure says where.

use countersign_core::case::{self, input::Case};
use countersign_core::check::{Check, Observed, Verdict};
use countersign_core::inputs::Inputs;
use countersign_core::sign::percent;
use countersign_tests::{expected, folders, name};
use std::path::Path;

fn inputs(folder: &Path) -> Inputs {
    let case = Case::from_json(&expected(folder, "case.json"));
    case.unwrap_or_else(|error| panic!("{}/case.json: {error}", name(folder))).inputs()
}

#[test]
fn every_stage_of_every_vector() {
    let folders = folders("vectors");
    assert!(folders.len() >= 140, "some vectors are gone: {}", folders.len());
    for folder in &folders {
        let signed = case::sign(&inputs(folder)).unwrap_or_else(|error| panic!("{}: {error}", name(folder)));
        let unsigned = &signed.trace.unsigned;
        let stages = [
            ("base-uri.txt", unsigned.base_uri.to_string()),
            ("parameters.txt", unsigned.normalized.to_string()),
            ("base-string.txt", unsigned.base_string.to_string()),
            ("signature.txt", signed.trace.signature.to_string()),
            ("authorization.txt", signed.trace.authorization.to_string()),
        ];
        for (file, text) in stages {
            assert_eq!(text, expected(folder, file), "{}: {file} differs", name(folder));
        }
    }
}

#[test]
fn every_vector_names_its_source() {
    for folder in folders("vectors").iter().chain(&folders("vectors-soap")) {
        assert!(expected(folder, "SOURCE.md").len() > 20, "{} names no source", name(folder));
    }
}

/// A published value that is wrong stays wrong; what it should be, the vector says.
#[test]
fn controls_are_published_wrong() {
    let controls: Vec<_> =
        folders("vectors").into_iter().filter(|folder| folder.join("published.txt").exists()).collect();
    assert!(controls.len() >= 4);
    for folder in controls {
        let published = percent::decode(expected(&folder, "published.txt").as_bytes()).into_owned();
        assert_ne!(published, expected(&folder, "signature.txt").as_bytes(), "{}", name(&folder));
    }
}

/// Where SOAP is called, the text of the token passport is signed with the same key, and a check says that it is right.
#[test]
fn soap_token_passports() {
    for folder in folders("vectors-soap") {
        let mut inputs = inputs(&folder);
        inputs.method = Some("POST".into());
        inputs.url = Some("https://webservices.netsuite.com/services/NetSuitePort_2015_2".into());
        let trace = case::sign(&inputs).unwrap_or_else(|error| panic!("{}: {error}", name(&folder))).trace;
        let (base_string, signature) =
            (expected(&folder, "base-string.txt"), expected(&folder, "signature.txt"));
        assert_eq!(trace.unsigned.base_string.as_str(), base_string, "{}", name(&folder));
        assert_eq!(trace.signature.to_string(), signature, "{}", name(&folder));
        let observed =
            Observed { base_string: Some(base_string), signature: Some(signature), ..Observed::default() };
        let checked = Check::new(&inputs, observed, None).finish();
        assert_eq!((checked.verdict, &checked.proof[..]), (Verdict::Match, &[][..]), "{}", name(&folder));
    }
}

/// Every byte of every base string belongs to one segment; decoded twice it is the parameter it came from, and the
/// place of a query parameter is where the URL has it.
#[test]
fn every_byte_knows_its_parameter() {
    use countersign_core::sign::base_string::Segment;
    use countersign_core::sign::params::Origin;
    for folder in folders("vectors") {
        let inputs = inputs(&folder);
        let signed = case::sign(&inputs).unwrap();
        let unsigned = &signed.trace.unsigned;
        let mut at = 0;
        for (span, segment) in unsigned.base_string.segments() {
            assert_eq!(span.start, at, "{}", name(&folder));
            at = span.end;
            let decoded = percent::decode(span.of(unsigned.base_string.as_bytes())).into_owned();
            let decoded = percent::decode(&decoded);
            match segment {
                Segment::Name(index) => assert_eq!(&*decoded, unsigned.parameters.name(index)),
                Segment::Value(index) => assert_eq!(&*decoded, unsigned.parameters.value(index)),
                _ => {}
            }
        }
        assert_eq!(at, unsigned.base_string.as_bytes().len(), "{}", name(&folder));
        for (index, parameter) in unsigned.parameters.list().iter().enumerate() {
            let text = match parameter.origin {
                Origin::Query => inputs.url.as_deref().unwrap(),
                Origin::Body => inputs.body.as_deref().unwrap(),
                Origin::Header => continue,
            };
            let mut form = Vec::new();
            percent::decode_form_into(parameter.place.of(text.as_bytes()), &mut form);
            assert!(form.starts_with(unsigned.parameters.name(index)), "{}", name(&folder));
        }
    }
}

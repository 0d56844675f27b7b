//! Client assertions that PyJWT made, each with its certificate: `assertions/<name>/`, from `peers/make_assertions.py`.

use base64::{Engine, engine::general_purpose::STANDARD, engine::general_purpose::URL_SAFE_NO_PAD};
use countersign_core::account::Account;
use countersign_core::answer::assertion::{self, Context};
use serde_json::Value;
use std::fs;
use std::path::Path;

#[test]
fn every_assertion_is_judged_as_expected_and_says_what_to_verify() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assertions");
    let mut seen = 0;
    for entry in fs::read_dir(root).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let text = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
        let token = text("assertion.txt");
        let expected: Value = serde_json::from_str(&text("expected.json")).unwrap();
        let account = Account::from_any_form(expected["account"].as_str().unwrap()).unwrap();
        let context = Context {
            account: Some(&account),
            client_id: expected["client_id"].as_str(),
            now: expected["now"].as_i64(),
        };
        let read = assertion::read(&token, Some(&text("certificate.pem")), &context);
        let codes: Vec<&str> = read.findings.iter().map(|finding| finding.code).collect();
        let wanted: Vec<&str> =
            expected["codes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(codes, wanted, "{name}: {:?}", read.findings);
        let spki = STANDARD.decode(expected["spki_der"].as_str().unwrap()).unwrap();
        assert_eq!(read.certificate.as_ref().unwrap().spki_der, spki, "{name}: the public key");
        let verification = read.to_verify();
        assert_eq!(verification.is_some(), expected["to_verify"].as_bool().unwrap(), "{name}");
        if let Some(verification) = verification {
            let (input, signature) = token.trim().rsplit_once('.').unwrap();
            assert_eq!(verification.signing_input, input, "{name}");
            assert_eq!(verification.signature, URL_SAFE_NO_PAD.decode(signature).unwrap(), "{name}");
            assert_eq!(verification.spki_der, spki, "{name}");
        }
        seen += 1;
    }
    assert!(seen >= 30, "only {seen} assertions were found");
}

//! What the targets share: a text is led through everything that the page and the command line do with one.

pub mod laws;

use countersign_core::case::input::{Case, CredentialsInput, RequestInput, StampInput};
use countersign_core::case::output::CheckOutput;
use countersign_core::case::{self, Clock, gather::gather};
use countersign_core::finding::Finding;
use countersign_core::inputs::Inputs;
use countersign_core::intake;
use countersign_core::secret::Secret;
use countersign_core::span::Span;
use libfuzzer_sys::Corpus;

/// The time that is judged by.
const NOW: i64 = 1_716_390_300;

/// How many candidates of a search are tried: all of its stages are gone through, but not for long.
const CANDIDATES: u64 = 50;

/// Runs `work` on bytes that are a text.
pub fn text(bytes: &[u8], work: impl FnOnce(&str)) -> Corpus {
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            work(text);
            Corpus::Keep
        }
        Err(_) => Corpus::Reject,
    }
}

/// A call as a person enters it, for what is pasted to be held against.
#[must_use]
pub fn entered() -> Case {
    Case {
        request: Some(RequestInput {
            method: Some("POST".into()),
            url: Some("https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=10&deploy=1".into()),
            ..RequestInput::default()
        }),
        credentials: Some(CredentialsInput {
            account: Some("1234567_SB1".into()),
            consumer_key: Some("key".into()),
            consumer_secret: Some(Secret::new("consumer secret")),
            token: Some("token".into()),
            token_secret: Some(Secret::new("token secret")),
        }),
        stamp: Some(StampInput { nonce: Some("nonce".into()), timestamp: Some("1716390247".into()) }),
        ..Case::default()
    }
}

/// A paste, by itself and beside what was entered. Each piece of it lies between characters.
pub fn paste(text: &str) {
    let read = intake::read(text);
    let pieces = read.recognised.iter().map(|piece| piece.span).chain(read.ignored.iter().copied());
    for span in pieces.chain(read.leaks.iter().map(|leak| leak.span)) {
        lies_in(span, text);
    }
    for case in [Case::default(), entered()] {
        verbs(&Case { paste: Some(text.to_owned()), ..case });
    }
}

/// All three verbs.
pub fn verbs(case: &Case) {
    let inputs = case.inputs();
    if let Ok(signed) = case::sign(&inputs) {
        each_lies_in_its_text(&signed.findings, &inputs);
    }
    let gathered = gather(case, None);
    let mut check = case::check(&gathered, Some(NOW));
    check.run(CANDIDATES);
    let checked = check.checked();
    each_lies_in_its_text(&checked.findings, &gathered.inputs);
    serde_json::to_string(&CheckOutput::of(&gathered, &checked)).expect("what we write is JSON");
    let clock = Clock::Given(NOW);
    let _ = case::answer(&gathered, Some(&check), case::oauth2(&gathered, clock), clock);
}

/// Whoever shows a finding cuts its text at its place.
fn each_lies_in_its_text(findings: &[Finding], inputs: &Inputs) {
    for finding in findings {
        if let Some(text) = inputs.text(finding.place.within) {
            lies_in(finding.place.span, text);
        }
    }
}

fn lies_in(span: Span, text: &str) {
    assert!(text.get(span.start..span.end).is_some(), "{span:?} does not lie between characters of {text:?}");
}

use super::*;
use crate::aligned::Mark;
use crate::example::{CONSUMER_SECRET, TOKEN_SECRET};
use crate::state::{Action, Secrets, State};
use countersign_core::case::{self, gather::gather};
use countersign_core::secret::Secret;

/// A header as Oracle's example has it, with this signature.
pub fn header(signature: &str) -> String {
    [
        r#"Authorization: OAuth realm="123456", oauth_consumer_key="ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4", oauth_token="2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc", oauth_nonce="fjaLirsIcCGVZWzBX0pg", oauth_timestamp="1508242306", oauth_signature_method="HMAC-SHA256", oauth_version="1.0", oauth_signature=""#,
        signature,
        "\"",
    ]
    .concat()
}

/// Oracle's request line with these parameters more.
pub fn request(more: &str) -> String {
    [
        "POST https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1",
        more,
        "\n",
    ]
    .concat()
}

pub const OWN: &str = "&customParam=someValue&testParam=someOtherValue";

pub fn secrets() -> Secrets {
    Secrets { consumer: Secret::new(CONSUMER_SECRET), token: Secret::new(TOKEN_SECRET) }
}

/// What the page makes of a paste, with these secrets in their inputs.
pub fn examined(paste: &str, secrets: Secrets) -> Option<Examined> {
    let mut state = State::example();
    let reading = crate::paste::read(paste, None).map(|(reading, _)| reading);
    state.apply(Action::Read(reading));
    let gathered = gather(&state.case(secrets, Some(paste.to_owned())), None);
    let mut check = case::check(&gathered, Some(1_508_242_306));
    while !check.run(10_000) {}
    Examined::of(&check, &gathered, paste)
}

#[test]
fn a_right_header_matches() {
    let paste = [&request(OWN), &header("%2BKK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ%3D")[..]].concat();
    let examined = examined(&paste, secrets()).unwrap();
    assert_eq!(examined.verdict, Verdict::Match, "{:?}", examined.findings);
    assert_eq!(examined.right.as_deref(), Some("+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ="));
    assert!(examined.comparison.is_none() && examined.missing.is_empty());
}

#[test]
fn a_proof_shows_the_base_string_that_was_signed() {
    // The query left out: the signature of the URL without it.
    let mut form = crate::example::form();
    form.url = "https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl".into();
    let signed = crate::state::Judgement::of(&form, secrets(), 0);
    let signature = signed.signed().unwrap().trace.signature.to_string();
    let encoded = countersign_core::sign::percent::encode(signature.as_bytes());
    let paste = [&request(OWN), &header(&encoded)[..]].concat();
    let examined = examined(&paste, secrets()).unwrap();
    assert_eq!((examined.verdict, examined.proof), (Verdict::Differs, 1), "{:?}", examined.findings);
    assert_eq!(examined.causes().next().unwrap().code, "query-params-missing");
    let comparison = examined.comparison.unwrap();
    assert!(comparison.is_reconstructed);
    assert_eq!(comparison.differences(), 4, "{comparison:?}");
    assert!(comparison.lines.iter().any(|line| line.name == "customParam" && line.mark == Mark::Missing));
}

#[test]
fn without_secrets_it_says_what_is_missing() {
    let paste = [&request(OWN), &header("x")[..]].concat();
    let examined = examined(&paste, Secrets::default()).unwrap();
    assert_eq!(examined.missing, [Within::ConsumerSecret, Within::TokenSecret]);
    assert!(super::tests::examined(&request(OWN), Secrets::default()).is_none(), "nothing to check");
}

#[test]
fn a_leaked_secret_proves_and_is_shown_nowhere() {
    let key = ["Key: ", CONSUMER_SECRET, "&", TOKEN_SECRET, "\n"].concat();
    let with_secret = [OWN, "&token_secret=", TOKEN_SECRET].concat();
    let paste =
        [&key, &request(&with_secret), &header("%2BKK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ%3D")[..]]
            .concat();
    let examined = examined(&paste, Secrets::default()).unwrap();
    assert!(examined.missing.is_empty() && examined.is_finished);
    assert!(examined.findings.iter().any(|finding| finding.code == "secret-in-paste"));
    let said = format!("{examined:?}");
    assert!(!said.contains(CONSUMER_SECRET) && !said.contains(TOKEN_SECRET), "{said}");
    assert!(said.contains("****"), "the place is shown, masked");
}

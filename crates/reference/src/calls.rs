//! TBA's other calls, each signed by the stages of `sign`.

use crate::entry::{confidence_of, entry, prose, sources};
use crate::part::Part;
use countersign_core::account::Account;
use countersign_core::answer::flow::{self, Call, TokenOf};
use countersign_core::credentials::{Credentials, Stamp};
use countersign_core::secret::Secret;
use maud::{Markup, html};

/// The part.
///
/// # Panics
/// Never: the account is one, and its calls can be signed.
pub fn part() -> Part {
    let account = &Account::from_any_form("1234567_SB1").expect("it is an account");
    let (key, token) = ("CONSUMER_KEY", "TOKEN_ID");
    let entries = vec![
        of("call-request-token", &flow::request_token(Some(account), "https://middleware.example/callback")),
        authorize(account),
        of("call-access-token", &flow::access_token(account, "VERIFIER")),
        of("call-issue-token", &flow::issue_token(account, key, Some("middleware"))),
        of("call-revoke-token", &flow::revoke_token(account, key, token)),
        of("call-token-info", &flow::token_info(account)),
    ];
    let about = html! {
        p { "The three steps by which a person lets an integration in, and the services for tokens. What is signed goes through the same stages as every other call; the base strings below came out of them, for made-up credentials." }
    };
    Part::whole("calls", "TBA’s other calls", about, entries)
}

fn of(id: &str, call: &Call) -> Markup {
    let credentials = Credentials {
        account: Some("1234567_SB1".to_owned()),
        consumer_key: "CONSUMER_KEY".to_owned(),
        consumer_secret: Secret::new("CONSUMER_SECRET"),
        token: Some("TOKEN_ID".to_owned()),
        token_secret: Some(Secret::new("TOKEN_SECRET")),
    };
    let stamp = Stamp { nonce: "fjaLirsIcCGVZWzBX0pg".to_owned(), timestamp: "1508242306".to_owned() };
    // One of them logs in with a password and is not signed.
    let trace = call.sign(&credentials, &stamp).ok();
    let rest = html! {
        p { (prose(call.about)) }
        dl.example {
            dt { "Call" } dd { code { (call.request.method) " " (call.request.url) } }
            dt { "Key" } dd { (signed_with(call.token)) }
            @if let Some(trace) = trace { dt { "Signed" } dd { code { (trace.unsigned.base_string) } } }
        }
        (sources(confidence_of(call.source), &[call.source]))
    };
    entry(id, &html! { (call.title) }, &rest)
}

/// The one call that a browser makes.
fn authorize(account: &Account) -> Markup {
    const SOURCE: &str =
        "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156536698849.html";
    let url = flow::authorize_url(Some(account), "REQUEST_TOKEN", Some("STATE"))
        .expect("the state has letters alone");
    let rest = html! {
        p { "Send the person’s browser there with the request token of step one. It comes back to the callback with " code { "oauth_token" } " and " code { "oauth_verifier" } ", which is empty if the person pressed Deny." }
        dl.example {
            dt { "Open" } dd { code { (url) } }
            dt { "Key" } dd { "It is not signed." }
        }
        (sources(confidence_of(SOURCE), &[SOURCE]))
    };
    entry("call-authorize", &html! { "Step two: the person’s consent" }, &rest)
}

const fn signed_with(token: TokenOf) -> &'static str {
    match token {
        TokenOf::Nobody => "The consumer secret and an ampersand; there is no token yet.",
        TokenOf::StepOne => "Both secrets: the consumer’s, and the one of the request token from step one.",
        TokenOf::User => "Both secrets: the consumer’s and the token’s.",
        TokenOf::NlAuth => "None: it is not signed, but logs in with email and password.",
    }
}

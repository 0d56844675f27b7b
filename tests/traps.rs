//! What looks like a mistake and is none: correct signers, each with header and base string.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use countersign_core::case::{self, gather::gather, input::Case};
use countersign_core::check::{Checked, Verdict};
use countersign_core::finding::Severity;
use countersign_core::request::Request;
use countersign_core::sign::SignatureMethod;
use countersign_tests::made_up::{MadeUp, NOW, RightlySigned};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const RESTLET: &str = "https://1234567.restlets.api.netsuite.com/app/site/hosting/restlet.nl";

/// A right signature for a GET of a URL at NetSuite.
fn signed(url: &str) -> RightlySigned {
    spoilt(url, |_| ())
}

/// The same for a request that something is done to before it is signed.
fn spoilt(url: &str, spoil: impl FnOnce(&mut MadeUp)) -> RightlySigned {
    let id = |digits: &str| digits.repeat(16);
    let header = [
        ("oauth_consumer_key", id("0a1b")),
        ("oauth_token", id("4e5f")),
        ("oauth_nonce", "fjaLirsIcCGVZWzBX0pg".into()),
        ("oauth_timestamp", (NOW - 30).to_string()),
        ("oauth_signature_method", "HMAC-SHA256".into()),
        ("oauth_version", "1.0".into()),
    ];
    let mut made_up = MadeUp {
        request: Request { method: "GET".into(), url: url.into(), ..Request::default() },
        account: Some("1234567".into()),
        realm: Some("1234567".into()),
        header: header.map(|(name, value)| (name.to_owned(), value)).to_vec(),
        consumer_secret: id("2c3d"),
        token_secret: Some(id("6071")),
        method: SignatureMethod::HmacSha256,
    };
    spoil(&mut made_up);
    made_up.sign()
}

/// The header as libraries write it.
fn header(signed: &RightlySigned) -> String {
    let encode = |text: &str| countersign_core::sign::percent::encode(text.as_bytes());
    let own = signed.of.header.iter().map(|(name, value)| format!("{name}=\"{}\"", encode(value)));
    let realm = signed.of.realm.iter().map(|realm| format!("realm=\"{realm}\""));
    let signature = format!("oauth_signature=\"{}\"", encode(&signed.signature));
    format!("OAuth {}", realm.chain(own).chain([signature]).collect::<Vec<_>>().join(", "))
}

fn check(case: &Case) -> Checked {
    case::check(&gather(case, None), case.now).finish()
}

/// Shows header and base string, and expects a match and nothing that breaks or is refused.
fn is_spared(signed: &RightlySigned, header: &str) {
    let mut case = signed.of.case();
    case.observed = Some(observed(json!({"authorization": header, "base_string": signed.base_string})));
    expect_spared(&case);
}

fn expect_spared(case: &Case) {
    let checked = check(case);
    let accused = accusations(&checked);
    assert_eq!(checked.verdict, Verdict::Match, "{case:#?}");
    assert!(accused.is_empty(), "{accused:?}\n{case:#?}");
    assert!(checked.proof.is_empty() && checked.alternatives.is_empty());
}

fn accusations(checked: &Checked) -> Vec<&'static str> {
    let accused = checked.findings.iter().filter(|finding| finding.severity != Severity::WorthChecking);
    accused.map(|finding| finding.code).collect()
}

fn observed(value: Value) -> countersign_core::case::input::ObservedInput {
    serde_json::from_value(value).expect("the keys are the contract's")
}

#[test]
fn t1_a_realm_that_is_in_the_query_is_signed() {
    let signed = signed(&format!("{RESTLET}?script=58&deploy=1&realm=1234567"));
    assert!(signed.base_string.ends_with("realm%3D1234567%26script%3D58"));
    is_spared(&signed, &header(&signed));
}

#[test]
fn t2_a_value_can_hold_an_escape_of_its_own() {
    let signed = signed(&format!("{RESTLET}?script=58&deploy=1&b5=%3D%253D"));
    assert!(signed.base_string.contains("b5%3D%253D%25253D"));
    is_spared(&signed, &header(&signed));
}

#[test]
fn t3_the_header_is_free_in_many_things() {
    let url = format!("{RESTLET}?script=58&deploy=1");
    let plain = signed(&url);
    let usual = header(&plain);
    is_spared(&plain, &usual.replace(", ", ","));
    is_spared(&plain, &usual.replace(", ", ",\n    "));
    is_spared(&plain, &usual.replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d"));
    let realm = "realm=\"1234567\"";
    is_spared(&plain, &format!("{}, {realm}", usual.replace(&format!("{realm}, "), "")));
    let mut fields: Vec<&str> = usual.trim_start_matches("OAuth ").split(", ").collect();
    fields.reverse();
    is_spared(&plain, &format!("OAuth {}", fields.join(", ")));
    let without_version = spoilt(&url, |made_up| made_up.header.retain(|(name, _)| name != "oauth_version"));
    is_spared(&without_version, &header(&without_version));
    let with_hash = spoilt(&url, |made_up| {
        let body = r#"{"a": 1}"#;
        made_up.request.method = "POST".into();
        made_up.request.content_type = Some("application/json".into());
        made_up.request.body = Some(body.into());
        made_up.header.push(("oauth_body_hash".into(), BASE64_STANDARD.encode(Sha256::digest(body))));
    });
    is_spared(&with_hash, &header(&with_hash));
}

#[test]
fn t4_ids_of_letters_are_as_good_as_numbers() {
    let signed = signed(&format!("{RESTLET}?script=customscript_x&deploy=customdeploy_x"));
    is_spared(&signed, &header(&signed));
}

#[test]
fn t5_an_empty_parameter_of_the_url_is_signed() {
    let signed = signed(&format!("{RESTLET}?script=58&deploy=1&since=&until"));
    assert!(signed.base_string.ends_with("since%3D%26until%3D"));
    is_spared(&signed, &header(&signed));
}

#[test]
fn t6_what_copying_does_to_a_text_is_no_mistake() {
    let signed = signed(&format!("{RESTLET}?script=58&deploy=1&q=2"));
    let usual = header(&signed);
    let quotes: String = usual
        .split('"')
        .enumerate()
        .map(|(n, piece)| match n % 2 {
            0 if n > 0 => format!("”{piece}"),
            1 => format!("“{piece}"),
            _ => piece.to_owned(),
        })
        .collect();
    let wrapped = format!("{}\n{}", &signed.base_string[..72], &signed.base_string[72..]);
    let url = &signed.of.request.url;
    for paste in [
        format!("GET {url}\nAuthorization: {quotes}\n"),
        format!("\"url\": \"{url}\",\n\"Authorization\": \"{}\"\n", usual.replace('"', "\\\"")),
        format!("Base string:\n{wrapped}\n\nAuthorization: {usual}\n"),
        format!(
            "<p>{}</p>\n<p>Authorization: {}</p>",
            url.replace('&', "&amp;"),
            usual.replace('"', "&quot;")
        ),
    ] {
        let mut case = signed.of.case();
        case.paste = Some(paste);
        expect_spared(&case);
    }
}

/// The base string that somebody thinks to have signed lost its path; the signature did not.
#[test]
fn t7_what_people_expect_may_be_wrong_where_their_signature_is_right() {
    let signed = signed(&format!("{RESTLET}?script=58&deploy=1"));
    let mut case = signed.of.case();
    let expected = signed.base_string.replace("%2Fapp%2Fsite%2Fhosting%2Frestlet.nl", "");
    assert_ne!(expected, signed.base_string);
    case.observed = Some(observed(json!({"authorization": header(&signed), "base_string": expected})));
    expect_spared(&case);
    let checked = check(&case);
    assert!(
        checked.findings.iter().any(|finding| finding.code == "path-missing-or-wrong"),
        "it is mentioned"
    );
}

/// RFC 5849 prints a signature that its own example does not give (erratum 2550): it is that of a GET. The right one is
/// not accused for that, and of the printed one no more is said than can be proved.
#[test]
fn t8_a_published_signature_can_be_wrong() {
    let line = |signature: &str| {
        json!({
            "request": {
                "method": "POST",
                "url": "http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b",
                "content_type": "application/x-www-form-urlencoded",
                "body": "c2&a3=2+q"
            },
            "credentials": {
                "consumer_key": "9djdj82h48djs9d2", "consumer_secret": "j49sk3j29djd",
                "token": "kkk9d7dh3k39sjv7", "token_secret": "dh893hdasih9"
            },
            "observed": {"authorization": format!(
                "OAuth realm=\"Example\", oauth_consumer_key=\"9djdj82h48djs9d2\", oauth_token=\"kkk9d7dh3k39sjv7\", \
                 oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"137131201\", oauth_nonce=\"7d8f3e4a\", \
                 oauth_signature=\"{signature}\""
            )}
        })
    };
    let of = |signature: &str| Case::from_json(&line(signature).to_string()).expect("it is a case");
    expect_spared(&of("r6%2FTJjbCOr97%2F%2BUU0NsvSne7s5g%3D"));
    let published = check(&of("bYT5CMsGcbgUdFHObYMEfcx6bsw%3D"));
    assert_eq!((published.verdict, &published.proof[..]), (Verdict::Differs, &["method-mismatch"][..]));
    assert_eq!(accusations(&published), ["method-mismatch"]);
}

#[test]
fn t9_strange_bytes_may_really_be_in_the_url_and_the_host_may_shout() {
    for query in [
        "a=%FF%FE",
        "a=null",
        "a=undefined",
        "a=%7B%7Bx%7D%7D",
        "a={{x}}",
        "a=%0A",
        "a=%5Bobject%20Object%5D",
    ] {
        let signed = signed(&format!("{RESTLET}?script=58&deploy=1&{query}"));
        is_spared(&signed, &header(&signed));
    }
    let loud = signed(&RESTLET.replace("1234567.restlets", "1234567.RESTLETS").replacen("https", "HTTPS", 1));
    assert!(loud.base_string.contains("1234567.restlets"));
    let loud = spoilt(&format!("{}?script=58&deploy=1", loud.of.request.url), |_| ());
    is_spared(&loud, &header(&loud));
}

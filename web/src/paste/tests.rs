use super::*;

const URL: &str =
    "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1";

fn reading(text: &str) -> Reading {
    read(text, None).unwrap().0
}

fn field(reading: &Reading, within: Within) -> Option<&str> {
    reading.field(within).map(AttrValue::as_str)
}

#[test]
fn a_url_with_or_without_its_method() {
    let put = reading(&[" PUT  ", URL, "\n"].concat());
    assert_eq!(field(&put, Within::Method), Some("PUT"));
    assert_eq!(field(&put, Within::Url), Some(URL));
    assert_eq!(field(&put, Within::Account), Some("1234567_SB1"));
    assert_eq!(field(&reading(URL), Within::Url), Some(URL));
}

#[test]
fn a_header_fills_stamp_ids_and_signature() {
    let read = reading(
        r#"Authorization: OAuth realm="1234567_SB1", oauth_consumer_key="ck", oauth_token="tk", oauth_nonce="n", oauth_timestamp="1", oauth_signature_method="HMAC-SHA256", oauth_signature="a%2Bb%3D""#,
    );
    for (within, value) in [
        (Within::Account, "1234567_SB1"),
        (Within::ConsumerKey, "ck"),
        (Within::Token, "tk"),
        (Within::Nonce, "n"),
        (Within::Timestamp, "1"),
        (Within::Signature, "a+b="),
    ] {
        assert_eq!(field(&read, within), Some(value), "{within}");
    }
    assert_eq!(read.version, Some(false), "the header is in sight, and there is none in it");
    assert_eq!(read.pieces[0].words, "Authorization header");
}

#[test]
fn what_is_nothing() {
    assert!(read(" \n ", None).is_none());
    let nothing = reading("hello\nworld");
    assert!(!nothing.is_something() && nothing.fields.is_empty());
    assert_eq!(nothing.ignored, "1–2");
    assert_eq!(reading("🙂\né").ignored, "1–2", "a place may end within a character");
    let large = reading(&"x".repeat(countersign_core::intake::LIMIT + 1));
    assert!(large.refused.is_some());
}

#[test]
fn no_secret_is_in_a_reading() {
    let secret = "canary".repeat(8);
    let paste = [
        "GET ",
        URL,
        "&token_secret=",
        &secret,
        "\nKey: ",
        &secret,
        "&",
        &secret,
        "\nAuthorization: OAuth oauth_signature_method=\"PLAINTEXT\", oauth_signature=\"",
        &secret,
        "%26",
        &secret,
        "\"",
    ]
    .concat();
    let (reading, secrets) = read(&paste, None).unwrap();
    assert!(!reading.leaks.is_empty() && secrets.consumer.is_some());
    assert!(!format!("{reading:?}").contains("canary"), "{reading:?}");
}

#[test]
fn several_calls_are_listed_and_one_is_chosen() {
    let paste =
        [URL, "&a=1\n", "POST ", URL, "&b=2 HTTP/1.1\nAuthorization: OAuth oauth_nonce=\"x\"\n"].concat();
    let (first, _) = read(&paste, None).unwrap();
    assert_eq!(first.requests.len(), 2, "{:?}", first.requests);
    assert_eq!(first.chosen, Some(1), "the one that was signed");
    let (other, _) = read(&paste, Some(0)).unwrap();
    assert!(field(&other, Within::Url).unwrap().ends_with("a=1"));
}

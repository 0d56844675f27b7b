//! The stages against the plainest way to write each, on inputs of every length and kind: a small change in one of them
//! must be seen here. `cargo xtask audit --only mutants` makes such changes.

use super::base_string::{BaseString, Segment, join_passport, join_sections};
use super::base_uri::BaseUri;
use super::key::SigningKey;
use super::normalized::{EncodedPairs, NormalizedParameters};
use super::params::{OauthOptions, Origin, Parameters, oauth_parameters};
use super::percent;
use super::signature::SignatureMethod;
use crate::credentials::{Credentials, Stamp};
use crate::request::{Request, Url};
use crate::secret::Secret;
use crate::span::Span;

/// RFC 5849 section 3.6.
fn plainly(bytes: &[u8]) -> String {
    let one = |&byte: &u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    bytes.iter().map(one).collect()
}

/// Of every length to 70: plain, with one reserved byte at each place, and with two.
fn texts() -> Vec<Vec<u8>> {
    let mut texts = Vec::new();
    for length in 0..=70 {
        let plain = vec![b'a'; length];
        for at in 0..length {
            let mut text = plain.clone();
            text[at] = b'%';
            texts.push(text.clone());
            text[length - 1] = b' ';
            texts.push(text);
        }
        texts.push(plain);
    }
    texts
}

#[test]
fn texts_of_every_length_are_encoded() {
    for text in texts() {
        let encoded = percent::encode(&text);
        assert_eq!(encoded, plainly(&text));
        assert_eq!(percent::encoded_length(&text), encoded.len(), "{encoded}");
        assert_eq!(percent::is_plain(&text), encoded.as_bytes() == text, "{encoded}");
        let mut behind = b"in front".to_vec();
        percent::encode_into(&text, &mut behind);
        assert_eq!(behind, [b"in front", encoded.as_bytes()].concat());
        assert_eq!(&*percent::decode(encoded.as_bytes()), text);
    }
}

#[test]
fn an_escape_is_a_percent_sign_and_two_digits() {
    for high in 0..=u8::MAX {
        for low in 0..=u8::MAX {
            let digits = [high, low].map(|digit| char::from(digit).to_digit(16));
            let expected = match digits {
                [Some(high), Some(low)] => u8::try_from(16 * high + low).ok(),
                _ => None,
            };
            assert_eq!(percent::escape_at(&[b'%', high, low, b'x']), expected);
        }
    }
    for text in [&b""[..], b"%", b"%4", b"41x", b"441"] {
        assert_eq!(percent::escape_at(text), None);
    }
}

fn collected(request: &Request, header: &[(&str, &str)]) -> Parameters {
    let url = Url::parse(&request.url).expect("a URL");
    Parameters::collect(request, &url, header.iter().map(|(name, value)| (name.as_bytes(), value.as_bytes())))
}

fn listed(parameters: &Parameters) -> Vec<(String, String, &'static str)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let one = |(index, parameter): (usize, &super::params::Parameter)| {
        (text(parameters.name(index)), text(parameters.value(index)), parameter.origin.as_str())
    };
    parameters.list().iter().enumerate().map(one).collect()
}

fn request(url: &str, content_type: &str, body: &str) -> Request {
    Request {
        method: "POST".into(),
        url: url.into(),
        content_type: Some(content_type.into()),
        body: Some(body.into()),
    }
}

#[test]
fn parameters_come_from_query_header_and_form() {
    let owned = |list: &[(&str, &str, &'static str)]| -> Vec<(String, String, &'static str)> {
        list.iter().map(|(name, value, origin)| ((*name).into(), (*value).into(), *origin)).collect()
    };
    let url = "https://h/p?a=1&oauth_signature=x&b";
    let form = request(url, "application/x-www-form-urlencoded", "c=+%2B&&oauth_signature&d=e=f");
    let from_query = [("a", "1", "query"), ("b", "", "query"), ("h", "%", "header")];
    let all = [&from_query[..], &[("c", " +", "body"), ("d", "e=f", "body")]].concat();
    let parameters = collected(&form, &[("h", "%")]);
    assert_eq!(listed(&parameters), owned(&all));
    let place = |index: usize, text: &'static str| parameters.list()[index].place.of_str(text);
    assert_eq!((place(0, url), place(1, url)), ("a=1", "b"));
    let body = "c=+%2B&&oauth_signature&d=e=f";
    assert_eq!((place(3, body), place(4, body)), ("c=+%2B", "d=e=f"));
    assert!(parameters.list()[2].place.is_empty());
    // A body that is no form is not signed.
    assert_eq!(listed(&collected(&request(url, "text/plain", "c=1"), &[("h", "%")])), owned(&from_query));
}

#[test]
fn parameters_can_be_patched() {
    let mut parameters = collected(&request("https://h/?a=1&b=2&c=3", "text/plain", ""), &[]);
    assert_eq!((parameters.len(), parameters.is_empty()), (3, false));
    parameters.set_name(0, b"z");
    parameters.set_value(1, b"two");
    parameters.retain(|name, value, origin| name != b"c" || value != b"3" || origin != Origin::Query);
    parameters.push(b"d", b"4", Origin::Body, Span::new(1, 2));
    parameters.list_mut().swap(0, 2);
    let expected = [("d", "4", "body"), ("b", "two", "query"), ("z", "1", "query")];
    let expected: Vec<_> = expected.map(|(name, value, origin)| (name.into(), value.into(), origin)).into();
    assert_eq!(listed(&parameters), expected);
    assert!(Parameters::default().is_empty());
}

#[test]
fn the_header_has_its_parameters_in_their_order() {
    let credentials = Credentials {
        account: Some("1".into()),
        consumer_key: "k".into(),
        consumer_secret: Secret::new("s"),
        token: Some("t".into()),
        token_secret: None,
    };
    let stamp = Stamp { nonce: "n".into(), timestamp: "1".into() };
    let all =
        OauthOptions { callback: Some("c".into()), verifier: Some("v".into()), ..OauthOptions::default() };
    let names = |credentials: &Credentials, options: &OauthOptions| -> String {
        let each = oauth_parameters(credentials, &stamp, options);
        each.map(|(name, value)| [&name["oauth_".len()..], "=", value, " "].concat()).collect()
    };
    assert_eq!(
        names(&credentials, &all),
        "consumer_key=k token=t callback=c verifier=v nonce=n timestamp=1 signature_method=HMAC-SHA256 version=1.0 "
    );
    let without = Credentials { token: None, ..credentials };
    let least = OauthOptions { version: false, ..OauthOptions::default() };
    assert_eq!(names(&without, &least), "consumer_key=k nonce=n timestamp=1 signature_method=HMAC-SHA256 ");
}

/// Names that share a beginning of every length, and values that decide where names are equal.
#[test]
fn pairs_are_sorted_as_their_encoded_bytes_are() {
    let mut names: Vec<String> = (0..=20).map(|length| "a".repeat(length)).collect();
    for end in ["b", "A", "%", "é", " ", "~", "z=", "&"] {
        names.extend((0..=10).map(|length| "a".repeat(length) + end));
    }
    let mut parameters = Parameters::default();
    for (at, name) in names.iter().rev().enumerate() {
        for value in ["2", "", "10", "1", "é"].into_iter().cycle().skip(at).take(5) {
            parameters.push(name.as_bytes(), value.as_bytes(), Origin::Query, Span::default());
        }
    }
    let mut expected: Vec<(String, String)> = (0..parameters.len())
        .map(|index| (plainly(parameters.name(index)), plainly(parameters.value(index))))
        .collect();
    expected.sort();
    let normalised = NormalizedParameters::of(&parameters);
    let joined: Vec<String> = expected.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(normalised.to_string(), joined.join("&"));
    assert_eq!(normalised.as_bytes(), joined.join("&").as_bytes());
    assert_eq!(normalised.pairs().len(), expected.len());
    for (pair, (name, value)) in normalised.pairs().iter().zip(&expected) {
        assert_eq!(pair.name.of(normalised.as_bytes()), name.as_bytes());
        assert_eq!(pair.value.of(normalised.as_bytes()), value.as_bytes());
        assert_eq!(plainly(parameters.name(pair.parameter)), *name);
        assert_eq!(plainly(parameters.value(pair.parameter)), *value);
    }
}

/// What a mistaken signer does otherwise, with something of its own in each place.
#[test]
fn each_step_can_be_done_otherwise() {
    let twice = |bytes: &[u8], out: &mut Vec<u8>| out.extend([bytes, bytes].concat());
    let parameters = collected(&request("https://h/?a=1&c=%25&b=2", "text/plain", ""), &[]);
    let mut pairs = EncodedPairs::encoded_by(&parameters, twice);
    pairs.sort_by(|(a, _), (b, _)| b.cmp(a));
    assert_eq!(pairs.joined_by(b": ", b"; ").as_bytes(), b"cc: %%; bb: 22; aa: 11");
    pairs.sort_by(|(_, a), (_, b)| a.cmp(b));
    assert_eq!(pairs.join().to_string(), "cc=%%&aa=11&bb=22");
    assert_eq!(join_sections(b"M", b"u", b"s=", twice), b"MM&uu&s=s=");
    let mut named = Parameters::default();
    named.push(b"oauth_token", b"t", Origin::Header, Span::default());
    let field = |index: Option<usize>, bytes: &[u8], out: &mut Vec<u8>| {
        out.extend([bytes, if index.is_some() { b"!" } else { b"?" }].concat());
    };
    assert_eq!(join_passport(b"1", &named, field), b"1?&&t!&&");
}

#[test]
fn a_base_string_knows_what_each_of_its_bytes_is() {
    for query in ["", "?a=1", "?b=%202&a=&c&b=%252", "?plain=x&other=y"] {
        let address = format!("https://h.example/p{query}");
        let url = Url::parse(&address).expect("a URL");
        let parameters = collected(&request(&address, "text/plain", ""), &[]);
        let normalised = NormalizedParameters::of(&parameters);
        let base = BaseString::new("post", &BaseUri::of(&url), &normalised);
        let section = plainly(normalised.as_bytes());
        let expected = format!("POST&https%3A%2F%2Fh.example%2Fp&{section}");
        assert_eq!((base.as_str(), base.as_bytes()), (expected.as_str(), expected.as_bytes()));
        assert_eq!(base.to_string(), expected);
        assert_eq!(base.account(), None);
        let uri = base.uri().expect("it has one");
        assert_eq!(uri.of_str(base.as_str()), "https%3A%2F%2Fh.example%2Fp");
        assert_eq!(base.pairs().len(), parameters.len());
        let mut whole = String::new();
        for (span, segment) in base.segments() {
            let text = span.of_str(base.as_str());
            let (is_right, index) = match segment {
                Segment::Method => (text == "POST", None),
                Segment::Joint => (text == "&", None),
                Segment::Uri => (span == uri, None),
                Segment::Account => (false, None),
                Segment::Equals(index) => (text == "%3D", Some(index)),
                Segment::Ampersand(index) => (text == "%26", Some(index)),
                Segment::Name(index) => {
                    (text == plainly(plainly(parameters.name(index)).as_bytes()), Some(index))
                }
                Segment::Value(index) => {
                    (text == plainly(plainly(parameters.value(index)).as_bytes()), Some(index))
                }
            };
            assert!(is_right, "{text}: {segment:?}");
            assert_eq!(segment.parameter(), index);
            whole += text;
        }
        assert_eq!(whole, expected);
    }
}

#[test]
fn each_signature_method_is_what_its_name_says() {
    let names = ["HMAC-SHA256", "HMAC-SHA1", "HMAC-SHA512", "PLAINTEXT"];
    assert_eq!(SignatureMethod::ALL.map(SignatureMethod::as_str), names);
    assert_eq!(SignatureMethod::ALL.map(|method| method.to_string()), names);
    assert_eq!(names.map(SignatureMethod::from_name), SignatureMethod::ALL.map(Some));
    assert_eq!(SignatureMethod::from_name("hmac-sha256"), None);
    assert_eq!(SignatureMethod::ALL.map(SignatureMethod::is_taken_by_netsuite), [true, false, false, false]);
    let lengths = SignatureMethod::ALL.map(|method| {
        let signature = SigningKey::from_bytes(b"k".to_vec()).prepare(method).sign(b"text");
        signature.digest().map(<[u8]>::len)
    });
    assert_eq!(lengths, [Some(32), Some(20), Some(64), None]);
}

/// What may be shown of a key and of a signature, to the letter.
#[test]
fn a_key_and_a_signature_show_this_and_no_more() {
    let key = SigningKey::new(&Secret::new("a b"), Some(&Secret::new("c")));
    assert_eq!(format!("{key:?}"), "SigningKey(KeyShape { consumer_secret: 5, token_secret: 1 })");
    assert_eq!(key.expose(), b"a%20b&c");
    assert_eq!(format!("{:?}", key.prepare(SignatureMethod::HmacSha256)), "PreparedKey");
    let plaintext = key.prepare(SignatureMethod::Plaintext).sign(b"");
    assert_eq!(format!("{plaintext} {plaintext:?}"), "(the secrets) Signature((the secrets))");
    let signature = SigningKey::from_bytes(b"Jefe".to_vec())
        .prepare(SignatureMethod::HmacSha1)
        .sign(b"what do ya want for nothing?");
    // RFC 2202 section 3, test case 2, as Base64.
    assert_eq!(
        format!("{signature} {signature:?}"),
        "7/zfauXrL6LSdBbV8YTfnCWafHk= Signature(7/zfauXrL6LSdBbV8YTfnCWafHk=)"
    );
    assert!(!signature.matches("7/zfauXrL6LSdBbV8YTfnCWafHk"));
}

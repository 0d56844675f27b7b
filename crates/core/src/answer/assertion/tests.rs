use super::*;
use serde_json::{Map, Value};

fn part(json: &str) -> String {
    URL_SAFE_NO_PAD.encode(json)
}

const AUD: &str = "https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token";

fn jwt(header: &str, claims: &str) -> String {
    format!("{}.{}.{}", part(header), part(claims), URL_SAFE_NO_PAD.encode([7; 64]))
}

fn claims(change: impl Fn(&mut Map<String, Value>)) -> String {
    let mut claims = serde_json::json!({
        "iss": "client", "scope": "restlets", "aud": AUD, "iat": 1_700_000_000, "exp": 1_700_000_300
    });
    change(claims.as_object_mut().unwrap());
    claims.to_string()
}

const HEADER: &str = r#"{"alg":"ES256","typ":"JWT","kid":"cert-1"}"#;

fn codes(text: &str) -> Vec<&'static str> {
    let account = Account::from_any_form("1234567_SB1").unwrap();
    let context = Context { account: Some(&account), client_id: Some("client"), now: Some(1_700_000_100) };
    read(text, None, &context).findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn a_right_one_has_nothing_to_say() {
    assert_eq!(codes(&jwt(HEADER, &claims(|_| {}))), [""; 0]);
    let wrapped = format!("client_assertion={}", jwt(HEADER, &claims(|_| {})));
    assert_eq!(codes(&wrapped), [""; 0]);
}

#[test]
fn each_fault_of_the_header_has_its_finding() {
    for (header, code) in [
        (r#"{"alg":"RS256","typ":"JWT","kid":"k"}"#, "assertion-alg-unsupported"),
        (r#"{"alg":"none","typ":"JWT","kid":"k"}"#, "assertion-alg-unsupported"),
        (r#"{"typ":"JWT","kid":"k"}"#, "assertion-alg-unsupported"),
        (r#"{"alg":"ES256","kid":"k"}"#, "assertion-typ-wrong"),
        (r#"{"alg":"ES256","typ":"JWT"}"#, "assertion-kid-missing"),
        (r#"["alg"]"#, "assertion-not-a-jwt"),
    ] {
        assert_eq!(codes(&jwt(header, &claims(|_| {}))), [code], "{header}");
    }
}

#[test]
fn each_fault_of_the_claims_has_its_finding() {
    let with = |name: &'static str, value: Value| {
        let text = claims(|claims| {
            claims.insert(name.into(), value.clone());
        });
        codes(&jwt(HEADER, &text))
    };
    let without = |name: &'static str| {
        codes(&jwt(
            HEADER,
            &claims(|claims| {
                claims.remove(name);
            }),
        ))
    };
    for (name, code) in [
        ("iss", "assertion-iss-missing"),
        ("aud", "assertion-aud-missing"),
        ("scope", "assertion-scope-missing"),
        ("iat", "assertion-iat-missing"),
        ("exp", "assertion-exp-missing"),
    ] {
        assert_eq!(without(name), [code]);
    }
    let aud = |host: &str, path: &str| Value::from(format!("https://{host}{path}"));
    let path = claims::TOKEN_PATH;
    for (name, value, code) in [
        ("iss", Value::from("other"), "assertion-iss-differs"),
        ("aud", aud("7654321.suitetalk.api.netsuite.com", path), "assertion-aud-wrong"),
        ("aud", aud("1234567-sb1.suitetalk.api.netsuite.com", "/token"), "assertion-aud-wrong"),
        ("aud", aud("system.netsuite.com", path), "assertion-aud-wrong"),
        ("aud", Value::from(AUD.replace("https", "http")), "assertion-aud-wrong"),
        ("aud", aud("1234567-sb1.restlets.api.netsuite.com", path), "assertion-aud-on-restlets-host"),
        ("scope", Value::from("restlet"), "assertion-scope-unknown"),
        ("scope", Value::from("restlets mcp"), "assertion-scope-mcp-mixed"),
        ("iat", Value::from("1700000000"), "assertion-time-not-a-number"),
        ("exp", Value::from(1_700_000_300.5), "assertion-time-not-a-number"),
        ("exp", Value::from(1_700_000_300_000_i64), "assertion-time-in-milliseconds"),
        ("exp", Value::from(1_700_000_000 + 7200), "assertion-exp-too-late"),
        ("exp", Value::from(1_700_000_000 + 3600), "assertion-exp-on-the-hour"),
        ("exp", Value::from(1_700_000_050), "assertion-expired"),
    ] {
        assert_eq!(with(name, value.clone()), [code], "{name} {value}");
    }
    assert_eq!(with("exp", Value::from(1_699_999_999)), ["assertion-exp-before-iat", "assertion-expired"]);
    assert_eq!(with("iat", Value::from(1_700_000_200)), ["assertion-iat-in-future"]);
    for scope in [serde_json::json!(["restlets", "rest_webservices"]), "restlets,suite_analytics".into()] {
        assert_eq!(with("scope", scope), [""; 0]);
    }
}

#[test]
fn a_misspelt_scope_is_told_how_to_be_spelt() {
    for (wrong, right) in [
        ("restlet", "restlets"),
        ("RESTlets", "restlets"),
        ("rest-webservices", "rest_webservices"),
        ("rest_web_services", "rest_webservices"),
        ("analytics", "suite_analytics"),
    ] {
        let text = jwt(
            HEADER,
            &claims(|claims| {
                claims.insert("scope".into(), wrong.into());
            }),
        );
        let read = read(&text, None, &Context::default());
        assert_eq!(read.findings[0].fix, format!("Write {right}."), "{wrong}");
    }
}

#[test]
fn what_is_no_jwt_says_so() {
    for text in ["", "eyJ", "a.b", "a.b.c.d", "hello there"] {
        assert_eq!(codes(text), ["assertion-not-a-jwt"], "{text}");
    }
    let padded = format!("{}=.{}.{}", part(HEADER), part(&claims(|_| {})), "AA");
    assert!(codes(&padded).contains(&"assertion-not-base64url"));
}

#[test]
fn a_place_is_the_part_that_is_meant() {
    let text =
        format!("  client_assertion={}", jwt(r#"{"alg":"RS256","typ":"JWT","kid":"k"}"#, &claims(|_| {})));
    let read = read(&text, None, &Context::default());
    let span = read.findings[0].place.span;
    assert_eq!(span.of_str(&text), part(r#"{"alg":"RS256","typ":"JWT","kid":"k"}"#));
}

#[test]
fn a_private_key_is_dropped_and_never_repeated() {
    let key = "-----BEGIN PRIVATE KEY-----\nMIIEcanary\n-----END PRIVATE KEY-----";
    for (text, certificate) in [(key, None), ("x", Some(key)), ("x", Some(r#"{"kty":"EC","d":"canary"}"#))] {
        let read = read(text, certificate, &Context::default());
        assert!(read.findings.iter().any(|finding| finding.code == "private-key-pasted"));
        assert!(!format!("{read:?}").contains("canary"));
        assert_eq!(read.to_verify(), None);
    }
}

#[test]
fn rules_have_unique_codes_and_sources() {
    let mut seen = std::collections::HashSet::new();
    for rule in RULES {
        assert!(seen.insert(rule.code), "{}", rule.code);
        assert!(rule.source.starts_with("https://"), "{}", rule.code);
        assert!(
            rule.why.ends_with('.') && rule.fix.ends_with('.') && !rule.title.ends_with('.'),
            "{}",
            rule.code
        );
    }
}

//! What the intake as a whole makes of a text.

use crate::intake::{Found, Intake, LIMIT, Transmission, read};

fn base_strings(paste: &str) -> Vec<String> {
    read(paste).exchanges.into_iter().filter_map(|e| e.base_string).map(|found| found.value).collect()
}

fn headers(paste: &str) -> Vec<String> {
    read(paste).exchanges.into_iter().filter_map(|e| e.authorization).map(|found| found.value).collect()
}

fn undone(intake: &Intake) -> Vec<&'static str> {
    intake.recognised.iter().flat_map(|piece| piece.undone.clone()).collect()
}

const BASE: &str = "POST&https%3A%2F%2Fh.example%2Fr&deploy%3D1%26oauth_nonce%3Dabc123%26script%3D10";

#[test]
fn a_base_string_wherever_it_stands() {
    for paste in [
        BASE.to_owned(),
        format!("Signature base string: {BASE}"),
        format!("DEBUG:oauthlib.oauth1.rfc5849:Signing: signature base string: {BASE}\n"),
        format!("\"sbs\" => \"{BASE}\","),
        format!("const baseString = '{BASE}';"),
        format!("> base string is: {BASE}\n"),
        format!("`{BASE}`"),
        BASE.replace('&', "\\u0026"),
        BASE.replace('&', "&amp;"),
        format!("{}\n  {}", &BASE[..38], &BASE[38..]),
        BASE.replace('&', "&\n    "),
        format!("base string: {BASE} and then some words"),
    ] {
        assert_eq!(base_strings(&paste), [BASE], "{paste}");
    }
}

#[test]
fn what_may_be_the_mistake_stays() {
    for base in [
        "POST&https%3A%2F%2Fh%2Fr&q%3Da b%26oauth_nonce%3D1",
        "GET&%3A%2F%2F&oauth_nonce%3D1",
        "GET&https://h/r&oauth_nonce=1&script=2",
        "GET%26https%253A%252F%252Fh%26oauth_nonce%253D1",
        "https%3A%2F%2Fh%2Fr&oauth_nonce%3D1",
        "null%2F%2Fnull&oauth_nonce%3D1",
        "1234567_SB1&CKEY&TKEY&abc123nonce&1700000000",
    ] {
        assert_eq!(base_strings(base), [base]);
    }
}

#[test]
fn what_a_server_expected_is_kept_apart() {
    let paste = format!(
        "{{\"text\": \"Invalid signature. Expected signature base string: {}\"}}",
        BASE.replace('&', "\\u0026")
    );
    let intake = read(&paste);
    let e = &intake.exchanges[0];
    assert!(e.base_string.is_none());
    assert_eq!(e.server_base_string.as_ref().map(|found| found.value.as_str()), Some(BASE));
    assert!(undone(&intake).contains(&"JSON escapes"));
}

#[test]
fn a_header_wherever_it_stands() {
    let header = r#"OAuth realm="1", oauth_token="t%2B", oauth_signature="a%3D""#;
    for paste in [
        header.to_owned(),
        format!("Authorization: {header}"),
        format!("'Authorization': '{header}',"),
        format!("{{b'Authorization': b'{header}'}}"),
        format!("\"Authorization\": \"{}\"", header.replace('"', "\\\"")),
        format!(
            "\"msg\": \"{}\"",
            format!("{{\"a\":\"{}\"}}", header.replace('"', "\\\""))
                .replace('\\', "\\\\")
                .replace('"', "\\\"")
        ),
        format!("<td>{}</td>", header.replace('"', "&quot;")),
        format!("x = \"{}\"", header.replace('"', "\"\"")),
        format!("map[Authorization:[{header}]]"),
        format!("{{Authorization=[{header}]}}"),
        format!("\"headers_sent\" => \"Authorization: {header}\""),
        format!("pairs: {{GET /r HTTP/1.1: null}}{{Authorization: {header}}}{{User-Agent: x}}"),
    ] {
        assert_eq!(headers(&paste), [header], "{paste}");
    }
}

#[test]
fn a_header_stays_as_it_was_pasted() {
    for header in [
        "OAuth realm=“1”, oauth_token=“t”",
        "OAuth oauth_nonce=abc,oauth_token=t",
        "OAuth, realm=\"1\", oauth_token=\"t\"",
        "OAuth realm=\"1\" oauth_token=\"t\"",
        "OAuth realm=\"1\"&oauth_token=\"t\"",
        "OAuth realm=\"1\", oauth_signature=\"a\n=\"",
        "oauth_token=\"t\", oauth_nonce=\"n\", oauth_signature=\"s\"",
        "OAuth realm=\"1\", oauth_token=\"t\",",
    ] {
        assert_eq!(headers(header), [header]);
    }
}

#[test]
fn what_is_sent_outside_a_header_is_said() {
    let e = &read("https://shop.example/wc-api/v3/orders?oauth_consumer_key=ck_1&oauth_signature=a%3D")
        .exchanges[0];
    assert_eq!(e.transmission, Some(Transmission::Query));
    let e = &read("oauth_consumer_key=ck_1&oauth_nonce=n&oauth_signature=a%3D").exchanges[0];
    assert_eq!(e.transmission, Some(Transmission::FormBody));
}

#[test]
fn a_url_alone_is_not_mended() {
    let url = "https://h.example/r?script=1&amp;deploy=1";
    assert_eq!(read(url).exchanges[0].url.as_ref().map(|found| found.value.as_str()), Some(url));
}

/// What libraries print when they are told to show their work.
#[test]
fn the_logs_of_libraries() {
    let signature = "ywi/3AWkQv+Bbnk6C2IXbRFVzLJAXtCTutjUBk+EZ0k=";
    let header = "OAuth realm=\"1\", oauth_nonce=\"abc123\", oauth_signature=\"ywi%2F3AWkQv%2BBbnk6C2IXbRFVzLJAXtCTutjUBk%2BEZ0k%3D\"";
    for (library, paste, has_header) in [
        (
            "scribejava",
            format!(
                "signing request: https://h.example/r\ngenerating signature...\nbase string is: {BASE}\nsignature is: {signature}\nappended additional OAuth parameters: {{oauth_nonce=abc123, oauth_signature={signature}}}\nusing Http Header signature\n"
            ),
            false,
        ),
        (
            "signpost",
            format!(
                "[SIGNPOST] SBS: {BASE}\n[SIGNPOST] signature: {signature}\n[SIGNPOST] Auth Header: {header}\n"
            ),
            true,
        ),
        ("mrjones", format!("Signing: {BASE}\nKey: cs0001&ts0001\nBase64 signature: {signature}\n"), false),
        (
            "ruby",
            format!(
                "OAuth parameters:\n  oauth_nonce: abc123\nMethod: POST\nSignature base string: {BASE}\nSignature: {signature}\nAuthorization header: {header}\n"
            ),
            true,
        ),
        (
            "liboauthcpp",
            format!(
                "OAUTH: Signing request POST https://h.example/r\nOAUTH: Normalized parameters: a=1&oauth_nonce=abc123\nOAUTH: Signature base string: {BASE}\nsignature: {signature}"
            ),
            false,
        ),
        (
            "by hand",
            format!(
                "🔐 OAuth 1.0a Debug:\nMethod: POST\nNonce: abc123\nParameter String: deploy=1&oauth_nonce=abc123\n🔑 Signature Base String: {BASE}\nSigning Key Length: 129 bytes\n[DEBUG] Generated signature: {signature}\nOAuth Header (masked): OAuth realm=\"1\",oauth_nonce=\"abc123\",oauth_signature=\"***\"\n{header}\n"
            ),
            true,
        ),
    ] {
        let intake = read(&paste);
        assert_eq!(intake.exchanges.len(), 1, "{library}: {intake:?}");
        let e = &intake.exchanges[0];
        let value = |found: &Option<Found>| found.as_ref().map(|found| found.value.clone());
        assert_eq!(value(&e.base_string).as_deref(), Some(BASE), "{library}");
        assert_eq!(value(&e.signature).as_deref(), Some(signature), "{library}");
        assert_eq!(value(&e.authorization), has_header.then(|| header.to_owned()), "{library}");
        assert_eq!(intake.leaks.len(), usize::from(library == "mrjones"), "{library}");
    }
}

#[test]
fn requests_in_many_prints() {
    let header = "OAuth realm=\"1\", oauth_nonce=\"abc123\"";
    for paste in [
        format!(
            "Method: GET, RequestUri: 'https://h.example/r?script=1', Version: 1.1, Content: <null>, Headers:\n{{\n  Authorization: {header}\n}}"
        ),
        format!(
            "--> GET https://h.example/r?script=1\nAuthorization: {header}\n--> END GET\n<-- 401 https://h.example/r?script=1 (84ms)\n"
        ),
        format!(
            "REQUEST:\nGET https://h.example/r?script=1 HTTP/1.1\nAuthorization: {header}\n\nRESPONSE:\nHTTP/1.1 401 Unauthorized\n"
        ),
        format!(
            "INFO: REQUEST: https://h.example/r?script=1 GET\nINFO: HEADERS: REQUEST HEADERS:\nGET /r?script=1 HTTP/1.1\nHost: h.example\nAuthorization: {header}\n"
        ),
        format!("array(\n 'Authorization: {header}',\n)\nurl => https://h.example/r?script=1\nmethod => GET"),
    ] {
        let intake = read(&paste);
        assert_eq!(intake.exchanges.len(), 1, "{paste}\n{intake:?}");
        let e = &intake.exchanges[0];
        let value = |found: &Option<Found>| found.as_ref().map(|found| found.value.clone());
        assert_eq!(value(&e.url).as_deref(), Some("https://h.example/r?script=1"), "{paste}");
        assert_eq!(value(&e.method).as_deref(), Some("GET"), "{paste}");
        assert_eq!(value(&e.authorization).as_deref(), Some(header), "{paste}");
    }
}

#[test]
fn several_requests_stay_apart() {
    let header = |nonce: &str| format!("OAuth realm=\"1\", oauth_nonce=\"{nonce}\"");
    let curl = |path: &str, nonce: &str| {
        format!("curl 'https://h.example/{path}' -H 'Authorization: {}'\n", header(nonce))
    };
    let base = |nonce: &str| format!("GET&https%3A%2F%2Fh.example%2Fr&oauth_nonce%3D{nonce}\n");
    let paste = [
        curl("a", "nonce-a"),
        "HTTP/1.1 401 x\n\n".into(),
        curl("b", "nonce-b"),
        base("nonce-b"),
        base("nonce-a"),
    ]
    .concat();
    let intake = read(&paste);
    let nonces: Vec<_> = intake
        .exchanges
        .iter()
        .map(|e| e.base_string.as_ref().unwrap().value.rsplit('D').next().unwrap().to_owned())
        .collect();
    assert_eq!(nonces, ["nonce-a", "nonce-b"]);
    assert_eq!(intake.exchanges[0].status.as_ref().map(|s| s.value), Some(401));
    assert!(intake.exchanges[1].status.is_none());
}

#[test]
fn a_signature_alone() {
    let intake = read("  ywi/3AWkQv+Bbnk6C2IXbRFVzLJAXtCTutjUBk+EZ0k=\n");
    assert_eq!(intake.recognised[0].kind, "signature");
}

#[test]
fn nothing_is_made_of_prose() {
    let intake = read(
        "Hello,\n\nwe get OAuth errors when we POST & GET data. Please help!\nhttps://docs.example/help\n",
    );
    assert_eq!(intake.exchanges.iter().filter(|e| e.url.is_none()).count(), 0, "{intake:?}");
    assert!(read("").recognised.is_empty());
}

#[test]
fn a_paste_that_is_too_long_is_refused() {
    assert!(read(&"x".repeat(LIMIT + 1)).refused.is_some());
    assert!(read(&"x".repeat(LIMIT)).refused.is_none());
}

/// What stands in the closing quote's place may be longer than a quote.
#[test]
fn a_body_ends_before_a_typographic_quote() {
    let paste = "array(2) {\n  [\"url\"]=>\n  string(20) \"https://h.example/r?\"\n  [\"body\"]=>\n  string(7) \"{\"a\":1}\u{201c}\"\n}\n";
    let intake = read(paste);
    let spans = intake.recognised.iter().map(|piece| piece.span).chain(intake.ignored.iter().copied());
    for span in spans {
        assert!(paste.get(span.range()).is_some(), "{span:?}");
    }
}

/// What a paste tells of one call: method, URL, content type, body and status.
fn told(paste: &str) -> [String; 5] {
    let intake = read(paste);
    assert_eq!(intake.exchanges.len(), 1, "{paste}");
    let e = &intake.exchanges[0];
    let status = e.status.as_ref().map_or(String::new(), |status| status.value.to_string());
    let [method, url, mime, body] = [&e.method, &e.url, &e.content_type, &e.body]
        .map(|found| found.as_ref().map_or(String::new(), |found| found.value.clone()));
    [method, url, mime, body, status]
}

#[test]
fn calls_as_tools_tell_them() {
    const URL: &str = "https://h.example/restlet.nl?script=1";
    let header = "OAuth realm=\"1\", oauth_token=\"t\", oauth_nonce=\"abcd\"";
    let escaped = header.replace('"', "\\\"");
    for (paste, missing) in [
        (
            format!(
                "{{\"Method\":\"POST\",\"Url\":\"{URL}\",\"Authorization\":\"{escaped}\",\"ContentType\":\"text/json\",\"RequestBody\":\"{{}}\",\"StatusCode\":401}}"
            ),
            &[][..],
        ),
        (
            format!(
                "{{\"request_method\":\"POST\",\"request_url\":\"{URL}\",\"request_headers\":\"Authorization: {escaped}\\nContent-Type: text/json\",\"request_data\":\"{{}}\",\"response_status_code\":401}}"
            ),
            &[],
        ),
        (
            format!(
                "{{\"req\":{{\"method\":\"POST\",\"url\":\"{URL}\",\"headers\":{{\"authorization\":\"{escaped}\",\"content-type\":\"text/json\"}},\"body\":\"{{}}\"}},\"res\":{{\"statusCode\":401}}}}"
            ),
            &[],
        ),
        (
            format!(
                "level=debug method=POST uri=\"{URL}\" authorization=\"{escaped}\" content_type=\"text/json\" request_body=\"{{}}\" status=401"
            ),
            &[],
        ),
        (
            format!(
                "| Method | POST |\n| URL | `{URL}` |\n| Authorization | `{header}` |\n| Content-Type | text/json |\n| Body | `{{\"a\":1}}` |\n| Status | 401 |"
            ),
            &["body"],
        ),
        (
            format!(
                "POST {URL}\n401\n84 ms\nRequest Headers\nContent-Type: text/json\nAuthorization: {header}\n"
            ),
            &["body"],
        ),
        (
            format!(
                "127.0.0.1:5: POST {URL}\n    Authorization: {header}\n    Content-Type: text/json\n\n    {{}}\n\n << 401 Unauthorized 84b\n"
            ),
            &[],
        ),
        (
            format!(
                "request.addValue(\"text/json\", forHTTPHeaderField: \"Content-Type\")\nrequest.httpMethod = \"POST\"\nURL(string: \"{URL}\")\nrequest.httpBody = Data(\"{{}}\".utf8)"
            ),
            &["status", "body"],
        ),
        (
            format!(
                "RestClient.post \"{URL}\", \"[]\", \"Content-Type\"=>\"text/json\"\n# => 401 Unauthorized"
            ),
            &["body"],
        ),
        (
            format!("https.post({{\n  url: '{URL}',\n  headers: {{ 'Content-Type': 'text/json' }} }});"),
            &["status", "body"],
        ),
    ] {
        let [method, url, mime, body, status] = told(&paste);
        assert_eq!([method.as_str(), url.as_str(), mime.as_str()], ["POST", URL, "text/json"], "{paste}");
        assert!(missing.contains(&"body") || body == "{}", "{paste}: {body}");
        assert!(missing.contains(&"status") || status == "401", "{paste}");
    }
}

#[test]
fn where_a_body_ends() {
    let body = |rest: &str| {
        let front = "POST /r HTTP/1.1\nHost: h.example\nContent-Type: a/b\n";
        told(&format!("{front}{rest}"))[3].clone()
    };
    assert_eq!(body("\n{\"a\":1}\nDEBUG the log goes on\n"), "{\"a\":1}");
    assert_eq!(body("\n{\"a\":1}\n "), "{\"a\":1}", "blanks are the last of it");
    assert_eq!(body("\n{\"a\":1}\n{\"a\":2}\n"), "{\"a\":1}\n{\"a\":2}");
    // Laid out anew, it is longer than what was sent.
    assert_eq!(body("Content-Length: 7\n\n{\n  \"a\": 1\n}\n"), "{\n  \"a\": 1\n}");
    assert_eq!(body("Content-Length: 7\n\n* upload completely sent off\n"), "");
    assert_eq!(body("Content-Length: 7\n\n{\"a\":1}HTTP/1.1 401 Unauthorized\nServer: x\n"), "{\"a\":1}");
    let wire = |line: &str| format!("x http-outgoing-0 >> \"{line}\"\n");
    let lines = ["POST /r HTTP/1.1[\\r][\\n]", "Host: h.example[\\r][\\n]", "[\\r][\\n]", "{\"a\":1}"];
    assert_eq!(told(&lines.map(wire).concat())[3], "{\"a\":1}");
}

#[test]
fn a_word_that_may_be_anything_is_none_as_a_key() {
    let paste = r#"{"id":1,"text":"{\"x\":1}","request":{"id":5},"raw":"[{\"x\":1}]"}"#;
    assert!(read(paste).exchanges.is_empty());
    assert_eq!(read("text: '{\"x\":1}'").exchanges.len(), 1);
}

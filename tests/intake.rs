//! The folders of `tests/intake`: what tools print, and what the intake makes of it. And laws that hold for any text.

use countersign_core::finding::Within;
use countersign_core::intake::{Exchange, Found, Intake, LIMIT, Leaked, Transmission, read};
use countersign_core::span::Span;
use countersign_tests::{folders, name};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::PathBuf;

/// The folders with a paste; `make` holds the programs that made them.
fn pastes() -> Vec<(PathBuf, String)> {
    let folders = folders("intake").into_iter().filter(|folder| name(folder) != "make");
    folders
        .map(|folder| {
            let paste = fs::read_to_string(folder.join("paste.txt")).expect("a paste is text");
            (folder, paste)
        })
        .collect()
}

#[test]
fn every_paste() {
    let pastes = pastes();
    assert!(pastes.len() >= 37, "some pastes are gone: {}", pastes.len());
    for (folder, paste) in &pastes {
        let intake = read(paste);
        check_spans(paste, &intake);
        let found = shown(paste, &intake);
        let path = folder.join("expected.json");
        if std::env::var_os("COUNTERSIGN_BLESS").is_some() {
            let text = serde_json::to_string_pretty(&found).expect("JSON") + "\n";
            fs::write(&path, text).expect("it can be written");
        }
        // As values, not as text: the order of the keys means nothing.
        let expected: Value =
            serde_json::from_slice(&fs::read(&path).unwrap_or_default()).unwrap_or_default();
        assert_eq!(found, expected, "{}", name(folder));
    }
}

/// An intake as JSON: the values of each exchange, what was recognised and undone, and the lines that were not.
fn shown(paste: &str, intake: &Intake) -> Value {
    let recognised: Vec<_> = intake
        .recognised
        .iter()
        .map(|piece| json!({"kind": piece.kind, "undone": piece.undone, "exchange": piece.exchange}))
        .collect();
    let ignored: Vec<_> = intake.ignored.iter().map(|span| span.of_str(paste)).collect();
    let leaks: Vec<_> = intake.leaks.iter().map(|leak| leaked(leak.what)).collect();
    let exchanges: Vec<_> = intake.exchanges.iter().map(exchange).collect();
    json!({"exchanges": exchanges, "recognised": recognised, "ignored": ignored, "leaks": leaks})
}

fn leaked(what: Leaked) -> &'static str {
    match what {
        Leaked::SigningKey => "signing-key",
        Leaked::ConsumerSecret => "consumer-secret",
        Leaked::TokenSecret => "token-secret",
    }
}

fn texts(e: &Exchange) -> [(&'static str, &Option<Found>); 19] {
    [
        ("method", &e.method),
        ("url", &e.url),
        ("host", &e.host),
        ("query", &e.query),
        ("content_type", &e.content_type),
        ("body", &e.body),
        ("authorization", &e.authorization),
        ("base_string", &e.base_string),
        ("server_base_string", &e.server_base_string),
        ("signature", &e.signature),
        ("nonce", &e.nonce),
        ("timestamp", &e.timestamp),
        ("signature_method", &e.signature_method),
        ("account", &e.account),
        ("consumer_key", &e.consumer_key),
        ("token", &e.token),
        ("response_headers", &e.response_headers),
        ("date", &e.date),
        ("response_body", &e.response_body),
    ]
}

fn exchange(e: &Exchange) -> Value {
    let mut out = Map::new();
    for (key, found) in texts(e) {
        if let Some(found) = found {
            out.insert(key.into(), json!(found.value));
        }
    }
    if let Some(status) = &e.status {
        out.insert("status".into(), json!(status.value));
    }
    let transmission = e.transmission.map(|transmission| match transmission {
        Transmission::Header => "header",
        Transmission::FormBody => "form body",
        Transmission::Query => "query",
    });
    out.insert("transmission".into(), json!(transmission));
    out.insert("masked".into(), json!(e.masked.iter().map(|within| within.as_str()).collect::<Vec<_>>()));
    Value::Object(out)
}

fn check_spans(paste: &str, intake: &Intake) {
    let check = |span: Span| assert!(paste.get(span.range()).is_some(), "{span:?} in {paste:?}");
    intake.recognised.iter().for_each(|piece| check(piece.span));
    intake.ignored.iter().for_each(|&span| check(span));
    intake.leaks.iter().for_each(|leak| check(leak.span));
    for e in &intake.exchanges {
        texts(e).iter().filter_map(|(_, found)| found.as_ref()).for_each(|found| check(found.place));
        e.status.iter().for_each(|status| check(status.place));
    }
    assert!(intake.recognised.iter().all(|piece| piece.exchange < intake.exchanges.len().max(1)));
}

#[test]
fn a_masked_signature_is_said_and_the_rest_is_read() {
    let masked = |(folder, _): &(PathBuf, String)| name(folder) == "15-word-processor";
    let (_, paste) = pastes().into_iter().find(masked).expect("its signature is masked");
    let intake = read(&paste);
    assert_eq!(intake.exchanges[0].masked, [Within::Signature]);
}

/// Texts that begin much and end nothing: each must be read in time that grows with its length.
#[test]
fn no_text_takes_long() {
    let seeds = [
        "{",
        "[",
        "{\"a\":",
        "[{",
        "curl '",
        "curl \"",
        "curl -H ",
        "GET&http",
        "GET&http ",
        "OAuth a=\"",
        "OAuth oauth_a=",
        "oauth_a=\"b\",",
        "realm=\"",
        "GET / ",
        "GET /a HTTP/1.1\n",
        "> GET / HTTP/1.1\n",
        "HTTP/1.1 200 ",
        "\"a\":\"",
        "\\\"",
        "https://a ",
        "<tokenPassport",
        "<a>",
        "a&b",
        "base string: ",
        "%26",
        "OAuth realm=\\\"",
        "Invoke-RestMethod -Uri ",
        "0000: a\n",
        "> ",
        "key: ",
        "signature: ",
        "\n",
        " ",
        "é",
        "token",
        "invalid_login",
        "“",
        "OAuth a=“",
        "GET\\u0026http",
        "GET&amp;http",
        "`\"",
        "{a:{",
        "x GET / HTTP/1.1\nHost: x\n\n",
        "send: b'GET / HTTP/1.1\\r\\n",
        "^\"",
        "curl ^\"",
        "{\\\"a\\\":{",
        "{a: B ",
        "{a: Object [",
        "{a: Some(",
        "data: ",
        "data:@\"\"",
        "body:\n",
        "POST https://a\n&b\n",
        "--> POST https://a\n",
        "D: --> POST https://a http/1.1\nD: a: b\n",
        "  GET / HTTP/1.1\n  a: b\n",
        " .post(\"",
        "\"POST\", ",
        "401 Unauthorized ",
        "curl —",
        "curl ‘",
        "<- \"a\"\n",
        "|00000000| 41 42 |A|\n",
        "'+\n",
        "{\"log\":\"a\"}\n",
        "CONSUMER_SECRET=",
        "token=",
        "=&quot;",
        "/services/rest/ ",
        "\"a\"\n",
        "\"a\" & _\n",
        "\"GET /a HTTP/1.1\" 401 84 x ",
        " (401)",
        "body:json {\n  ",
        "text: {\"a\":\n",
        "token = {",
        "https.post({",
        ".post(\"https://a\", \"",
        "GET / HTTP/1.1#012",
        "| body | {",
        "\"a.http.b\":{",
        "{\"http\":{\"a.http.b\":1}},",
    ];
    let heads = ["", "=> Send header\n", "{\"a\":\"", "OAuth realm=\"", "GET&https%3A%2F%2Fh&", "curl -d '"];
    let length = LIMIT / 8;
    for head in heads {
        for seed in seeds {
            let text = head.to_owned() + &seed.repeat(length / seed.len());
            let start = std::time::Instant::now();
            let intake = read(&text);
            let took = start.elapsed();
            // A slow machine without optimisation: what is quadratic takes minutes.
            assert!(took.as_secs() < 3, "{head:?} and {seed:?} took {took:?}");
            check_spans(&text, &intake);
        }
    }
}

/// Pieces that mean something to the recognisers, so that random texts reach deep.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "OAuth ",
        "realm=",
        "oauth_nonce=",
        "oauth_signature=\"",
        "\"",
        "'",
        "\\\"",
        "\\",
        "GET",
        "POST",
        "&",
        "%26",
        "%3D",
        "=",
        ", ",
        "\n",
        "\r\n",
        " ",
        "https://h.example/r?x=1",
        "https%3A%2F%2Fh",
        " HTTP/1.1",
        "HTTP/1.1 401 x",
        "Host: h",
        "Authorization: ",
        "curl ",
        "-H ",
        "-d ",
        "--url=",
        "{",
        "}",
        "[",
        "]",
        ":",
        "\"url\"",
        "\"headers\"",
        "\"method\"",
        "“",
        "”",
        "…",
        "é",
        "😀",
        "b'",
        "> ",
        "< ",
        "`",
        "^",
        "$'",
        "\\u0026",
        "&amp;",
        "&quot;",
        "Invoke-WebRequest -Uri ",
        "@{",
        "<tokenPassport>",
        "<account>",
        "</tokenPassport>",
        "0000: ",
        "=> Send header\n",
        "base string: ",
        "signature: ",
        "key: ",
        "\\r\\n",
        "[\\r][\\n]\"",
        "\u{0}",
    ];
    prop_oneof![4 => prop::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,8}", 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(pieces in prop::collection::vec(piece(), 0..40)) {
        let paste = pieces.concat();
        check_spans(&paste, &read(&paste));
    }

    #[test]
    fn any_mutation_is_read(index in any::<prop::sample::Index>(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), piece()), 1..5)) {
        let mut paste = pastes().swap_remove(index.index(pastes().len())).1;
        for (a, b, piece) in cuts {
            let boundaries: Vec<usize> = (0..=paste.len()).filter(|&at| paste.is_char_boundary(at)).collect();
            let (a, b) = (boundaries[a.index(boundaries.len())], boundaries[b.index(boundaries.len())]);
            // Mostly a small change, sometimes a large one.
            let end = if b > a { b.min(a + 12) } else { a };
            let end = boundaries.iter().copied().find(|&at| at >= end).unwrap_or(a);
            paste.replace_range(a..end, &piece);
        }
        check_spans(&paste, &read(&paste));
    }
}

//! The walk over a text: at each line and each word, which recogniser takes it from here.

use super::assemble::Desk;
use super::text::{Text, has_at, line_end, next_line, skip_blanks, trim_end};
use super::{
    Exchange, base_string, curl, http_message, label, leak, logged_message, object, powershell, printed_base,
    running_header, signature, soap, undo, url,
};
use crate::span::Span;

/// How many wrappings may lie in one another.
const DEPTH: u8 = 5;

/// Reads a whole paste.
pub(super) fn paste(paste: &str, desk: &mut Desk) {
    let text = Text::new(paste);
    let unquoted = undo::quotation(&text);
    let text = unquoted.as_ref().unwrap_or(&text);
    let joined = undo::trace_ascii(text);
    scan(joined.as_ref().unwrap_or(text), desk, DEPTH);
}

/// Reads a text from its beginning to its end.
pub(super) fn scan(text: &Text<'_>, desk: &mut Desk, depth: u8) {
    let bytes = text.bytes();
    let mut at = 0;
    while at < bytes.len() {
        let before = at.checked_sub(1).map_or(b'\n', |n| bytes[n]);
        let taken = if before == b'\n' { line(text, at, desk, depth) } else { None };
        let taken = taken.or_else(|| {
            let begins_token = is_gap(before) && !is_gap(bytes[at]);
            begins_token.then(|| token(text, at, desk)).flatten()
        });
        let taken = taken.or_else(|| {
            let begins_word = bytes[at].is_ascii_alphanumeric() && !is_word(before);
            begins_word.then(|| word(text, at, desk, depth)).flatten()
        });
        at = taken.map_or(at + 1, |end| end.max(at + 1));
    }
}

pub(super) const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'%')
}

/// What parts tokens: blanks, quotes and angles.
pub(super) const fn is_gap(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'`' | b'<' | b'>')
}

/// What can begin with a line alone.
fn line(text: &Text<'_>, at: usize, desk: &mut Desk, depth: u8) -> Option<usize> {
    let bytes = text.bytes();
    let start = skip_blanks(bytes, at);
    match bytes.get(start)? {
        b'{' | b'[' => object::read(text, start, desk, depth),
        b'<' if has_at(bytes, start, "<-- ") => {
            let found = http_message::status_number(text, start + 4)?;
            let part = Exchange { status: Some(found), ..Exchange::default() };
            desk.put("http-response", text, Span::new(start, start + 7), part);
            Some(start + 7)
        }
        b'<' => soap::read(text, start, desk),
        b'h' if has_at(bytes, start, "header: ") && start == at => {
            Some(logged_message::http_client_headers(text, at, desk))
        }
        b'e' if has_at(bytes, start, "error code:") => Some(answer(text, start, desk)),
        _ => None,
    }
}

/// An error that a client printed: this line, and the next if it goes on.
fn answer(text: &Text<'_>, start: usize, desk: &mut Desk) -> usize {
    let bytes = text.bytes();
    let mut end = line_end(bytes, start);
    let next = next_line(bytes, end);
    if has_at(bytes, skip_blanks(bytes, next), "error message:") {
        end = line_end(bytes, next);
    }
    let end = trim_end(bytes, start, end);
    let part = Exchange { response_body: Some(text.found(start..end)), ..Exchange::default() };
    desk.put("http-response", text, Span::new(start, end), part);
    end
}

/// What can begin with a word anywhere in a line.
fn word(text: &Text<'_>, at: usize, desk: &mut Desk, depth: u8) -> Option<usize> {
    let bytes = text.bytes();
    match bytes[at].to_ascii_lowercase() {
        b'h' if has_at(bytes, at, "http://") || has_at(bytes, at, "https://") => {
            return url::read(text, at, desk, false);
        }
        b'h' if has_at(bytes, at, "HTTP/") => return http_message::response(text, at, desk, depth),
        b'c' if has_at(bytes, at, "curl") => return curl::read(text, at, desk),
        b'o' | b'n' if has_at(bytes, at, "oauth") || has_at(bytes, at, "nlauth") => {
            if let Some(end) = running_header::read(text, at, desk, depth) {
                return Some(end);
            }
        }
        b'r' if has_at(bytes, at, "realm=") => {
            if let Some(end) = running_header::read(text, at, desk, depth) {
                return Some(end);
            }
        }
        b'i' if has_at(bytes, at, "invalid_login") || has_at(bytes, at, "invalid login attempt") => {
            let start = super::text::line_start(bytes, at);
            let start = skip_blanks(bytes, boundary(text.as_str(), start)).min(at);
            return Some(answer(text, start, desk));
        }
        _ => {}
    }
    let first = bytes[at].to_ascii_lowercase();
    let taken = match first {
        b'i' => powershell::read(text, at, desk),
        // The initials of the methods.
        b'g' | b'p' | b'd' | b'h' | b'o' | b't' | b'c' if printed_base::begins_at(bytes, at) => {
            printed_base::read(text, at, printed_base::is_expected(bytes, at), desk, depth)
        }
        b'g' | b'p' | b'd' | b'h' | b'o' | b't' | b'c' => http_message::request(text, at, desk, depth),
        _ => None,
    };
    taken.or_else(|| label::read(text, at, desk, depth))
}

/// The next character's beginning, at `at` or behind it.
pub(super) fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// What is known by the whole of a token.
fn token(text: &Text<'_>, at: usize, desk: &mut Desk) -> Option<usize> {
    let bytes = text.bytes();
    let end = bytes[at..].iter().position(|&b| is_gap(b)).map_or(bytes.len(), |n| at + n);
    let end = at + text.as_str()[at..end].trim_end_matches([',', ';', '.']).len();
    let value = &text.as_str()[at..end];
    if (27..=132).contains(&value.len()) && signature::stands_alone(value) {
        let part = Exchange { signature: Some(text.found(at..end)), ..Exchange::default() };
        desk.put("signature", text, Span::new(at, end), part);
        return Some(end);
    }
    if value.starts_with("http:") || value.starts_with("https:") {
        return None;
    }
    let names_oauth = value.contains("oauth_");
    let lower = value.get(..12).unwrap_or(value).to_ascii_lowercase();
    let encoded = lower.contains("%2f") || lower.contains("%3a");
    if names_oauth
        && encoded
        && (value.contains('&') || value.contains("%26"))
        && !printed_base::begins_at(bytes, at)
    {
        return printed_base::read(text, at, printed_base::is_expected(bytes, at), desk, 0);
    }
    if !value.contains('&') {
        return None;
    }
    if is_signing_key(value) {
        leak::put(text, at..end, super::Leaked::SigningKey, desk);
        return Some(end);
    }
    if base_string::is_five_fields(value) {
        let part = Exchange { base_string: Some(text.found(at..end)), ..Exchange::default() };
        desk.put("base-string", text, Span::new(at, end), part);
        return Some(end);
    }
    if soap::connect_password(text, at..end, desk) {
        return Some(end);
    }
    // A form's body, or what was left of a query: sent, since it is signed already.
    let is_form = names_oauth
        && value.contains("oauth_signature=")
        && value.split('&').all(|pair| pair.contains('='))
        && !value.contains(['(', '{', '?', ':', '\\']);
    if is_form {
        let part = Exchange { body: Some(text.found(at..end)), ..Exchange::default() };
        desk.put("form", text, Span::new(at, end), part);
        return Some(end);
    }
    None
}

/// Two halves of 64 hexadecimal digits: NetSuite's secrets.
fn is_signing_key(value: &str) -> bool {
    value.len() == 129
        && value.split_once('&').is_some_and(|(consumer, token)| {
            consumer.len() == 64
                && [consumer, token].iter().all(|half| half.bytes().all(|b| b.is_ascii_hexdigit()))
        })
}

#[cfg(test)]
mod tests {
    use crate::intake::{Intake, Transmission, read};

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
            (
                "mrjones",
                format!("Signing: {BASE}\nKey: cs0001&ts0001\nBase64 signature: {signature}\n"),
                false,
            ),
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
            let value = |found: &Option<super::super::Found>| found.as_ref().map(|found| found.value.clone());
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
            format!(
                "array(\n 'Authorization: {header}',\n)\nurl => https://h.example/r?script=1\nmethod => GET"
            ),
        ] {
            let intake = read(&paste);
            assert_eq!(intake.exchanges.len(), 1, "{paste}\n{intake:?}");
            let e = &intake.exchanges[0];
            let value = |found: &Option<super::super::Found>| found.as_ref().map(|found| found.value.clone());
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
        assert!(read(&"x".repeat(super::super::LIMIT + 1)).refused.is_some());
        assert!(read(&"x".repeat(super::super::LIMIT)).refused.is_none());
    }
}

//! Requests and responses as they go over the wire, bare or behind the marks and prefixes of a log.

use super::assemble::Desk;
use super::message_parts::{message, name_end};
use super::text::{Builder, Text, has_at, line_end, line_start, next_line, skip_blanks, trim_end};
use super::{Exchange, Found, METHODS, logged_message};
use crate::span::Span;
use std::ops::Range;

/// The paths that only a NetSuite has: RESTlets and REST web services.
pub(super) const NETSUITE_PATHS: [&str; 2] = ["/app/site/hosting/", "/services/rest/"];

/// The method that stands at `at` as a word, and where it ends. Upper case alone: a log's words are not methods.
pub(super) fn method_at(bytes: &[u8], at: usize) -> Option<usize> {
    METHODS.iter().map(|method| at + method.len()).zip(METHODS).find_map(|(end, method)| {
        let stands = bytes.get(at..end) == Some(method.as_bytes())
            && !bytes.get(end).is_some_and(|&b| b.is_ascii_alphanumeric() || b == b'_');
        stands.then_some(end)
    })
}

/// Reads what begins with the method at `at`: a request, the first line of one, or a log's word on one.
pub(super) fn request(text: &Text<'_>, at: usize, desk: &mut Desk, depth: u8) -> Option<usize> {
    let bytes = text.bytes();
    let method_end = method_at(bytes, at)?;
    let target = skip_blanks(bytes, method_end);
    let absolute = has_at(bytes, target, "http://") || has_at(bytes, target, "https://");
    if target == method_end || !(absolute || bytes.get(target) == Some(&b'/')) {
        return None;
    }
    let Some((target_end, version_end)) = version_behind(bytes, target) else {
        let is_path = NETSUITE_PATHS.iter().any(|path| bytes[target..].starts_with(path.as_bytes()));
        return if absolute || is_path { log_line(text, at..method_end, target, desk, depth) } else { None };
    };
    // Where a printer sets two blanks on either side, they are its layout.
    let is_layout = target - method_end > 1;
    let target_end = if is_layout { trim_end(bytes, target, target_end) } else { target_end };
    let rest = &bytes[version_end..];
    if rest.starts_with(b"\\r\\n") || rest.starts_with(b"\\n") {
        return Some(logged_message::escaped(text, at, desk, depth));
    }
    let whole_line = rest.is_empty() || rest.starts_with(b"\n") || rest.starts_with(b"\r\n");
    if (whole_line || rest.starts_with(b"[\\r]"))
        && let Some(end) = logged_message::prefixed(text, at, desk, depth)
    {
        return Some(end);
    }
    let mut part = Exchange {
        method: Some(text.found(at..method_end)),
        url: Some(text.found(target..target_end)),
        ..Exchange::default()
    };
    if whole_line {
        let (_, end) = message(text, version_end, &mut part, true);
        desk.put("http-request", text, Span::new(at, end), part);
        return Some(end);
    }
    // `"GET /x HTTP/1.1" 401 84`: an access log, or urllib3's.
    let mut end = version_end;
    let status = skip_blanks(bytes, version_end + 1);
    if bytes.get(version_end) == Some(&b'"')
        && let Some(found) = status_number(text, status)
    {
        part.status = Some(found);
        end = status + 3;
    }
    part.host = host_of_line(text, at, desk);
    desk.put("log", text, Span::new(at, end), part);
    Some(end)
}

/// The host that a line of an access log tells apart from the request: NetSuite's, as a word of its own.
fn host_of_line(text: &Text<'_>, at: usize, desk: &mut Desk) -> Option<Found> {
    let bytes = text.bytes();
    let start = line_start(bytes, at);
    let rest = &bytes[at..bytes.len().min(at + 4096)];
    let end = at + rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
    if !desk.is_patient() {
        return None;
    }
    let parts = |b: &u8| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    let mut word = start;
    for piece in bytes[start..end].split(parts) {
        if piece.ends_with(b".api.netsuite.com") {
            desk.read_in_vain(word - start);
            return Some(text.found(word..word + piece.len()));
        }
        word += piece.len() + 1;
    }
    desk.read_in_vain(end - start);
    None
}

/// Where a request target ends and where the ` HTTP/1.1` behind it ends. A target with a few blanks in it is one still: the
/// blank may be the mistake.
pub(super) fn version_behind(bytes: &[u8], target: usize) -> Option<(usize, usize)> {
    let mut at = target;
    for _ in 0..8 {
        let end = at
            + bytes[at..]
                .iter()
                .position(|&b| b.is_ascii_whitespace() || b == b'"')
                .unwrap_or(bytes.len() - at);
        if bytes.get(end) != Some(&b' ') {
            return None;
        }
        if has_at(bytes, end + 1, "HTTP/") && bytes.get(end + 6).is_some_and(u8::is_ascii_digit) {
            let digits = bytes[end + 6..].iter().take_while(|b| b.is_ascii_digit() || **b == b'.').count();
            return Some((end, end + 6 + digits));
        }
        at = end + 1;
    }
    None
}

/// `GET https://…`, with httpx's ` "HTTP/1.1 401 Unauthorized"` or without.
fn log_line(
    text: &Text<'_>,
    method: Range<usize>,
    target: usize,
    desk: &mut Desk,
    depth: u8,
) -> Option<usize> {
    let bytes = text.bytes();
    let url = super::url::extent(text, target)?;
    let mut end = url.end;
    let mut part = Exchange {
        method: Some(text.found(method.clone())),
        url: Some(text.found(url)),
        ..Exchange::default()
    };
    let line = line_end(bytes, end);
    if skip_blanks(bytes, end) == line {
        return Some(versionless(text, method, target..end, part, desk, depth));
    }
    let next = skip_blanks(bytes, end);
    if has_at(bytes, next, "\"HTTP/") {
        let status = next + bytes[next..].iter().take(16).position(|&b| b == b' ').map_or(0, |n| n + 1);
        if let Some(found) = status_number(text, status) {
            part.status = Some(found);
            end = status + 3;
        }
    }
    desk.put("log", text, Span::new(method.start, end), part);
    Some(end)
}

/// A request line that ends with its URL: a file of an HTTP client, or a client's console. Its query may stand below it, line
/// by line; then come headers and body, if it has any.
fn versionless(
    text: &Text<'_>,
    method: Range<usize>,
    url: Range<usize>,
    mut part: Exchange,
    desk: &mut Desk,
    depth: u8,
) -> usize {
    let bytes = text.bytes();
    let front = line_start(bytes, method.start)..method.start;
    // A fence may stand in front in a chat.
    let front = logged_message::without_arrow(&bytes[front]);
    let is_first = front.iter().all(|b| b.is_ascii_whitespace() || *b == b'`');
    if let Some(end) = logged_message::prefixed(text, method.start, desk, depth) {
        return end;
    }
    let mut builder = Builder::new();
    builder.keep(text, url.clone());
    let mut end = url.end;
    loop {
        let start = skip_blanks(bytes, next_line(bytes, line_end(bytes, end)));
        if !matches!(bytes.get(start), Some(b'?' | b'&')) {
            break;
        }
        end = trim_end(bytes, start, line_end(bytes, start));
        builder.skip();
        builder.keep(text, start..end);
    }
    part.url = Some(builder.finish(text, Some("line wraps")).found_all());
    let mut kind = "log";
    let below = next_line(bytes, line_end(bytes, end));
    // Postman's console tells the status in a line of its own.
    if let Some(status) = status_number(text, below).filter(|_| line_end(bytes, below) == below + 3) {
        part.status = Some(status);
        end = below + 3;
    }
    // Headers that are indented are those of the line above.
    let header = skip_blanks(bytes, below);
    let is_indented = header > below && name_end(bytes, header, line_end(bytes, header)).is_some();
    if part.status.is_none() && (is_first || is_indented) {
        // Behind other words the next line is the log's.
        let (headers, message_end) = message(text, line_end(bytes, end), &mut part, true);
        if !headers.is_empty() {
            (kind, end) = ("http-request", message_end);
        }
    }
    desk.put(kind, text, Span::new(method.start, end), part);
    end
}

/// Reads what begins with `HTTP/1.1 401` at `at`.
pub(super) fn response(text: &Text<'_>, at: usize, desk: &mut Desk, depth: u8) -> Option<usize> {
    let bytes = text.bytes();
    if !has_at(bytes, at, "HTTP/") || !bytes.get(at + 5).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let version = bytes[at..].iter().take(12).position(|&b| b == b' ')?;
    let status = skip_blanks(bytes, at + version);
    let found = status_number(text, status)?;
    let line = line_end(bytes, status);
    let reason = &bytes[status..line];
    let wire = reason.windows(4).any(|part| part == b"[\\r]");
    let is_whole_line = !reason.iter().any(|&b| matches!(b, b'"' | b'\'' | b'\\' | b'}'));
    if (is_whole_line || wire)
        && let Some(end) = logged_message::prefixed(text, at, desk, depth)
    {
        return Some(end);
    }
    let mut part = Exchange { status: Some(found), ..Exchange::default() };
    let mut end = status + 3;
    if is_whole_line {
        let (headers, message_end) = message(text, line, &mut part, false);
        if headers.end > headers.start {
            part.response_headers = Some(text.found(headers));
        }
        end = message_end;
    }
    desk.put("http-response", text, Span::new(at, end), part);
    Some(end)
}

/// Three digits that are a status.
pub(super) fn status_number(text: &Text<'_>, at: usize) -> Option<Found<u16>> {
    let digits = text.bytes().get(at..at + 3)?;
    let behind = text.bytes().get(at + 3);
    let is_status = (b'1'..=b'5').contains(&digits[0])
        && digits.iter().all(u8::is_ascii_digit)
        && !behind.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        // A sentence may end here, and a number go on.
        && !(behind == Some(&b'.') && text.bytes().get(at + 4).is_some_and(u8::is_ascii_digit));
    if !is_status {
        return None;
    }
    let value = digits.iter().fold(0, |sum, &digit| sum * 10 + u16::from(digit - b'0'));
    Some(Found { value, place: text.place(at..at + 3), undone: text.undone().to_vec() })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::ref_option, reason = "the fields are what they are")]
    use crate::intake::{Exchange, Found, Intake, read};

    fn one(paste: &str) -> (Exchange, Intake) {
        let intake = read(paste);
        assert_eq!(intake.exchanges.len(), 1, "{paste}\n{intake:?}");
        (intake.exchanges[0].clone(), intake)
    }

    fn value(found: &Option<Found>) -> Option<&str> {
        found.as_ref().map(|found| found.value.as_str())
    }

    const HEADER: &str = r#"OAuth realm="1", oauth_token="t", oauth_nonce="n1""#;

    #[test]
    fn a_request_and_its_response() {
        let paste = format!(
            "POST /r?script=1 HTTP/1.1\r\nHost: h.example:443\r\nAuthorization: {HEADER}\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{{\"a\":1}}\r\n\r\nHTTP/1.1 401 Unauthorized\r\nDate: Tue, 14 Nov 2023 22:13:20 GMT\r\nWWW-Authenticate: OAuth realm=\"1\", error=\"token_rejected\"\r\n\r\n{{\"error\":{{\"code\":\"INVALID_LOGIN_ATTEMPT\"}}}}\r\n"
        );
        let (e, intake) = one(&paste);
        assert_eq!(value(&e.url), Some("https://h.example:443/r?script=1"));
        assert_eq!((value(&e.authorization), value(&e.body)), (Some(HEADER), Some("{\"a\":1}")));
        assert_eq!(e.status.as_ref().map(|status| status.value), Some(401));
        assert_eq!(value(&e.date), Some("Tue, 14 Nov 2023 22:13:20 GMT"));
        assert_eq!(value(&e.response_body), Some("{\"error\":{\"code\":\"INVALID_LOGIN_ATTEMPT\"}}"));
        assert_eq!(intake.ignored, []);
        assert!(
            intake.recognised.iter().all(|piece| piece.undone.is_empty() || piece.kind == "http-request")
        );
    }

    #[test]
    fn behind_marks_and_prefixes() {
        let wire = |line: &str| {
            format!("2024-01-02 10:00:00 DEBUG wire - http-outgoing-0 >> \"{line}[\\r][\\n]\"\n")
        };
        let log =
            |line: &str| format!("10:00:01 [main] DEBUG o.a.http.headers - http-outgoing-0 >> {line}\n");
        let mark = |line: &str| format!("> {line}\n");
        for paste in [
            [
                wire("GET /r HTTP/1.1"),
                wire("Host: h.example"),
                wire(&format!("Authorization: {HEADER}")),
                wire(""),
            ]
            .concat(),
            [log("GET /r HTTP/1.1"), log("Host: h.example"), log(&format!("Authorization: {HEADER}"))]
                .concat(),
            [
                "* Connected\n".into(),
                mark("GET /r HTTP/1.1"),
                mark("Host: h.example"),
                mark(&format!("Authorization: {HEADER}")),
                mark(""),
            ]
            .concat(),
            format!(
                "send: b'GET /r HTTP/1.1\\r\\nHost: h.example\\r\\nAuthorization: {HEADER}\\r\\n\\r\\n'\n"
            ),
        ] {
            let (e, _) = one(&paste);
            assert_eq!(value(&e.url), Some("https://h.example/r"), "{paste}");
            assert_eq!(value(&e.authorization), Some(HEADER), "{paste}");
            let place = e.authorization.as_ref().unwrap().place;
            assert_eq!(place.of_str(&paste), HEADER, "{paste}");
        }
    }

    #[test]
    fn a_line_break_in_the_header_stays() {
        let paste =
            "GET /r HTTP/1.1\nAuthorization: OAuth realm=\"1\",\n  oauth_signature=\"ab\n=\"\nHost: h\n\n";
        let (e, _) = one(paste);
        assert_eq!(value(&e.authorization), Some("OAuth realm=\"1\",\n  oauth_signature=\"ab\n=\""));
    }

    #[test]
    fn a_request_ends_where_the_next_begins() {
        let call = |nonce: &str| {
            format!("GET https://h.example/{nonce}\nAuthorization: OAuth oauth_nonce=\"{nonce}\"\n")
        };
        let intake = read(&format!("{}\n{}", call("first"), call("second")));
        let urls: Vec<_> = intake.exchanges.iter().map(|e| (value(&e.url), value(&e.body))).collect();
        assert_eq!(urls, [(Some("https://h.example/first"), None), (Some("https://h.example/second"), None)]);
    }

    #[test]
    fn a_blank_before_the_colon_is_kept() {
        let (e, _) = one(&format!("GET /r HTTP/1.1\nHost: h.example\nAuthorization : {HEADER}\n"));
        assert_eq!(value(&e.authorization).unwrap(), format!("Authorization : {HEADER}"));
    }

    #[test]
    fn words_before_a_request_are_no_prefix() {
        let line = |words: &str| format!("10:00 FINE [x] {words}\n");
        let header = format!("Request header: Authorization = {HEADER}");
        let (e, _) = one(&[line("Executing request GET https://h.example/r"), line(&header)].concat());
        assert_eq!((value(&e.url), value(&e.authorization)), (Some("https://h.example/r"), Some(HEADER)));
    }

    #[test]
    fn access_logs_and_httpx() {
        let (e, _) = one("1.2.3.4 - - [x] \"GET /app?script=10 HTTP/1.1\" 401 84");
        assert_eq!((value(&e.url), e.status.map(|s| s.value)), (Some("/app?script=10"), Some(401)));
        let (e, _) = one("HTTP Request: GET https://h.example/r?script=1 \"HTTP/1.1 401 Unauthorized\"");
        assert_eq!(
            (value(&e.url), e.status.map(|s| s.value)),
            (Some("https://h.example/r?script=1"), Some(401))
        );
    }
}

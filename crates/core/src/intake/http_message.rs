//! Requests and responses as they go over the wire, bare or behind the marks and prefixes of a log.

use super::assemble::Desk;
use super::text::{Text, has_at, line_end, next_line, skip_blanks, trim_end};
use super::{Exchange, Found, METHODS, logged_message};
use crate::span::Span;
use std::ops::Range;

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
        return if absolute { log_line(text, at..method_end, target, desk) } else { None };
    };
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
    desk.put("log", text, Span::new(at, end), part);
    Some(end)
}

/// Where a request target ends and where the ` HTTP/1.1` behind it ends. A target with a few blanks in it is one still: the
/// blank may be the mistake.
fn version_behind(bytes: &[u8], target: usize) -> Option<(usize, usize)> {
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
fn log_line(text: &Text<'_>, method: Range<usize>, target: usize, desk: &mut Desk) -> Option<usize> {
    let bytes = text.bytes();
    let url = super::url::extent(text, target)?;
    let mut end = url.end;
    let mut part = Exchange {
        method: Some(text.found(method.clone())),
        url: Some(text.found(url)),
        ..Exchange::default()
    };
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
        && !behind.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    if !is_status {
        return None;
    }
    let value = digits.iter().fold(0, |sum, &digit| sum * 10 + u16::from(digit - b'0'));
    Some(Found { value, place: text.place(at..at + 3), undone: text.undone().to_vec() })
}

/// Header lines and body behind the first line, which ends at `at`: fills `part`; gives the header lines and the end.
fn message(text: &Text<'_>, at: usize, part: &mut Exchange, is_request: bool) -> (Range<usize>, usize) {
    let bytes = text.bytes();
    let first = next_line(bytes, at);
    let mut end = at;
    let mut at = first;
    let mut headers: Vec<Range<usize>> = Vec::new();
    while at < bytes.len() {
        let line = line_end(bytes, at);
        let start = skip_blanks(bytes, at);
        if start >= line {
            break;
        }
        if name_end(bytes, start, line).is_some() {
            headers.push(start..trim_end(bytes, start, line));
        } else if headers
            .last()
            .is_some_and(|last| goes_on(&bytes[last.clone()], start > at, &bytes[start..line]))
        {
            if let Some(last) = headers.last_mut() {
                last.end = trim_end(bytes, start, line);
            }
        } else {
            break;
        }
        end = line;
        at = next_line(bytes, line);
    }
    let mut length = None;
    for range in &headers {
        header(text, range.clone(), part, is_request);
        let line = &text.as_str()[range.clone()];
        if let Some((name, value)) = line.split_once(':')
            && name.trim().eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok();
        }
    }
    let lines = first.min(end)..end;
    // An empty line, and the body behind it.
    if at < bytes.len()
        && line_end(bytes, skip_blanks(bytes, at)) == skip_blanks(bytes, at)
        && !headers.is_empty()
    {
        end = line_end(bytes, at);
        if let Some(body) = body(bytes, next_line(bytes, end), length) {
            let start = body.start;
            end = body.end;
            let found = Some(text.found(body));
            if is_request {
                super::soap::fill(text, start..end, part);
                part.body = found;
            } else {
                part.response_body = found;
            }
        }
    }
    let end = end.max(lines.end);
    (lines, end)
}

/// Whether a line goes on with the header before it: folded, or an `Authorization` that is not at its end.
fn goes_on(last: &[u8], indented: bool, line: &[u8]) -> bool {
    let open = last.split(|&b| b == b'"').count().is_multiple_of(2);
    let is_authorization = has_at(last, 0, "authorization");
    (indented && !last.is_empty() && !has_at(line, 0, "http") && method_at(line, 0).is_none())
        || (is_authorization && (open || last.ends_with(b",") || has_at(line, 0, "oauth_")))
}

/// Where the name of a header line ends, if it is one. A blank in front of the colon is let through: it may be the mistake.
pub(super) fn name_end(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    let name =
        bytes[start..end].iter().position(|&b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')))?;
    let colon = skip_blanks(bytes, start + name);
    (name > 0 && bytes.get(colon) == Some(&b':') && colon < end && bytes.get(colon + 1) != Some(&b'/'))
        .then_some(start + name)
}

/// Puts one header line to an exchange.
pub(super) fn header(text: &Text<'_>, line: Range<usize>, part: &mut Exchange, is_request: bool) {
    let bytes = text.bytes();
    let Some(colon) = bytes[line.clone()].iter().position(|&b| b == b':').map(|n| line.start + n) else {
        return;
    };
    let name = text.as_str()[line.start..colon].trim();
    let start = skip_blanks(bytes, colon + 1).min(line.end);
    let value = start..trim_end(bytes, start, line.end);
    let slot = match (name.to_ascii_lowercase().as_str(), is_request) {
        ("authorization", true) => &mut part.authorization,
        ("content-type", true) => &mut part.content_type,
        ("host", true) => &mut part.host,
        ("date", false) => &mut part.date,
        _ => return,
    };
    *slot = Some(text.found(value)).filter(|found| !found.value.is_empty());
}

/// The body that begins at `start`.
pub(super) fn body(bytes: &[u8], start: usize, length: Option<usize>) -> Option<Range<usize>> {
    let rest = bytes.get(start..)?;
    if length == Some(0) {
        return None;
    }
    if let Some(length) = length.filter(|&length| length <= rest.len()) {
        // What was pasted may have other line breaks than what was sent, but a body never ends inside a character.
        let end = start + length;
        if bytes.get(end).is_none_or(|&b| !(0x80..0xC0).contains(&b)) {
            return Some(start..trim_end(bytes, start, end)).filter(|range| !range.is_empty());
        }
    }
    let mut end = start;
    let mut at = start;
    while at < bytes.len() {
        let line = line_end(bytes, at);
        let content = skip_blanks(bytes, at);
        let begins_anew = has_at(bytes, content, "HTTP/")
            || has_at(bytes, content, "```")
            || has_at(bytes, content, "---")
            || has_at(bytes, content, "RESPONSE")
            || has_at(bytes, content, "< ")
            || has_at(bytes, content, "> ")
            || has_at(bytes, content, "* ")
            || method_at(bytes, content)
                .is_some_and(|end| version_behind(bytes, skip_blanks(bytes, end)).is_some());
        // Only a JSON body that is still open goes on behind an empty line.
        if content >= line || begins_anew {
            break;
        }
        end = line;
        at = next_line(bytes, line);
    }
    (end > start).then_some(start..end)
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

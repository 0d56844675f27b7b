//! The walk over a text: at each line and each word, which recogniser takes it from here.

use super::assemble::Desk;
use super::authorization::{Header, Quote};
use super::text::{Builder, Text, has_at, line_end, next_line, skip_blanks, trim_end};
use super::{
    Exchange, METHODS, base_string, curl, http_message, label, object, powershell, signature, soap, undo,
};
use crate::span::Span;
use std::ops::Range;

/// How many wrappings may lie in one another.
const DEPTH: u8 = 5;

/// Reads a whole paste.
pub(super) fn paste(paste: &str, desk: &mut Desk) {
    desk.patience = 4 * paste.len() + 4096;
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

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'%')
}

/// What parts tokens: blanks, quotes and angles.
const fn is_gap(byte: u8) -> bool {
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
            return url(text, at, desk, false);
        }
        b'h' if has_at(bytes, at, "HTTP/") => return http_message::response(text, at, desk, depth),
        b'c' if has_at(bytes, at, "curl") => return curl::read(text, at, desk),
        b'o' | b'n' if has_at(bytes, at, "oauth") || has_at(bytes, at, "nlauth") => {
            if let Some(end) = header(text, at, desk, depth) {
                return Some(end);
            }
        }
        b'r' if has_at(bytes, at, "realm=") => {
            if let Some(end) = header(text, at, desk, depth) {
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
    powershell::read(text, at, desk)
        .or_else(|| {
            base_anchor(bytes, at).then(|| base(text, at, is_expected(bytes, at), desk, depth)).flatten()
        })
        .or_else(|| http_message::request(text, at, desk, depth))
        .or_else(|| label::read(text, at, desk, depth))
}

fn boundary(text: &str, mut at: usize) -> usize {
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
    if !value.contains('&') || value.starts_with("http:") || value.starts_with("https:") {
        return None;
    }
    if is_signing_key(value) {
        label::leak(text, at..end, super::Leaked::SigningKey, desk);
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
    let names_oauth = value.contains("oauth_");
    let lower = value.get(..12).unwrap_or(value).to_ascii_lowercase();
    if names_oauth && (lower.contains("%2f") || lower.contains("%3a")) && !base_anchor(bytes, at) {
        return base(text, at, is_expected(bytes, at), desk, 0);
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

/// Reads the header whose scheme, or whose first field, stands at `at`.
fn header(text: &Text<'_>, at: usize, desk: &mut Desk, depth: u8) -> Option<usize> {
    let bytes = text.bytes();
    if let Some((range, plain)) = wrapped_header(text, at) {
        scan(&plain, desk, depth.checked_sub(1)?);
        return Some(range.end);
    }
    // Nobody's header is longer than 16 kB.
    let stop = boundary(text.as_str(), bytes.len().min(at + 16_384));
    let header = Header::read_running(&text.as_str()[at..stop]);
    let enough = if header.scheme.is_some() {
        header.before.is_empty() && !header.fields.is_empty() && scheme_is_near(&header)
    } else {
        header.fields.len() >= 3 && header.fields.iter().all(|field| field.quote != Quote::None)
    };
    if !enough {
        return None;
    }
    let end = at + header.end();
    let part = Exchange { authorization: Some(text.found(at..end)), ..Exchange::default() };
    desk.put("authorization", text, Span::new(at, end), part);
    Some(end)
}

/// Whether the word in front of the fields is a scheme, and not the last word of a sentence.
fn scheme_is_near(header: &Header<'_>) -> bool {
    use super::authorization::Scheme;
    matches!(header.kind(), Scheme::OAuth | Scheme::NlAuth)
}

/// A header inside a string of a program, a page or a table, freed of what is written for its quotes.
fn wrapped_header(text: &Text<'_>, at: usize) -> Option<(Range<usize>, Text<'static>)> {
    let bytes = text.bytes();
    // The first field's equals sign stands near.
    let equals = at + bytes[at..].iter().take(64).position(|&b| b == b'=')?;
    let value = &bytes[equals + 1..];
    let string = |quote| {
        let (end, _) = undo::string_end(bytes, at, quote);
        at..end
    };
    if value.starts_with(b"\\\"") || value.starts_with(b"\\\\") || value.starts_with(b"\\u0022") {
        let single =
            bytes[at.saturating_sub(40)..at].iter().rev().find(|b| matches!(b, b'"' | b'\'')) == Some(&b'\'');
        let range = string(if single { b'\'' } else { b'"' });
        let plain = undo::backslashes(text, range.clone(), "JSON escapes");
        return Some((range, plain))
            .filter(|(_, plain)| plain.as_str().starts_with(['O', 'o', 'N', 'n', 'r', 'R']));
    }
    if value.starts_with(b"`\"") {
        let stop = line_end(bytes, at);
        let close = (equals + 2..stop).find(|&n| bytes[n] == b'"' && bytes[n - 1] != b'`');
        let range = at..close.unwrap_or(stop);
        let plain = undo::replaced(text, range.clone(), &[("`\"", "\"")], Some("PowerShell quotes"));
        return Some((range, plain));
    }
    if value.starts_with(b"&quot;") || value.starts_with(b"&#34;") {
        let range = at..line_end(bytes, at);
        let plain = undo::entities(text, range.clone());
        return Some((range, plain));
    }
    if value.starts_with(b"\"\"") && value.get(2).is_some_and(u8::is_ascii_alphanumeric) {
        let mut end = equals + 1;
        while let Some(&byte) = bytes.get(end) {
            match (byte, bytes.get(end + 1)) {
                (b'"', Some(b'"')) => end += 2,
                (b'"' | b'\n', _) => break,
                _ => end += 1,
            }
        }
        let range = at..end.min(bytes.len());
        let plain = undo::doubled_quotes(text, range.clone());
        return Some((range, plain));
    }
    None
}

/// Whether a base string begins here: a method, an ampersand in any dress, and something like a URI.
fn base_anchor(bytes: &[u8], at: usize) -> bool {
    METHODS.iter().filter(|method| has_at(bytes, at, method)).any(|method| {
        let end = at + method.len();
        ["&amp;", "\\u0026", "&", "%26"].iter().find(|joint| has_at(bytes, end, joint)).is_some_and(|joint| {
            let next = end + joint.len();
            let blanks = bytes[next..].iter().take(200).take_while(|b| b.is_ascii_whitespace()).count();
            ["http", "%", "null", "undefined"].iter().any(|start| has_at(bytes, next + blanks, start))
        })
    })
}

/// Whether the words in front say that a server expected this.
fn is_expected(bytes: &[u8], at: usize) -> bool {
    let before = bytes[at.saturating_sub(56)..at].to_ascii_lowercase();
    let line = before.rsplit(|&b| b == b'\n').next().unwrap_or_default();
    ["expected", "acceptable", "debug_sbs", "should be"]
        .iter()
        .any(|word| line.windows(word.len()).any(|w| w == word.as_bytes()))
}

/// What stands behind a base string's label, if it can be one.
pub(super) fn labelled_base_string(
    text: &Text<'_>,
    label: usize,
    start: usize,
    desk: &mut Desk,
    depth: u8,
) -> Option<usize> {
    let bytes = text.bytes();
    let mut at = start;
    if bytes.get(at) == Some(&b'b') && matches!(bytes.get(at + 1), Some(b'"' | b'\'')) {
        at += 1;
    }
    while bytes.get(at).is_some_and(|b| matches!(b, b'"' | b'\'' | b'`' | b'\\')) {
        at += 1;
    }
    let line = &text.as_str()[at..line_end(bytes, at)];
    let fits = base_anchor(bytes, at)
        || line.contains("%26")
        || line.contains("%3D")
        || (line.contains('&') && line.contains("oauth_"))
        || base_string::is_five_fields(line.trim_end_matches(['"', '\'', ',', ';', ' ']));
    fits.then(|| base(text, at, is_expected(bytes, at) || is_expected(bytes, label), desk, depth)).flatten()
}

/// Reads the base string at `at`.
fn base(text: &Text<'_>, at: usize, expected: bool, desk: &mut Desk, depth: u8) -> Option<usize> {
    let bytes = text.bytes();
    let method = bytes[at..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let joint = at + method;
    if let Some(depth) = depth.checked_sub(1) {
        if has_at(bytes, joint, "\\u0026") {
            let (end, _) = undo::string_end(bytes, at, b'"');
            base(&undo::backslashes(text, at..end, "JSON escapes"), 0, expected, desk, depth)?;
            return Some(end);
        }
        if has_at(bytes, joint, "&amp;") {
            let end = at + bytes[at..].iter().position(|&b| is_gap(b)).unwrap_or(bytes.len() - at);
            base(&undo::entities(text, at..end), 0, expected, desk, depth)?;
            return Some(end);
        }
    }
    let quote = at.checked_sub(1).map(|before| bytes[before]).filter(|b| matches!(b, b'"' | b'\'' | b'`'));
    let mut end = base_line_end(bytes, at, quote);
    let mut pieces = vec![at..end];
    while let Some(piece) = next_piece(text, &pieces, end) {
        end = piece.end;
        pieces.push(piece);
    }
    let mut builder = Builder::new();
    for (n, piece) in pieces.into_iter().enumerate() {
        if n > 0 {
            builder.skip();
        }
        builder.keep(text, piece);
    }
    let plain = builder.finish(text, Some("line wraps"));
    let found = Some(plain.found_all());
    let (kind, part) = if expected {
        ("server-base-string", Exchange { server_base_string: found, ..Exchange::default() })
    } else {
        ("base-string", Exchange { base_string: found, ..Exchange::default() })
    };
    desk.put(kind, text, Span::new(at, end), part);
    Some(end)
}

/// Where a base string ends in its line. A blank does not end it if an encoded ampersand follows: the blank may be the
/// mistake.
fn base_line_end(bytes: &[u8], start: usize, quote: Option<u8>) -> usize {
    let mut at = start;
    let mut end = None;
    while let Some(&byte) = bytes.get(at) {
        let next = bytes.get(at + 1).copied().unwrap_or(b'\n');
        match byte {
            b'\n' | b'\r' | b'"' | b'`' => break,
            b'\'' if quote == Some(b'\'') && !(next.is_ascii_alphanumeric() || next == b'%') => break,
            b'<' if matches!(next, b'/' | b'b') => break,
            b'\\' if matches!(next, b'n' | b'r' | b'"' | b'\'') => break,
            0xE2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x98..=0x9F])) => break,
            b' ' | b'\t' if end.is_none() => end = Some(at),
            b'%' if end.is_some() && has_at(bytes, at, "%26") => end = None,
            b'&' if end.is_some() && has_at(bytes, at, "&oauth_") => end = None,
            _ => {}
        }
        if end.is_some_and(|end| at > end + 256) {
            break;
        }
        at += 1;
    }
    let mut end = end.unwrap_or(at);
    if quote.is_none() {
        while end > start && matches!(bytes[end - 1], b',' | b';' | b')' | b'\'') {
            end -= 1;
        }
    }
    end
}

/// The next line, if a wrapped base string goes on there: without its indentation.
fn next_piece(text: &Text<'_>, pieces: &[Range<usize>], end: usize) -> Option<Range<usize>> {
    let bytes = text.bytes();
    let break_at = skip_blanks(bytes, end);
    let start = next_line(bytes, break_at);
    if !matches!(bytes.get(break_at), Some(b'\n' | b'\r')) || start >= bytes.len() {
        return None;
    }
    let start = skip_blanks(bytes, start);
    let stop = trim_end(bytes, start, line_end(bytes, start));
    let piece = text.as_str()[start..stop].trim_end_matches(['"', '\'', '`']);
    let stop = start + piece.len();
    let last = &text.as_str()[pieces.last()?.clone()];
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"%&._~-=+!*'(),".contains(&b);
    if piece.is_empty()
        || !piece.bytes().all(plain)
        || signature::stands_alone(piece)
        || base_anchor(bytes, start)
    {
        return None;
    }
    let first = &pieces[0];
    let is_bare_method = pieces.len() == 1 && last.ends_with('&') && first.len() <= 8;
    let wrapped_evenly =
        last.len() >= 40 && piece.len() <= last.len() && pieces.iter().all(|p| p.len() == last.len());
    let goes_on = piece.starts_with(['&', '%'])
        || last.ends_with(['&', '%'])
        || ["%26", "%3D", "%25", "%3d"].iter().any(|escape| piece.contains(escape))
        || (pieces.len() > 1 && wrapped_evenly);
    ((goes_on && !piece.starts_with("http")) || is_bare_method).then_some(start..stop)
}

/// The URL that stands at `at`: up to a blank, a quote or an angle, without a sentence's full stop.
pub(super) fn url_at(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let bytes = text.bytes();
    let stops = |b: &u8| is_gap(*b) || matches!(b, b'\\' | b'|' | b'^');
    let end = bytes[at..].iter().position(|b| stops(b)).map_or(bytes.len(), |n| at + n);
    let value = text.as_str()[at..end].trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '…']);
    // Braces may be a template that was not filled in; a closing one alone is a log's.
    let value = if value.contains('{') { value } else { value.trim_end_matches(['}', ',']) };
    (value.len() > "https://".len()).then(|| at..at + value.len())
}

/// Reads the URL at `at`, if it is the one that was called, and what its line says of the call.
pub(super) fn url(text: &Text<'_>, at: usize, desk: &mut Desk, labelled: bool) -> Option<usize> {
    let bytes = text.bytes();
    let range = url_at(text, at)?;
    let end = range.end;
    // urllib3: `https://host:443 "GET /path HTTP/1.1" 401 84`.
    if let Some(method_end) = bytes
        .get(end..end + 2)
        .filter(|two| *two == b" \"")
        .and_then(|_| http_message::method_at(bytes, end + 2))
    {
        let target = skip_blanks(bytes, method_end);
        let stop = target + bytes[target..].iter().position(|&b| is_gap(b)).unwrap_or(bytes.len() - target);
        let front = text.as_str()[range.clone()].trim_end_matches(":443").len();
        let mut builder = Builder::new();
        builder.keep(text, at..at + front);
        builder.skip();
        builder.keep(text, target..stop);
        let whole = builder.finish(text, Some("host and path put together"));
        let status = stop + " HTTP/1.1\" ".len();
        let part = Exchange {
            method: Some(text.found(end + 2..method_end)),
            url: Some(whole.found_all()),
            status: http_message::status_number(text, status),
            ..Exchange::default()
        };
        let end = if part.status.is_some() { status + 3 } else { stop };
        desk.put("log", text, Span::new(at, end), part);
        return Some(end);
    }
    let value = &text.as_str()[range.clone()];
    let line = line_end(bytes, end);
    let alone = trim_end(bytes, end, line) == end && super::text::line_start(bytes, at) == at;
    let before = bytes[at.saturating_sub(24)..at].to_ascii_lowercase();
    let is_base_uri = [&b"normali"[..], b"redirect", b"callback", b"base ur"]
        .iter()
        .any(|word| before.windows(word.len()).any(|window| window == *word));
    let is_call =
        ["restlet.nl", "oauth_signature=", "/services/rest/"].iter().any(|mark| value.contains(mark));
    if is_base_uri || !(labelled || alone || is_call) {
        return Some(end);
    }
    let mut part = Exchange { url: Some(text.found(range)), ..Exchange::default() };
    // Java's client logs the method behind the URL.
    let behind = skip_blanks(bytes, end);
    let mut stop = end;
    if let Some(method_end) =
        http_message::method_at(bytes, behind).filter(|&method| trim_end(bytes, method, line) == method)
    {
        part.method = Some(text.found(behind..method_end));
        stop = method_end;
    }
    desk.put("url", text, Span::new(at, stop), part);
    Some(stop)
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
            BASE.replace("&", "\\u0026"),
            BASE.replace("&", "&amp;"),
            format!("{}\n  {}", &BASE[..38], &BASE[38..]),
            BASE.replace("&", "&\n    "),
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

//! The walk over a text: at each line and each word, which recogniser takes it from here.

use super::assemble::Desk;
use super::text::{Text, has_at, line_end, next_line, skip_blanks, trim_end};
use super::{
    Exchange, base_string, call, carrier, curl, dump, http_message, labelled, leak, logged_message, object,
    powershell, printed_base, reason, running_header, signature, soap, undo, url,
};
use crate::span::Span;

/// How many wrappings may lie in one another.
const DEPTH: u8 = 5;

/// Reads a whole paste.
pub(super) fn paste(paste: &str, desk: &mut Desk) {
    let text = Text::new(paste);
    // From the outermost carrier inwards: a mail, a page, a log's lines, a program's strings.
    let carriers = [
        undo::quotation,
        undo::octal_breaks,
        carrier::page,
        carrier::json_lines,
        dump::trace_ascii,
        dump::hexadecimal,
        carrier::concatenation,
        carrier::wire_strings,
    ];
    let text = carriers.into_iter().fold(text, |text, undo| undo(&text).unwrap_or(text));
    scan(&text, desk, DEPTH);
}

/// Reads a text from its beginning to its end.
pub(super) fn scan(text: &Text<'_>, desk: &mut Desk, depth: u8) {
    let bytes = text.bytes();
    let mut at = 0;
    while at < bytes.len() {
        let before = at.checked_sub(1).map_or(b'\n', |n| bytes[n]);
        let taken = if before == b'\n' { line(text, at, desk, depth) } else { None };
        let taken =
            taken.or_else(|| (bytes[at] == b'{').then(|| object::read(text, at, desk, depth)).flatten());
        let taken = taken.or_else(|| {
            let begins_token = is_gap(before) && !is_gap(bytes[at]);
            begins_token.then(|| token(text, at, desk)).flatten()
        });
        let taken = taken.or_else(|| {
            let begins_word = bytes[at].is_ascii_alphanumeric() && !is_word(before);
            begins_word.then(|| word(text, at, desk, depth)).flatten()
        });
        let taken = taken.or_else(|| {
            // `NETSUITE_TOKEN_SECRET`, `nsTokenSecret`.
            let in_name = before == b'_' || (before.is_ascii_lowercase() && bytes[at].is_ascii_uppercase());
            (in_name && matches!(bytes[at].to_ascii_lowercase(), b'a' | b'c' | b't'))
                .then(|| labelled::credential(text, at, desk, depth))
                .flatten()
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
        b'[' => object::read(text, start, desk, depth),
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
        b'c' | b'w' if has_at(bytes, at, "curl") || has_at(bytes, at, "wget") => {
            if let Some(end) = curl::read(text, at, desk) {
                return Some(end);
            }
        }
        b'o' | b'n' if has_at(bytes, at, "oauth") || has_at(bytes, at, "nlauth") => {
            if let Some(end) = running_header::read(text, at, desk, depth) {
                return Some(end);
            }
        }
        b'r' if has_at(bytes, at, "request header") || has_at(bytes, at, "response header") => {
            desk.turn_to(has_at(bytes, at, "request"));
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
        b'4' | b'5' => reason::read(text, at, desk),
        b'i' => powershell::read(text, at, desk),
        // The initials of the methods.
        b'g' | b'p' | b'd' | b'h' | b'o' | b't' | b'c' if printed_base::begins_at(bytes, at) => {
            printed_base::read(text, at, printed_base::is_expected(bytes, at), desk, depth)
        }
        b'g' | b'p' | b'd' | b'h' | b'o' | b't' | b'c' => {
            http_message::request(text, at, desk, depth).or_else(|| call::read(text, at, desk))
        }
        _ => None,
    };
    taken.or_else(|| labelled::read(text, at, desk, depth))
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
    if http_message::NETSUITE_PATHS.iter().any(|path| value.starts_with(path))
        && at > 0
        && is_gap(bytes[at - 1])
    {
        let part = Exchange { url: Some(text.found(at..end)), ..Exchange::default() };
        desk.put("url", text, Span::new(at, end), part);
        return Some(end);
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

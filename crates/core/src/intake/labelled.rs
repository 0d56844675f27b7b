//! Values that stand behind their name: `Nonce: …`, `oauth_token = '…'`, `signature is: …`, `.url("…")`.

use super::assemble::Desk;
use super::label::{self, Meaning};
use super::text::{Builder, Text, has_at, line_end, next_line, skip_blanks, trim_end};
use super::{Exchange, leak, literal, row, undo};
use crate::span::Span;
use std::ops::Range;

/// Behind a label: where its value begins; `None` if nothing leads to one.
fn value_start(bytes: &[u8], label: Range<usize>, meaning: Meaning) -> Option<usize> {
    let before = label.start.checked_sub(1).map(|at| bytes[at]);
    let is_payload = matches!(meaning, Meaning::Payload | Meaning::Argument);
    match (before, bytes.get(label.end)) {
        // An element of XML.
        (Some(b'<' | b':'), Some(b'>')) => return Some(label.end + 1),
        // A method of a program's object.
        (Some(b'.' | b'>'), Some(b'(')) => return quote_at(bytes, label.end + 1),
        (_, Some(b',')) if has_at(bytes, label.start, "curlopt") => {
            return quote_at(bytes, skip_blanks(bytes, label.end + 1));
        }
        // A function that takes it, or an option of a command: `Data("{…}")`, `.send "{…}"`, `--raw '{…}'`.
        (_, Some(b'(')) if is_payload => return quote_at(bytes, label.end + 1),
        (Some(b'.' | b'-'), Some(b' ')) if is_payload => {
            return quote_at(bytes, label.end + 1);
        }
        _ => {}
    }
    let mut at = label.end;
    while bytes.get(at).is_some_and(|b| matches!(b, b'"' | b'\'' | b'\\' | b']' | b'*' | b')')) {
        at += 1;
    }
    let is_quoted = at > label.end;
    if is_quoted && meaning == Meaning::Argument {
        return None;
    }
    at = skip_blanks(bytes, at);
    if meaning == Meaning::Status && bytes.get(at).is_some_and(u8::is_ascii_digit) {
        return Some(at);
    }
    // In running words a body is known by how it begins.
    let is_body = matches!(meaning, Meaning::Payload | Meaning::Body)
        && at > label.end
        && matches!(bytes.get(at..at + 2), Some([b'{', _] | [b'[' | b'`', b'{']));
    if is_body && bytes.get(label.end) == Some(&b' ') {
        return Some(at);
    }
    if row::is_row(bytes, &label, at, meaning) {
        let at = at + usize::from(bytes[at] == b'|');
        return Some(skip_blanks(bytes, at));
    }
    if is_quoted && bytes.get(at) == Some(&b',') {
        return quote_at(bytes, skip_blanks(bytes, at + 1));
    }
    if is_quoted && has_at(bytes, at, "value=") {
        return quote_at(bytes, at + "value=".len());
    }
    for word in ["is", "was"] {
        if has_at(bytes, at, word) && bytes.get(at + word.len()).is_some_and(|b| matches!(b, b' ' | b':')) {
            at = skip_blanks(bytes, at + word.len());
            // In a sentence anything `is` something; these have a shape of their own.
            let has_shape = matches!(meaning, Meaning::BaseString | Meaning::Signature | Meaning::Timestamp);
            if bytes.get(at) != Some(&b':') {
                return has_shape.then_some(at);
            }
        }
    }
    // `Method::POST` is a path, not a label.
    let leads = matches!(bytes.get(at), Some(b':' | b'=')) && bytes.get(at..at + 2) != Some(b"::");
    if leads {
        at += 1;
        if matches!(bytes.get(at), Some(b'>' | b'=')) {
            at += 1;
        }
        while bytes.get(at) == Some(&b'*') {
            at += 1;
        }
        at = skip_blanks(bytes, at);
        // Symfony's dumps print the list of a header's values.
        if has_at(bytes, at, "array:1 [") {
            let first = skip_blanks(bytes, next_line(bytes, line_end(bytes, at)));
            return quote_at(bytes, first + "0 => ".len()).filter(|_| has_at(bytes, first, "0 => "));
        }
    }
    if matches!(bytes.get(at), Some(b'\n' | b'\r')) && (leads || begins_line(bytes, label.start)) {
        return below(bytes, at, meaning);
    }
    leads.then_some(at)
}

/// A heading's value stands in the line below it, as browsers and integration platforms copy it; PHP's `var_dump` tells its
/// type first.
fn below(bytes: &[u8], line_end: usize, meaning: Meaning) -> Option<usize> {
    let at = skip_blanks(bytes, next_line(bytes, line_end));
    if has_at(bytes, at, "string(") {
        let digits = at + "string(".len();
        let close = bytes[digits..].iter().take(8).position(|&b| b == b')')?;
        return quote_at(bytes, skip_blanks(bytes, digits + close + 1));
    }
    let is_heading = matches!(
        meaning,
        Meaning::Url
            | Meaning::Host
            | Meaning::Method
            | Meaning::Status
            | Meaning::ContentType
            | Meaning::Body
            | Meaning::Payload
            | Meaning::ResponseBody
    );
    is_heading.then_some(at)
}

/// Whether a label begins its line; a path in front of it belongs to it: `http.request.method`.
pub(super) fn begins_line(bytes: &[u8], at: usize) -> bool {
    let is_path = bytes[..at].ends_with(b".");
    let step = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_');
    let path = if is_path { bytes[..at].iter().rev().take(64).take_while(step).count() } else { 0 };
    let at = at - path;
    let blanks = bytes[..at].iter().rev().take(64).take_while(|b| matches!(b, b' ' | b'\t')).count();
    matches!(at.checked_sub(blanks + 1).map(|at| bytes[at]), None | Some(b'\n'))
}

fn quote_at(bytes: &[u8], at: usize) -> Option<usize> {
    // C#'s `@"…"`.
    let quote = at + usize::from(bytes.get(at) == Some(&b'@'));
    matches!(bytes.get(quote), Some(b'"' | b'\'' | b'`')).then_some(quote)
}

/// The value at `start`, without its quotes, and where it ends, quotes included. Without quotes it ends at a blank, or, if
/// `to_line_end`, with the line.
fn value_at(bytes: &[u8], mut start: usize, to_line_end: bool) -> (Range<usize>, usize) {
    if matches!(bytes.get(start..), Some([b'b', b'"' | b'\'', ..])) {
        start += 1;
    }
    while bytes.get(start) == Some(&b'[') {
        start += 1;
    }
    if bytes.get(start) == Some(&b'\\') {
        start += 1;
    }
    let quote = bytes.get(start).copied().filter(|b| matches!(b, b'"' | b'\'' | b'`'));
    if let Some(quote) = quote {
        let inner = start + 1;
        let close = bytes[inner..].iter().position(|&b| b == quote || b == b'\n' || b == b'\\');
        let end = close.map_or(bytes.len(), |n| inner + n);
        return (inner..end, (end + 1).min(bytes.len()));
    }
    // A symbol of Ruby.
    start += usize::from(bytes.get(start) == Some(&b':'));
    let stops = |b: u8| {
        b == b'\n'
            || (!to_line_end
                && (b.is_ascii_whitespace()
                    || matches!(
                        b,
                        b',' | b';' | b'"' | b'\'' | b')' | b'}' | b']' | b'>' | b'<' | b'`' | b'\\' | b'|'
                    )))
    };
    let end = bytes[start..].iter().position(|&b| stops(b)).map_or(bytes.len(), |n| start + n);
    let end = trim_end(bytes, start, end);
    (start..end, end)
}

/// Reads a label at `at` and its value. `None` if there is none, or if another recogniser reads the value better.
pub(super) fn read(text: &Text<'_>, at: usize, desk: &mut Desk, depth: u8) -> Option<usize> {
    let bytes = text.bytes();
    // Inside a query or a list of parameters a name is no label.
    if at > 0 && matches!(bytes[at - 1], b'&' | b'?') {
        return None;
    }
    if bytes[at] == b'f' && has_at(bytes, at, "forHTTPHeaderField:") {
        return header_field(text, at, desk);
    }
    let (meaning, label_end) = label::label_at(bytes, at)?;
    value(text, at..label_end, meaning, desk, depth)
}

/// Apple's `addValue("application/json", forHTTPHeaderField: "Content-Type")`: the value stands in front of its name.
fn header_field(text: &Text<'_>, at: usize, desk: &mut Desk) -> Option<usize> {
    let bytes = text.bytes();
    let open = quote_at(bytes, skip_blanks(bytes, at + "forHTTPHeaderField:".len()))?;
    let end = has_at(bytes, open + 1, "content-type\"").then_some(open + "content-type\"".len() + 1)?;
    let floor = at.saturating_sub(128);
    let close = floor + bytes[floor..at].iter().rposition(|&b| b == b'"')?;
    let start = floor + bytes[floor..close].iter().rposition(|&b| b == b'"')? + 1;
    let part = label::part(text, start..close, Meaning::ContentType)?;
    desk.put("log", text, Span::new(start, end), part);
    Some(end)
}

/// Reads a credential behind the end of a longer name.
pub(super) fn credential(text: &Text<'_>, at: usize, desk: &mut Desk, depth: u8) -> Option<usize> {
    let (meaning, label_end) = label::credential_at(text.bytes(), at)?;
    value(text, at..label_end, meaning, desk, depth)
}

fn value(
    text: &Text<'_>,
    label: Range<usize>,
    meaning: Meaning,
    desk: &mut Desk,
    depth: u8,
) -> Option<usize> {
    let bytes = text.bytes();
    let at = label.start;
    // What follows a status is the response's.
    if meaning == Meaning::ContentType && desk.is_answered() {
        return None;
    }
    let start = value_start(bytes, label.clone(), meaning).filter(|_| desk.is_patient())?;
    if start >= bytes.len() || matches!(bytes[start], b'\n' | b'\r') {
        return None;
    }
    if meaning == Meaning::BaseString {
        return super::printed_base::labelled(text, at, start, desk, depth);
    }
    if matches!(meaning, Meaning::Payload | Meaning::Argument) {
        return payload(text, at, start, desk);
    }
    let to_line_end = matches!(
        meaning,
        Meaning::Challenge | Meaning::Date | Meaning::Authorization | Meaning::Body | Meaning::ResponseBody
    );
    let (range, mut end) = value_at(bytes, start, to_line_end);
    // Java's message headers stand in braces.
    let in_braces = to_line_end && at > 0 && bytes[at - 1] == b'{';
    let close = if in_braces { bytes[range.clone()].iter().position(|&b| b == b'}') } else { None };
    let range = close.map_or(range.clone(), |n| range.start..range.start + n);
    end = if close.is_some() { range.end } else { end };
    if meaning == Meaning::Challenge {
        challenge(text, label, range, desk);
        return Some(end);
    }
    // A list's bracket in front has one behind.
    let in_list =
        to_line_end && bytes[start] == b'[' && range.start > start && bytes[..range.end].ends_with(b"]");
    let range = range.start..range.end - usize::from(in_list);
    let value = &text.as_str()[range.clone()];
    if value.is_empty() {
        return None;
    }
    if meaning == Meaning::Url && value.starts_with("http") {
        return super::url::read(text, range.start, desk, true);
    }
    if let Some(what) = leak::labelled(meaning, value) {
        leak::put(text, range, what, desk);
        return Some(end);
    }
    let kind = if meaning == Meaning::Signature { "signature" } else { "log" };
    let is_bytes = bytes[start] == b'b' && matches!(bytes.get(start + 1), Some(b'"' | b'\''));
    let plain = if is_bytes {
        Some(undo::python_bytes(text, range.clone()))
    } else if matches!(meaning, Meaning::Body | Meaning::ResponseBody) && matches!(bytes[start], b'"' | b'\'')
    {
        let (plain, after) = string(text, start, bytes[start]);
        end = after;
        Some(plain)
    } else if meaning == Meaning::Url && bytes[..start].ends_with(b">") && value.contains("&amp") {
        // The text of an element, whose entities are the markup's.
        let length = bytes[start..].iter().take(8192).position(|&b| b == b'<')?;
        end = start + length;
        Some(undo::entities(text, start..end))
    } else {
        None
    };
    let part = match plain {
        Some(plain) => label::part(&plain, 0..plain.len(), meaning),
        None => label::part(text, range, meaning),
    };
    let Some(part) = part else {
        desk.read_in_vain(end - start);
        return None;
    };
    desk.put(kind, text, Span::new(at, end), part);
    Some(end)
}

/// A challenge is kept as the header line that it is, however it was printed.
fn challenge(text: &Text<'_>, name: Range<usize>, value: Range<usize>, desk: &mut Desk) {
    let mut builder = Builder::new();
    builder.keep(text, name.clone());
    builder.put(text, value.start..value.start, ": ");
    builder.keep(text, value.clone());
    let line = builder.finish(text, None);
    let part = Exchange { response_headers: Some(line.found_all()), ..Exchange::default() };
    desk.put("http-response", text, Span::new(name.start, value.end), part);
}

/// A body behind a word that names anything: JSON or XML that is whole, or a form.
fn payload(text: &Text<'_>, label: usize, start: usize, desk: &mut Desk) -> Option<usize> {
    let bytes = text.bytes();
    if let Some((range, end)) = block(bytes, start, desk) {
        let plain = undo::replaced(text, range, &[("\n  ", "\n")], Some("indentation"));
        desk.put_body(text, Span::new(label, end), plain.found_all());
        return Some(end);
    }
    // It may be handed through a call: `strings.NewReader(`, `RequestBody.create(mediaType, `.
    let connects = |b: &&u8| b.is_ascii_alphanumeric() || b"_.(, @$#".contains(b);
    let front = bytes[start..].iter().take(48).take_while(connects).count();
    let (plain, end) = match bytes.get(start + front)? {
        &quote @ (b'"' | b'\'' | b'`') => string(text, start + front, quote),
        b'{' | b'[' | b'<' if front == 0 && bytes[start] != b'<' => {
            let end = literal::read(text, start).map_err(|spent| desk.read_in_vain(spent)).ok()?.span.end;
            (text.part(start..end), end)
        }
        b'<' if front == 0 => (text.part(start..line_end(bytes, start)), line_end(bytes, start)),
        _ => return None,
    };
    let value = plain.as_str();
    // A request that is described is none that was sent as a body.
    if has_at(bytes, label, "request")
        && ["method", "url", "uri", "headers", "<Request "].iter().any(|key| value.contains(key))
    {
        desk.read_in_vain(end - start);
        return None;
    }
    let is_form = front == 0
        && value.split('&').all(|pair| pair.split('=').count() == 2)
        && !value.contains(char::is_whitespace);
    if !(is_body(value) || is_form) {
        desk.read_in_vain(end - start);
        return None;
    }
    desk.put_body(text, Span::new(label, end), plain.found_all());
    Some(end)
}

/// A block of Bruno's files, `json {`, lines, `}`: the lines without their indentation, and where it ends.
fn block(bytes: &[u8], start: usize, desk: &mut Desk) -> Option<(Range<usize>, usize)> {
    let kind = ["json {\n  ", "text {\n  ", "xml {\n  "].iter().find(|kind| has_at(bytes, start, kind))?;
    let first = start + kind.len();
    let Some(length) = bytes[first..].windows(2).position(|part| part == b"\n}") else {
        desk.read_in_vain(bytes.len() - first);
        return None;
    };
    Some((first..first + length, first + length + 2))
}

/// Whether a text is JSON or XML that is whole, and neither a request that was logged nor NetSuite's answer.
pub(super) fn is_body(text: &str) -> bool {
    let text = text.trim();
    let between = |open, close| text.starts_with(open) && text.ends_with(close);
    (between('{', '}') && text.contains(['"', '\'']) || between('[', ']') || between('<', '>'))
        && !["OAuth ", "INVALID_LOGIN", "o:errorDetails"].iter().any(|other| text.contains(other))
}

/// A program's string, free of how its language writes quotes, and where it ends.
pub(super) fn string(text: &Text<'_>, open: usize, quote: u8) -> (Text<'static>, usize) {
    let bytes = text.bytes();
    let start = open + 1;
    // PowerShell's here-string ends with a line of its own.
    if matches!(bytes.get(start), Some(b'\n' | b'\r')) && open > 0 && bytes[open - 1] == b'@' {
        let start = next_line(bytes, start);
        let close = bytes[start..].windows(3).position(|part| part == b"\n\"@");
        let end = close.map_or(bytes.len(), |n| start + n);
        let end_of_text = trim_end(bytes, start, end);
        let plain = undo::replaced(text, start..end_of_text, &[("`\"", "\"")], Some("PowerShell quotes"));
        return (plain, (end + 3).min(bytes.len()));
    }
    // C#'s verbatim strings and Visual Basic's double their quotes.
    if (open > 0 && bytes[open - 1] == b'@') || has_at(bytes, start, "{\"\"") {
        let mut end = start;
        while end < bytes.len() && !(bytes[end] == b'"' && bytes.get(end + 1) != Some(&b'"')) {
            end += if bytes[end] == b'"' { 2 } else { 1 };
        }
        let end = end.min(bytes.len());
        return (undo::doubled_quotes(text, start..end), (end + 1).min(bytes.len()));
    }
    let (end, escapes) = undo::string_end(bytes, start, quote);
    // Some print quotes inside quotes as they are.
    if !escapes
        && bytes.get(start) == Some(&b'{')
        && bytes[end - 1] != b'}'
        && let Ok(node) = literal::read(text, start)
    {
        let end = node.span.end;
        // What stands there need not be the closing quote: it may have been made a typographic one.
        return (text.part(start..end), end + usize::from(bytes.get(end) == Some(&quote)));
    }
    (undo::backslashes(text, start..end, "JSON escapes"), (end + 1).min(bytes.len()))
}

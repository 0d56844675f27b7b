//! A header in the middle of a text: where it begins, where it ends, and in what it is wrapped.

use super::assemble::Desk;
use super::authorization::{Header, Quote, Scheme};
use super::scan::{boundary, is_word, scan};
use super::text::{Text, line_end};
use super::{Exchange, undo};
use crate::span::Span;
use std::ops::Range;

/// Reads the header whose scheme, or whose first field, stands at `at`.
pub(super) fn read(text: &Text<'_>, at: usize, desk: &mut Desk, depth: u8) -> Option<usize> {
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
    let is_bytes = at > 1 && bytes[at - 2] == b'b' && matches!(bytes[at - 1], b'\'' | b'"');
    if is_bytes && (at < 3 || !is_word(bytes[at - 3])) {
        let plain = undo::python_bytes(text, at..end);
        let part = Exchange { authorization: Some(plain.found_all()), ..Exchange::default() };
        desk.put("authorization", text, Span::new(at - 2, end), part);
        return Some(end);
    }
    let part = Exchange { authorization: Some(text.found(at..end)), ..Exchange::default() };
    desk.put("authorization", text, Span::new(at, end), part);
    Some(end)
}

/// Whether the word in front of the fields is a scheme, and not the last word of a sentence.
fn scheme_is_near(header: &Header<'_>) -> bool {
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
    if value.starts_with(b"\\x22") {
        let range = string(b'"');
        let plain = undo::backslashes(text, range.clone(), "nginx's \\x22 escapes");
        return Some((range, plain));
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

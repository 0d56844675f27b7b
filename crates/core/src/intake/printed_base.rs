//! A base string in the middle of a text: where it begins, where it ends, and how it was wrapped over lines.

use super::assemble::Desk;
use super::scan::is_gap;
use super::text::{Builder, Text, has_at, line_end, next_line, skip_blanks, trim_end};
use super::{Exchange, METHODS, base_string, signature, undo};
use crate::span::Span;
use std::ops::Range;

/// Whether a base string begins here: a method, an ampersand in any dress, and something like a URI.
pub(super) fn begins_at(bytes: &[u8], at: usize) -> bool {
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
pub(super) fn is_expected(bytes: &[u8], at: usize) -> bool {
    let before = bytes[at.saturating_sub(56)..at].to_ascii_lowercase();
    let line = before.rsplit(|&b| b == b'\n').next().unwrap_or_default();
    ["expected", "acceptable", "debug_sbs", "should be"]
        .iter()
        .any(|word| line.windows(word.len()).any(|w| w == word.as_bytes()))
}

/// What stands behind a base string's label, if it can be one.
pub(super) fn labelled(
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
    // What tells a base string stands near its beginning.
    let near = &bytes[at..bytes.len().min(at + 4096)];
    let line = String::from_utf8_lossy(near.split(|&b| b == b'\n').next().unwrap_or_default());
    let fits = begins_at(bytes, at)
        || line.contains("%26")
        || line.contains("%3D")
        || (line.contains('&') && line.contains("oauth_"))
        || base_string::is_five_fields(line.trim_end_matches(['"', '\'', ',', ';', ' ']));
    if !fits {
        desk.read_in_vain(line.len());
    }
    fits.then(|| read(text, at, is_expected(bytes, at) || is_expected(bytes, label), desk, depth)).flatten()
}

/// Reads the base string at `at`.
pub(super) fn read(text: &Text<'_>, at: usize, expected: bool, desk: &mut Desk, depth: u8) -> Option<usize> {
    let bytes = text.bytes();
    let method = bytes[at..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let joint = at + method;
    if let Some(depth) = depth.checked_sub(1) {
        if has_at(bytes, joint, "\\u0026") {
            let (end, _) = undo::string_end(bytes, at, b'"');
            read(&undo::backslashes(text, at..end, "JSON escapes"), 0, expected, desk, depth)?;
            return Some(end);
        }
        if has_at(bytes, joint, "&amp;") {
            let end = at + bytes[at..].iter().position(|&b| is_gap(b)).unwrap_or(bytes.len() - at);
            read(&undo::entities(text, at..end), 0, expected, desk, depth)?;
            return Some(end);
        }
    }
    let quote = at.checked_sub(1).map(|before| bytes[before]).filter(|b| matches!(b, b'"' | b'\'' | b'`'));
    let mut end = base_line_end(bytes, at, quote);
    let mut pieces: Vec<Range<usize>> = std::iter::once(at..end).collect();
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
        || begins_at(bytes, start)
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

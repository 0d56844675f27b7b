//! The wrappings that carry a text from a program to a paste, and how each is taken off.

use super::text::{Builder, Text, has_at, line_end, next_line};
use std::ops::Range;

/// A program's string, from behind its opening quote to its closing one or the end of the line: where it ends, and
/// whether it holds a backslash.
pub(super) fn string_end(bytes: &[u8], start: usize, quote: u8) -> (usize, bool) {
    let mut at = start;
    let mut escapes = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => {
                escapes = true;
                at += 1;
            }
            b'\n' => break,
            _ if byte == quote => break,
            _ => {}
        }
        at += 1;
    }
    (at.min(bytes.len()), escapes)
}

/// Backslash escapes of JSON, JavaScript, Python, C# and their like.
pub(super) fn backslashes(text: &Text<'_>, range: Range<usize>, note: &'static str) -> Text<'static> {
    let bytes = text.bytes();
    let mut builder = Builder::new();
    let mut at = range.start;
    let mut kept = at;
    while at < range.end {
        if bytes[at] != b'\\' || at + 1 >= range.end {
            at += 1;
            continue;
        }
        let (length, plain) = escape(&bytes[at..range.end]);
        let Some(plain) = plain else {
            at += 1;
            continue;
        };
        builder.keep(text, kept..at);
        builder.put(text, at..at + length, plain.encode_utf8(&mut [0; 4]));
        at += length;
        kept = at;
    }
    builder.keep(text, kept..range.end);
    builder.finish(text, Some(note))
}

/// The escape at the beginning of `bytes`: its length, and the character that it stands for; `None` for what is none.
fn escape(bytes: &[u8]) -> (usize, Option<char>) {
    let unit = |at: usize, digits: usize| {
        let digits = bytes.get(at..at + digits)?;
        u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    match bytes[1] {
        b'n' => (2, Some('\n')),
        b'r' => (2, Some('\r')),
        b't' => (2, Some('\t')),
        b'u' => match unit(2, 4) {
            Some(high @ 0xD800..0xDC00) if has_at(bytes, 6, "\\u") => match unit(8, 4) {
                Some(low @ 0xDC00..0xE000) => {
                    (12, char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)))
                }
                _ => (6, None),
            },
            Some(code) => (6, char::from_u32(code)),
            None => (2, None),
        },
        b'x' => (4, unit(2, 2).filter(|&code| code < 0x80).and_then(char::from_u32)),
        byte @ (b'"' | b'\'' | b'\\' | b'/' | b'`' | b'$') => (2, Some(char::from(byte))),
        _ => (2, None),
    }
}

/// What stood in Python's `b'…'`, which was left out by the caller.
pub(super) fn python_bytes(text: &Text<'_>, range: Range<usize>) -> Text<'static> {
    let mut builder = Builder::new();
    builder.skip();
    builder.keep(text, range);
    builder.finish(text, Some("Python's b'…'"))
}

const ENTITIES: [(&str, &str); 9] = [
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&apos;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&#x3D;", "="),
];

/// The entities that a page or XML writes for quotes, ampersands and angles.
pub(super) fn entities(text: &Text<'_>, range: Range<usize>) -> Text<'static> {
    replaced(text, range, &ENTITIES, Some("HTML entities"))
}

/// Doubled quotes: CSV, Visual Basic, C#'s verbatim strings.
pub(super) fn doubled_quotes(text: &Text<'_>, range: Range<usize>) -> Text<'static> {
    replaced(text, range, &[("\"\"", "\"")], Some("doubled quotes"))
}

/// Writes the second of each pair for the first, which is ASCII.
pub(super) fn replaced(
    text: &Text<'_>,
    range: Range<usize>,
    pairs: &[(&str, &str)],
    note: Option<&'static str>,
) -> Text<'static> {
    let bytes = text.bytes();
    let first = |byte: u8| pairs.iter().any(|(from, _)| from.as_bytes()[0] == byte);
    let mut builder = Builder::new();
    let mut kept = range.start;
    let mut at = range.start;
    while at < range.end {
        let hit = if first(bytes[at]) {
            pairs.iter().find(|(from, _)| has_at(&bytes[..range.end], at, from))
        } else {
            None
        };
        if let Some((from, to)) = hit {
            builder.keep(text, kept..at);
            if to.is_empty() {
                builder.skip();
            } else {
                builder.put(text, at..at + from.len(), to);
            }
            at += from.len();
            kept = at;
        } else {
            at += 1;
        }
    }
    builder.keep(text, kept..range.end);
    builder.finish(text, note)
}

/// The line breaks that rsyslog writes as octal numbers, of a message that was logged with them.
pub(super) fn octal_breaks<'p>(text: &Text<'p>) -> Option<Text<'p>> {
    let pairs = [("#015#012", "\n"), ("#012", "\n"), ("#011", "\t")];
    let is_logged = text.as_str().contains("#015#012") || text.as_str().contains("HTTP/1.1#012");
    is_logged.then(|| replaced(text, 0..text.len(), &pairs, Some("rsyslog's #012")))
}

/// `> ` in front of every line: a quotation in a mail or a thread.
pub(super) fn quotation<'p>(text: &Text<'p>) -> Option<Text<'p>> {
    let mut lines = text.as_str().lines().filter(|line| !line.trim().is_empty());
    if !text.as_str().starts_with('>') || !lines.all(|line| line.starts_with('>')) {
        return None;
    }
    let bytes = text.bytes();
    let mut builder = Builder::new();
    let mut at = 0;
    while at < bytes.len() {
        let next = next_line(bytes, line_end(bytes, at));
        let mut start = at;
        if bytes[at] == b'>' {
            start += 1 + usize::from(bytes.get(at + 1) == Some(&b' '));
            builder.skip();
        }
        builder.keep(text, start.min(next)..next);
        at = next;
    }
    Some(builder.finish(text, Some("quotation marks in front of the lines")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backslash_escapes() {
        let paste = Text::new(r#"a\"b\u0026c\/d\ud83d\ude00\r\n\q\x41\u00"#);
        let plain = backslashes(&paste, 0..paste.len(), "JSON escapes");
        assert_eq!(plain.as_str(), "a\"b&c/d😀\r\n\\qA\\u00");
        assert_eq!(plain.undone(), ["JSON escapes"]);
        assert_eq!(plain.place(3..4), crate::span::Span::new(4, 10));
    }

    #[test]
    fn text_without_escapes_is_not_said_to_be_undone() {
        let paste = Text::new("plain");
        assert!(backslashes(&paste, 0..5, "JSON escapes").undone().is_empty());
    }

    #[test]
    fn a_string_ends_at_its_own_quote() {
        assert_eq!(string_end(br#"a\"b"c"#, 0, b'"'), (4, true));
        assert_eq!(string_end(b"a'b\nc", 0, b'"'), (3, false));
        assert_eq!(string_end(br"a\", 0, b'"'), (2, true));
    }

    #[test]
    fn a_quotation() {
        let plain = quotation(&Text::new("> GET&x\n>\n> y\n")).unwrap();
        assert_eq!(plain.as_str(), "GET&x\n\ny\n");
        assert!(quotation(&Text::new("> a\nb")).is_none());
    }
}

//! What carried a whole paste: a page's source, a log of JSON lines, the strings of a program.

use super::literal;
use super::text::{Builder, Text, has_at, line_end, next_line, skip_blanks};
use super::undo;
use std::ops::Range;

/// The source of a page in which every quote is an entity. Then each `&amp;` is the page's as well; with one bare quote in
/// sight it could be the mistake.
pub(super) fn page<'p>(text: &Text<'p>) -> Option<Text<'p>> {
    let chars = text.as_str();
    let is_page =
        ["=&quot;", "=\\&quot;", "=&#34;"].iter().any(|mark| chars.contains(mark)) && !chars.contains('"');
    is_page.then(|| undo::entities(text, 0..text.len()))
}

/// Docker's log files: an object a line, `{"log":"…\n","stream":"stdout"}`, whose texts are the lines.
pub(super) fn json_lines<'p>(text: &Text<'p>) -> Option<Text<'p>> {
    if !text.as_str().trim_start().starts_with("{\"log\"") {
        return None;
    }
    let bytes = text.bytes();
    let mut builder = Builder::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = line_end(bytes, at);
        let next = next_line(bytes, end);
        if skip_blanks(bytes, at) < end {
            let node =
                literal::read(text, skip_blanks(bytes, at)).ok().filter(|node| node.span.end <= end)?;
            let line = node.get(text, "log")?.text(text)?;
            builder.keep(&line, 0..line.len());
            builder.skip();
        }
        at = next;
    }
    Some(builder.finish(text, Some("Docker's JSON lines")))
}

/// Strings that a program or its console parts over lines, `'…' +`, and next line `'…'`.
pub(super) fn concatenation<'p>(text: &Text<'p>) -> Option<Text<'p>> {
    let bytes = text.bytes();
    let mut builder = Builder::new();
    let mut kept = 0;
    for (plus, _) in text.as_str().match_indices('+') {
        if let Some(seam) = seam(bytes, plus).filter(|seam| seam.start >= kept) {
            builder.keep(text, kept..seam.start);
            builder.skip();
            kept = seam.end;
        }
    }
    if kept == 0 {
        return None;
    }
    builder.keep(text, kept..bytes.len());
    Some(builder.finish(text, Some("strings put together")))
}

/// Both quotes and what is between them, if a line break is.
fn seam(bytes: &[u8], plus: usize) -> Option<Range<usize>> {
    let floor = plus.saturating_sub(64);
    let close = floor + bytes[floor..plus].iter().rposition(|b| !b.is_ascii_whitespace())?;
    let open = plus + 1 + bytes[plus + 1..].iter().take(64).position(|b| !b.is_ascii_whitespace())?;
    let quote = bytes[close];
    let is_seam = matches!(quote, b'"' | b'\'')
        && bytes[open] == quote
        && bytes[close..open].contains(&b'\n')
        && close.checked_sub(1).is_none_or(|before| bytes[before] != b'\\');
    is_seam.then_some(close..open + 1)
}

/// What Ruby's Net::HTTP prints, `<- "POST /…\r\n"` for what it sends and `-> "HTTP/1.1 401 …"` for what it receives: the strings
/// of a direction are one message.
pub(super) fn wire_strings<'p>(text: &Text<'p>) -> Option<Text<'p>> {
    const MARKS: [&str; 2] = ["<- \"", "-> \""];
    let bytes = text.bytes();
    let mut builder = Builder::new();
    let mut last = None;
    let mut at = 0;
    while at < bytes.len() {
        let end = line_end(bytes, at);
        let next = next_line(bytes, end);
        let mark = MARKS.into_iter().find(|mark| has_at(bytes, at, mark));
        match mark {
            Some(mark) if bytes[end - 1] == b'"' && end > at + mark.len() => {
                if last.is_some_and(|last| last != mark) {
                    builder.put(text, at..at, "\n");
                }
                let plain = undo::backslashes(text, at + mark.len()..end - 1, "");
                builder.keep(&plain, 0..plain.len());
                last = Some(mark);
            }
            // What it says of its progress stands in between.
            _ if last.is_some() && (has_at(bytes, at, "read ") || has_at(bytes, at, "reading ")) => {}
            _ => {
                if last.take().is_some() {
                    builder.put(text, at..at, "\n");
                }
                builder.keep(text, at..next);
            }
        }
        at = next;
    }
    text.as_str().contains(MARKS[0]).then(|| builder.finish(text, Some("Net::HTTP's strings")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undone(undo: fn(&Text<'static>) -> Option<Text<'static>>, paste: &'static str) -> Option<String> {
        undo(&Text::new(paste)).map(|plain| plain.as_str().to_owned())
    }

    #[test]
    fn a_page_is_undone_as_a_whole_or_not_at_all() {
        let plain = undone(page, "h?a=1&amp;b=2 realm=&quot;1&quot;");
        assert_eq!(plain.as_deref(), Some("h?a=1&b=2 realm=\"1\""));
        assert_eq!(undone(page, "h?a=1&amp;b=2 realm=\"1\" x=&quot;"), None);
        assert_eq!(undone(page, "h?a=1&amp;b=2"), None);
    }

    #[test]
    fn lines_of_docker() {
        let lines = "{\"log\":\"GET /a\\n\",\"stream\":\"stdout\"}\n{\"log\":\"b\\n\",\"time\":\"1\"}\n";
        assert_eq!(undone(json_lines, lines).as_deref(), Some("GET /a\nb\n"));
        assert_eq!(undone(json_lines, "{\"log\": {\"entries\": []}}"), None);
    }

    #[test]
    fn strings_over_lines() {
        assert_eq!(undone(concatenation, "x: 'a' +\n   'b',").as_deref(), Some("x: 'ab',"));
        assert_eq!(undone(concatenation, "\"a\"\n  + \"b\"").as_deref(), Some("\"ab\""));
        assert_eq!(undone(concatenation, "a+b='c' + 'd'"), None);
    }

    #[test]
    fn strings_of_a_direction() {
        let plain = undone(
            wire_strings,
            "opened\n<- \"GET / HTTP/1.1\\r\\n\"\n-> \"HTTP/1.1 401 x\\r\\n\"\nreading 2 bytes...\n-> \"{\\\"\"\nConn close\n",
        );
        assert_eq!(plain.as_deref(), Some("opened\nGET / HTTP/1.1\r\n\nHTTP/1.1 401 x\r\n{\"\nConn close\n"));
        assert_eq!(undone(wire_strings, "a -> b"), None);
    }
}

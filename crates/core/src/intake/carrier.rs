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

/// Strings that a program or its console parts over lines: `'…' +`, and next line `'…'`; Visual Basic's `"…" & _`, PHP's
/// `'…' .`, and the strings of Python and C, which are one if nothing stands between them.
pub(super) fn concatenation<'p>(text: &Text<'p>) -> Option<Text<'p>> {
    let bytes = text.bytes();
    let mut seams = Vec::new();
    let mut at = 0;
    while let Some(line) = bytes[at..].iter().position(|&b| b == b'\n').map(|n| at + n) {
        at = line + 1;
        let Some((seam, is_joined)) = seam(bytes, line) else { continue };
        at = at.max(seam.end);
        if is_joined {
            seams.push(seam);
        } else {
            let (more, end) = neighbours(bytes, seam);
            seams.extend(more);
            at = at.max(end);
        }
    }
    if seams.is_empty() {
        return None;
    }
    let mut builder = Builder::new();
    let mut kept = 0;
    for seam in seams {
        builder.keep(text, kept..seam.start);
        builder.skip();
        kept = seam.end;
    }
    builder.keep(text, kept..bytes.len());
    Some(builder.finish(text, Some("strings put together")))
}

/// Both quotes around the line break and what is between them, and whether an operator is.
fn seam(bytes: &[u8], line: usize) -> Option<(Range<usize>, bool)> {
    // A full stop right behind a quotation is a sentence's.
    const SIGNS: [&[u8]; 6] = [b"+", b" & _", b" &", b"& ", b" .", b". "];
    let floor = line.saturating_sub(64);
    let front = bytes[floor..line].trim_ascii_end();
    let before =
        SIGNS.iter().find_map(|sign| front.strip_suffix(*sign)).map_or(front, <[u8]>::trim_ascii_end);
    let back = &bytes[line..bytes.len().min(line + 64)];
    let bare = back.trim_ascii_start();
    let after = SIGNS.iter().find_map(|sign| bare.strip_prefix(*sign)).map_or(bare, <[u8]>::trim_ascii_start);
    let is_joined = before.len() < front.len() || after.len() < bare.len();
    // The letters in front of a string of Python.
    let letters = after.iter().take(2).take_while(|b| matches!(b, b'f' | b'r' | b'b' | b'F' | b'R')).count();
    let after = &after[letters..];
    let (close, open) = (before.len().checked_sub(1)?, back.len() - after.len());
    let quote = before[close];
    let is_seam = matches!(quote, b'"' | b'\'')
        && after.first() == Some(&quote)
        && (close == 0 || before[close - 1] != b'\\');
    is_seam.then_some((floor + close..line + open + 1, is_joined))
}

/// Strings of which nothing but line breaks parts one from the next are one where a program goes on behind the last of them.
/// The seams, and how far they were looked for.
fn neighbours(bytes: &[u8], first: Range<usize>) -> (Vec<Range<usize>>, usize) {
    let mut seams = vec![first];
    loop {
        let start = seams.last().map_or(0, |seam| seam.end);
        // Each line is one string and nothing else.
        let (close, _) = undo::string_end(bytes, start, bytes[start - 1]);
        let end = line_end(bytes, close);
        let next = if end < bytes.len() { seam(bytes, end + usize::from(bytes[end] == b'\r')) } else { None };
        match next {
            Some((seam, false)) if seam.start == close => seams.push(seam),
            _ => {
                // Behind the last string, perhaps in the next line.
                let rest = bytes.get(close + 1..).unwrap_or_default();
                let behind = rest.iter().take(256).find(|b| !b.is_ascii_whitespace());
                let is_code = bytes.get(close) == Some(&bytes[start - 1])
                    && behind.is_some_and(|b| b"),;]}".contains(b));
                return if is_code { (seams, end) } else { (Vec::new(), end) };
            }
        }
    }
}

/// What Ruby's Net::HTTP prints, `<- "POST /…\r\n"` for what it sends and `-> "HTTP/1.1 401 …"` for what it receives: the strings
/// of a direction are one message.
pub(super) fn wire_strings<'p>(text: &Text<'p>) -> Option<Text<'p>> {
    const MARKS: [&str; 2] = ["<- \"", "-> \""];
    if !text.as_str().contains(MARKS[0]) {
        return None;
    }
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
    Some(builder.finish(text, Some("Net::HTTP's strings")))
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
        assert_eq!(undone(concatenation, "a = \"b\" & _\r\n  \"c\"").as_deref(), Some("a = \"bc\""));
        assert_eq!(undone(concatenation, "'a'\n . 'b' .\n'c';").as_deref(), Some("'abc';"));
    }

    #[test]
    fn strings_with_nothing_between_them() {
        assert_eq!(undone(concatenation, "f(\n  'a '\n  f'b'\n  'c')").as_deref(), Some("f(\n  'a bc')"));
        assert_eq!(undone(concatenation, "x = [\"a\",\n\"b\"]"), None);
        assert_eq!(undone(concatenation, "[\n \"a\" => \"b\"\n \"c\" => \"d\"\n]"), None);
        for lines in ["\"a\"\n\"b\"\n", "He said \"a\".\n\"b\", she said\n", "http \\\n 'a' \\\n 'b'\n"] {
            assert_eq!(undone(concatenation, lines), None, "{lines}");
        }
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

//! HTTP messages behind the marks and prefixes of a log, or inside a program's string.

use super::assemble::Desk;
use super::message_parts::{LOG_PREFIX, body, header, name_end};
use super::text::{Builder, Text, has_at, line_end, line_start, next_line};
use super::{Exchange, scan, undo};
use crate::span::Span;

/// A whole message inside a program's string: Python's `send: b'…'`, Node's `_header: '…'`.
pub(super) fn escaped(text: &Text<'_>, at: usize, desk: &mut Desk, depth: u8) -> usize {
    let bytes = text.bytes();
    let quote = at.checked_sub(1).map_or(0, |before| bytes[before]);
    let quote = if matches!(quote, b'"' | b'\'' | b'`') { quote } else { 0 };
    let (mut end, _) = undo::string_end(bytes, at, quote);
    let is_bytes = quote != 0 && at > 1 && bytes[at - 2] == b'b';
    let note = if is_bytes { "Python's b'…'" } else { "\\r\\n escapes" };
    let mut plain = undo::backslashes(text, at..end, note);
    // http.client prints the body that it sends as a string of its own.
    let next = next_line(bytes, line_end(bytes, end));
    let open = next + "send: b".len();
    if is_bytes && has_at(bytes, next, "send: b") && matches!(bytes.get(open), Some(b'\'' | b'"')) {
        let (stop, _) = undo::string_end(bytes, open + 1, bytes[open]);
        let body = undo::backslashes(text, open + 1..stop, note);
        if super::http_message::method_at(body.bytes(), 0).is_none() {
            let mut builder = Builder::new();
            builder.keep(&plain, 0..plain.len());
            builder.keep(&body, 0..body.len());
            plain = builder.finish(&plain, None);
            end = stop;
        }
    }
    if depth > 0 {
        scan::scan(&plain, desk, depth - 1);
    }
    end
}

/// A message whose lines stand behind the same mark as its first: `> `, `http-outgoing-0 >> "`, the prefix of a log. The
/// lines are freed of it and read as a message of their own.
pub(super) fn prefixed(text: &Text<'_>, at: usize, desk: &mut Desk, depth: u8) -> Option<usize> {
    let bytes = text.bytes();
    let start = line_start(bytes, at);
    let prefix = without_arrow(&bytes[start..at]);
    if depth == 0 || prefix.is_empty() {
        return None;
    }
    let sure = bytes[at..line_end(bytes, at)].windows(5).any(|part| part.eq_ignore_ascii_case(b"HTTP/"));
    let direction = matches!(prefix, b"> " | b">" | b"< " | b"<");
    let indented = prefix.iter().all(u8::is_ascii_whitespace);
    // Words that lead to the request are no prefix of a log: the last of them must come again.
    let word = prefix.trim_ascii_end().iter().rev().take_while(|b| !b.is_ascii_whitespace()).count();
    let blanks = prefix.len() - prefix.trim_ascii_end().len();
    let length = if sure { 4 } else { (word + blanks).max(4) };
    let mark = if indented { prefix } else { &prefix[prefix.len().saturating_sub(length)..] };
    let mut builder = Builder::new();
    let mut line = start;
    let mut end = at;
    let mut pieces = 0;
    while line < bytes.len() {
        let stop = line_end(bytes, line);
        let content = if line == start {
            at
        } else if direction {
            // curl prints a response's body without the mark; it goes on as a message's body would.
            // Insomnia sets a mark of its own in front of what is sent behind the headers.
            let is_sent = prefix[0] == b'>' && has_at(bytes, line, "| ");
            let is_between = prefix[0] == b'>' && stop == line && has_at(bytes, next_line(bytes, stop), "| ");
            if is_between {
                builder.put(text, line..line, "\n");
                line = next_line(bytes, stop);
                continue;
            }
            if bytes[line] != prefix[0] && !is_sent {
                break;
            }
            (line + 1 + usize::from(bytes.get(line + 1) == Some(&b' '))).min(stop)
        } else {
            let window = &bytes[line..stop.min(line + prefix.len() + 24)];
            match window.windows(mark.len()).position(|part| part == mark) {
                Some(n) if n == 0 || !indented => line + n + mark.len(),
                // An empty line may have lost the blank at its end.
                _ if bytes[line..stop].ends_with(mark.trim_ascii_end())
                    && stop - line < prefix.len() + 24 =>
                {
                    stop
                }
                // Some loggers put the prefix to the first line of a message alone: then it is a message without one.
                _ if pieces == 1 && name_end(bytes, line, stop).is_some() => return None,
                _ if name_end(bytes, line, stop).is_some() && !mark.ends_with(b"\"") => line,
                _ => break,
            }
        };
        // A line that says no version may be the log's own: a header must follow.
        if pieces == 1 && !sure && name_end(bytes, content, stop.max(content)).is_none() {
            return None;
        }
        pieces += 1;
        let mut content_end = stop.max(content);
        for suffix in [&b"[\\r][\\n]\""[..], b"[\\n]\"", b"[\\r][\\n]", b"\""] {
            if suffix == b"\"" && !mark.ends_with(b"\"") {
                continue;
            }
            if bytes[content..content_end].ends_with(suffix) {
                content_end -= suffix.len();
                break;
            }
        }
        builder.keep(text, content..content_end);
        builder.put(text, content_end..content_end, "\n");
        end = stop;
        line = next_line(bytes, stop);
    }
    if prefix[0] == b'<' && direction {
        // What curl says of its progress stands in between.
        while line < bytes.len()
            && (has_at(bytes, line, "* ") || is_progress(&bytes[line..line_end(bytes, line)]))
        {
            line = next_line(bytes, line_end(bytes, line));
        }
        let rest = body(bytes, line, None);
        if let Some(rest) = rest {
            end = rest.end;
            builder.keep(text, rest);
        }
    }
    if pieces == 1 {
        return None;
    }
    let note = match (direction, indented) {
        (true, _) => "curl's > and < marks",
        (_, true) => "indentation",
        _ => LOG_PREFIX,
    };
    let plain = builder.finish(text, Some(note));
    scan::scan(&plain, desk, depth - 1);
    desk.cover(text.place(start..end));
    Some(end)
}

/// A prefix without the arrow that OkHttp and others set in front of the first line alone.
pub(super) fn without_arrow(prefix: &[u8]) -> &[u8] {
    let plain = [&b"---> "[..], b"--> ", b"<--- ", b"<-- ", b"<< "]
        .iter()
        .find_map(|arrow| prefix.strip_suffix(*arrow));
    plain.unwrap_or(prefix)
}

/// `{ [84 bytes data]`.
fn is_progress(line: &[u8]) -> bool {
    matches!(line, [b'{' | b'}', b' ', b'[', ..]) && line.ends_with(b" bytes data]")
}

/// The lines that Python's http.client prints of a response: `header: Name: value`.
pub(super) fn http_client_headers(text: &Text<'_>, at: usize, desk: &mut Desk) -> usize {
    let bytes = text.bytes();
    let mut builder = Builder::new();
    let mut end = at;
    let mut line = at;
    while has_at(bytes, line, "header: ") {
        end = line_end(bytes, line);
        if !builder.is_empty() {
            builder.put(text, line..line, "\n");
        }
        builder.keep(text, line + "header: ".len()..end);
        line = next_line(bytes, end);
    }
    builder.skip();
    let plain = builder.finish(text, Some("http.client's marks"));
    let mut part = Exchange::default();
    let mut start = 0;
    for line in plain.as_str().split_inclusive('\n') {
        header(&plain, start..start + line.trim_end().len(), &mut part, false);
        start += line.len();
    }
    part.response_headers = Some(plain.found_all());
    desk.put("http-response", text, Span::new(at, end), part);
    end
}

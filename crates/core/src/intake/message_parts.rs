//! Header lines and the body behind the first line of a message.

use super::http_message::{method_at, version_behind};
use super::text::{Text, has_at, line_end, next_line, skip_blanks, trim_end};
use super::{Exchange, undo};
use std::ops::Range;

/// What is said of a message whose lines stood behind the prefix of a log.
pub(super) const LOG_PREFIX: &str = "log prefix";

/// Header lines and body behind the first line, which ends at `at`: fills `part`; gives the header lines and the end.
pub(super) fn message(
    text: &Text<'_>,
    at: usize,
    part: &mut Exchange,
    is_request: bool,
) -> (Range<usize>, usize) {
    let bytes = text.bytes();
    let first = next_line(bytes, at);
    let mut end = at;
    let mut at = first;
    let mut headers: Vec<Range<usize>> = Vec::new();
    while at < bytes.len() {
        let line = line_end(bytes, at);
        let start = skip_blanks(bytes, at);
        // What some clients print in front of the body is no header.
        if start >= line || is_body_title(&bytes[start..line]) {
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
            length = value.trim_matches([' ', '[', ']']).parse().ok();
        }
    }
    let lines = first.min(end)..end;
    // An empty line, and the body behind it. Some loggers leave the line out.
    let start = skip_blanks(bytes, at);
    let is_parted = start == line_end(bytes, start);
    let sticks =
        matches!(bytes.get(start), Some(b'{')) && (length.is_some() || text.undone().contains(&LOG_PREFIX));
    if at < bytes.len() && (is_parted || sticks) && !headers.is_empty() {
        let below = if is_parted { next_line(bytes, line_end(bytes, at)) } else { at };
        end = if is_parted { line_end(bytes, at) } else { end };
        let below = if headers[0].start > first { skip_blanks(bytes, below) } else { below };
        if let Some(body) = body(bytes, below, length) {
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

/// `BODY   :`, `Body: {"a":1}`.
fn is_body_title(line: &[u8]) -> bool {
    has_at(line, 0, "body") && line.get(skip_blanks(line, "body".len())) == Some(&b':')
}

/// Whether a line goes on with the header before it: folded, or an `Authorization` that is not at its end.
fn goes_on(last: &[u8], indented: bool, line: &[u8]) -> bool {
    let open = last.split(|&b| b == b'"').count().is_multiple_of(2);
    let is_authorization = has_at(last, 0, "authorization");
    let after_comma = line.strip_prefix(b",").unwrap_or(line).trim_ascii_start();
    (indented && !last.is_empty() && !has_at(line, 0, "http") && method_at(line, 0).is_none())
        || (is_authorization && (open || last.ends_with(b",") || has_at(after_comma, 0, "oauth_")))
}

/// Where the name of a header line ends, if it is one. A blank in front of the colon is let through: it may be the mistake.
pub(super) fn name_end(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    let name =
        bytes[start..end].iter().position(|&b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')))?;
    let colon = skip_blanks(bytes, start + name);
    (name > 0 && bytes.get(colon) == Some(&b':') && colon < end && bytes.get(colon + 1) != Some(&b'/'))
        .then_some(start + name)
}

/// How deep a text is in JSON's brackets.
#[derive(Default)]
struct Open {
    depth: usize,
    quoted: bool,
    any: bool,
}

impl Open {
    fn read(&mut self, line: &[u8]) {
        let mut bytes = line.iter();
        while let Some(byte) = bytes.next() {
            match byte {
                b'\\' if self.quoted => _ = bytes.next(),
                b'"' => self.quoted = !self.quoted,
                b'{' | b'[' if !self.quoted => (self.depth, self.any) = (self.depth + 1, true),
                b'}' | b']' if !self.quoted => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
    }

    const fn is_whole(&self) -> bool {
        self.any && self.depth == 0 && !self.quoted
    }
}

/// Puts one header line to an exchange.
pub(super) fn header(text: &Text<'_>, line: Range<usize>, part: &mut Exchange, is_request: bool) {
    let bytes = text.bytes();
    let Some(colon) = bytes[line.clone()].iter().position(|&b| b == b':').map(|n| line.start + n) else {
        return;
    };
    let written = &text.as_str()[line.start..colon];
    let name = written.trim();
    let start = skip_blanks(bytes, colon + 1).min(line.end);
    // A blank in front of the colon may be why the header is not read: then its name belongs to what is looked at.
    let is_parted = written.ends_with([' ', '\t']) && name.eq_ignore_ascii_case("authorization");
    let start = if is_parted { line.start } else { start };
    let value = start..trim_end(bytes, start, line.end);
    let Some(slot) = part.header_slot(name, is_request) else { return };
    // Faraday prints values as strings of a program.
    let found = if matches!(bytes[value.clone()], [b'"', .., b'"']) {
        undo::backslashes(text, value.start + 1..value.end - 1, "JSON escapes").found_all()
    } else {
        text.found(value)
    };
    *slot = Some(found).filter(|found| !found.value.is_empty());
}

/// What a line begins with that is no longer the body.
const ENDS: [&str; 15] = [
    "HTTP/",
    "```",
    "---",
    "RESPONSE",
    "< ",
    "> ",
    "* ",
    "--> ",
    "<-- ",
    "<--- ",
    "###",
    "<> ",
    "{code}",
    "{noformat}",
    "</",
];
const CLOSES: [&str; 6] = ["{noformat}", "{code}", "</code></pre>", "</pre>", "```", "]]></response>"];

/// The body that begins at `start`.
pub(super) fn body(bytes: &[u8], start: usize, length: Option<usize>) -> Option<Range<usize>> {
    let rest = bytes.get(start..)?;
    if length == Some(0) {
        return None;
    }
    if let Some(length) = length.filter(|&length| length <= rest.len()) {
        // What was pasted may have other line breaks than what was sent, or be laid out anew, but a body never ends inside
        // a character, and none of JSON before its last bracket. What a client says of its progress is no body.
        let end = start + length;
        let body = &bytes[start..end];
        let is_cut = match body.first() {
            Some(b'{') => !body.trim_ascii_end().ends_with(b"}"),
            Some(b'[') => !body.trim_ascii_end().ends_with(b"]"),
            _ => ["* ", "< "].iter().any(|mark| has_at(body, 0, mark)),
        };
        if !is_cut && bytes.get(end).is_none_or(|&b| !(0x80..0xC0).contains(&b)) {
            return Some(start..trim_end(bytes, start, end)).filter(|range| !range.is_empty());
        }
    }
    let mut end = start;
    let mut at = start;
    let is_json = matches!(rest.first(), Some(b'{' | b'['));
    let mut open = Open::default();
    while at < bytes.len() {
        let line = line_end(bytes, at);
        let content = skip_blanks(bytes, at);
        let begins_anew = ENDS.iter().any(|mark| has_at(bytes, content, mark))
            || method_at(bytes, content).is_some_and(|end| {
                let target = skip_blanks(bytes, end);
                let is_url = ["https://", "http://"].iter().any(|scheme| has_at(bytes, target, scheme));
                is_url || version_behind(bytes, target).is_some()
            });
        // Only a JSON body that is still open goes on behind an empty line.
        // JSON that is whole goes on with more JSON or not at all.
        let is_over = is_json && open.is_whole() && !matches!(bytes.get(content), Some(b'{' | b'['));
        if content >= line || begins_anew || is_over {
            break;
        }
        open.read(&bytes[content..line]);
        end = line;
        at = next_line(bytes, line);
        // What a page or a ticket sets behind a block may stick to its last line.
        let last = &bytes[content..line];
        if let Some(close) = CLOSES.iter().find(|close| last.ends_with(close.as_bytes())) {
            end -= close.len();
            break;
        }
    }
    (end > start).then_some(start..end)
}

//! A URL in the middle of a text, and what its line says of the call.

use super::assemble::Desk;
use super::scan::is_gap;
use super::text::{Builder, Text, has_at, skip_blanks};
use super::{Exchange, http_message, undo};
use crate::span::Span;
use std::ops::Range;

/// The URL that stands at `at`: up to a blank, a quote or an angle, without a sentence's full stop.
pub(super) fn extent(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let bytes = text.bytes();
    let stops = |b: &u8| is_gap(*b) || matches!(b, b'\\' | b'|' | b'^');
    let end = bytes[at..].iter().position(stops).map_or(bytes.len(), |n| at + n);
    let value = &text.as_str()[at..end];
    // Markdown's link, whose text is the URL.
    let value = without_sentence(value.split("](http").next().unwrap_or(value));
    // Braces may be a template that was not filled in; a closing one alone is a log's.
    let value = if value.contains('{') { value } else { value.trim_end_matches(['}', ',']) };
    (value.len() > "https://".len()).then(|| at..at + value.len())
}

/// Without what belongs to the sentence around it. A bracket that closes one of the URL's own is the URL's.
fn without_sentence(value: &str) -> &str {
    let mut end = value.trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '…']).len();
    while let Some((open, close)) =
        [('(', ')'), ('[', ']')].into_iter().find(|pair| value[end..].starts_with(pair.1))
    {
        let kept = &value[..end];
        if kept.matches(open).count() <= kept.matches(close).count() {
            break;
        }
        end += 1;
    }
    &value[..end]
}

/// Reads the URL at `at`, if it is the one that was called, and what its line says of the call.
pub(super) fn read(text: &Text<'_>, at: usize, desk: &mut Desk, labelled: bool) -> Option<usize> {
    let bytes = text.bytes();
    let range = extent(text, at)?;
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
    let ends_line = |at: usize| matches!(bytes.get(skip_blanks(bytes, at)), None | Some(b'\n' | b'\r'));
    let alone = ends_line(end) && super::text::line_start(bytes, at) == at;
    let before = bytes[at.saturating_sub(24)..at].to_ascii_lowercase();
    let is_base_uri = [&b"normali"[..], b"redirect", b"callback", b"base ur"]
        .iter()
        .any(|word| before.windows(word.len()).any(|window| window == *word));
    let is_call =
        ["restlet.nl", "oauth_signature=", "/services/rest/"].iter().any(|mark| value.contains(mark));
    // A client's base URL says the host alone.
    let host = value.split_once("//").map_or(value, |(_, host)| host).trim_end_matches('/');
    if !(is_base_uri || labelled || alone) && host.ends_with(".api.netsuite.com") && !host.contains('/') {
        let start = at + value.find(host).unwrap_or_default();
        let part = Exchange { host: Some(text.found(start..start + host.len())), ..Exchange::default() };
        desk.put("url", text, Span::new(at, end), part);
        return Some(end);
    }
    if is_base_uri || !(labelled || alone || is_call) {
        return Some(end);
    }
    // Between two tags it is markup's, and so are its ampersands; in a text they may be the mistake.
    let is_markup = at > 0 && bytes[at - 1] == b'>' && has_at(bytes, end, "</");
    let url = if is_markup { undo::entities(text, range).found_all() } else { text.found(range) };
    let mut part = Exchange { url: Some(url), ..Exchange::default() };
    // Java's client logs the method behind the URL.
    let behind = skip_blanks(bytes, end);
    let mut stop = end;
    if let Some(method_end) = http_message::method_at(bytes, behind).filter(|&method| ends_line(method)) {
        part.method = Some(text.found(behind..method_end));
        stop = method_end;
    }
    desk.put("url", text, Span::new(at, stop), part);
    Some(stop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_that_the_url_has_opened_is_its_own() {
        let found = |paste: &str| {
            let text = Text::new(paste);
            let at = paste.find("http").unwrap();
            extent(&text, at).map(|range| text.as_str()[range].to_owned()).unwrap_or_default()
        };
        assert_eq!(found("GET https://h.example/?a=(Dublin)"), "https://h.example/?a=(Dublin)");
        assert_eq!(found("It was https://h.example/?a[0]=((b))."), "https://h.example/?a[0]=((b))");
        assert_eq!(found("It was https://h.example/?a[]."), "https://h.example/?a[]");
        assert_eq!(found("(see https://h.example/?a=1)"), "https://h.example/?a=1");
        assert_eq!(found("(see https://h.example/?a=(1)), and"), "https://h.example/?a=(1)");
        assert_eq!(found("[link](https://h.example/?a=1)!"), "https://h.example/?a=1");
        assert_eq!(found("[https://h.example/?a=1](https://h.example/?a=1)"), "https://h.example/?a=1");
    }
}

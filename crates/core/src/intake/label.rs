//! Values that stand behind their name: `Nonce: …`, `oauth_token = '…'`, `signature is: …`.

use super::assemble::Desk;
use super::text::{Builder, Text, skip_blanks, trim_end};
use super::{Exchange, leak, signature};
use crate::span::Span;
use std::ops::Range;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    BaseString,
    Signature,
    Nonce,
    Timestamp,
    SignatureMethod,
    Account,
    ConsumerKey,
    ConsumerSecret,
    Token,
    TokenSecret,
    SigningKey,
    Method,
    Url,
    Host,
    ContentType,
    Query,
    Body,
    ResponseBody,
    Status,
    Authorization,
    Challenge,
    Date,
}

/// Labels in lower case; a blank stands for a blank, `_`, `-` or nothing.
const LABELS: [(&str, Meaning); 57] = [
    ("signature base string", Meaning::BaseString),
    ("base string", Meaning::BaseString),
    ("base signature string", Meaning::BaseString),
    ("signing string", Meaning::BaseString),
    ("string to sign", Meaning::BaseString),
    ("signature base", Meaning::BaseString),
    ("debug sbs", Meaning::BaseString),
    ("sbs", Meaning::BaseString),
    ("oauth signature", Meaning::Signature),
    ("signature", Meaning::Signature),
    ("oauth nonce", Meaning::Nonce),
    ("nonce", Meaning::Nonce),
    ("oauth timestamp", Meaning::Timestamp),
    ("time stamp", Meaning::Timestamp),
    ("oauth signature method", Meaning::SignatureMethod),
    ("signature method", Meaning::SignatureMethod),
    ("account id", Meaning::Account),
    ("account", Meaning::Account),
    ("realm", Meaning::Account),
    ("oauth consumer key", Meaning::ConsumerKey),
    ("consumer key", Meaning::ConsumerKey),
    ("client key", Meaning::ConsumerKey),
    ("oauth consumer secret", Meaning::ConsumerSecret),
    ("consumer secret", Meaning::ConsumerSecret),
    ("client secret", Meaning::ConsumerSecret),
    ("oauth token secret", Meaning::TokenSecret),
    ("access token secret", Meaning::TokenSecret),
    ("resource owner secret", Meaning::TokenSecret),
    ("token secret", Meaning::TokenSecret),
    ("oauth token", Meaning::Token),
    ("access token", Meaning::Token),
    ("resource owner key", Meaning::Token),
    ("token id", Meaning::Token),
    ("token key", Meaning::Token),
    ("token", Meaning::Token),
    ("oauth signing key", Meaning::SigningKey),
    ("signing key", Meaning::SigningKey),
    ("key", Meaning::SigningKey),
    ("http method", Meaning::Method),
    ("request method", Meaning::Method),
    ("method", Meaning::Method),
    ("request url", Meaning::Url),
    ("request uri", Meaning::Url),
    ("oauth request uri", Meaning::Url),
    ("url", Meaning::Url),
    ("uri", Meaning::Url),
    ("host", Meaning::Host),
    ("content type", Meaning::ContentType),
    ("query", Meaning::Query),
    ("request body", Meaning::Body),
    ("updated body", Meaning::Body),
    ("response body", Meaning::ResponseBody),
    ("body recv", Meaning::ResponseBody),
    ("status code", Meaning::Status),
    ("authorization", Meaning::Authorization),
    ("www authenticate", Meaning::Challenge),
    ("date", Meaning::Date),
];

/// The label that stands at `at`, and where it ends.
fn label_at(bytes: &[u8], at: usize) -> Option<(Meaning, usize)> {
    let first = bytes[at].to_ascii_lowercase();
    LABELS
        .iter()
        .filter(|(words, _)| words.as_bytes()[0] == first)
        .filter_map(|&(words, meaning)| eat(bytes, at, words).map(|end| (meaning, end)))
        .max_by_key(|&(_, end)| end)
}

fn eat(bytes: &[u8], mut at: usize, words: &str) -> Option<usize> {
    for wanted in words.bytes() {
        let found = bytes.get(at).copied();
        if wanted == b' ' {
            at += usize::from(matches!(found, Some(b' ' | b'_' | b'-')));
        } else if found.is_some_and(|b| b.to_ascii_lowercase() == wanted) {
            at += 1;
        } else {
            return None;
        }
    }
    let goes_on = bytes.get(at).is_some_and(|&b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    (!goes_on).then_some(at)
}

/// Behind a label: where its value begins; `None` if neither a colon nor an equals sign nor an `is` leads to one.
fn value_start(bytes: &[u8], mut at: usize, meaning: Meaning) -> Option<usize> {
    while bytes.get(at).is_some_and(|b| matches!(b, b'"' | b'\'' | b'\\' | b']' | b'*' | b')')) {
        at += 1;
    }
    at = skip_blanks(bytes, at);
    for word in ["is", "was"] {
        if super::text::has_at(bytes, at, word)
            && bytes.get(at + word.len()).is_some_and(|b| matches!(b, b' ' | b':'))
        {
            at = skip_blanks(bytes, at + word.len());
            // In a sentence anything `is` something; these have a shape of their own.
            let has_shape = matches!(meaning, Meaning::BaseString | Meaning::Signature | Meaning::Timestamp);
            if bytes.get(at) != Some(&b':') {
                return has_shape.then_some(at);
            }
        }
    }
    if !matches!(bytes.get(at), Some(b':' | b'=')) {
        return None;
    }
    at += 1;
    if matches!(bytes.get(at), Some(b'>' | b'=')) {
        at += 1;
    }
    while bytes.get(at) == Some(&b'*') {
        at += 1;
    }
    Some(skip_blanks(bytes, at))
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
    let stops = |b: u8| {
        b == b'\n'
            || (!to_line_end
                && (b.is_ascii_whitespace()
                    || matches!(
                        b,
                        b',' | b';' | b'"' | b'\'' | b')' | b'}' | b']' | b'>' | b'<' | b'`' | b'\\'
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
    let (meaning, label_end) = label_at(bytes, at)?;
    // What follows a status is the response's.
    if meaning == Meaning::ContentType && desk.is_answered() {
        return None;
    }
    let start = value_start(bytes, label_end, meaning)?;
    if start >= bytes.len() || matches!(bytes[start], b'\n' | b'\r') {
        return None;
    }
    if meaning == Meaning::BaseString {
        return super::printed_base::labelled(text, at, start, desk, depth);
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
        challenge(text, at..label_end, range, desk);
        return Some(end);
    }
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
    let part = if is_bytes {
        let plain = super::undo::python_bytes(text, range);
        part(&plain, 0..plain.len(), meaning)?
    } else {
        part(text, range, meaning)?
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

/// A value behind its label as a part of an exchange; `None` if it cannot be what the label says.
pub(super) fn part(text: &Text<'_>, range: Range<usize>, meaning: Meaning) -> Option<Exchange> {
    let value = &text.as_str()[range.clone()];
    let is_word = value.len() <= 256 && !value.contains([' ', '\n', '{', '(', '&']) && !is_nothing(value);
    let fits = match meaning {
        // Something may stick to it: that is a mistake that is known.
        Meaning::Signature => {
            signature::shape(value.trim_end_matches([':', '.', '=', '\\'])).is_some()
                || signature::shape(value).is_some()
        }
        Meaning::Timestamp => {
            value.len() <= 20 && value.bytes().all(|b| b.is_ascii_digit() || b == b'.') && value.len() >= 9
        }
        Meaning::SignatureMethod => {
            let upper = value.to_ascii_uppercase();
            is_word && ["HMAC", "RSA", "PLAIN", "SHA"].iter().any(|start| upper.starts_with(start))
        }
        Meaning::Account => is_word && crate::account::Account::from_any_form(value).is_some(),
        Meaning::Nonce | Meaning::ConsumerKey | Meaning::Token => is_word && !value.contains('='),
        Meaning::Method => super::METHODS.iter().any(|method| value.eq_ignore_ascii_case(method)),
        Meaning::Url => value.starts_with('/') && value.len() > 1 && !value.starts_with("//"),
        Meaning::Host => {
            value.contains('.')
                && value.len() < 256
                && value.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b':'))
                && value.bytes().any(|b| b.is_ascii_alphabetic())
        }
        Meaning::ContentType => value.contains('/') && is_word,
        Meaning::Authorization => {
            let upper = value.get(..7).unwrap_or(value).to_ascii_uppercase();
            upper.starts_with("BEARER ") || upper.starts_with("BASIC ")
        }
        Meaning::Query => value.contains('=') && !value.contains([' ', '{', '(']),
        Meaning::Body => !is_nothing(value),
        Meaning::ResponseBody => true,
        Meaning::Date => value.len() <= 40 && value.ends_with("GMT"),
        Meaning::Status => return status(text, range),
        Meaning::BaseString
        | Meaning::ConsumerSecret
        | Meaning::TokenSecret
        | Meaning::SigningKey
        | Meaning::Challenge => false,
    };
    if !fits {
        return None;
    }
    let mut part = Exchange::default();
    let slot = match meaning {
        Meaning::Signature => &mut part.signature,
        Meaning::Nonce => &mut part.nonce,
        Meaning::Timestamp => &mut part.timestamp,
        Meaning::SignatureMethod => &mut part.signature_method,
        Meaning::Account => &mut part.account,
        Meaning::ConsumerKey => &mut part.consumer_key,
        Meaning::Token => &mut part.token,
        Meaning::Method => &mut part.method,
        Meaning::Url => &mut part.url,
        Meaning::Host => &mut part.host,
        Meaning::ContentType => &mut part.content_type,
        Meaning::Authorization => &mut part.authorization,
        Meaning::Query => &mut part.query,
        Meaning::Body => &mut part.body,
        Meaning::ResponseBody => &mut part.response_body,
        Meaning::Date => &mut part.date,
        _ => return None,
    };
    *slot = Some(text.found(range));
    Some(part)
}

fn status(text: &Text<'_>, range: Range<usize>) -> Option<Exchange> {
    let status = super::http_message::status_number(text, range.start)?;
    Some(Exchange { status: Some(status), ..Exchange::default() })
}

/// What a value that no one set is printed as.
pub(super) fn is_nothing(value: &str) -> bool {
    matches!(value, "null" | "None" | "undefined" | "nil" | "true" | "false" | "string" | "str")
}

/// The label that a key of an object is, whatever stands behind it.
pub(super) fn meaning_of(key: &str) -> Option<Meaning> {
    let bytes = key.as_bytes();
    if bytes.is_empty() {
        return None;
    }
    label_at(bytes, 0).filter(|&(_, end)| end == bytes.len()).map(|(meaning, _)| meaning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Leaked, read};
    use crate::secret::Secret;

    #[test]
    fn labels_in_many_spellings() {
        for key in
            ["base string", "BaseString", "base_string", "Signature Base String", "sbs", "stringToSign"]
        {
            assert_eq!(meaning_of(key), Some(Meaning::BaseString), "{key}");
        }
        assert_eq!(meaning_of("oauth_token_secret"), Some(Meaning::TokenSecret));
        assert_eq!(meaning_of("oauth_token"), Some(Meaning::Token));
        assert_eq!(meaning_of("tokenization"), None);
    }

    #[test]
    fn values_behind_labels() {
        let paste = "Nonce: abc123nonce\nTimestamp = '1700000000'\n\"oauth_token\" : \"TKEY99\",\nsignature is: ywi/3AWkQv+Bbnk6C2IXbRFVzLJAXtCTutjUBk+EZ0k=\nrealm=1234567_SB1, method: 'get'\n";
        let intake = read(paste);
        assert_eq!(intake.exchanges.len(), 1);
        let e = &intake.exchanges[0];
        let values = [&e.nonce, &e.timestamp, &e.token, &e.signature, &e.account, &e.method]
            .map(|found| found.as_ref().map_or("", |found| found.value.as_str()));
        let signature = "ywi/3AWkQv+Bbnk6C2IXbRFVzLJAXtCTutjUBk+EZ0k=";
        assert_eq!(values, ["abc123nonce", "1700000000", "TKEY99", signature, "1234567_SB1", "get"]);
    }

    #[test]
    fn secrets_are_leaks_and_are_never_shown() {
        let intake = read("Key: canary-one&canary-two\nclient_secret='canary-three'\nclient_secret=****\n");
        assert_eq!(intake.leaks.len(), 2);
        assert_eq!(intake.leaks[0].what, Leaked::SigningKey);
        assert_eq!(intake.leaks[0].token_secret.as_ref().map(Secret::expose), Some("canary-two"));
        assert_eq!(intake.leaks[1].what, Leaked::ConsumerSecret);
        assert!(!format!("{intake:?}").contains("canary"));
    }

    #[test]
    fn prose_is_no_value() {
        assert!(read("the token is wrong and the key was revoked: why?").exchanges.is_empty());
    }
}

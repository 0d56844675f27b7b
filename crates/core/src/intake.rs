//! Text in, exchanges out: what somebody pasted, recognised, with the place of each piece and what was undone to read it.
//!
//! Wrappings that carried the text here (a shell's quotes, a log's prefix, JSON's escapes) are undone and named. What may
//! be the mistake itself is never mended: a blank in a value, a line break in a header, `&amp;` in a URL.

mod assemble;
pub mod authorization;
pub mod base_string;
mod call;
mod carrier;
mod curl;
mod dump;
mod fingerprint;
mod flat_keys;
mod http_message;
mod key_pair;
mod label;
mod labelled;
mod leak;
mod literal;
mod logged_message;
mod lone_method;
mod masked;
mod message_parts;
mod object;
mod object_parts;
mod powershell;
mod printed_base;
mod reason;
mod row;
mod running_header;
mod same_call;
mod scan;
mod shell;
pub mod signature;
mod soap;
#[cfg(test)]
mod tests;
mod text;
mod undo;
mod url;

use crate::finding::Within;
use crate::secret::Secret;
use crate::span::Span;
use std::fmt;

/// The longest paste that is read, in bytes.
pub const LIMIT: usize = 1 << 20;

/// The methods by which a request line or a base string is known.
pub(crate) const METHODS: [&str; 9] =
    ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"];

/// Reads a paste. Never fails: what is not recognised is listed as ignored.
///
/// ```
/// let paste = r#"curl 'https://h.example/r?script=1' -H 'Authorization: OAuth realm="1", oauth_nonce="n"'"#;
/// let intake = countersign_core::intake::read(paste);
/// let url = intake.exchanges[0].url.as_ref().map(|found| found.value.as_str());
/// assert_eq!(url, Some("https://h.example/r?script=1"));
/// assert_eq!(intake.recognised[0].undone, ["bash quotes"]);
/// ```
#[must_use]
pub fn read(paste: &str) -> Intake {
    if paste.len() > LIMIT {
        return Intake {
            refused: Some(format!(
                "This paste has {} bytes and at most {LIMIT} are read: paste the one request that you want to look at.",
                paste.len()
            )),
            ..Intake::default()
        };
    }
    let mut desk = assemble::Desk::for_paste(paste.len());
    scan::paste(paste, &mut desk);
    desk.finish(paste)
}

/// What a paste holds.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    /// The calls, in the order in which they first turn up. What belongs together stands in one.
    pub exchanges: Vec<Exchange>,
    /// The pieces, in the order of the paste.
    pub recognised: Vec<Recognised>,
    /// The lines of which no byte was recognised; neighbours are one span.
    pub ignored: Vec<Span>,
    /// Secrets that stand in the paste.
    pub leaks: Vec<Leak>,
    /// Why nothing was read, for the person.
    pub refused: Option<String>,
}

/// One piece of a paste that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// What it is: `curl`, `powershell`, `http-request`, `http-response`, `authorization`, `base-string`,
    /// `server-base-string`, `signature`, `har`, `postman`, `object`, `call`, `log`, `url`, `form`, `signing-key`, `secret`,
    /// `soap-token-passport`, `connect-password`.
    pub kind: &'static str,
    /// Where it stands.
    pub span: Span,
    /// What was undone to read it, outermost first, such as `bash quotes` or `JSON escapes`.
    pub undone: Vec<&'static str>,
    /// To which exchange it was put.
    pub exchange: usize,
}

/// A value and where it was found.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Found<T = String> {
    /// The value, free of what only carried it.
    pub value: T,
    /// The bytes of the paste that it comes from.
    pub place: Span,
    /// What was undone to read it, outermost first.
    pub undone: Vec<&'static str>,
}

/// The value stays out: a PLAINTEXT signature is both secrets.
impl<T> fmt::Debug for Found<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Found({}..{}, undone {:?})", self.place.start, self.place.end, self.undone)
    }
}

/// One call, as far as the paste tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchange {
    /// The method as written.
    pub method: Option<Found>,
    /// The URL; a path alone where no host was said.
    pub url: Option<Found>,
    /// The host by itself, from a `Host` header or a label.
    pub host: Option<Found>,
    /// The query by itself, where a log keeps it apart from the path; the URL has it as well.
    pub query: Option<Found>,
    /// The `Content-Type` of the request.
    pub content_type: Option<Found>,
    /// The request's body.
    pub body: Option<Found>,
    /// The value of the `Authorization` header, whatever stands in that place.
    pub authorization: Option<Found>,
    /// Where the OAuth parameters were sent, if they are in sight.
    pub transmission: Option<Transmission>,
    /// The base string that was printed.
    pub base_string: Option<Found>,
    /// The base string that a server says it expected. It may be wrong as well.
    pub server_base_string: Option<Found>,
    /// A signature that stands outside a header.
    pub signature: Option<Found>,
    /// The nonce, where it stands outside a header and a base string.
    pub nonce: Option<Found>,
    /// The timestamp, likewise.
    pub timestamp: Option<Found>,
    /// The signature method, likewise.
    pub signature_method: Option<Found>,
    /// The account id or realm, likewise.
    pub account: Option<Found>,
    /// The consumer key, likewise.
    pub consumer_key: Option<Found>,
    /// The token id, likewise.
    pub token: Option<Found>,
    /// The HTTP status of the response.
    pub status: Option<Found<u16>>,
    /// The response's header lines.
    pub response_headers: Option<Found>,
    /// The response's `Date`: the server's clock.
    pub date: Option<Found>,
    /// The response's body, or the text of an error that a client printed instead.
    pub response_body: Option<Found>,
    /// Which values are masked or cut (`***`, `…`, `[REDACTED]`), so that a check that needs them cannot be made.
    pub masked: Vec<Within>,
}

impl Exchange {
    /// Where the value of a header is kept, whose name is in any case; `None` for one that tells nothing.
    fn header_slot(&mut self, name: &str, is_request: bool) -> Option<&mut Option<Found>> {
        match (name.to_ascii_lowercase().as_str(), is_request) {
            ("authorization", true) => Some(&mut self.authorization),
            ("content-type", true) => Some(&mut self.content_type),
            ("host", true) => Some(&mut self.host),
            ("date", false) => Some(&mut self.date),
            _ => None,
        }
    }
}

/// Where OAuth parameters are sent (RFC 5849 section 3.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Transmission {
    /// In the `Authorization` header (section 3.5.1), the only place that NetSuite reads.
    Header,
    /// In a form body (section 3.5.2).
    FormBody,
    /// In the query (section 3.5.3).
    Query,
}

/// A secret that stands in the paste.
#[derive(Clone, Debug)]
pub struct Leak {
    /// What leaked.
    pub what: Leaked,
    /// Where the secret stands; the whole header if it stands in one.
    pub span: Span,
    /// The consumer secret, if it is part of it.
    pub consumer_secret: Option<Secret>,
    /// The token secret, if it is part of it.
    pub token_secret: Option<Secret>,
}

/// What can leak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Leaked {
    /// Both secrets, joined by `&`.
    SigningKey,
    /// The consumer secret.
    ConsumerSecret,
    /// The token secret.
    TokenSecret,
}

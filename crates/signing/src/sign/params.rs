//! The parameters of a request, collected and decoded (RFC 5849 section 3.4.1.3.1).

use super::percent;
use crate::credentials::{Credentials, Stamp};
use crate::request::{Request, Url};
use crate::sign::SignatureMethod;
use crate::span::Span;

/// Where a parameter came from (RFC 5849 section 3.4.1.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The query of the URL.
    Query,
    /// The `Authorization` header.
    Header,
    /// A form body.
    Body,
}

impl Origin {
    /// One word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Header => "header",
            Self::Body => "body",
        }
    }
}

/// What goes into the header besides credentials and stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OauthOptions {
    /// Whether `oauth_version="1.0"` is sent. NetSuite takes both.
    pub version: bool,
    /// `oauth_callback`, in the first step of the three-step flow.
    pub callback: Option<String>,
    /// `oauth_verifier`, in its third step.
    pub verifier: Option<String>,
    /// What `oauth_signature_method` says and the signature is made with.
    pub signature_method: SignatureMethod,
}

impl Default for OauthOptions {
    fn default() -> Self {
        Self { version: true, callback: None, verifier: None, signature_method: SignatureMethod::HmacSha256 }
    }
}

/// The `oauth_` parameters of a header in the order in which it lists them, without the signature.
pub(super) fn oauth_parameters<'a>(
    credentials: &'a Credentials,
    stamp: &'a Stamp,
    options: &'a OauthOptions,
) -> impl Iterator<Item = (&'static str, &'a str)> {
    [
        ("oauth_consumer_key", Some(credentials.consumer_key.as_str())),
        ("oauth_token", credentials.token.as_deref()),
        ("oauth_callback", options.callback.as_deref()),
        ("oauth_verifier", options.verifier.as_deref()),
        ("oauth_nonce", Some(stamp.nonce.as_str())),
        ("oauth_timestamp", Some(stamp.timestamp.as_str())),
        ("oauth_signature_method", Some(options.signature_method.as_str())),
        ("oauth_version", options.version.then_some("1.0")),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
}

/// The decoded parameters of one request, in the order in which they were collected: query, header, form body.
///
/// The decoded bytes lie in one buffer; a [`Parameter`] is a pair of spans of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    bytes: Vec<u8>,
    list: Vec<Parameter>,
}

impl Clone for Parameters {
    fn clone(&self) -> Self {
        Self { bytes: self.bytes.clone(), list: self.list.clone() }
    }

    /// Keeps the room that there is: a re-enactment begins with the same parameters a hundred thousand times.
    fn clone_from(&mut self, source: &Self) {
        self.bytes.clone_from(&source.bytes);
        self.list.clone_from(&source.list);
    }
}

/// One decoded parameter, as spans of the [`Parameters`] that hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The decoded name, in the buffer.
    pub name: Span,
    /// The decoded value, in the buffer.
    pub value: Span,
    /// Where it came from.
    pub origin: Origin,
    /// Where it stands, still encoded, in the URL or the body; empty for the header, which is yet to be written.
    pub place: Span,
}

impl Parameter {
    /// Its name and its value as they stand, still encoded, in the URL or the body of the request that it was collected
    /// from; `None` for one of the header.
    #[must_use]
    pub fn raw<'a>(&self, request: &'a Request) -> Option<(&'a str, &'a str)> {
        let text = match self.origin {
            Origin::Query => request.url.as_str(),
            Origin::Body => request.body.as_deref()?,
            Origin::Header => return None,
        };
        let piece = self.place.of_str(text);
        Some(piece.split_once('=').unwrap_or((piece, "")))
    }
}

impl Parameters {
    /// All parameters that are signed: those of the query, those of the header (given decoded, without the realm), and
    /// those of a form body. An `oauth_signature` is left out wherever it stands (RFC 5849 section 3.4.1.3.1).
    #[must_use]
    pub fn collect<'a>(
        request: &Request,
        url: &Url<'_>,
        header: impl IntoIterator<Item = (&'a [u8], &'a [u8])>,
    ) -> Self {
        let body = request.body.as_deref().filter(|_| request.has_form_body());
        let mut all = Self {
            bytes: Vec::with_capacity(512 + url.query.map_or(0, Span::len) + body.map_or(0, str::len)),
            list: Vec::with_capacity(16),
        };
        if let Some(query) = url.query {
            all.collect_form(url.text(), query, Origin::Query);
        }
        for (name, value) in header {
            all.push(name, value, Origin::Header, Span::default());
        }
        if let Some(body) = body {
            all.collect_form(body, Span::new(0, body.len()), Origin::Body);
        }
        all
    }

    /// Adds the pairs of a form-encoded text: split at `&`, then at the first `=`, then decoded. Pieces with nothing
    /// in them are skipped, as every form decoder does; a piece without `=` has an empty value.
    pub fn collect_form(&mut self, text: &str, span: Span, origin: Origin) {
        let form = span.of(text.as_bytes());
        let is_escaped = has_escapes(form);
        let mut start = 0;
        for piece in form.split(|&b| b == b'&') {
            let at = Span::new(start, start + piece.len());
            start = at.end + 1;
            if piece.is_empty() {
                continue;
            }
            let (name, value) = match piece.iter().position(|&b| b == b'=') {
                Some(equals) => (&piece[..equals], &piece[equals + 1..]),
                None => (piece, &b""[..]),
            };
            let [name, value] = [name, value].map(|part| {
                self.store(|out| {
                    if is_escaped {
                        percent::decode_form_into(part, out);
                    } else {
                        out.extend_from_slice(part);
                    }
                })
            });
            if name.of(&self.bytes) != b"oauth_signature" {
                self.list.push(Parameter { name, value, origin, place: at.shifted(span.start) });
            }
        }
    }

    /// Adds one parameter, given decoded.
    pub fn push(&mut self, name: &[u8], value: &[u8], origin: Origin, place: Span) {
        let name = self.store(|out| out.extend_from_slice(name));
        let value = self.store(|out| out.extend_from_slice(value));
        self.list.push(Parameter { name, value, origin, place });
    }

    /// Puts another name in the place of the one at `index`.
    pub fn set_name(&mut self, index: usize, name: &[u8]) {
        self.list[index].name = self.store(|out| out.extend_from_slice(name));
    }

    /// Puts another value in the place of the one at `index`.
    pub fn set_value(&mut self, index: usize, value: &[u8]) {
        self.list[index].value = self.store(|out| out.extend_from_slice(value));
    }

    /// Keeps the parameters that `wanted` accepts, given name, value and origin.
    pub fn retain(&mut self, mut wanted: impl FnMut(&[u8], &[u8], Origin) -> bool) {
        let bytes = &self.bytes;
        self.list.retain(|p| wanted(p.name.of(bytes), p.value.of(bytes), p.origin));
    }

    fn store(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> Span {
        let start = self.bytes.len();
        write(&mut self.bytes);
        Span::new(start, self.bytes.len())
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The buffer in which names and values lie. What is changed or added is appended to it.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The parameters in the order of collection.
    #[must_use]
    pub fn list(&self) -> &[Parameter] {
        &self.list
    }

    /// The parameters for a patch that reorders, doubles or drops them.
    pub fn list_mut(&mut self) -> &mut Vec<Parameter> {
        &mut self.list
    }

    /// The decoded name of the parameter at `index`.
    #[must_use]
    pub fn name(&self, index: usize) -> &[u8] {
        self.list[index].name.of(&self.bytes)
    }

    /// The decoded value of the parameter at `index`.
    #[must_use]
    pub fn value(&self, index: usize) -> &[u8] {
        self.list[index].value.of(&self.bytes)
    }
}

/// Whether there is anything to decode in a form. Most need no decoding; without an end at the first escape the compiler
/// tests many bytes at once, and the decoder goes from one to the next.
fn has_escapes(form: &[u8]) -> bool {
    form.iter().fold(false, |any, byte| any | matches!(byte, b'%' | b'+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_the_same_into_whatever_it_is_copied() {
        let form = |text: &str| {
            let mut parameters = Parameters::default();
            parameters.collect_form(text, Span::new(0, text.len()), Origin::Query);
            parameters
        };
        let (original, mut other) = (form("a=1&b=2"), form("c=3"));
        assert_eq!(original.clone(), original);
        other.clone_from(&original);
        assert_eq!(other, original);
    }

    #[test]
    fn a_parameter_is_shown_as_it_was_written() {
        let request = Request {
            url: "https://h.example/?a%20b=%63&lone".into(),
            content_type: Some("application/x-www-form-urlencoded".into()),
            body: Some("x=y+z".into()),
            ..Request::default()
        };
        let header = [(&b"oauth_nonce"[..], &b"n"[..])];
        let parameters = Parameters::collect(&request, &Url::parse(&request.url).unwrap(), header);
        let raw: Vec<_> = parameters.list().iter().map(|parameter| parameter.raw(&request)).collect();
        assert_eq!(raw, [Some(("a%20b", "%63")), Some(("lone", "")), None, Some(("x", "y+z"))]);
    }

    #[test]
    fn a_parameter_knows_where_it_stood() {
        let mut parameters = Parameters::default();
        let text = "https://h/?a=1&&b%20=%26";
        parameters.collect_form(text, Span::new(11, text.len()), Origin::Query);
        assert_eq!(parameters.len(), 2);
        assert_eq!((parameters.name(1), parameters.value(1)), (&b"b "[..], &b"&"[..]));
        assert_eq!(parameters.list()[1].place.of_str(text), "b%20=%26");
    }
}

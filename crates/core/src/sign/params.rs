//! The parameters of a request: collected and decoded (RFC 5849 section 3.4.1.3.1), then encoded, sorted and
//! joined (section 3.4.1.3.2).

use super::percent;
use crate::credentials::{Credentials, Stamp};
use crate::request::{Request, Url};
use crate::sign::SignatureMethod;
use crate::span::Span;
use std::cmp::Ordering;
use std::fmt;

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
pub(crate) fn oauth_parameters<'a>(
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
        // Most queries need no decoding; this looks at many bytes at once, the decoder at one after the other.
        let is_escaped = form.contains(&b'%') || form.contains(&b'+');
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
    pub(crate) fn bytes(&self) -> &[u8] {
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

/// One parameter in an encoded text: where its name and its value lie, and which of the [`Parameters`] it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The encoded name.
    pub name: Span,
    /// The encoded value.
    pub value: Span,
    /// Its index in the [`Parameters`].
    pub parameter: usize,
}

/// Encoded names and values that are not joined yet: RFC 5849 section 3.4.1.3.2, step 1.
///
/// Most are what they were before they were encoded, and are not copied: the spans lie in the buffer of the
/// [`Parameters`], and behind its end in a buffer of what was made anew.
#[derive(Clone, Debug, Default)]
pub struct EncodedPairs<'a> {
    decoded: &'a [u8],
    made: Vec<u8>,
    /// Name and value of each parameter.
    pairs: Vec<(Span, Span)>,
    /// The parameters' indices in their present order, each behind the first eight bytes of its encoded name: these
    /// alone put most names in their order, as one number.
    order: Vec<(u64, usize)>,
}

impl<'a> EncodedPairs<'a> {
    /// Step 1: each name and each value percent-encoded.
    #[must_use]
    pub fn of(parameters: &'a Parameters) -> Self {
        // Most requests have nothing to encode, and to look at all their bytes at once is a third of the work.
        let is_plain = percent::is_plain(&parameters.bytes);
        Self::build(parameters, Vec::new(), |span, made| {
            let bytes = span.of(&parameters.bytes);
            if is_plain || percent::is_plain(bytes) {
                return span;
            }
            let start = made.len();
            percent::encode_into(bytes, made);
            Span::new(start, made.len()).shifted(parameters.bytes.len())
        })
    }

    /// Step 1 with another encoder: how a mistaken encoding is re-enacted.
    pub fn encoded_by(parameters: &'a Parameters, mut encode: impl FnMut(&[u8], &mut Vec<u8>)) -> Self {
        Self::build(parameters, Vec::with_capacity(parameters.bytes.len() + 64), |span, made| {
            let start = made.len();
            encode(span.of(&parameters.bytes), made);
            Span::new(start, made.len()).shifted(parameters.bytes.len())
        })
    }

    /// `made` is the empty buffer to which `encode` appends, unless it gives the span that it was given.
    fn build(
        parameters: &'a Parameters,
        mut made: Vec<u8>,
        mut encode: impl FnMut(Span, &mut Vec<u8>) -> Span,
    ) -> Self {
        let decoded = &parameters.bytes[..];
        let mut pairs = Vec::with_capacity(parameters.len());
        let mut order = Vec::with_capacity(parameters.len());
        for (index, parameter) in parameters.list.iter().enumerate() {
            let name = encode(parameter.name, &mut made);
            pairs.push((name, encode(parameter.value, &mut made)));
            order.push((front(piece(decoded, &made, name)), index));
        }
        Self { decoded, made, pairs, order }
    }

    /// Step 2: sorted by name, then by value, both as encoded bytes.
    pub fn sort(&mut self) {
        let Self { decoded, made, pairs, order } = self;
        order.sort_unstable_by_key(|&(front, _)| front);
        let of = |index: usize| {
            let (name, value) = pairs[index];
            (piece(decoded, made, name), piece(decoded, made, value))
        };
        for alike in order.chunk_by_mut(|a, b| a.0 == b.0) {
            alike.sort_unstable_by(|&(_, a), &(_, b)| of(a).cmp(&of(b)));
        }
    }

    /// Step 2 with another order: how a mistaken sort is re-enacted. The closure compares (name, value) pairs; equal
    /// ones keep their order.
    pub fn sort_by(&mut self, mut compare: impl FnMut((&[u8], &[u8]), (&[u8], &[u8])) -> Ordering) {
        let Self { decoded, made, pairs, order } = self;
        let of = |index: usize| {
            let (name, value) = pairs[index];
            (piece(decoded, made, name), piece(decoded, made, value))
        };
        order.sort_by(|&(_, a), &(_, b)| compare(of(a), of(b)));
    }

    /// Steps 3 and 4: `name=value`, joined by `&`.
    #[must_use]
    pub fn join(&self) -> NormalizedParameters {
        self.joined_by(b"=", b"&")
    }

    /// Steps 3 and 4 with other separators: how a mistaken join is re-enacted.
    #[must_use]
    pub fn joined_by(&self, equals: &[u8], ampersand: &[u8]) -> NormalizedParameters {
        let mut pairs = Vec::with_capacity(self.order.len());
        let separators = self.order.len() * (equals.len() + ampersand.len());
        let mut text = Vec::with_capacity(self.decoded.len() + self.made.len() + separators);
        for (n, &(_, parameter)) in self.order.iter().enumerate() {
            if n > 0 {
                text.extend_from_slice(ampersand);
            }
            let (name, value) = self.pairs[parameter];
            let start = text.len();
            text.extend_from_slice(piece(self.decoded, &self.made, name));
            let name = Span::new(start, text.len());
            text.extend_from_slice(equals);
            let start = text.len();
            text.extend_from_slice(piece(self.decoded, &self.made, value));
            pairs.push(Pair { name, value: Span::new(start, text.len()), parameter });
        }
        NormalizedParameters { text, pairs }
    }

    /// The parameters' indices in their present order.
    pub(crate) fn indices(&self) -> impl Iterator<Item = usize> {
        self.order.iter().map(|&(_, index)| index)
    }
}

/// The bytes of a span: in the second buffer where it lies behind the first.
fn piece<'a>(decoded: &'a [u8], made: &'a [u8], span: Span) -> &'a [u8] {
    match span.start.checked_sub(decoded.len()) {
        Some(start) => &made[start..span.end - decoded.len()],
        None => &decoded[span.range()],
    }
}

/// The first eight bytes as a number: where two numbers differ, the texts are in the same order.
fn front(bytes: &[u8]) -> u64 {
    if let Some(front) = bytes.first_chunk() {
        return u64::from_be_bytes(*front);
    }
    let mut front = [0; 8];
    front[..bytes.len()].copy_from_slice(bytes);
    u64::from_be_bytes(front)
}

/// The normalised parameters (RFC 5849 section 3.4.1.3.2): encoded, sorted, joined. `Display` is the exact text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NormalizedParameters {
    text: Vec<u8>,
    pairs: Vec<Pair>,
}

impl NormalizedParameters {
    /// The right way: encode, sort, join.
    #[must_use]
    pub fn of(parameters: &Parameters) -> Self {
        let mut encoded = EncodedPairs::of(parameters);
        encoded.sort();
        encoded.join()
    }

    /// The exact bytes: ASCII.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.text
    }

    /// The same, without the places.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.text
    }

    /// Where each parameter stands in the text, in sorted order.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }
}

impl fmt::Display for NormalizedParameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(&self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normalised(query: &str) -> String {
        let mut parameters = Parameters::default();
        parameters.collect_form(query, Span::new(0, query.len()), Origin::Query);
        NormalizedParameters::of(&parameters).to_string()
    }

    /// Values of the OAuth Core 1.0 test cases and of RFC 5849 section 3.4.1.3.1.
    #[test]
    fn pairs_are_decoded_encoded_sorted_and_joined() {
        let cases = [
            ("name", "name="),
            ("a=b&c=d", "a=b&c=d"),
            ("a=x!y&a=x+y", "a=x%20y&a=x%21y"),
            ("x!y=a&x=a", "x=a&x%21y=a"),
            ("b5=%3D%253D&a3=a&c%40=&a2=r%20b", "a2=r%20b&a3=a&b5=%3D%253D&c%40="),
            ("a=2&a=1&a=10", "a=1&a=10&a=2"),
            ("q=a=b&&", "q=a%3Db"),
            ("=v&;x;", "=v&%3Bx%3B="),
            ("oauth_signature=x&oauth_signature_method=y", "oauth_signature_method=y"),
            ("", ""),
        ];
        for (query, expected) in cases {
            assert_eq!(normalised(query), expected, "{query}");
        }
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

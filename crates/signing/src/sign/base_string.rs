//! The signature base string (RFC 5849 section 3.4.1.1), and what each of its bytes is.

use super::base_uri::BaseUri;
use super::normalized::{NormalizedParameters, Pair};
use super::params::Parameters;
use super::percent;
use crate::span::Span;
use std::fmt;

/// Method, base URI and normalised parameters, each percent-encoded, joined by `&`. `Display` is the exact text.
///
/// For a call of NetSuite's SOAP web services it is the text of a [token passport](Self::token_passport) instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseString {
    /// ASCII. As a string it is checked when it is asked for: to sign it needs its bytes.
    text: Vec<u8>,
    /// What stands before the parameters.
    front: Front,
    /// Where each parameter stands, in the order of the text.
    pairs: Vec<Pair>,
}

/// What stands before the parameters of a base string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Front {
    /// The method, and the encoded base URI at this place.
    MethodAndUri(Span),
    /// The account, up to this byte.
    Account(usize),
}

/// What a run of bytes of a base string is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// The method.
    Method,
    /// The account in front of a token passport.
    Account,
    /// The `&` between the three sections.
    Joint,
    /// The encoded base URI.
    Uri,
    /// The name of the parameter with this index.
    Name(usize),
    /// The `%3D` between name and value of the parameter with this index.
    Equals(usize),
    /// The value of the parameter with this index.
    Value(usize),
    /// The `%26`, or the `&` of a token passport, in front of the parameter with this index.
    Ampersand(usize),
}

impl Segment {
    /// The index of the parameter that it belongs to, in the [`Parameters`].
    #[must_use]
    pub const fn parameter(self) -> Option<usize> {
        match self {
            Self::Name(index) | Self::Equals(index) | Self::Value(index) | Self::Ampersand(index) => {
                Some(index)
            }
            Self::Method | Self::Account | Self::Joint | Self::Uri => None,
        }
    }
}

impl BaseString {
    /// Joins the three sections. The method is put in upper case.
    #[must_use]
    pub fn new(method: &str, uri: &BaseUri, parameters: &NormalizedParameters) -> Self {
        let section = parameters.as_bytes();
        let mut text = Vec::with_capacity(room_for(method.len(), uri.as_str().len(), section.len()));
        percent::encode_into(method.as_bytes(), &mut text);
        text.make_ascii_uppercase();
        text.push(b'&');
        let start = text.len();
        percent::encode_into(uri.as_str().as_bytes(), &mut text);
        let uri = Span::new(start, text.len());
        text.push(b'&');
        // Piece by piece, so that each knows where it came to stand: to encode the whole section and to compute the
        // places afterwards took a tenth longer. In a name or value that is encoded already only a `%` is reserved.
        let encode = |piece: Span, text: &mut Vec<u8>| {
            let start = text.len();
            if parameters.has_escapes() {
                percent::encode_into(piece.of(section), text);
            } else {
                text.extend_from_slice(piece.of(section));
            }
            Span::new(start, text.len())
        };
        let mut pairs = Vec::with_capacity(parameters.pairs().len());
        for pair in parameters.pairs() {
            if !pairs.is_empty() {
                text.extend_from_slice(b"%26");
            }
            let name = encode(pair.name, &mut text);
            text.extend_from_slice(b"%3D");
            let value = encode(pair.value, &mut text);
            pairs.push(Pair { name, value, parameter: pair.parameter });
        }
        Self { text, front: Front::MethodAndUri(uri), pairs }
    }

    /// The text of a SOAP token passport: the account and four parameters, each percent-encoded, joined by `&`. A
    /// parameter that is not there leaves its field empty.
    ///
    /// Oracle: <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4395630653.html>.
    #[must_use]
    // Seldom called, and its length would count in the caller.
    #[inline(never)]
    pub fn token_passport(account: &str, parameters: &Parameters) -> Self {
        let mut pairs = Vec::with_capacity(PASSPORT_FIELDS.len());
        let text = join_passport(account.as_bytes(), parameters, |field, value, text| {
            let start = text.len();
            percent::encode_into(value, text);
            if let Some(parameter) = field {
                pairs.push(Pair {
                    name: Span::new(start, start),
                    value: Span::new(start, text.len()),
                    parameter,
                });
            }
        });
        let account_end = text.iter().position(|&byte| byte == b'&').unwrap_or(text.len());
        Self { text, front: Front::Account(account_end), pairs }
    }

    /// The exact bytes: what the HMAC is computed over.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.text
    }

    /// The exact text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        percent::ascii_str(&self.text)
    }

    /// Where the encoded base URI stands; a token passport has none.
    #[must_use]
    pub const fn uri(&self) -> Option<Span> {
        match self.front {
            Front::MethodAndUri(uri) => Some(uri),
            Front::Account(_) => None,
        }
    }

    /// Where the account stands, with which a token passport begins.
    #[must_use]
    pub const fn account(&self) -> Option<Span> {
        match self.front {
            Front::MethodAndUri(_) => None,
            Front::Account(end) => Some(Span { start: 0, end }),
        }
    }

    /// Where each parameter stands, in the order of the text. In a token passport the names are empty.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The whole text cut into runs, in order and without a gap: every byte belongs to exactly one.
    #[must_use]
    pub fn segments(&self) -> Vec<(Span, Segment)> {
        let (mut out, mut done) = match self.front {
            Front::MethodAndUri(uri) => {
                let method = (Span::new(0, uri.start - 1), Segment::Method);
                let first = (Span::new(uri.start - 1, uri.start), Segment::Joint);
                let second = (Span::new(uri.end, uri.end + 1), Segment::Joint);
                (vec![method, first, (uri, Segment::Uri), second], uri.end + 1)
            }
            Front::Account(end) => (vec![(Span::new(0, end), Segment::Account)], end),
        };
        for pair in &self.pairs {
            let index = pair.parameter;
            out.push((Span::new(done, pair.name.start), Segment::Ampersand(index)));
            out.push((pair.name, Segment::Name(index)));
            out.push((Span::new(pair.name.end, pair.value.start), Segment::Equals(index)));
            out.push((pair.value, Segment::Value(index)));
            done = pair.value.end;
        }
        // Behind the last field of a token passport that is there, those that are not.
        out.push((Span::new(done, self.text.len()), Segment::Joint));
        out.retain(|(span, _)| !span.is_empty());
        out
    }
}

/// Room enough for most base strings: every name and every value may bring a few escapes, and each escape that is
/// encoded again grows by two bytes.
const fn room_for(method: usize, uri: usize, section: usize) -> usize {
    method + uri + section + section / 4 + 64
}

/// Method, URI and section, each encoded, joined by `&`. A mistaken signer encodes otherwise.
#[must_use]
pub fn join_sections(
    method: &[u8],
    uri: &[u8],
    section: &[u8],
    mut encode: impl FnMut(&[u8], &mut Vec<u8>),
) -> Vec<u8> {
    let mut text = Vec::with_capacity(room_for(method.len(), uri.len(), section.len()));
    encode(method, &mut text);
    text.push(b'&');
    encode(uri, &mut text);
    text.push(b'&');
    encode(section, &mut text);
    text
}

/// The parameters of a token passport, in its order.
const PASSPORT_FIELDS: [&[u8]; 4] =
    [b"oauth_consumer_key", b"oauth_token", b"oauth_nonce", b"oauth_timestamp"];

/// The account and the four parameters of a token passport, each encoded, joined by `&`. `encode` is given the index of
/// the parameter as well. A mistaken signer encodes otherwise.
#[must_use]
pub fn join_passport(
    account: &[u8],
    parameters: &Parameters,
    mut encode: impl FnMut(Option<usize>, &[u8], &mut Vec<u8>),
) -> Vec<u8> {
    let mut text = Vec::with_capacity(256);
    encode(None, account, &mut text);
    for name in PASSPORT_FIELDS {
        text.push(b'&');
        if let Some(index) = (0..parameters.len()).find(|&index| parameters.name(index) == name) {
            encode(Some(index), parameters.value(index), &mut text);
        }
    }
    text
}

impl fmt::Display for BaseString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::Url;
    use crate::sign::params::Origin;

    fn example() -> (BaseString, Parameters) {
        let url = Url::parse("https://h.example/p?b=2%202&a=%26&c").unwrap();
        let mut parameters = Parameters::default();
        parameters.collect_form(url.text(), url.query.unwrap(), Origin::Query);
        let normalised = NormalizedParameters::of(&parameters);
        (BaseString::new("get", &BaseUri::of(&url), &normalised), parameters)
    }

    #[test]
    fn three_sections() {
        let (base, _) = example();
        assert_eq!(base.to_string(), "GET&https%3A%2F%2Fh.example%2Fp&a%3D%2526%26b%3D2%25202%26c%3D");
    }

    #[test]
    fn every_byte_belongs_to_one_segment_and_knows_its_parameter() {
        let (base, parameters) = example();
        let mut at = 0;
        for (span, segment) in base.segments() {
            assert_eq!(span.start, at, "no gap and no overlap");
            at = span.end;
            if let Segment::Value(index) = segment {
                let once = percent::decode(span.of(base.as_bytes())).into_owned();
                assert_eq!(&*percent::decode(&once), parameters.value(index));
            }
        }
        assert_eq!(at, base.as_bytes().len());
    }

    #[test]
    fn a_token_passport_has_five_fields_and_leaves_empty_what_is_not_there() {
        let mut parameters = Parameters::default();
        for (name, value) in [("oauth_nonce", "n n"), ("oauth_version", "1.0"), ("oauth_consumer_key", "k")] {
            parameters.push(name.as_bytes(), value.as_bytes(), Origin::Header, Span::default());
        }
        let base = BaseString::token_passport("1234567_SB1", &parameters);
        assert_eq!(base.as_str(), "1234567_SB1&k&&n%20n&");
        let runs: Vec<_> = base
            .segments()
            .into_iter()
            .map(|(span, segment)| (span.of_str(base.as_str()), segment))
            .collect();
        assert_eq!(
            runs,
            [
                ("1234567_SB1", Segment::Account),
                ("&", Segment::Ampersand(2)),
                ("k", Segment::Value(2)),
                ("&&", Segment::Ampersand(0)),
                ("n%20n", Segment::Value(0)),
                ("&", Segment::Joint),
            ]
        );
        assert_eq!((base.uri(), base.account()), (None, Some(Span::new(0, 11))));
    }
}

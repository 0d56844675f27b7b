//! The signature base string (RFC 5849 section 3.4.1.1), and what each of its bytes is.

use super::base_uri::BaseUri;
use super::params::{NormalizedParameters, Pair};
use super::percent;
use crate::span::Span;
use std::fmt;

/// Method, base URI and normalised parameters, each percent-encoded, joined by `&`. `Display` is the exact text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseString {
    text: String,
    /// The encoded base URI.
    uri: Span,
    /// Where each parameter stands, in sorted order.
    pairs: Vec<Pair>,
}

/// What a run of bytes of a base string is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// The method.
    Method,
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
    /// The `%26` in front of the parameter with this index.
    Ampersand(usize),
}

impl Segment {
    /// The index of the parameter that it belongs to, in the [`Parameters`](super::params::Parameters).
    #[must_use]
    pub const fn parameter(self) -> Option<usize> {
        match self {
            Self::Name(index) | Self::Equals(index) | Self::Value(index) | Self::Ampersand(index) => {
                Some(index)
            }
            Self::Method | Self::Joint | Self::Uri => None,
        }
    }
}

impl BaseString {
    /// Joins the three sections. The method is put in upper case.
    #[must_use]
    pub fn new(method: &str, uri: &BaseUri, parameters: &NormalizedParameters) -> Self {
        let (method, section) = (method.to_ascii_uppercase(), parameters.as_bytes());
        let text = join_sections(method.as_bytes(), uri.as_str().as_bytes(), section, percent::encode_into);
        // Between the sections stand the only bare ampersands.
        let joint = |from: usize| from + text[from..].iter().position(|&b| b == b'&').unwrap_or_default();
        let start = joint(0) + 1;
        let uri = Span::new(start, joint(start));
        // The section is encoded already, so that all that grows when it is encoded again are its percent signs, and
        // the `=` and `&` that join it.
        let grown = |span: Span| span.len() + 2 * span.of(section).iter().filter(|&&b| b == b'%').count();
        let mut at = uri.end + 1;
        let place = |pair: &Pair| {
            let name = Span::new(at, at + grown(pair.name));
            let value = Span::new(name.end + 3, name.end + 3 + grown(pair.value));
            at = value.end + 3;
            Pair { name, value, parameter: pair.parameter }
        };
        let pairs = parameters.pairs().iter().map(place).collect();
        Self { text: percent::ascii(text), uri, pairs }
    }

    /// The exact bytes: what the HMAC is computed over.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// The exact text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where the encoded base URI stands.
    #[must_use]
    pub const fn uri(&self) -> Span {
        self.uri
    }

    /// Where each parameter stands, in sorted order.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The whole text cut into runs, in order and without a gap: every byte belongs to exactly one.
    #[must_use]
    pub fn segments(&self) -> Vec<(Span, Segment)> {
        let mut out = vec![
            (Span::new(0, self.uri.start - 1), Segment::Method),
            (Span::new(self.uri.start - 1, self.uri.start), Segment::Joint),
            (self.uri, Segment::Uri),
            (Span::new(self.uri.end, self.uri.end + 1), Segment::Joint),
        ];
        let mut done = self.uri.end + 1;
        for pair in &self.pairs {
            let index = pair.parameter;
            out.push((Span::new(done, pair.name.start), Segment::Ampersand(index)));
            out.push((pair.name, Segment::Name(index)));
            out.push((Span::new(pair.name.end, pair.value.start), Segment::Equals(index)));
            out.push((pair.value, Segment::Value(index)));
            done = pair.value.end;
        }
        out.retain(|(span, _)| !span.is_empty());
        out
    }
}

/// Method, URI and section, each encoded, joined by `&`. A mistaken signer encodes otherwise.
#[must_use]
pub fn join_sections(
    method: &[u8],
    uri: &[u8],
    section: &[u8],
    mut encode: impl FnMut(&[u8], &mut Vec<u8>),
) -> Vec<u8> {
    // Every name and every value may bring a few escapes, and each escape that is encoded again grows by two bytes.
    let mut text = Vec::with_capacity(method.len() + uri.len() + section.len() + section.len() / 4 + 64);
    encode(method, &mut text);
    text.push(b'&');
    encode(uri, &mut text);
    text.push(b'&');
    encode(section, &mut text);
    text
}

impl fmt::Display for BaseString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::Url;
    use crate::sign::params::{Origin, Parameters};

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
}

//! The parameters encoded, sorted and joined (RFC 5849 section 3.4.1.3.2).

use super::params::{Origin, Parameter, Parameters};
use super::percent;
use crate::span::Span;
use std::cmp::Ordering;
use std::fmt;

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
    /// In their present order, each behind the first eight bytes of its encoded name: these alone put most names in
    /// their order, as one number.
    pairs: Vec<(u64, Pair)>,
}

impl<'a> EncodedPairs<'a> {
    /// Step 1: each name and each value percent-encoded.
    #[must_use]
    pub fn of(parameters: &'a Parameters) -> Self {
        // Most requests have nothing to encode, and to look at all their bytes at once is a third of the work.
        let decoded = parameters.bytes();
        let is_plain = percent::is_plain(decoded);
        Self::build(parameters, Vec::new(), |span, made| {
            let bytes = span.of(decoded);
            if is_plain || percent::is_plain(bytes) {
                return span;
            }
            let start = made.len();
            percent::encode_into(bytes, made);
            Span::new(start, made.len()).shifted(decoded.len())
        })
    }

    /// Step 1 with another encoder: how a mistaken encoding is re-enacted.
    pub fn encoded_by(parameters: &'a Parameters, mut encode: impl FnMut(&[u8], &mut Vec<u8>)) -> Self {
        let decoded = parameters.bytes();
        Self::build(parameters, Vec::with_capacity(decoded.len() + 64), |span, made| {
            let start = made.len();
            encode(span.of(decoded), made);
            Span::new(start, made.len()).shifted(decoded.len())
        })
    }

    /// `made` is the empty buffer to which `encode` appends, unless it gives the span that it was given.
    fn build(
        parameters: &'a Parameters,
        mut made: Vec<u8>,
        mut encode: impl FnMut(Span, &mut Vec<u8>) -> Span,
    ) -> Self {
        let decoded = parameters.bytes();
        let mut pairs = Vec::with_capacity(parameters.len());
        for (index, parameter) in parameters.list().iter().enumerate() {
            let name = encode(parameter.name, &mut made);
            let value = encode(parameter.value, &mut made);
            pairs.push((front(piece(decoded, &made, name)), Pair { name, value, parameter: index }));
        }
        Self { decoded, made, pairs }
    }

    /// Step 2: sorted by name, then by value, both as encoded bytes.
    pub fn sort(&mut self) {
        let Self { decoded, made, pairs } = self;
        sort_by_front(pairs);
        let of = |pair: &Pair| (piece(decoded, made, pair.name), piece(decoded, made, pair.value));
        for alike in pairs.chunk_by_mut(|a, b| a.0 == b.0) {
            alike.sort_unstable_by(|(_, a), (_, b)| of(a).cmp(&of(b)));
        }
    }

    /// Step 2 with another order: how a mistaken sort is re-enacted. The closure compares (name, value) pairs; equal
    /// ones keep their order.
    pub fn sort_by(&mut self, mut compare: impl FnMut((&[u8], &[u8]), (&[u8], &[u8])) -> Ordering) {
        let Self { decoded, made, pairs } = self;
        let of = |pair: &Pair| (piece(decoded, made, pair.name), piece(decoded, made, pair.value));
        pairs.sort_by(|(_, a), (_, b)| compare(of(a), of(b)));
    }

    /// Steps 3 and 4: `name=value`, joined by `&`.
    #[must_use]
    pub fn join(&self) -> NormalizedParameters {
        self.joined_by(b"=", b"&")
    }

    /// Steps 3 and 4 with other separators: how a mistaken join is re-enacted.
    #[must_use]
    #[inline(always)]
    #[allow(
        clippy::inline_always,
        reason = "separators known to the compiler are no calls: a fortieth of a signature"
    )]
    pub fn joined_by(&self, equals: &[u8], ampersand: &[u8]) -> NormalizedParameters {
        let mut pairs = Vec::with_capacity(self.pairs.len());
        let separators = self.pairs.len() * (equals.len() + ampersand.len());
        let mut text = Vec::with_capacity(self.decoded.len() + self.made.len() + separators);
        for &(_, Pair { name, value, parameter }) in &self.pairs {
            if !pairs.is_empty() {
                text.extend_from_slice(ampersand);
            }
            let start = text.len();
            text.extend_from_slice(piece(self.decoded, &self.made, name));
            let name = Span::new(start, text.len());
            text.extend_from_slice(equals);
            let start = text.len();
            text.extend_from_slice(piece(self.decoded, &self.made, value));
            pairs.push(Pair { name, value: Span::new(start, text.len()), parameter });
        }
        NormalizedParameters { text, pairs, has_escapes: !self.made.is_empty() }
    }

    /// The parameters' indices in their present order.
    pub fn indices(&self) -> impl Iterator<Item = usize> {
        self.pairs.iter().map(|(_, pair)| pair.parameter)
    }
}

/// Sorts by the number in front. Of a dozen parameters an insertion is quickest, and the standard library, built for size,
/// has none: its sort of so few cost a fortieth of a signature.
fn sort_by_front(pairs: &mut [(u64, Pair)]) {
    match pairs.len() {
        0..=32 => {
            for sorted in 1..pairs.len() {
                let (pair, mut at) = (pairs[sorted], sorted);
                while at > 0 && pairs[at - 1].0 > pair.0 {
                    pairs[at] = pairs[at - 1];
                    at -= 1;
                }
                pairs[at] = pair;
            }
        }
        _ => pairs.sort_unstable_by_key(|&(front, _)| front),
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
    /// Whether there may be a `%` in a name or a value: known from the encoding of them, and not looked for.
    has_escapes: bool,
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
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.text
    }

    /// Where each parameter stands in the text, in sorted order.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// Whether there may be a `%` in a name or a value, the one byte in them that is encoded again.
    pub(super) const fn has_escapes(&self) -> bool {
        self.has_escapes
    }

    /// The encoded names and values of the header's parameters in the order of collection: as they are signed they are
    /// sent.
    pub(super) fn of_header(&self, parameters: &Parameters) -> impl Iterator<Item = (&[u8], &[u8])> {
        let of_header =
            |(index, parameter): (usize, &Parameter)| (parameter.origin == Origin::Header).then_some(index);
        parameters.list().iter().enumerate().filter_map(of_header).filter_map(|index| {
            let pair = self.pairs.iter().find(|pair| pair.parameter == index)?;
            Some((pair.name.of(&self.text), pair.value.of(&self.text)))
        })
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

    #[test]
    fn the_header_sends_what_is_signed_in_its_own_order() {
        let mut parameters = Parameters::default();
        let query = "a=0&oauth_nonce=other";
        parameters.collect_form(query, Span::new(0, query.len()), Origin::Query);
        for (name, value) in [("oauth_token", "t t"), ("oauth_nonce", "n")] {
            parameters.push(name.as_bytes(), value.as_bytes(), Origin::Header, Span::default());
        }
        let normalised = NormalizedParameters::of(&parameters);
        let sent: Vec<_> = normalised.of_header(&parameters).collect();
        assert_eq!(sent, [(&b"oauth_token"[..], &b"t%20t"[..]), (b"oauth_nonce", b"n")]);
        assert_eq!(normalised.into_bytes(), b"a=0&oauth_nonce=n&oauth_nonce=other&oauth_token=t%20t");
    }

    #[test]
    fn the_indices_are_in_the_order_of_the_pairs() {
        let (query, mut parameters) = ("b=1&c=2&a=3", Parameters::default());
        parameters.collect_form(query, Span::new(0, query.len()), Origin::Query);
        let mut pairs = EncodedPairs::of(&parameters);
        assert_eq!(pairs.indices().collect::<Vec<_>>(), [0, 1, 2]);
        pairs.sort();
        assert_eq!(pairs.indices().collect::<Vec<_>>(), [2, 0, 1]);
    }

    /// Few and many are sorted in different ways.
    #[test]
    fn any_number_of_parameters_is_sorted() {
        for count in [2, 31, 32, 33, 200] {
            let pair = |n: usize| format!("p{:03}={n}", n * 37 % count);
            let query = (0..count).map(pair).collect::<Vec<_>>().join("&");
            let mut sorted: Vec<_> = query.split('&').collect();
            sorted.sort_unstable();
            assert_eq!(normalised(&query), sorted.join("&"), "{count}");
        }
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
}

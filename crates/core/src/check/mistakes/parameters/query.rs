//! The query of a URL as the lint reads it: every pair with its place.
//!
//! The signing's own reader leaves an `oauth_signature` out and keeps bytes that are no text; a person is to be told of
//! the one and is shown the other.

use crate::request::Url;
use crate::sign::percent;
use crate::span::Span;

/// One pair of a query, decoded as a form is, and where it stands in the URL.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct QueryPair {
    /// The decoded name.
    pub(super) name: String,
    /// The decoded value; empty where there is none.
    pub(super) value: String,
    /// The whole pair, in the text of the URL.
    pub(super) place: Span,
    /// The value as written, in the text of the URL.
    pub(super) value_place: Span,
}

/// The pairs of a URL's query, in order; pieces with nothing in them are left out.
pub(super) fn pairs(url: &Url<'_>) -> Vec<QueryPair> {
    let Some(query) = url.query else { return Vec::new() };
    let mut start = query.start;
    let mut pairs = Vec::new();
    for piece in url.part(query).split('&') {
        let place = Span::new(start, start + piece.len());
        start = place.end + 1;
        if piece.is_empty() {
            continue;
        }
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        let value_place = Span::new(place.end - value.len(), place.end);
        pairs.push(QueryPair { name: decode(name), value: decode(value), place, value_place });
    }
    pairs
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    percent::decode_form_into(text.as_bytes(), &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_knows_where_it_stands() {
        let text = "https://h/?a=1&&b%20=x=%26&c";
        let pairs = pairs(&Url::parse(text).unwrap());
        let seen: Vec<_> = pairs
            .iter()
            .map(|pair| {
                let places = (pair.place.of_str(text), pair.value_place.of_str(text));
                (pair.name.as_str(), pair.value.as_str(), places.0, places.1)
            })
            .collect();
        assert_eq!(seen, [("a", "1", "a=1", "1"), ("b ", "x=&", "b%20=x=%26", "x=%26"), ("c", "", "c", "")]);
    }
}

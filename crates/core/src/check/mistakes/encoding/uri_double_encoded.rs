//! A base URI encoded twice.

use crate::check::draft::UriParts;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::percent;

/// `https%253A%252F%252F…`.
#[derive(Debug)]
pub struct UriDoubleEncoded;

const ENTRY: Entry = Entry {
    code: "uri-double-encoded",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "The URI is encoded twice",
    why: "The base URI is percent-encoded once. One that was encoded before it was handed to the signer gets a second round.",
    fix: "Hand the signer the plain URL.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.1.1",
    confidence: Confidence::Documented,
};

impl Mistake for UriDoubleEncoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let twice = offers.of_front(|front| {
            let uri = percent::encode(front.uri.text().as_bytes());
            let none = String::new;
            front.uri = UriParts { scheme: uri, host: none(), port: none(), path: none(), query: none() };
        });
        offers.add(twice.usual());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};

    #[test]
    fn the_uri_alone() {
        assert_eq!(
            texts(&UriDoubleEncoded, &short("?a=1")),
            ["GET&https%253A%252F%252Fh.example%252Fr&a%3D1%26…"]
        );
    }
}

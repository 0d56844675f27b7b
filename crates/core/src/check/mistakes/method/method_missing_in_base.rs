//! A base string without its method.

use crate::check::draft::Shape;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `https%3A%2F%2F…&…`: URI and parameters alone.
#[derive(Debug)]
pub struct MethodMissingInBase;

const ENTRY: Entry = Entry {
    code: "method-missing-in-base",
    stage: Stage::Method,
    severity: Severity::Breaks,
    title: "The base string has no method",
    why: "The base string is method, URI and parameters, joined by two ampersands. Without the method it is another text.",
    fix: "Put the method in upper case and an ampersand in front.",
    source: "https://github.com/YelpArchive/yelp-api/issues/146",
    confidence: Confidence::Observed,
};

impl Mistake for MethodMissingInBase {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.usual(|draft| draft.shape = Shape::NoMethod);
        offers.add(offers.of_front(|front| front.method.clear()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};

    #[test]
    fn without_the_method_and_with_an_empty_one() {
        let signed = texts(&MethodMissingInBase, &short(""));
        assert_eq!(signed, ["https%3A%2F%2Fh.example%2Fr&…", "&https%3A%2F%2Fh.example%2Fr&…"]);
    }
}

//! A name encoded once too often.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::percent;

/// `searchCriteria%25255B…` where `%255B` is right.
#[derive(Debug)]
pub struct ParamNameDoubleEncoded;

const ENTRY: Entry = Entry {
    code: "param-name-double-encoded",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A parameter name is encoded twice before it is signed",
    why: "The name was taken from the URL as it stands there, already percent-encoded, and encoded once more. Brackets in names show it.",
    fix: "Decode the names of the query as well as the values before the base string is built.",
    source: "https://github.com/adobe/aio-commerce-sdk/pull/574",
    confidence: Confidence::Observed,
};

impl Mistake for ParamNameDoubleEncoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let encoded = |index| percent::encode(scene.parameters().name(index)).into_bytes();
        offers.names(|index| Some(scene.raw(index)?.0).filter(|raw| raw.contains('%')).map(Into::into));
        offers.names(|index| scene.raw(index).map(|_| encoded(index)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn all_names_and_each() {
        let signed = sections(&ParamNameDoubleEncoded, &short("?a%5B0%5D=1&b[]=2"));
        let expected = [
            "a%25255B0%25255D%3D1%26b%255B%255D%3D2%26…",
            "a%25255B0%25255D%3D1%26b%25255B%25255D%3D2%26…",
            "a%255B0%255D%3D1%26b%25255B%25255D%3D2%26…",
        ];
        assert_eq!(signed, expected);
    }

    #[test]
    fn silent_on_plain_names() {
        assert_eq!(texts(&ParamNameDoubleEncoded, &short("?a=%5B")), [""; 0]);
    }
}

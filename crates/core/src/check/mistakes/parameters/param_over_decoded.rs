//! A value decoded twice.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::percent;

/// `%252F` in the URL signed as `%2F` would be.
#[derive(Debug)]
pub struct ParamOverDecoded;

const ENTRY: Entry = Entry {
    code: "param-over-decoded",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A value is decoded once too often",
    why: "A value that holds a percent sign or a plus sign of its own loses it when it is decoded a second time.",
    fix: "Decode each value once.",
    source: "https://github.com/maraujop/requests-oauth/issues/29",
    confidence: Confidence::Observed,
};

impl Mistake for ParamOverDecoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let value = |index| scene.parameters().value(index);
        offers.values(|index| Some(percent::decode(value(index)).into_owned()));
        offers.values(|index| {
            let mut twice = Vec::new();
            percent::decode_form_into(value(index), &mut twice);
            Some(twice)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn escapes_and_pluses_that_were_meant() {
        let signed = sections(&ParamOverDecoded, &short("?a=x%252Fy&q=1%2B1"));
        let expected = [
            "a%3Dx%252Fy%26…%26q%3D1%252B1",
            "a%3Dx%252Fy%26…%26q%3D1%25201",
            "a%3Dx%25252Fy%26…%26q%3D1%25201",
        ];
        assert_eq!(signed, expected);
    }

    #[test]
    fn silent_where_nothing_is_left_to_decode() {
        assert_eq!(texts(&ParamOverDecoded, &short("?a=x%20y")), [""; 0]);
    }
}

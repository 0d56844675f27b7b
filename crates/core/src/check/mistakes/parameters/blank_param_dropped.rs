//! Parameters without a value left out.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;

/// `&since=` in the URL, and no `since%3D` in the base string.
#[derive(Debug)]
pub struct BlankParamDropped;

const ENTRY: Entry = Entry {
    code: "blank-param-dropped",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A parameter without a value is not signed",
    why: "A parameter that is sent with nothing behind the equals sign is signed so, name and equals sign. Many parsers of queries leave such parameters out unless told otherwise.",
    fix: "Keep blank values when the query is parsed (Python: keep_blank_values=True), or do not send the parameter.",
    source: "https://github.com/ruby-oauth/oauth/pull/155",
    confidence: Confidence::Observed,
};

impl Mistake for BlankParamDropped {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let parameters = scene.parameters();
        let is_blank = |&index: &usize| {
            parameters.value(index).is_empty() && parameters.list()[index].origin != Origin::Header
        };
        let blank: Vec<usize> = (0..parameters.len()).filter(is_blank).collect();
        offers.removals(&blank);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn all_and_each() {
        let signed = sections(&BlankParamDropped, &short("?a=&b&q=1"));
        assert_eq!(signed, ["…%26q%3D1", "b%3D%26…%26q%3D1", "a%3D%26…%26q%3D1"]);
    }

    #[test]
    fn silent_without_a_blank_value() {
        assert_eq!(texts(&BlankParamDropped, &short("?a=1")), [""; 0]);
    }
}

//! Parameters sorted by their decoded names.

use crate::check::draft::Order;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `[` behind the letters, where `%5B` stands in front of them.
#[derive(Debug)]
pub struct SortedBeforeEncoding;

const ENTRY: Entry = Entry {
    code: "sorted-before-encoding",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The parameters are sorted before they are encoded",
    why: "Encoding changes the order: a bracket sorts behind upper-case letters and its escape in front of digits.",
    fix: "Encode names and values first, then sort.",
    source: "https://github.com/joestump/python-oauth2/issues/75",
    confidence: Confidence::Observed,
};

impl Mistake for SortedBeforeEncoding {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.usual(|draft| draft.order = Order::BeforeEncoding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};

    #[test]
    fn where_it_makes_a_difference() {
        assert_eq!(
            sections(&SortedBeforeEncoding, &short("?fa=1&f[0]=2&f-=3&fZ=4")),
            ["f-%3D3%26fZ%3D4%26f%255B0%255D%3D2%26fa%3D1%26…"]
        );
    }

    #[test]
    fn silent_where_the_order_is_the_same() {
        assert_eq!(sections(&SortedBeforeEncoding, &short("?a=1&b=2")), [""; 0]);
    }
}

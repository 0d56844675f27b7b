//! Parameters sorted as joined pairs.

use crate::check::draft::Order;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `a1=` in front of `a=`, because digits come before the equals sign.
#[derive(Debug)]
pub struct SortedByJoinedPair;

const ENTRY: Entry = Entry {
    code: "sorted-by-joined-pair",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The parameters are sorted as name=value texts",
    why: "Where one name is the beginning of another, the equals sign behind the shorter one takes part in the comparison.",
    fix: "Compare the names first, and the values only where the names are equal.",
    source: "https://github.com/OAuthSwift/OAuthSwift/pull/283",
    confidence: Confidence::Observed,
};

impl Mistake for SortedByJoinedPair {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.usual(|draft| draft.order = Order::Joined);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};

    #[test]
    fn where_it_makes_a_difference() {
        assert_eq!(
            sections(&SortedByJoinedPair, &short("?a=1&a1=2&a-b=3")),
            ["a-b%3D3%26a1%3D2%26a%3D1%26…"]
        );
    }

    #[test]
    fn silent_where_the_order_is_the_same() {
        assert_eq!(sections(&SortedByJoinedPair, &short("?a=1&b=2")), [""; 0]);
    }
}

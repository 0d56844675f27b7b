//! Parameters sorted without regard to case.

use crate::check::draft::Order;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `Title` behind `oauth_…`.
#[derive(Debug)]
pub struct SortedCaseInsensitively;

const ENTRY: Entry = Entry {
    code: "sorted-case-insensitively",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The parameters are sorted without regard to case",
    why: "The order is that of bytes: all upper-case letters come before the lower-case ones.",
    fix: "Compare byte by byte (C#: StringComparer.Ordinal).",
    source: "https://github.com/AFNetworking/AFOAuth1Client/issues/36",
    confidence: Confidence::Observed,
};

impl Mistake for SortedCaseInsensitively {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.usual(|draft| draft.order = Order::CaseInsensitive);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};

    #[test]
    fn where_it_makes_a_difference() {
        assert_eq!(sections(&SortedCaseInsensitively, &short("?b=1&Z=2&a=3")), ["a%3D3%26b%3D1%26…%26Z%3D2"]);
    }

    #[test]
    fn silent_where_the_order_is_the_same() {
        assert_eq!(sections(&SortedCaseInsensitively, &short("?a=1&b=2")), [""; 0]);
    }
}

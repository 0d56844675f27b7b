//! Values of equal names sorted as numbers.

use crate::check::draft::Order;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `a=2&a=10`, where `10` is right in front of `2`.
#[derive(Debug)]
pub struct ValuesSortedAsNumbers;

const ENTRY: Entry = Entry {
    code: "values-sorted-as-numbers",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The values of equal names are sorted as numbers",
    why: "Values are compared byte by byte, so 10 comes before 2.",
    fix: "Compare the encoded values as texts.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.1.3.2",
    confidence: Confidence::Documented,
};

impl Mistake for ValuesSortedAsNumbers {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.rare(|draft| draft.order = Order::NumericValues);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};

    #[test]
    fn where_it_makes_a_difference() {
        assert_eq!(sections(&ValuesSortedAsNumbers, &short("?a=10&a=2")), ["a%3D2%26a%3D10%26…"]);
    }

    #[test]
    fn silent_where_the_order_is_the_same() {
        assert_eq!(sections(&ValuesSortedAsNumbers, &short("?a=1&b=2")), [""; 0]);
    }
}

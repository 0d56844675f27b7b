//! Equal names not sorted by their values.

use crate::check::draft::Order;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `a=2&a=1` signed in the order in which it stands.
#[derive(Debug)]
pub struct EqualNamesUnsorted;

const ENTRY: Entry = Entry {
    code: "equal-names-unsorted",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "Equal names are not sorted by value",
    why: "Parameters of one name are sorted by their values; a sort by name alone leaves them in the order in which they came.",
    fix: "Sort by name, and where names are equal by value.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.1.3.2",
    confidence: Confidence::Documented,
};

impl Mistake for EqualNamesUnsorted {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.rare(|draft| draft.order = Order::NameAlone);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};

    #[test]
    fn where_it_makes_a_difference() {
        assert_eq!(sections(&EqualNamesUnsorted, &short("?a=2&a=1")), ["a%3D2%26a%3D1%26…"]);
    }

    #[test]
    fn silent_where_the_order_is_the_same() {
        assert_eq!(sections(&EqualNamesUnsorted, &short("?a=1&b=2")), [""; 0]);
    }
}

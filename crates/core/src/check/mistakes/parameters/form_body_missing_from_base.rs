//! Fields of a form body that are not signed.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;

/// A form is sent, and its fields do not stand among the parameters.
#[derive(Debug)]
pub struct FormBodyMissingFromBase;

const ENTRY: Entry = Entry {
    code: "form-body-missing-from-base",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The fields of the form body are not signed",
    why: "A body that is sent as application/x-www-form-urlencoded is signed like the query, field by field. A JSON body sent under that content type, as curl -d does by default, counts as a form too.",
    fix: "Sign the fields, or send JSON with Content-Type: application/json, which is not signed.",
    source: "https://github.com/scribejava/scribejava/issues/286",
    confidence: Confidence::Observed,
};

impl Mistake for FormBodyMissingFromBase {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let body: Vec<usize> = scene.from(Origin::Body).collect();
        offers.removals(&body);
        // Where the form carries OAuth's own parameters as well, these are signed and the others are not.
        let is_other = |index: &usize| !scene.parameters().name(*index).starts_with(b"oauth_");
        let others: Vec<usize> = body.into_iter().filter(is_other).collect();
        offers.without(&others, true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short_with_body, texts};

    const FORM: &str = "application/x-www-form-urlencoded";

    #[test]
    fn all_fields_and_each() {
        let signed = sections(&FormBodyMissingFromBase, &short_with_body(FORM, "a=1&b=2"));
        assert_eq!(signed, ["…", "b%3D2%26…", "a%3D1%26…"]);
    }

    #[test]
    fn all_but_those_of_oauth() {
        let signed = sections(&FormBodyMissingFromBase, &short_with_body(FORM, "oauth_x=1&a=1&b=2"));
        assert_eq!(signed.len(), 5);
        assert!(signed[4].contains("oauth_x%3D1") && !signed[4].contains("a%3D1%26b"), "{signed:#?}");
    }

    #[test]
    fn silent_on_a_body_that_is_no_form() {
        assert_eq!(texts(&FormBodyMissingFromBase, &short_with_body("application/json", "a=1")), [""; 0]);
    }
}

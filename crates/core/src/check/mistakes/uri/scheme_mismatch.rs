//! Another scheme signed than called.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};

/// `http%3A%2F%2F…` signed for a call over https, as behind a proxy.
#[derive(Debug)]
pub struct SchemeMismatch;

const ENTRY: Entry = Entry {
    code: "scheme-mismatch",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "Another scheme is signed than the one that is called",
    why: "The scheme is part of the base URI. A signer behind a proxy, or one with a constant of its own, signs http although the call goes over https.",
    fix: "Sign the URL as it is called, scheme included.",
    source: "https://github.com/INGInious/INGInious/issues/641",
    confidence: Confidence::Observed,
};

impl Mistake for SchemeMismatch {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let uri = evidence.base.filter(|_| evidence.is_inferred && evidence.inputs.is_netsuite());
        let uri = uri.and_then(|base| base.uri_place.zip(base.uri.as_deref()));
        if let Some((place, _)) = uri.filter(|(_, uri)| uri.starts_with("http://")) {
            found.push(
                ENTRY
                    .finding(Certainty::Seen, Place::new(Within::BaseString, place))
                    .titled("The scheme that is signed is http")
                    .because("The scheme is part of the base URI, and NetSuite is called over https alone."),
            );
        }
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let url = scene.url();
        let other = if url.is_https() { "http://" } else { "https://" };
        let place = Place::new(Within::Url, url.scheme);
        offers.add(offers.of_front(move |front| front.uri.scheme = other.into()).at(place).to(other).usual());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::evidence::seen_in_a_base_string;
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::scene::tests::scene_of;

    #[test]
    fn http_for_https_and_the_other_way_round() {
        assert_eq!(texts(&SchemeMismatch, &short("")), ["GET&http%3A%2F%2Fh.example%2Fr&…"]);
        let plain = scene_of("GET", "http://h.example/r");
        assert_eq!(texts(&SchemeMismatch, &plain), ["GET&https%3A%2F%2Fh.example%2Fr&…"]);
    }

    #[test]
    fn seen_where_a_base_string_for_netsuite_is_all_there_is() {
        let seen = |text: &str| seen_in_a_base_string(&SchemeMismatch, text);
        let uri = "http%3A%2F%2F1234567.restlets.api.netsuite.com%2F";
        assert_eq!(seen(&format!("GET&{uri}&a%3D1")), [(Severity::Breaks, uri.to_owned())]);
        assert_eq!(seen(&format!("GET&{}&a%3D1", uri.replace("http", "https"))), []);
    }
}

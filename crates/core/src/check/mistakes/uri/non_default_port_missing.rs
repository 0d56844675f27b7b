//! A port lost from the base URI, or another one.

use super::observed::ObservedUri;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};

/// `localhost%2F` signed for `localhost:8080`.
#[derive(Debug)]
pub struct NonDefaultPortMissing;

const ENTRY: Entry = Entry {
    code: "non-default-port-missing",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "The port is not signed as it is called",
    why: "A port that is not the scheme's own belongs in the base URI; behind a proxy or a port mapping the signer may not know the one that is called.",
    fix: "Sign the host and the port that the client calls.",
    source: "https://github.com/thephpleague/oauth1-client/issues/123",
    confidence: Confidence::Observed,
};

impl Mistake for NonDefaultPortMissing {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let url = scene.url();
        let place = Place::new(Within::Url, url.port.unwrap_or(url.host));
        if !scene.uri.port.is_empty() {
            let subject = &scene.uri.port[1..];
            offers.add(offers.of_front(|front| front.uri.port.clear()).at(place).to(subject).usual());
        }
        if let Some(theirs) =
            scene.observed.as_ref().and_then(ObservedUri::of).filter(|uri| !uri.port.is_empty())
        {
            let subject = theirs.port[1..].to_owned();
            offers.add(
                offers.of_front(move |front| front.uri.port.clone_from(&theirs.port)).at(place).to(subject),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, short, texts};
    use crate::check::scene::tests::scene_of;

    #[test]
    fn a_port_is_dropped_or_is_the_one_that_was_observed() {
        let scene = scene_of("GET", "http://h.example:8080/r");
        assert_eq!(texts(&NonDefaultPortMissing, &scene), ["GET&http%3A%2F%2Fh.example%2Fr&…"]);
        let scene = observing(scene, "GET&http%3A%2F%2Fh.example%3A3000%2Fr&…");
        assert_eq!(texts(&NonDefaultPortMissing, &scene)[1], "GET&http%3A%2F%2Fh.example%3A3000%2Fr&…");
    }

    #[test]
    fn silent_without_a_port() {
        assert_eq!(texts(&NonDefaultPortMissing, &short("")), [""; 0]);
    }
}

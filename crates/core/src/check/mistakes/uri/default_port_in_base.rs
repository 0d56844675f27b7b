//! The scheme's own port in the base URI.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};

/// `…netsuite.com%3A443%2F…`.
#[derive(Debug)]
pub struct DefaultPortInBase;

const ENTRY: Entry = Entry {
    code: "default-port-in-base",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "The default port is signed",
    why: "Port 443 under https and port 80 under http are left out of the base URI, also where the URL spells them out.",
    fix: "Strip the port if it is the one of the scheme.",
    source: "https://github.com/ddo/oauth-1.0a/issues/59",
    confidence: Confidence::Observed,
};

impl Mistake for DefaultPortInBase {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        if !scene.uri.port.is_empty() {
            return;
        }
        let url = scene.url();
        let place = Place::new(Within::Url, url.port.unwrap_or(url.host));
        let ports = if url.is_https() { [":443", ":80"] } else { [":80", ":443"] };
        for port in ports {
            let variant = offers.of_front(move |front| front.uri.port = port.into()).at(place).to(&port[1..]);
            offers.add(if port == ports[0] { variant.usual() } else { variant });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::scene::tests::scene_of;

    #[test]
    fn the_port_of_the_scheme_and_the_other_one() {
        let signed = texts(&DefaultPortInBase, &short(""));
        let expected = ["GET&https%3A%2F%2Fh.example%3A443%2Fr&…", "GET&https%3A%2F%2Fh.example%3A80%2Fr&…"];
        assert_eq!(signed, expected);
    }

    #[test]
    fn silent_where_a_port_belongs_there() {
        assert_eq!(texts(&DefaultPortInBase, &scene_of("GET", "https://h.example:8443/r")), [""; 0]);
    }
}

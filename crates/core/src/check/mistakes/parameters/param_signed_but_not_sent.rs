//! A parameter that is signed and not sent.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;

/// `oauth_version%3D1.0` in the base string, and none in the header.
#[derive(Debug)]
pub struct ParamSignedButNotSent;

const ENTRY: Entry = Entry {
    code: "param-signed-but-not-sent",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A parameter is signed that is not sent",
    why: "The server signs what it receives. A parameter that stands in the base string alone makes another signature.",
    fix: "Sign exactly what is sent: send the parameter, or take it out of the base string.",
    source: "https://github.com/jupyterhub/ltiauthenticator/pull/139",
    confidence: Confidence::Observed,
};

impl Mistake for ParamSignedButNotSent {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let is_sent =
            |name: &[u8]| (0..scene.parameters().len()).any(|index| scene.parameters().name(index) == name);
        if !is_sent(b"oauth_version") {
            offers.with(b"oauth_version", b"1.0", Origin::Header, true);
        }
        offers.observed_pairs(|pair| !is_sent(&pair.name), true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, sections, short};

    #[test]
    fn the_version_where_it_is_not_sent() {
        let scene = short("");
        let header = scene.header.iter().filter(|(name, _)| name != b"oauth_version").cloned().collect();
        let scene = Scene::new(scene.request, header, None, None, None, scene.keys).unwrap();
        let mut variants = Variants::default();
        ParamSignedButNotSent.variants(&scene, &mut variants);
        assert_eq!(variants.base.len(), 1);
        assert_eq!(variants.base[0].subject, "oauth_version");
    }

    #[test]
    fn anything_else_is_read_off_what_was_observed() {
        let scene = observing(short(""), "GET&https%3A%2F%2Fh.example%2Fr&…%26x%3D1");
        assert_eq!(sections(&ParamSignedButNotSent, &scene), ["…%26x%3D1"]);
        assert_eq!(sections(&ParamSignedButNotSent, &short("")), [""; 0]);
    }
}

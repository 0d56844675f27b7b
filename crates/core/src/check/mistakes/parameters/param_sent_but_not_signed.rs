//! A parameter of the header that is not signed.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::header::non_oauth_params_in_header::is_strange;
use crate::check::mistakes::offers::Offers;
use crate::check::mistakes::parameters::oauth_params_duplicated::SECRETS;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;

/// `oauth_version` or `oauth_verifier` in the header alone.
#[derive(Debug)]
pub struct ParamSentButNotSigned;

const ENTRY: Entry = Entry {
    code: "param-sent-but-not-signed",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The header holds a parameter that is not signed",
    why: "The server signs every parameter that it receives, so one that was added to the header after signing makes another signature.",
    fix: "Sign it, or leave it out of the header.",
    source: "https://github.com/maraujop/requests-oauth/issues/16",
    confidence: Confidence::Observed,
};

impl Mistake for ParamSentButNotSigned {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        // What may stand in no header at all is another mistake.
        let belongs = |name: &[u8]| {
            std::str::from_utf8(name).is_ok_and(|name| !is_strange(name) && !SECRETS.contains(&name))
        };
        for index in scene.from(Origin::Header) {
            let name = scene.parameters().name(index);
            if belongs(name) && scene.is_alone_in_the_header(index) {
                offers.without(&[index], name == b"oauth_version");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};

    #[test]
    fn each_of_the_header() {
        let signed = sections(&ParamSentButNotSigned, &short(""));
        assert_eq!(signed.len(), 6);
        assert!(signed.iter().any(|section| !section.contains("oauth_version")));
    }
}

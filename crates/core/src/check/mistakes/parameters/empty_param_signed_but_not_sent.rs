//! An empty OAuth parameter that is signed and not sent.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::{ObservedPair, Scene};
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::sign::params::Origin;

/// `oauth_token%3D%26` in the base string, no `oauth_token` in the header.
#[derive(Debug)]
pub struct EmptyParamSignedButNotSent;

const ENTRY: Entry = Entry {
    code: "empty-param-signed-but-not-sent",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "An empty OAuth parameter is signed but not sent",
    why: "A signer that puts oauth_token, oauth_callback or oauth_verifier into the parameters although there is none signs more than the server receives.",
    fix: "Leave a parameter out of the base string if it is not sent. NetSuite wants a token: an empty one means that a variable was not set.",
    source: "https://github.com/postmanlabs/postman-app-support/issues/2079",
    confidence: Confidence::Observed,
};

impl Mistake for EmptyParamSignedButNotSent {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let names: [&[u8]; 3] = [b"oauth_token", b"oauth_callback", b"oauth_verifier"];
        let is_empty = |pair: &&ObservedPair| pair.value.is_empty() && names.contains(&&pair.name[..]);
        let Some(pair) = evidence.pairs_without_header().iter().find(is_empty) else { return };
        let needs_it = evidence.inputs.is_netsuite() && pair.name == names[0];
        found.push(
            ENTRY
                .finding(Certainty::Seen, Place::new(Within::BaseString, pair.place))
                .titled(format!("`{}` is signed with an empty value", String::from_utf8_lossy(&pair.name)))
                .as_severe_as(if needs_it { ENTRY.severity } else { Severity::WorthChecking }),
        );
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        for name in ["oauth_token", "oauth_callback", "oauth_verifier"] {
            if !scene.header.iter().any(|(sent, _)| sent == name.as_bytes()) {
                offers.with(name.as_bytes(), b"", Origin::Header, true);
            }
        }
        let is_empty = |pair: &ObservedPair| pair.value.is_empty() && pair.name.starts_with(b"oauth_");
        let is_sent = |name: &[u8]| scene.header.iter().any(|(sent, _)| sent == name);
        offers.observed_pairs(|pair| is_empty(pair) && !is_sent(&pair.name), false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::evidence::seen_in_a_base_string;
    use crate::check::mistakes::offers::tests::{sections, short};

    #[test]
    fn each_that_is_not_sent() {
        let signed = sections(&EmptyParamSignedButNotSent, &short(""));
        assert_eq!(signed[0], "oauth_callback%3D%26…");
        assert!(signed[1].contains("%26oauth_verifier%3D%26oauth_version"));
        assert_eq!(signed.len(), 2, "the token is sent");
    }

    #[test]
    fn seen_where_a_base_string_is_all_there_is() {
        let seen = |text: &str| seen_in_a_base_string(&EmptyParamSignedButNotSent, text);
        assert_eq!(seen("GET&u&oauth_token%3D%26x%3D1"), [(Severity::Breaks, "oauth_token%3D".to_owned())]);
        let callback = "oauth_callback%3D";
        assert_eq!(seen(&format!("GET&u&{callback}")), [(Severity::WorthChecking, callback.to_owned())]);
        assert_eq!(seen("GET&u&oauth_token%3Dx%26x%3D"), []);
    }
}

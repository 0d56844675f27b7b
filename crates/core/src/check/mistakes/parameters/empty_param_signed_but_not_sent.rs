//! An empty OAuth parameter that is signed and not sent.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::{ObservedPair, Scene};
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::sign::params::Origin;
use crate::span::Span;

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
        let is_sent = |name: &[u8]| scene.header.iter().any(|(sent, _)| sent == name);
        let mut names = vec!["oauth_token", "oauth_callback", "oauth_verifier"];
        names.retain(|name| !is_sent(name.as_bytes()));
        for name in &names {
            offers.with(name.as_bytes(), b"", Origin::Header, true);
        }
        // Who signs one of them with nothing in it may sign all, or all but one.
        let mut sets: Vec<Vec<&str>> = (0..names.len())
            .map(|left_out| {
                names.iter().enumerate().filter(|(n, _)| *n != left_out).map(|(_, name)| *name).collect()
            })
            .collect();
        sets.push(names);
        for names in sets.into_iter().filter(|names| names.len() > 1) {
            let subject = names.join(", ");
            let variant = offers.variant(move |draft| {
                for name in &names {
                    draft.parameters.push(name.as_bytes(), b"", Origin::Header, Span::default());
                }
            });
            offers.add(variant.to(subject));
        }
        let is_empty = |pair: &ObservedPair| pair.value.is_empty() && pair.name.starts_with(b"oauth_");
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
        assert!(
            signed[2].starts_with("oauth_callback%3D%26") && signed[2].contains("%26oauth_verifier%3D%26")
        );
        assert_eq!(signed.len(), 3, "the token is sent");
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

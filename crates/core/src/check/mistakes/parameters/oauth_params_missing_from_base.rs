//! The header's parameters not signed.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;

/// No `oauth_` name in the third part, or only some of them.
#[derive(Debug)]
pub struct OauthParamsMissingFromBase;

const ENTRY: Entry = Entry {
    code: "oauth-params-missing-from-base",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The header's own parameters are not signed",
    why: "All parameters of the Authorization header but the realm and the signature are signed together with the query.",
    fix: "Put every oauth_ parameter of the header into the parameters before they are sorted; leave out oauth_signature alone.",
    source: "https://github.com/magento/magento2/pull/30693",
    confidence: Confidence::Observed,
};

impl Mistake for OauthParamsMissingFromBase {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let header: Vec<usize> = scene.from(Origin::Header).collect();
        let only = |names: &[&str]| -> Vec<usize> {
            let is_one =
                |&index: &usize| names.iter().any(|name| name.as_bytes() == scene.parameters().name(index));
            header.iter().copied().filter(is_one).collect()
        };
        offers.without(&header, true);
        offers.without(&only(&["oauth_nonce", "oauth_timestamp", "oauth_version"]), false);
        offers.without(&only(&["oauth_nonce", "oauth_timestamp"]), false);
        let unseen = offers.unseen(&header);
        if unseen.len() > 1 {
            offers.without(&unseen, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, sections, short, texts};

    #[test]
    fn all_and_those_that_are_made_for_each_call() {
        let signed = sections(&OauthParamsMissingFromBase, &short("?a=1"));
        assert_eq!(signed.len(), 3);
        assert_eq!(signed[0], "a%3D1");
        assert!(
            !signed[1].contains("nonce")
                && !signed[1].contains("version")
                && signed[1].contains("oauth_token")
        );
        assert!(!signed[2].contains("nonce") && signed[2].contains("version"));
    }

    #[test]
    fn the_very_ones_that_were_not_observed() {
        let text = "GET&https%3A%2F%2Fh.example%2Fr&oauth_version%3D1.0";
        let scene = observing(short(""), text);
        assert_eq!(texts(&OauthParamsMissingFromBase, &scene).last().unwrap(), text);
    }
}

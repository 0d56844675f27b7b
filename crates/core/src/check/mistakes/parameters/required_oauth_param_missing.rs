//! One of the parameters that every signature holds is not signed.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;

/// A base string without `oauth_nonce`, `oauth_timestamp`, `oauth_signature_method` or a key.
#[derive(Debug)]
pub struct RequiredOauthParamMissing;

const ENTRY: Entry = Entry {
    code: "required-oauth-param-missing",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A required OAuth parameter is not signed",
    why: "Consumer key, signature method, timestamp and nonce are in every signature, and with NetSuite the token is as well.",
    fix: "Sign the parameter, and send it in the header.",
    source: "https://salesforce.stackexchange.com/questions/97646/oauth-signature-generation",
    confidence: Confidence::Observed,
};

impl Mistake for RequiredOauthParamMissing {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        for index in scene.from(Origin::Header) {
            if REQUIRED.iter().any(|name| name.as_bytes() == scene.parameters().name(index)) {
                offers.without(&[index], false);
            }
        }
    }
}

/// What a NetSuite signature always holds.
const REQUIRED: &[&str] =
    &["oauth_signature_method", "oauth_nonce", "oauth_timestamp", "oauth_token", "oauth_consumer_key"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};

    #[test]
    fn each_required_one() {
        let signed = sections(&RequiredOauthParamMissing, &short(""));
        assert_eq!(signed.len(), REQUIRED.len());
        for name in REQUIRED {
            let start = format!("{name}%3D");
            assert_eq!(signed.iter().filter(|section| !section.contains(&start)).count(), 1, "{name}");
        }
    }
}

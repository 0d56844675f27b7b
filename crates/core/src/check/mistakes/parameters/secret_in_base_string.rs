//! A secret among the signed parameters.

use super::oauth_params_duplicated::SECRETS;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::secret::Secret;
use crate::sign::params::Origin;
use crate::span::Span;
use crate::wiped::Wiped;

/// `oauth_token_secret%3D…` in the third part.
#[derive(Debug)]
pub struct SecretInBaseString;

const ENTRY: Entry = Entry {
    code: "secret-in-base-string",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A secret is signed as a parameter",
    why: "The two secrets go into the signing key and nowhere else. In a base string they end up in logs.",
    fix: "Take the secret out of the parameters; if the base string was logged or sent to anyone, replace the secret.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.2",
    confidence: Confidence::Documented,
};

impl Mistake for SecretInBaseString {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let (Some(base), Some(scene)) = (evidence.base, evidence.scene) else { return };
        if evidence.matches == Some(true) {
            return;
        }
        // Ids and secrets that are equal are another mistake, and a short one stands in many texts.
        let ids = [&scene.keys.consumer_key[..], &scene.keys.token];
        let is_told = |secret: &&str| secret.len() > 7 && !ids.contains(secret);
        let secrets = scene.keys.consumer_secret.iter().chain([&scene.keys.token_secret]);
        for secret in secrets.map(Secret::expose).filter(is_told) {
            if let Some(start) = base.text.find(secret) {
                let span = Span::new(start, start + secret.len());
                found.push(ENTRY.finding(Certainty::Seen, Place::new(Within::BaseString, span)));
                return;
            }
        }
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let keys = &scene.keys;
        let token = Some(&keys.token_secret).filter(|secret| !secret.is_empty());
        for (name, secret) in
            [("oauth_token_secret", token), ("oauth_consumer_secret", keys.consumer_secret.as_ref())]
        {
            if let Some(secret) = secret {
                offers.with(name.as_bytes(), secret.expose().as_bytes(), Origin::Header, true);
            }
        }
        if let (Some(token), Some(consumer)) = (token, keys.consumer_secret.as_ref()) {
            let both = [("oauth_consumer_secret", consumer), ("oauth_token_secret", token)]
                .map(|(name, secret)| (name, Wiped::from(secret.expose().as_bytes().to_vec())));
            let variant = offers.variant(move |draft| {
                for (name, secret) in &both {
                    draft.parameters.push(name.as_bytes(), secret, Origin::Header, Span::default());
                }
            });
            offers.add(variant.to("oauth_consumer_secret, oauth_token_secret"));
        }
        offers.observed_pairs(|pair| is_secret(&pair.name) && !is_sent(scene, &pair.name), false);
    }
}

fn is_secret(name: &[u8]) -> bool {
    SECRETS.iter().any(|secret| secret.as_bytes() == name)
}

fn is_sent(scene: &Scene, name: &[u8]) -> bool {
    (0..scene.parameters().len()).any(|index| scene.parameters().name(index) == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, sections, short};
    use crate::check::mistakes::tests::netsuite;
    use crate::check::scene::ObservedBase;

    #[test]
    fn each_secret_under_its_own_name() {
        let signed = sections(&SecretInBaseString, &short(""));
        let (token, consumer) = ("6071".repeat(16), "2c3d".repeat(16));
        assert!(signed[0].contains(&format!("oauth_token_secret%3D{token}%26oauth_version")));
        assert!(signed[1].contains(&format!("oauth_consumer_secret%3D{consumer}%26oauth_nonce")));
    }

    #[test]
    fn seen_wherever_it_stands_in_what_was_observed() {
        let scene = short("");
        let seen = |text: &str, matches: Option<bool>| {
            let base = ObservedBase::read(text);
            let inputs = netsuite();
            let scene = Some(&scene);
            let evidence = Evidence { base: Some(&base), scene, matches, ..Evidence::of(&inputs) };
            evidence.seen_by(&SecretInBaseString).len()
        };
        let right = scene.right.base_string.to_string();
        let theirs = format!("{right}&{}&{}", "2c3d".repeat(16), "6071".repeat(16));
        assert_eq!(seen(&theirs, Some(false)), 1);
        assert_eq!(seen(&theirs, Some(true)), 0, "it was sent, too");
        assert_eq!(seen(&right, Some(false)), 0);
    }

    #[test]
    fn both_of_them() {
        let signed = sections(&SecretInBaseString, &short(""));
        let is_both = |section: &&String| {
            ["oauth_consumer_secret%3D", "oauth_token_secret%3D"].iter().all(|name| section.contains(name))
        };
        assert_eq!(signed.iter().filter(is_both).count(), 1, "{}", signed.len());
    }

    #[test]
    fn any_name_of_a_secret_is_read_off_what_was_observed() {
        let scene = observing(short(""), "GET&https%3A%2F%2Fh.example%2Fr&…%26tokenSecret%3Dcanary");
        assert_eq!(sections(&SecretInBaseString, &scene).last().unwrap(), "…%26tokenSecret%3Dcanary");
    }
}

//! A secret that is sent.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{place, whole_field};
use crate::check::mistakes::offers::Offers;
use crate::check::mistakes::parameters::oauth_params_duplicated::SECRETS;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Severity};
use crate::secret::Secret;
use crate::sign::params::Origin;

/// `oauth_token_secret="…"`, or one of the two secrets under another name.
#[derive(Debug)]
pub struct SecretInHeader;

const ENTRY: Entry = Entry {
    code: "secret-in-header",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "A secret stands in the header",
    why: "The secrets make the signing key and are never sent. This one was, with every call, and stays in the logs of all that lies on the way; it must count as known to others.",
    fix: "Take it out of the header. Then reset the credentials of the integration, or make a new token.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-4.5",
    confidence: Confidence::Documented,
};

impl Mistake for SecretInHeader {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(header) = evidence.header else { return };
        let secrets = [&evidence.inputs.consumer_secret, &evidence.inputs.token_secret];
        let is_secret = |value: &[u8]| {
            let known = secrets.iter().copied().flatten().map(Secret::expose);
            value.len() >= 8 && known.into_iter().any(|secret| secret.as_bytes() == value)
        };
        for field in &header.fields {
            let name = header.part(field.name);
            if SECRETS.contains(&name) && !field.decoded.is_empty() {
                let title = format!("The header holds `{name}`");
                found.push(ENTRY.finding(Certainty::Seen, whole_field(field)).titled(title));
                return;
            }
            // An id and a secret that are equal are a mix-up of what was entered, which is said elsewhere.
            let is_id = matches!(name, "oauth_token" | "oauth_consumer_key");
            if !is_id && is_secret(&field.decoded) {
                let title = format!("The header holds one of the secrets, as `{name}`");
                found.push(ENTRY.finding(Certainty::Seen, place(field.value)).titled(title));
                return;
            }
        }
    }

    /// A server signs it like any other parameter; who wrote it into the header beside the rest did not.
    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let is_secret =
            |&index: &usize| SECRETS.iter().any(|secret| secret.as_bytes() == scene.parameters().name(index));
        offers.without(&scene.from(Origin::Header).filter(is_secret).collect::<Vec<_>>(), true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen, seen_with};
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::mistakes::tests::netsuite;

    #[test]
    fn fires_on_names_and_on_values_and_repeats_none() {
        let secret = netsuite().token_secret.unwrap();
        for text in [
            RIGHT.replace("oauth_version=\"1.0\"", "oauth_token_secret=\"CANARY\""),
            format!("NLAuth nlauth_account=1234567, nlauth_signature={}", secret.expose()),
        ] {
            let found = seen_with(&SecretInHeader, &netsuite(), &text, None);
            assert_eq!(found.len(), 1, "{text}");
            let said = format!("{found:?}");
            assert!(!said.contains("CANARY") && !said.contains(secret.expose()));
        }
    }

    #[test]
    fn left_out_of_what_is_signed() {
        let mut scene = short("");
        assert_eq!(texts(&SecretInHeader, &scene), [""; 0]);
        scene.header.push((b"oauth_token_secret".to_vec(), b"x".to_vec()));
        let scene = Scene::new(scene.request, scene.header, None, None, None, scene.keys).unwrap();
        let signed = texts(&SecretInHeader, &scene);
        assert!(signed.len() == 1 && !signed[0].contains("oauth_token_secret"), "{signed:?}");
    }

    #[test]
    fn silent_without_secrets() {
        let empty = RIGHT.replace("oauth_version=\"1.0\"", "oauth_token_secret=\"\"");
        for text in [RIGHT, &empty].iter().chain(&OTHERS) {
            assert_eq!(seen(&SecretInHeader, text), [], "{text}");
        }
    }
}

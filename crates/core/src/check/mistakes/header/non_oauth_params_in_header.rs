//! Parameters of the query or the body in the header.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{is_oauth_name, oauth_header, whole_field};
use crate::check::mistakes::offers::Offers;
use crate::check::mistakes::parameters::oauth_params_duplicated::SECRETS;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Severity};
use crate::intake::authorization::HeaderField;
use crate::sign::params::Origin;

/// `OAuth …, script="10", deploy="1"`: the whole list of signed parameters was written out.
#[derive(Debug)]
pub struct NonOauthParamsInHeader;

const ENTRY: Entry = Entry {
    code: "non-oauth-params-in-header",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "The header holds parameters that are not OAuth's",
    why: "The header holds the realm and the parameters that begin with oauth_. What is repeated there from the query or the body is sent twice, and the server may sign it twice.",
    fix: "Write into the header the realm and the names that begin with oauth_ alone; leave all others in the URL or the body.",
    source: "https://github.com/timbal-ai/timbal/pull/80",
    confidence: Confidence::Observed,
};

impl Mistake for NonOauthParamsInHeader {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(header) = oauth_header(evidence) else { return };
        let is_strange = |field: &&HeaderField| is_strange(header.part(field.name));
        let strange: Vec<&HeaderField> = header.fields.iter().filter(is_strange).collect();
        let Some(first) = strange.first() else { return };
        let names: Vec<String> =
            strange.iter().map(|field| format!("`{}`", header.part(field.name))).collect();
        let finding = ENTRY.finding(Certainty::Seen, whole_field(first));
        let finding = finding.titled(format!("The header holds what is not OAuth's: {}", names.join(", ")));
        // A server that signed them as it should would find the signature right.
        let severity = if evidence.matches == Some(true) { Severity::WorthChecking } else { ENTRY.severity };
        found.push(finding.as_severe_as(severity));
    }

    /// A server signs them with the rest; who wrote them into the header did not.
    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let name = |index: usize| std::str::from_utf8(scene.parameters().name(index));
        let strange = scene.from(Origin::Header).filter(|&index| name(index).is_ok_and(is_strange));
        offers.without(&strange.collect::<Vec<_>>(), true);
    }
}

/// Whether a name has no business in the header. That of a secret is told as such.
pub(in crate::check::mistakes) fn is_strange(name: &str) -> bool {
    !is_oauth_name(name) && !name.eq_ignore_ascii_case("realm") && !SECRETS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen, seen_with};
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::mistakes::tests::netsuite;

    #[test]
    fn fires_once_and_names_them_all() {
        let text = r#"OAuth realm="1", limit="1", oauth_nonce="a", offset="0""#;
        assert_eq!(seen(&NonOauthParamsInHeader, text), [(Severity::Breaks, "limit=\"1")]);
        let found = seen_with(&NonOauthParamsInHeader, &netsuite(), text, Some(true));
        assert_eq!(found[0].severity, Severity::WorthChecking);
        assert!(found[0].title.contains("`limit`, `offset`"), "{}", found[0].title);
    }

    #[test]
    fn left_out_of_what_is_signed() {
        let mut scene = short("");
        assert_eq!(texts(&NonOauthParamsInHeader, &scene), [""; 0]);
        scene.header.push((b"role".to_vec(), b"3".to_vec()));
        let scene = Scene::new(scene.request, scene.header, None, None, None, scene.keys).unwrap();
        assert_eq!(texts(&NonOauthParamsInHeader, &scene), ["GET&https%3A%2F%2Fh.example%2Fr&…"]);
    }

    #[test]
    fn silent_on_oauth_names_on_a_body_hash_and_on_names_of_secrets() {
        let hash =
            r#"OAuth Realm="1", oauth_nonce="a", oauth_body_hash="x", oauth_tokne="y", token_secret="z""#;
        for text in [RIGHT, hash].iter().chain(&OTHERS) {
            assert_eq!(seen(&NonOauthParamsInHeader, text), [], "{text}");
        }
    }
}

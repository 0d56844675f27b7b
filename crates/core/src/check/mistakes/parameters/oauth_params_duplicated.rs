//! OAuth parameters in the URL besides those of the header.

use super::query::{QueryPair, pairs};
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{is_oauth_name, oauth_header, whole_field};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::sign::params::Origin;
use crate::span::Span;

/// `?oauth_token=…` in the URL of a call that carries a header.
#[derive(Debug)]
pub struct OauthParamsDuplicated;

const ENTRY: Entry = Entry {
    code: "oauth-params-duplicated",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The URL holds OAuth parameters, and so does the header",
    why: "Each OAuth parameter may be sent once, in one place. Those of the URL are signed a second time, and they stay in logs and histories.",
    fix: "Take every parameter that begins with oauth_ out of the URL; the header carries them.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.5",
    confidence: Confidence::Documented,
};

impl Mistake for OauthParamsDuplicated {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(url) = inputs.parsed_url() else { return };
        let pairs = pairs(&url);
        let doubled = of_oauth(&pairs);
        let exposed = pairs.iter().find(|pair| SECRETS.contains(&pair.name.as_str()));
        // With key and signature in the query, that may be where they are sent, and nowhere else.
        let has = |name: &str| doubled.iter().any(|pair| pair.name == name);
        if exposed.is_none() && has("oauth_consumer_key") && has("oauth_signature") {
            return;
        }
        let Some(&first) = exposed.as_ref().or(doubled.first()) else { return };
        let finding = ENTRY.finding(Certainty::Seen, Place::new(Within::Url, first.place));
        // Names alone: the values may be secrets.
        found.push(if exposed.is_some() {
            finding
                .titled(format!("A secret stands in the URL: `{}`", first.name))
                .because("A secret is never sent: it only goes into the signing key. In a URL it stays in logs and histories, so it must count as known to others.")
                .mended_by("Take it out of the URL and replace it: reset the credentials of the integration, or make a new token.")
        } else {
            finding.titled(names_of(&doubled))
        });
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(header) = oauth_header(evidence) else { return };
        let again = header.fields.iter().enumerate().find(|&(at, field)| {
            let name = header.part(field.name);
            let is_earlier = header.fields[..at].iter().any(|other| header.part(other.name) == name);
            is_earlier && (is_oauth_name(name) || name.eq_ignore_ascii_case("realm"))
        });
        let Some((_, field)) = again else { return found.extend(in_both(evidence.inputs)) };
        found.push(
            ENTRY
                .finding(Certainty::Seen, whole_field(field))
                .titled(format!("The header holds `{}` twice", header.part(field.name)))
                .because(
                    "Each OAuth parameter may be sent once. A server refuses the second one, or signs both.",
                )
                .mended_by("Write each parameter into the header once."),
        );
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let header = scene.header.clone();
        offers.rare(move |draft| {
            for (name, value) in &header {
                draft.parameters.push(name, value, Origin::Query, Span::default());
            }
        });
        let is_in_header =
            |index: &usize| scene.header.iter().any(|(name, _)| name == scene.parameters().name(*index));
        // Sent twice, and signed once.
        let again: Vec<usize> = scene.from(Origin::Query).filter(is_in_header).collect();
        let all: Vec<usize> = (0..scene.parameters().len()).collect();
        let is_again = |index: &usize| {
            let name = scene.parameters().name(*index);
            again.iter().any(|&other| scene.parameters().name(other) == name)
        };
        let in_header = all.into_iter().filter(|index| !again.contains(index)).filter(is_again);
        let in_header: Vec<usize> = in_header.collect();
        let header: Vec<usize> = scene.from(Origin::Header).collect();
        let name = |index: usize| scene.parameters().name(index);
        let is_later = |n: usize| header[..n].iter().any(|&other| name(other) == name(header[n]));
        let later: Vec<usize> = (0..header.len()).filter(|&n| is_later(n)).map(|n| header[n]).collect();
        offers.without(&later, false);
        offers.without(&again, true);
        offers.without(&in_header, false);
    }
}

/// What the URL holds of OAuth's besides a header.
fn in_both(inputs: &Inputs) -> Option<Finding> {
    let pairs = pairs(&inputs.parsed_url()?);
    let doubled = of_oauth(&pairs);
    let place = Place::new(Within::Url, doubled.first()?.place);
    Some(ENTRY.finding(Certainty::Seen, place).titled(names_of(&doubled)))
}

fn of_oauth(pairs: &[QueryPair]) -> Vec<&QueryPair> {
    pairs.iter().filter(|pair| PARAMETERS.contains(&pair.name.as_str())).collect()
}

fn names_of(doubled: &[&QueryPair]) -> String {
    let names: Vec<_> = doubled.iter().map(|pair| format!("`{}`", pair.name)).collect();
    format!("The URL holds what the header carries: {}", names.join(", "))
}

/// The parameters of RFC 5849 that a request carries once.
const PARAMETERS: &[&str] = &[
    "oauth_consumer_key",
    "oauth_token",
    "oauth_signature_method",
    "oauth_signature",
    "oauth_timestamp",
    "oauth_nonce",
    "oauth_version",
    "oauth_callback",
    "oauth_verifier",
];

/// Names under which a secret is sent by mistake.
pub(in crate::check::mistakes) const SECRETS: &[&str] = &[
    "oauth_consumer_secret",
    "oauth_token_secret",
    "consumer_secret",
    "token_secret",
    "consumerSecret",
    "tokenSecret",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen, seen_with};
    use crate::check::mistakes::offers::tests::{sections, short};
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    fn with(query: &str) -> Inputs {
        let url = format!(
            "https://1234567.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1{query}"
        );
        Inputs { url: Some(url), ..netsuite() }
    }

    #[test]
    fn fires_on_oauth_names_once_and_shows_no_value() {
        for (query, place) in [
            ("&oauth_token=canary&oauth_nonce=canary", "oauth_token=canary"),
            ("&oauth_signature=canary", "oauth_signature=canary"),
            ("&oauth_token=x&oauth_token_secret=canary", "oauth_token_secret=canary"),
            ("&consumer_secret=canary", "consumer_secret=canary"),
            ("&oauth_consumer_key=x&oauth_signature=y&consumer_secret=canary", "consumer_secret=canary"),
        ] {
            let inputs = with(query);
            let mut found = Vec::new();
            OauthParamsDuplicated.lint(&inputs, &mut found);
            assert_eq!(found.len(), 1, "{query}");
            assert_eq!(found[0].place.span.of_str(&inputs.url.unwrap()), place);
            assert!(!format!("{found:?}").contains("canary"));
        }
    }

    #[test]
    fn seen_where_the_header_holds_one_twice() {
        let text = r#"OAuth realm="1", oauth_nonce="a", oauth_token="b", oauth_nonce="a""#;
        assert_eq!(seen(&OauthParamsDuplicated, text), [(Severity::Breaks, "oauth_nonce=\"a")]);
        for text in [RIGHT].iter().chain(&OTHERS) {
            assert_eq!(seen(&OauthParamsDuplicated, text), [], "{text}");
        }
    }

    #[test]
    fn seen_where_a_query_that_carries_them_has_a_header_beside_it() {
        let inputs = with("&oauth_consumer_key=x&oauth_nonce=y&oauth_signature=z");
        let found = seen_with(&OauthParamsDuplicated, &inputs, RIGHT, None);
        let url = inputs.url.unwrap();
        let pieces: Vec<_> = found.iter().map(|finding| finding.place.span.of_str(&url)).collect();
        assert_eq!(pieces, ["oauth_consumer_key=x"]);
    }

    #[test]
    fn is_silent_on_other_names_and_on_a_realm_in_the_query() {
        let carried = "&oauth_consumer_key=x&oauth_nonce=y&oauth_signature=z";
        for query in ["", "&realm=1234567", "&oauth=1", "&token=1", "&oauth_custom=1", carried] {
            assert_eq!(lint_codes(&OauthParamsDuplicated, &with(query)), [""; 0], "{query}");
        }
    }

    #[test]
    fn signed_twice_and_sent_twice_but_signed_once() {
        let signed = sections(&OauthParamsDuplicated, &short(""));
        assert_eq!(signed.len(), 1);
        assert_eq!(signed[0].matches("oauth_nonce").count(), 2);
        let signed = sections(&OauthParamsDuplicated, &short("?oauth_nonce=other"));
        assert_eq!(signed.iter().filter(|section| section.matches("oauth_nonce").count() == 1).count(), 2);
    }
}

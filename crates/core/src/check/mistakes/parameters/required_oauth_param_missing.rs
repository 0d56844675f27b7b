//! One of the parameters that every signature holds is not signed.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{is_cut, oauth_header, place};
use crate::check::mistakes::offers::Offers;
use crate::check::mistakes::parameters::param_name_misspelled::is_slip;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Severity};
use crate::intake::authorization::Header;
use crate::sign::params::Origin;
use crate::span::Span;

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

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(header) = oauth_header(evidence).filter(|header| !is_cut(header)) else { return };
        let in_netsuite = evidence.inputs.is_netsuite();
        // The first call of the three-step flow has no token yet, and elsewhere a call may have none at all.
        let needs_token = in_netsuite && header.field("oauth_callback").is_none();
        let is_plain = header.value("oauth_signature_method") == Some("PLAINTEXT");
        // Where the signature was given by itself, the header was copied before it was finished.
        let needs_signature = evidence.signature.is_none();
        let missing: Vec<String> = REQUIRED
            .iter()
            // A header that is shown as it was before the signature came into it lacks none.
            .chain(evidence.signature.is_none().then_some(&"oauth_signature"))
            .filter(|&&name| needs_token || name != "oauth_token")
            .filter(|&&name| needs_signature || name != "oauth_signature")
            .filter(|&&name| !(is_plain && matches!(name, "oauth_nonce" | "oauth_timestamp")))
            .filter(|name| !is_there(header, name))
            .map(|name| format!("`{name}`"))
            .collect();
        if missing.is_empty() {
            return;
        }
        let end = header.fields.last().map_or(0, |field| field.value.end);
        let start = header.scheme.map_or(header.before.end, |scheme| scheme.start);
        found.push(
            ENTRY
                .finding(Certainty::Seen, place(Span::new(start, end)))
                .titled(format!("The header lacks {}", missing.join(", ")))
                .because("Consumer key, signature method, timestamp, nonce and signature are in every header, and with NetSuite the token is as well."),
        );
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        for index in scene.from(Origin::Header) {
            let name = scene.parameters().name(index);
            // One that is sent twice and signed once is not missing. A library that is given no token signs none.
            if scene.is_alone_in_the_header(index)
                && REQUIRED.iter().any(|required| required.as_bytes() == name)
            {
                offers.without(&[index], name == b"oauth_token");
            }
        }
    }
}

/// Whether a header has a parameter, be it under a name with a slip in it, which is another mistake.
fn is_there(header: &Header<'_>, name: &str) -> bool {
    header.fields.iter().any(|field| {
        let given = header.part(field.name);
        given == name || is_slip(given.as_bytes(), name.as_bytes())
    })
}

/// What a NetSuite signature always holds.
const REQUIRED: &[&str] =
    &["oauth_signature_method", "oauth_nonce", "oauth_timestamp", "oauth_token", "oauth_consumer_key"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen, seen_with};
    use crate::check::mistakes::offers::tests::{sections, short};
    use crate::inputs::Inputs;

    #[test]
    fn seen_in_a_header() {
        let lacks = |part: &str| RIGHT.replace(part, "");
        for part in ["oauth_nonce=\"fjaLirsIcCGVZWzBX0pg\", ", "oauth_token=\"tk\", "] {
            let text = lacks(part);
            assert_eq!(
                seen(&RequiredOauthParamMissing, &text),
                [(Severity::Breaks, text.trim_end_matches('"'))]
            );
        }
        let without_token = lacks("oauth_token=\"tk\", ");
        let elsewhere = seen_with(&RequiredOauthParamMissing, &Inputs::default(), &without_token, None);
        assert_eq!(elsewhere, [], "a call without a token");
    }

    #[test]
    fn silent_on_whole_headers_on_slips_and_on_headers_that_were_cut() {
        let slip = RIGHT.replace("oauth_nonce", "oauth_nonse");
        let no_version = RIGHT.replace("oauth_version=\"1.0\", ", "");
        let cut = &RIGHT[..RIGHT.len() - 40];
        for text in [RIGHT, &slip, &no_version, cut].iter().chain(&OTHERS) {
            assert_eq!(seen(&RequiredOauthParamMissing, text), [], "{text}");
        }
    }

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

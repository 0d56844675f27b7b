//! A header that is not sent as one.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{oauth_header, place};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::request::is_form;
use crate::sign::params::Origin;
use crate::span::Span;

/// A blank before the colon, `Proxy-Authorization`, or the parameters in the URL or the body.
#[derive(Debug)]
pub struct HeaderNotSent;

const ENTRY: Entry = Entry {
    code: "header-not-sent",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "The parameters are not sent as an Authorization header",
    why: "NetSuite reads them in the header Authorization and nowhere else. A right signature in another place is a call without credentials.",
    fix: "Send one header line `Authorization: OAuth …`, and look at it in the raw request (curl -v, a proxy, the client's wire log).",
    source: "https://twittercommunity.com/t/failed-to-validate-oauth-signature-and-token-when-acquiring-a-request-token/2397",
    confidence: Confidence::Observed,
};

impl Mistake for HeaderNotSent {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        match oauth_header(evidence) {
            Some(header) => {
                let before = header.part(header.before);
                let name = before.split(':').next().unwrap_or_default();
                let start = name.len() - name.trim_start().len();
                let finding = ENTRY.finding(Certainty::Seen, place(Span::new(start, name.len())));
                if name.trim().eq_ignore_ascii_case("Proxy-Authorization") {
                    found.push(finding.titled("The header is called Proxy-Authorization").because(
                        "That header is for a proxy on the way, which keeps it; the server sees no credentials.",
                    ));
                } else if before.contains(':') && name.ends_with([' ', '\t']) {
                    found.push(
                        finding
                            .titled("A blank stands between the header's name and the colon")
                            .because("No blank may stand there (RFC 9112 section 5.1): servers refuse the call or pass over the line.")
                            .mended_by("Write `Authorization: OAuth …`, with the colon right behind the name."),
                    );
                }
            }
            None if evidence.inputs.is_netsuite() => found.extend(carried_elsewhere(evidence)),
            None => {}
        }
    }
}

/// The signature in the query or in a form body, where RFC 5849 allows it and NetSuite does not look.
fn carried_elsewhere(evidence: &Evidence<'_>) -> Option<Finding> {
    let scene = evidence.scene.filter(|_| evidence.header.is_none())?;
    let carried = |origin| {
        let parameters = scene.parameters();
        scene.from(origin).any(|index| parameters.name(index) == b"oauth_consumer_key")
    };
    let text = |within| evidence.inputs.text(within).unwrap_or_default();
    // A parameter that holds the signature is not signed, so it is looked for in the text.
    let place = |within| {
        let at = text(within).find("oauth_signature=")?;
        Some(Place::new(within, Span::new(at, at + "oauth_signature".len())))
    };
    let is_form_body = evidence.inputs.content_type.as_deref().is_some_and(is_form);
    let (place, title) = match (place(Within::Url), place(Within::Body)) {
        (Some(place), _) if carried(Origin::Query) => (place, "The OAuth parameters are sent in the URL"),
        (_, Some(place)) if is_form_body && carried(Origin::Body) => {
            (place, "The OAuth parameters are sent in the body")
        }
        _ => return None,
    };
    Some(ENTRY.finding(Certainty::Seen, place).titled(title).as_severe_as(Severity::Refused))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen};
    use crate::check::mistakes::tests::netsuite;
    use crate::check::{Check, Observed};
    use crate::inputs::Inputs;

    #[test]
    fn fires_on_another_name_and_on_a_blank_before_the_colon() {
        let text = format!("Proxy-Authorization: {RIGHT}");
        assert_eq!(seen(&HeaderNotSent, &text), [(Severity::Breaks, "Proxy-Authorization")]);
        let text = format!("Authorization : {RIGHT}");
        assert_eq!(seen(&HeaderNotSent, &text), [(Severity::Breaks, "Authorization ")]);
    }

    #[test]
    fn fires_on_a_query_that_carries_the_signature_to_netsuite() {
        let codes = |url: String| {
            let inputs = Inputs { url: Some(url), ..netsuite() };
            let checked = Check::new(&inputs, Observed::default(), None).finish();
            checked.findings.iter().filter(|finding| finding.code == "header-not-sent").count()
        };
        let query = "oauth_consumer_key=ck&oauth_nonce=n&oauth_signature=x";
        let restlet = netsuite().url.unwrap();
        assert_eq!(codes(format!("{restlet}&{query}")), 1);
        assert_eq!(codes(format!("https://shop.example/wc-api?{query}")), 0, "others read the query");
        assert_eq!(codes(restlet), 0);
    }

    #[test]
    fn silent_on_a_header_with_or_without_its_name() {
        let named = format!("Authorization: {RIGHT}");
        for text in [RIGHT, &named].iter().chain(&OTHERS) {
            assert_eq!(seen(&HeaderNotSent, text), [], "{text}");
        }
    }
}

//! The account in the host name with an underscore.

use crate::account::{Account, Service};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::span::Span;

/// `1234567_sb1.restlets.api.netsuite.com`: the realm's form in the host.
#[derive(Debug)]
pub struct HostUnderscore;

const ENTRY: Entry = Entry {
    code: "host-underscore",
    stage: Stage::Uri,
    severity: Severity::Refused,
    title: "The host name has an underscore",
    why: "A host name takes the account id with a hyphen. The name with the underscore does not exist or has no certificate, and where it does answer, the login fails.",
    fix: "In the host, write the account id in lower case and with a hyphen; the underscore belongs in the realm.",
    source: "https://github.com/ehmad11/netsuite-rest/issues/1",
    confidence: Confidence::Observed,
};

impl Mistake for HostUnderscore {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(url) = inputs.parsed_url() else { return };
        let host = url.host_str();
        let (Some(account), Some(service)) = (Account::from_host(host), Service::of_host(host)) else {
            return;
        };
        let label = host.split('.').next().unwrap_or_default();
        if !label.contains('_') {
            return;
        }
        let span = Span::new(url.host.start, url.host.start + label.len());
        found.push(
            ENTRY
                .finding(Certainty::Seen, Place::new(Within::Url, span))
                .titled(format!("The host name has an underscore: `{label}`"))
                .mended_by(format!("Call `{}`; `{account}` belongs in the realm.", account.host(service))),
        );
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let host = &scene.uri.host;
        let (Some(_), Some((label, domain))) = (Account::from_host(host), host.split_once('.')) else {
            return;
        };
        let place = Place::new(Within::Url, scene.url().host);
        // As the realm is written, in either case; or the other way round, where the underscore is called.
        let forms = if label.contains('-') {
            [label.replace('-', "_"), label.replace('-', "_").to_ascii_uppercase()]
        } else {
            [label.replace('_', "-"), label.to_ascii_uppercase()]
        };
        if !label.contains(['-', '_']) {
            return;
        }
        for form in forms {
            let host = format!("{form}.{domain}");
            let subject = host.clone();
            offers.add(offers.of_front(move |front| front.uri.host.clone_from(&host)).at(place).to(subject));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::mistakes::tests::{lint_codes, netsuite};
    use crate::check::scene::tests::scene_of;

    #[test]
    fn fires_on_an_underscore_and_names_the_right_host() {
        let url =
            "https://1234567_SB1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1";
        let mut found = Vec::new();
        HostUnderscore.lint(&Inputs { url: Some(url.into()), ..netsuite() }, &mut found);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place.span.of_str(url), "1234567_SB1");
        assert!(found[0].fix.contains("`1234567-sb1.restlets.api.netsuite.com`"), "{}", found[0].fix);
    }

    #[test]
    fn is_silent_on_a_hyphen_and_on_other_hosts() {
        assert_eq!(lint_codes(&HostUnderscore, &netsuite()), [""; 0]);
        let elsewhere = Inputs { url: Some("https://my_host.example/".into()), ..netsuite() };
        assert_eq!(lint_codes(&HostUnderscore, &elsewhere), [""; 0]);
    }

    #[test]
    fn the_realm_is_signed_in_the_host() {
        let scene = scene_of("GET", "https://1234567-sb1.restlets.api.netsuite.com/r");
        let hosts = ["1234567_sb1", "1234567_SB1"];
        let expected = hosts.map(|host| format!("GET&https%3A%2F%2F{host}.restlets.api.netsuite.com%2Fr&…"));
        assert_eq!(texts(&HostUnderscore, &scene), expected);
        let production = scene_of("GET", "https://1234567.restlets.api.netsuite.com/r");
        assert_eq!(texts(&HostUnderscore, &production), [""; 0]);
        assert_eq!(texts(&HostUnderscore, &short("")), [""; 0]);
    }
}

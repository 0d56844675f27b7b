//! A host that belongs to no account.

use super::service::service_of_path;
use crate::account::{Account, Service};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// `rest.netsuite.com`, `system.na1.netsuite.com` and the like, from before each account had its own hosts.
#[derive(Debug)]
pub struct LegacyOrGenericHost;

const ENTRY: Entry = Entry {
    code: "legacy-or-generic-host",
    stage: Stage::Uri,
    severity: Severity::Refused,
    title: "The host belongs to no account",
    why: "Each account has hosts of its own now, and the call must go there. An old host may even answer 200, with a SOAP fault about the data center: that is no success.",
    fix: "Copy the host from Setup > Company > Company Information, Company URLs.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1498251763.html",
    confidence: Confidence::Documented,
};

impl Mistake for LegacyOrGenericHost {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(url) = inputs.parsed_url() else { return };
        let host = url.host_str().to_ascii_lowercase();
        // Two look-ups live on a generic host and need no signature.
        let is_look_up = matches!(url.path_str(), "/rest/datacenterurls" | "/rest/roles");
        if !is_generic(&host) || is_look_up {
            return;
        }
        let mut finding = ENTRY
            .finding(Certainty::Seen, Place::new(Within::Url, url.host))
            .titled(format!("The host `{host}` belongs to no account"));
        let account = inputs.account.as_deref().and_then(Account::from_any_form);
        if let (Some(account), Some(service)) = (account, service_of_path(url.path_str())) {
            finding = finding.mended_by(format!(
                "Call `{}`; it is listed under Setup > Company > Company Information, Company URLs.",
                account.host(service)
            ));
        }
        found.push(finding);
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let host = scene.url().host_str();
        let Some(service) = Service::of_host(host).filter(|&service| service != Service::Other) else {
            return;
        };
        let place = Place::new(Within::Url, scene.url().host);
        let hosts: &[&str] = match service {
            Service::Suitetalk => &["webservices.netsuite.com", "rest.netsuite.com"],
            _ => &[
                "rest.netsuite.com",
                "rest.sandbox.netsuite.com",
                "system.netsuite.com",
                "rest.na1.netsuite.com",
            ],
        };
        for host in hosts {
            offers.add(offers.of_front(move |front| front.uri.host = (*host).into()).at(place).to(*host));
        }
    }
}

/// Whether a host of NetSuite, in lower case, begins with the name of a service instead of an account.
fn is_generic(host: &str) -> bool {
    if Service::of_host(host) != Some(Service::Other) {
        return false;
    }
    let first = host.split('.').next().unwrap_or_default();
    matches!(
        first,
        "rest" | "restlets" | "suitetalk" | "system" | "webservices" | "www" | "app" | "api" | "netsuite"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::mistakes::tests::{lint_codes, netsuite};
    use crate::check::scene::tests::scene_of;

    fn with(host: &str) -> Inputs {
        let url = format!("https://{host}/app/site/hosting/restlet.nl?script=6&deploy=1");
        Inputs { url: Some(url), ..netsuite() }
    }

    #[test]
    fn fires_on_old_and_generic_hosts() {
        for host in [
            "rest.netsuite.com",
            "rest.na1.netsuite.com",
            "SYSTEM.netsuite.com",
            "system.sandbox.netsuite.com",
            "webservices.eu1.netsuite.com",
            "system.app.netsuite.com",
            "restlets.api.netsuite.com",
            "netsuite.com",
        ] {
            let mut found = Vec::new();
            LegacyOrGenericHost.lint(&with(host), &mut found);
            assert_eq!(found.len(), 1, "{host}");
            assert!(found[0].fix.contains("`1234567-sb1.restlets.api.netsuite.com`"), "{}", found[0].fix);
            let text = with(host).url.unwrap();
            assert_eq!(found[0].place.span.of_str(&text), host);
        }
    }

    #[test]
    fn is_silent_on_hosts_of_accounts_on_look_ups_and_elsewhere() {
        for host in [
            "1234567.app.netsuite.com",
            "1234567.extforms.netsuite.com",
            "1234567-sb1.connect.api.netsuite.com",
            "rest.example.com",
        ] {
            assert_eq!(lint_codes(&LegacyOrGenericHost, &with(host)), [""; 0], "{host}");
        }
        let url = "https://rest.netsuite.com/rest/datacenterurls?account=1234567";
        let look_up = Inputs { url: Some(url.into()), ..netsuite() };
        assert_eq!(lint_codes(&LegacyOrGenericHost, &look_up), [""; 0]);
    }

    #[test]
    fn the_old_hosts_are_signed_for_an_account() {
        let scene = scene_of("GET", "https://1234567.restlets.api.netsuite.com/r");
        assert_eq!(texts(&LegacyOrGenericHost, &scene)[0], "GET&https%3A%2F%2Frest.netsuite.com%2Fr&…");
        assert_eq!(texts(&LegacyOrGenericHost, &short("")), [""; 0], "not at NetSuite");
    }
}

//! The path of one service on the host of another.

use super::service::service_of_path;
use crate::account::{Account, Service};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// A RESTlet called on the SuiteTalk host, or a record on the RESTlet host.
#[derive(Debug)]
pub struct ServiceHostMismatch;

const ENTRY: Entry = Entry {
    code: "service-host-mismatch",
    stage: Stage::Uri,
    severity: Severity::Refused,
    title: "The path belongs to another host",
    why: "RESTlets and the token endpoints live on the restlets host, REST and SOAP web services and OAuth 2.0 on the suitetalk host. The other host does not know the path, or refuses the token.",
    fix: "Call the host of the service, as listed under Setup > Company > Company Information, Company URLs.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1498251763.html",
    confidence: Confidence::Documented,
};

impl Mistake for ServiceHostMismatch {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(url) = inputs.parsed_url() else { return };
        let host = url.host_str();
        let (Some(account), Some(called)) = (Account::from_host(host), Service::of_host(host)) else {
            return;
        };
        let Some(wanted) = service_of_path(url.path_str()).filter(|&wanted| wanted != called) else { return };
        found.push(
            ENTRY
                .finding(Certainty::Seen, Place::new(Within::Url, url.host))
                .titled(format!(
                    "The path `{}` belongs to another host than `{}`",
                    url.path_str(),
                    host.to_ascii_lowercase()
                ))
                .mended_by(format!("Call `{}`.", account.host(wanted))),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    fn with(host: &str, path: &str) -> Inputs {
        Inputs { url: Some(format!("https://1234567-sb1.{host}.netsuite.com{path}")), ..netsuite() }
    }

    #[test]
    fn fires_and_names_the_right_host() {
        let restlet = "/app/site/hosting/restlet.nl?script=6&deploy=1";
        for (host, path, right) in [
            ("suitetalk.api", restlet, "1234567-sb1.restlets.api.netsuite.com"),
            ("app", restlet, "1234567-sb1.restlets.api.netsuite.com"),
            ("suitetalk.api", "/rest/tokeninfo", "1234567-sb1.restlets.api.netsuite.com"),
            ("restlets.api", "/services/rest/record/v1/customer", "1234567-sb1.suitetalk.api.netsuite.com"),
            ("restlets.api", "/services/rest/auth/oauth2/v1/token", "1234567-sb1.suitetalk.api.netsuite.com"),
        ] {
            let mut found = Vec::new();
            ServiceHostMismatch.lint(&with(host, path), &mut found);
            assert_eq!(found.len(), 1, "{host}{path}");
            assert_eq!(found[0].fix, format!("Call `{right}`."));
        }
    }

    #[test]
    fn is_silent_on_the_right_host() {
        for (host, path) in [
            ("restlets.api", "/app/site/hosting/restlet.nl?script=6&deploy=1"),
            ("restlets.api", "/rest/requesttoken"),
            ("suitetalk.api", "/services/rest/query/v1/suiteql"),
            ("suitetalk.api", "/services/NetSuitePort_2023_1"),
            ("app", "/app/login/oauth2/authorize.nl"),
        ] {
            assert_eq!(lint_codes(&ServiceHostMismatch, &with(host, path)), [""; 0], "{host}{path}");
        }
    }
}

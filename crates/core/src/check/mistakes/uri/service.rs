//! Which of NetSuite's services a path belongs to.

use crate::account::Service;
use crate::request::Url;

/// The service that serves a path; `None` if it is none that is known here.
pub(in crate::check::mistakes) fn service_of_path(path: &str) -> Option<Service> {
    let path = path.to_ascii_lowercase();
    if is_restlet_path(&path) || TOKEN_ENDPOINTS.contains(&path.as_str()) {
        Some(Service::Restlets)
    } else if path.starts_with("/services/") {
        Some(Service::Suitetalk)
    } else {
        None
    }
}

/// Whether a URL calls a RESTlet: at NetSuite, on whatever host of it.
pub(in crate::check::mistakes) fn is_restlet(url: &Url<'_>) -> bool {
    crate::account::is_netsuite(url.host_str()) && is_restlet_path(&url.path_str().to_ascii_lowercase())
}

fn is_restlet_path(lower_case_path: &str) -> bool {
    lower_case_path.ends_with("/restlet.nl")
}

/// Where tokens are made, looked at and revoked.
const TOKEN_ENDPOINTS: &[&str] =
    &["/rest/requesttoken", "/rest/accesstoken", "/rest/issuetoken", "/rest/revoketoken", "/rest/tokeninfo"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_the_service() {
        for (path, service) in [
            ("/app/site/hosting/restlet.nl", Some(Service::Restlets)),
            ("/rest/tokeninfo", Some(Service::Restlets)),
            ("/services/rest/record/v1/customer", Some(Service::Suitetalk)),
            ("/services/rest/auth/oauth2/v1/token", Some(Service::Suitetalk)),
            ("/services/NetSuitePort_2023_1", Some(Service::Suitetalk)),
            ("/app/login/oauth2/authorize.nl", None),
            ("/rest/datacenterurls", None),
            ("/", None),
        ] {
            assert_eq!(service_of_path(path), service, "{path}");
        }
    }
}

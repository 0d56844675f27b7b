//! A method that RESTlets do not know.

use super::super::uri::service::is_restlet;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// `PATCH`, `HEAD` and the like at `restlet.nl`.
#[derive(Debug)]
pub struct MethodNotOfRestlets;

const ENTRY: Entry = Entry {
    code: "method-not-of-restlets",
    stage: Stage::Method,
    severity: Severity::WorthChecking,
    title: "RESTlets do not know this method",
    why: "A RESTlet has an entry point for GET, POST, PUT and DELETE, and none for any other method.",
    fix: "Call the RESTlet with the method whose entry point its script has.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4619219272.html",
    confidence: Confidence::Documented,
};

impl Mistake for MethodNotOfRestlets {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(method) = inputs.method.as_deref() else { return };
        let is_known =
            matches!(method.trim().to_ascii_uppercase().as_str(), "GET" | "POST" | "PUT" | "DELETE");
        if is_known || !inputs.parsed_url().is_some_and(|url| is_restlet(&url)) {
            return;
        }
        let title = if method.trim().is_empty() {
            "The method is empty".to_owned()
        } else {
            format!("RESTlets do not know the method `{}`", method.trim())
        };
        found.push(ENTRY.finding(Certainty::Seen, Place::whole(Within::Method, method)).titled(title));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    #[test]
    fn fires_on_other_methods_and_is_silent_on_the_four() {
        let with = |method: &str| {
            lint_codes(&MethodNotOfRestlets, &Inputs { method: Some(method.into()), ..netsuite() })
        };
        for method in ["PATCH", "HEAD", "OPTIONS", "GETT", ""] {
            assert_eq!(with(method), ["method-not-of-restlets"], "{method}");
        }
        for method in ["GET", "POST", "PUT", "DELETE", "get"] {
            assert_eq!(with(method), [""; 0], "{method}");
        }
    }

    #[test]
    fn is_silent_on_other_services() {
        let url = "https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/customer/7";
        let record = Inputs { url: Some(url.into()), method: Some("PATCH".into()), ..netsuite() };
        assert_eq!(lint_codes(&MethodNotOfRestlets, &record), [""; 0]);
    }
}

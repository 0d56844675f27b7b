//! A body where a RESTlet reads none.

use super::super::uri::service::is_restlet;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// GET or DELETE with a body.
#[derive(Debug)]
pub struct BodyWithGet;

const ENTRY: Entry = Entry {
    code: "body-with-get",
    stage: Stage::Parameters,
    severity: Severity::WorthChecking,
    title: "A GET or DELETE has a body",
    why: "A RESTlet takes the arguments of GET and DELETE from the query of the URL. A GET with a body is answered with 400.",
    fix: "Put the arguments into the query, where they are signed, and send no body.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html",
    confidence: Confidence::Documented,
};

impl Mistake for BodyWithGet {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let (Some(method), Some(body)) = (inputs.method.as_deref(), inputs.body.as_deref()) else { return };
        let method = method.trim().to_ascii_uppercase();
        let reads_none = matches!(method.as_str(), "GET" | "DELETE");
        if !reads_none || body.trim().is_empty() || !inputs.parsed_url().is_some_and(|url| is_restlet(&url)) {
            return;
        }
        let finding = ENTRY.finding(Certainty::Seen, Place::whole(Within::Body, body));
        found.push(finding.titled(format!("The {method} has a body")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    fn with(method: &str, body: Option<&str>) -> Inputs {
        Inputs { method: Some(method.into()), body: body.map(Into::into), ..netsuite() }
    }

    #[test]
    fn fires_on_a_body_with_get_and_delete() {
        assert_eq!(lint_codes(&BodyWithGet, &with("GET", Some("{}"))), ["body-with-get"]);
        assert_eq!(lint_codes(&BodyWithGet, &with("delete", Some("{}"))), ["body-with-get"]);
    }

    #[test]
    fn is_silent_without_a_body_with_post_and_elsewhere() {
        for inputs in [with("GET", None), with("GET", Some("")), with("POST", Some("{}"))] {
            assert_eq!(lint_codes(&BodyWithGet, &inputs), [""; 0]);
        }
        let elsewhere = Inputs { url: Some("https://example.com/".into()), ..with("GET", Some("{}")) };
        assert_eq!(lint_codes(&BodyWithGet, &elsewhere), [""; 0]);
    }
}

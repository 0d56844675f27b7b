//! A body without a content type that RESTlets take.

use super::super::uri::service::is_restlet;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::request::is_form;

/// POST or PUT with a body and no `Content-Type`, or one such as a form's.
#[derive(Debug)]
pub struct ContentTypeMissing;

const ENTRY: Entry = Entry {
    code: "content-type-missing",
    stage: Stage::Parameters,
    severity: Severity::WorthChecking,
    title: "The body has no content type that RESTlets take",
    why: "A RESTlet takes application/json, application/xml and text/plain. Without a content type, or with another one, NetSuite answers 415.",
    fix: "Send the header Content-Type: application/json, or the one of the three that the body really is.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4619215993.html",
    confidence: Confidence::Documented,
};

impl Mistake for ContentTypeMissing {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let method = inputs.method.as_deref().unwrap_or_default().trim().to_ascii_uppercase();
        let has_body = inputs.body.as_deref().is_some_and(|body| !body.is_empty());
        let reads_body = matches!(method.as_str(), "POST" | "PUT");
        if !reads_body || !has_body || !inputs.parsed_url().is_some_and(|url| is_restlet(&url)) {
            return;
        }
        let content_type = inputs.content_type.as_deref().unwrap_or_default();
        let media_type = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if matches!(media_type.as_str(), "application/json" | "application/xml" | "text/plain") {
            return;
        }
        let finding = ENTRY.finding(Certainty::Seen, Place::whole(Within::ContentType, content_type));
        found.push(if media_type.is_empty() {
            finding.titled("The body has no content type")
        } else if is_form(content_type) {
            finding.titled("The body is sent as a form, which RESTlets do not take").because(
                "The fields of a form are signed (RFC 5849 section 3.4.1.3.1), but a RESTlet takes application/json, application/xml and text/plain alone: NetSuite answers 415.",
            )
        } else {
            finding.titled(format!("RESTlets do not take the content type `{media_type}`"))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    fn with(method: &str, content_type: Option<&str>, body: Option<&str>) -> Inputs {
        Inputs {
            method: Some(method.into()),
            content_type: content_type.map(Into::into),
            body: body.map(Into::into),
            ..netsuite()
        }
    }

    #[test]
    fn fires_without_a_type_and_on_types_that_are_not_taken() {
        for content_type in [
            None,
            Some(""),
            Some("application/x-www-form-urlencoded; charset=UTF-8"),
            Some("multipart/form-data"),
        ] {
            let inputs = with("POST", content_type, Some("{}"));
            assert_eq!(
                lint_codes(&ContentTypeMissing, &inputs),
                ["content-type-missing"],
                "{content_type:?}"
            );
        }
    }

    #[test]
    fn is_silent_on_the_three_types_without_a_body_and_elsewhere() {
        for inputs in [
            with("POST", Some("application/json; charset=utf-8"), Some("{}")),
            with("PUT", Some("Application/XML"), Some("<a/>")),
            with("POST", Some("text/plain"), Some("a")),
            with("POST", None, None),
            with("GET", None, Some("{}")),
            Inputs { url: Some("https://example.com/".into()), ..with("POST", None, Some("{}")) },
        ] {
            assert_eq!(lint_codes(&ContentTypeMissing, &inputs), [""; 0], "{inputs:?}");
        }
    }
}

//! A call over plain HTTP.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// `http://`: the scheme is signed, and NetSuite answers on `https` alone.
#[derive(Debug)]
pub struct SchemeNotHttps;

const ENTRY: Entry = Entry {
    code: "scheme-not-https",
    stage: Stage::Uri,
    severity: Severity::Refused,
    title: "The URL begins with http",
    why: "The scheme is part of the base string, and NetSuite takes the call over https alone: signed for http, the signature is wrong there even after a redirect.",
    fix: "Write https.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.1.2",
    confidence: Confidence::Documented,
};

impl Mistake for SchemeNotHttps {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        // Of other servers nothing is known: some are called over http, on this machine or by published examples.
        let Some(url) = inputs.parsed_url().filter(|url| !url.is_https() && inputs.is_netsuite()) else {
            return;
        };
        found.push(ENTRY.finding(Certainty::Seen, Place::new(Within::Url, url.scheme)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    fn severities(url: &str) -> Vec<Severity> {
        let mut found = Vec::new();
        SchemeNotHttps.lint(&Inputs { url: Some(url.into()), ..netsuite() }, &mut found);
        found.iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn fires_on_http_to_netsuite() {
        assert_eq!(severities("http://1234567.restlets.api.netsuite.com/"), [Severity::Refused]);
        assert_eq!(severities("HTTP://1234567.suitetalk.api.netsuite.com/"), [Severity::Refused]);
    }

    #[test]
    fn is_silent_on_https_and_elsewhere() {
        assert_eq!(lint_codes(&SchemeNotHttps, &netsuite()), [""; 0]);
        assert_eq!(severities("HTTPS://example.com/"), []);
        assert_eq!(severities("HTTP://127.0.0.1:8080/"), []);
        assert_eq!(severities("http://example.com/request"), []);
        assert_eq!(severities("example.com"), []);
    }
}

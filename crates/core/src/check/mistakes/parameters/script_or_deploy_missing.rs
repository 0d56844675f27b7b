//! A RESTlet called without its script or its deployment.

use super::super::uri::service::is_restlet;
use super::query::pairs;
use super::url_ampersand_escaped::escaped_ampersand;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// `restlet.nl` without `script` or `deploy`, or with an empty one.
#[derive(Debug)]
pub struct ScriptOrDeployMissing;

const ENTRY: Entry = Entry {
    code: "script-or-deploy-missing",
    stage: Stage::Parameters,
    severity: Severity::Refused,
    title: "The URL does not say which RESTlet is meant",
    why: "NetSuite finds the RESTlet by script and deploy in the query of the URL, whatever the method and whatever the body holds.",
    fix: "Take the whole External URL from the script deployment record: it ends with script and deploy.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4618456734.html",
    confidence: Confidence::Documented,
};

impl Mistake for ScriptOrDeployMissing {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(url) = inputs.parsed_url().filter(is_restlet) else { return };
        // `script=1&amp;deploy=1` has both, behind another mistake.
        if escaped_ampersand(&url).is_some() {
            return;
        }
        let pairs = pairs(&url);
        let value_of = |name: &str| pairs.iter().find(|pair| pair.name == name);
        let lacks = |name: &str| value_of(name).is_none_or(|pair| pair.value.trim().is_empty());
        let title = match (lacks("script"), lacks("deploy")) {
            (false, false) => return,
            (true, true) => "The URL says neither script nor deploy",
            (true, false) => "The URL does not say which script",
            (false, true) => "The URL does not say which deployment (deploy)",
        };
        let empty =
            ["script", "deploy"].into_iter().filter_map(value_of).find(|pair| pair.value.trim().is_empty());
        let span =
            empty.map(|pair| pair.place).or(url.query.filter(|query| !query.is_empty())).unwrap_or(url.path);
        found.push(ENTRY.finding(Certainty::Seen, Place::new(Within::Url, span)).titled(title));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, lint_place, netsuite, netsuite_with};

    #[test]
    fn fires_where_one_is_missing_or_empty_and_points_at_it() {
        for (query, place) in [
            ("", "/app/site/hosting/restlet.nl"),
            ("?", "/app/site/hosting/restlet.nl"),
            ("?script=6", "script=6"),
            ("?deploy=1&x=y", "deploy=1&x=y"),
            ("?script=&deploy=1", "script="),
            ("?script=6&deploy", "deploy"),
            ("?Script=6&deploy=1", "Script=6&deploy=1"),
        ] {
            assert_eq!(lint_place(&ScriptOrDeployMissing, &netsuite_with(query)), place);
        }
    }

    #[test]
    fn is_silent_on_ids_of_both_kinds_on_other_causes_and_elsewhere() {
        for query in [
            "?script=6&deploy=1",
            "?deploy=customdeploy_x&script=customscript_x&since=",
            "?script=1&amp;deploy=1",
            "?script={{script}}&deploy=1",
        ] {
            assert_eq!(lint_codes(&ScriptOrDeployMissing, &netsuite_with(query)), [""; 0], "{query}");
        }
        let record = "https://1234567.suitetalk.api.netsuite.com/services/rest/record/v1/customer";
        let record = Inputs { url: Some(record.into()), ..netsuite() };
        assert_eq!(lint_codes(&ScriptOrDeployMissing, &record), [""; 0]);
    }
}

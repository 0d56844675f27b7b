//! The name of a file where the id of a record belongs.

use super::super::uri::service::is_restlet;
use super::super::variable::find_variable;
use super::query::pairs;
use super::url_ampersand_escaped::escaped_ampersand;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// `script=my_restlet.js`: the file in the cabinet instead of the script record.
#[derive(Debug)]
pub struct ScriptFileName;

const ENTRY: Entry = Entry {
    code: "script-file-name",
    stage: Stage::Parameters,
    severity: Severity::Refused,
    title: "A file name stands where an id belongs",
    why: "The URL names the script record and its deployment, not the file that the record runs.",
    fix: "Write the number, or the id that begins with customscript or customdeploy, from the script deployment record.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4618456734.html",
    confidence: Confidence::Documented,
};

impl Mistake for ScriptFileName {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(url) = inputs.parsed_url().filter(is_restlet) else { return };
        if escaped_ampersand(&url).is_some() {
            return;
        }
        for pair in pairs(&url) {
            let lower = pair.value.trim().to_ascii_lowercase();
            let is_file = matches!(lower.rsplit_once('.'), Some((_, "js" | "ts"))) || lower.contains('/');
            if !matches!(pair.name.as_str(), "script" | "deploy")
                || !is_file
                || find_variable(&pair.value).is_some()
            {
                continue;
            }
            found.push(
                ENTRY
                    .finding(Certainty::Seen, Place::new(Within::Url, pair.value_place))
                    .titled(format!("`{}` names a file, not a record", pair.name)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, lint_place, netsuite_with};

    fn with(query: &str) -> Inputs {
        netsuite_with(&["?", query].concat())
    }

    #[test]
    fn fires_on_file_names_and_points_at_the_value() {
        for (query, place) in [
            ("script=my_restlet.js&deploy=1", "my_restlet.js"),
            ("script=6&deploy=restlet.TS", "restlet.TS"),
            ("script=%2FSuiteScripts%2Frestlet&deploy=1", "%2FSuiteScripts%2Frestlet"),
        ] {
            assert_eq!(lint_place(&ScriptFileName, &with(query)), place);
        }
    }

    #[test]
    fn is_silent_on_ids_and_on_other_parameters() {
        for query in [
            "script=6&deploy=1",
            "script=customscript_x&deploy=customdeploy_x",
            "script=6&deploy=1&file=a/b.js",
            "script={{name}}.js&deploy=1",
        ] {
            assert_eq!(lint_codes(&ScriptFileName, &with(query)), [""; 0], "{query}");
        }
    }
}

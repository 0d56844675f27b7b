//! Another version than 1.0.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{oauth_header, place};
use crate::finding::{Certainty, Finding, Place, Severity, Within};

/// `1.0a`, `1.0A`, `2.0`, or a number printed as `1`.
#[derive(Debug)]
pub struct OauthVersionNot10;

const ENTRY: Entry = Entry {
    code: "oauth-version-not-1-0",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "The version is not 1.0",
    why: "If oauth_version is sent, its value is 1.0: OAuth 1.0a is the name of a revision and no value. NetSuite notes VersionRejected in the Login Audit Trail.",
    fix: "Write 1.0, or leave the parameter out of the base string and the header.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.1",
    confidence: Confidence::Documented,
};

impl Mistake for OauthVersionNot10 {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let in_header = oauth_header(evidence).map(|header| {
            let field = header.field("oauth_version");
            field.map(|field| (String::from_utf8_lossy(&field.decoded).into_owned(), place(field.value)))
        });
        let in_base = || {
            let pair = evidence.base?.pairs.iter().find(|pair| pair.name == b"oauth_version")?;
            let value = String::from_utf8_lossy(&pair.value).into_owned();
            Some((value, Place::new(Within::BaseString, pair.place)))
        };
        // What was signed is looked at where no header says what was sent.
        let Some((version, place)) = in_header.unwrap_or_else(in_base) else { return };
        if version != "1.0" {
            let title = if version.is_empty() {
                "The version is empty".to_owned()
            } else {
                format!("The version is `{}` and not 1.0", version.escape_debug())
            };
            found.push(ENTRY.finding(Certainty::Seen, place).titled(title));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen};
    use crate::check::scene::ObservedBase;
    use crate::inputs::Inputs;

    #[test]
    fn fires_on_other_versions_in_the_header() {
        for version in ["1.0a", "1.0A", "2.0", "1", ""] {
            let text = RIGHT.replace("1.0", version);
            assert_eq!(seen(&OauthVersionNot10, &text), [(Severity::Breaks, version)]);
        }
    }

    #[test]
    fn fires_on_a_base_string_alone() {
        let seen = |text: &str| {
            let (inputs, base) = (Inputs::default(), ObservedBase::read(text));
            let evidence = Evidence { base: Some(&base), ..Evidence::of(&inputs) };
            let found = evidence.seen_by(&OauthVersionNot10);
            found.len()
        };
        assert_eq!(seen("GET&https%3A%2F%2Fh%2F&oauth_version%3D1.0a"), 1);
        assert_eq!(seen("GET&https%3A%2F%2Fh%2F&oauth_version%3D1.0"), 0);
        assert_eq!(seen("GET&https%3A%2F%2Fh%2F&a%3D1"), 0);
    }

    #[test]
    fn silent_on_1_0_and_without_a_version() {
        let without = RIGHT.replace(r#" oauth_version="1.0","#, "");
        for text in [RIGHT, &without].iter().chain(&OTHERS) {
            assert_eq!(seen(&OauthVersionNot10, text), [], "{text}");
        }
    }
}

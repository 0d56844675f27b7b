//! The realm under a name that nobody knows.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{oauth_header, place};
use crate::finding::{Certainty, Finding, Severity};

/// `oauth_realm="…"`.
#[derive(Debug)]
pub struct RealmMisnamedOauthRealm;

const ENTRY: Entry = Entry {
    code: "realm-misnamed-oauth-realm",
    stage: Stage::Header,
    severity: Severity::Refused,
    title: "The realm is called oauth_realm",
    why: "The realm belongs to HTTP and not to OAuth, so its name has no oauth_ in front. As oauth_realm it is a parameter like any other: the server signs it and sees no realm.",
    fix: "Write realm=\"…\", and leave it out of the base string.",
    source: "https://github.com/scribejava/scribejava/issues/424",
    confidence: Confidence::Observed,
};

impl Mistake for RealmMisnamedOauthRealm {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(header) = oauth_header(evidence) else { return };
        let misnamed =
            header.fields.iter().find(|field| header.part(field.name).eq_ignore_ascii_case("oauth_realm"));
        let Some(field) = misnamed else { return };
        let severity = if evidence.inputs.is_netsuite() { ENTRY.severity } else { Severity::WorthChecking };
        found.push(ENTRY.finding(Certainty::Seen, place(field.name)).as_severe_as(severity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen, seen_with};
    use crate::inputs::Inputs;

    #[test]
    fn fires_on_the_name() {
        let text = r#"OAuth oauth_realm="1234567", oauth_nonce="a""#;
        assert_eq!(seen(&RealmMisnamedOauthRealm, text), [(Severity::Refused, "oauth_realm")]);
        let elsewhere = seen_with(&RealmMisnamedOauthRealm, &Inputs::default(), text, None);
        assert_eq!(elsewhere[0].severity, Severity::WorthChecking);
    }

    #[test]
    fn silent_on_a_realm() {
        for text in [RIGHT].iter().chain(&OTHERS) {
            assert_eq!(seen(&RealmMisnamedOauthRealm, text), [], "{text}");
        }
    }
}

//! A character of another script that looks like an ASCII one.

use super::look_alike::{ascii_look_alike, script_of};
use super::shape::{Flaw, flaw_of};
use crate::account;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::span::Span;

/// A Cyrillic `а` in a key, a full-width digit, a dash for a hyphen: the eye sees nothing, the bytes differ.
#[derive(Debug)]
pub struct CredentialLookAlike;

const ENTRY: Entry = Entry {
    code: "credential-look-alike",
    stage: Stage::Key,
    severity: Severity::Breaks,
    title: "A value holds a character that only looks like a letter, digit or hyphen",
    why: "The eye cannot tell the two apart, and their bytes differ: the value is another one.",
    fix: "Copy the value again from where NetSuite showed it; do not type it, and do not pass it through a document.",
    source: "https://www.unicode.org/reports/tr39/",
    confidence: Confidence::Documented,
};

impl Mistake for CredentialLookAlike {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let account = inputs.account.as_deref().filter(|_| inputs.is_netsuite());
        let account = account.map(|text| (Within::Account, text));
        for (within, text) in inputs.ids_and_secrets().chain(account) {
            if let Some(Flaw::LookAlike(span, ascii)) = flaw_of(text) {
                found.push(finding(within, text, span, ascii));
            }
        }
        if let Some((text, span, ascii)) = in_host(inputs) {
            found.push(finding(Within::Url, text, span, ascii));
        }
    }
}

fn finding(within: Within, text: &str, span: Span, ascii: char) -> Finding {
    let c = span.of_str(text).chars().next().unwrap_or_default();
    let severity = if within == Within::Account { Severity::Refused } else { ENTRY.severity };
    ENTRY
        .finding(Certainty::Seen, Place::new(within, span))
        .titled(format!(
            "The {} holds a {} `{c}` (U+{:04X}), which only looks like `{ascii}`",
            within.title(),
            script_of(c),
            u32::from(c)
        ))
        .as_severe_as(severity)
}

/// The first look-alike in a host that would be NetSuite's without it. Any other host may be meant as it is.
fn in_host(inputs: &Inputs) -> Option<(&str, Span, char)> {
    let url = inputs.parsed_url()?;
    let host = url.host_str();
    let plain: String = host.chars().map(|c| ascii_look_alike(c).unwrap_or(c)).collect();
    if !account::is_netsuite(&plain) {
        return None;
    }
    let (at, c, ascii) = host.char_indices().find_map(|(at, c)| Some((at, c, ascii_look_alike(c)?)))?;
    let start = url.host.start + at;
    Some((url.text(), Span::new(start, start + c.len_utf8()), ascii))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};
    use crate::secret::Secret;

    #[test]
    fn fires_and_names_the_character_alone() {
        let secret = Secret::new(format!("canary{}е", "0".repeat(57)));
        let mut found = Vec::new();
        CredentialLookAlike.lint(&Inputs { token_secret: Some(secret), ..netsuite() }, &mut found);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].title,
            "The token secret holds a Cyrillic `е` (U+0435), which only looks like `e`"
        );
        assert_eq!(found[0].place, Place::new(Within::TokenSecret, Span::new(63, 65)));
        assert!(!format!("{found:?}").contains("canary"));
    }

    #[test]
    fn fires_on_the_account_and_on_a_host_that_was_meant_to_be_netsuite() {
        let account = Inputs { account: Some("1234567–SB1".into()), ..netsuite() };
        assert_eq!(lint_codes(&CredentialLookAlike, &account), ["credential-look-alike"]);
        let host = Inputs { url: Some("https://1234567.rеstlets.api.netsuite.com/".into()), ..netsuite() };
        assert_eq!(lint_codes(&CredentialLookAlike, &host), ["credential-look-alike"]);
    }

    #[test]
    fn is_silent_on_ascii_and_on_hosts_of_others() {
        assert_eq!(lint_codes(&CredentialLookAlike, &netsuite()), [""; 0]);
        let host = Inputs { url: Some("https://пример.example/".into()), ..netsuite() };
        assert_eq!(lint_codes(&CredentialLookAlike, &host), [""; 0]);
    }
}

//! Parameters parted by something other than commas.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{oauth_header, place};
use crate::finding::{Certainty, Finding, Severity};

/// `&`, `;` or a blank between two parameters.
#[derive(Debug)]
pub struct HeaderSeparatorWrong;

const ENTRY: Entry = Entry {
    code: "header-separator-wrong",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "The parameters of the header are not parted by commas",
    why: "In the header a comma stands between two parameters, with a space behind it or not; the ampersand belongs to URLs and forms. Otherwise the server takes the rest for a part of the first value.",
    fix: "Join the parameters with a comma and a space.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.5.1",
    confidence: Confidence::Documented,
};

impl Mistake for HeaderSeparatorWrong {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(header) = oauth_header(evidence) else { return };
        let wrong = header.fields.iter().skip(1).find(|field| !header.part(field.separator).contains(','));
        let Some(field) = wrong else { return };
        let text = header.part(field.separator);
        let finding = ENTRY.finding(Certainty::Seen, place(field.separator));
        let mark = text.trim();
        found.push(if mark.is_empty() && text.contains(['\n', '\r']) {
            // One parameter a line is how logs print them.
            finding
                .titled("The parameters of the header stand on lines of their own, without commas")
                .as_severe_as(Severity::WorthChecking)
        } else if mark.is_empty() {
            finding.titled("A comma is missing between two parameters of the header")
        } else {
            finding.titled(format!("`{mark}` parts two parameters of the header, where a comma belongs"))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen};

    #[test]
    fn fires_on_the_first_wrong_separator() {
        let text = r#"OAuth oauth_nonce="a"&oauth_token="b"&oauth_version="1.0""#;
        assert_eq!(seen(&HeaderSeparatorWrong, text), [(Severity::Breaks, "&")]);
        let text = r#"OAuth oauth_nonce="a", oauth_token="b" oauth_version="1.0""#;
        assert_eq!(seen(&HeaderSeparatorWrong, text), [(Severity::Breaks, " ")]);
        let text = "OAuth oauth_nonce=\"a\"\noauth_token=\"b\"";
        assert_eq!(seen(&HeaderSeparatorWrong, text), [(Severity::WorthChecking, "\n")]);
    }

    #[test]
    fn silent_on_commas_with_and_without_blanks() {
        let (tight, wrapped) = (RIGHT.replace(", ", ","), RIGHT.replace(", ", ",\n   "));
        for text in [RIGHT, &tight, &wrapped].iter().chain(&OTHERS) {
            assert_eq!(seen(&HeaderSeparatorWrong, text), [], "{text}");
        }
    }
}

//! A comma where no parameter follows or precedes it.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{oauth_header, place};
use crate::finding::{Certainty, Finding, Severity};
use crate::span::Span;

/// `OAuth, realm=…`, `OAuth ,oauth_…`, two commas in a row, or one at the end.
#[derive(Debug)]
pub struct HeaderStrayComma;

const ENTRY: Entry = Entry {
    code: "header-stray-comma",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "A comma too many stands in the header",
    why: "A comma parts two parameters and has no other use. Behind the word OAuth it makes the server read another scheme, or none.",
    fix: "Join the parameters with a comma between each two, and put OAuth and one space in front.",
    source: "https://github.com/postmanlabs/newman/issues/653",
    confidence: Confidence::Observed,
};

impl Mistake for HeaderStrayComma {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(header) = oauth_header(evidence) else { return };
        let comma = |span: Span, nth: usize| {
            let at = header.part(span).match_indices(',').nth(nth)?.0;
            Some(place(Span::new(span.start + at, span.start + at + 1)))
        };
        let first = header.fields.first().and_then(|field| comma(field.separator, 0));
        let doubled = || header.fields.iter().skip(1).find_map(|field| comma(field.separator, 1));
        let (place, title, severity) = if let Some(place) = first {
            let title = if header.scheme.is_some() {
                format!("A comma follows the word {}", header.scheme.map_or("", |word| header.part(word)))
            } else {
                "The header begins with a comma".to_owned()
            };
            (place, title, ENTRY.severity)
        } else if let Some(place) = doubled() {
            (place, "Two commas stand in a row in the header".to_owned(), ENTRY.severity)
        } else if let Some(place) = comma(header.rest, 0).filter(|_| header.part(header.rest).trim() == ",") {
            // A comma at the end may come from the line of code that the header was copied from.
            (place, "The header ends with a comma".to_owned(), Severity::WorthChecking)
        } else {
            return;
        };
        found.push(ENTRY.finding(Certainty::Seen, place).titled(title).as_severe_as(severity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen_with};
    use crate::check::mistakes::tests::netsuite;

    fn found(text: &str) -> Vec<(Severity, usize)> {
        let found = seen_with(&HeaderStrayComma, &netsuite(), text, None);
        found.iter().map(|finding| (finding.severity, finding.place.span.start)).collect()
    }

    #[test]
    fn fires_behind_the_scheme_between_two_and_at_the_end() {
        assert_eq!(found(r#"OAuth, realm="1", oauth_nonce="a""#), [(Severity::Breaks, 5)]);
        assert_eq!(found(r#"OAuth ,oauth_nonce="a""#), [(Severity::Breaks, 6)]);
        assert_eq!(found(r#"OAuth realm="1",, oauth_nonce="a""#), [(Severity::Breaks, 16)]);
        assert_eq!(found(r#"OAuth oauth_nonce="a", "#), [(Severity::WorthChecking, 21)]);
    }

    #[test]
    fn silent_on_right_headers_on_code_behind_them_and_on_other_schemes() {
        let tight = RIGHT.replace(", ", ",");
        for text in [RIGHT, &tight, "'OAuth oauth_nonce=\"a\"',"].iter().chain(&OTHERS) {
            assert_eq!(found(text), [], "{text}");
        }
    }
}

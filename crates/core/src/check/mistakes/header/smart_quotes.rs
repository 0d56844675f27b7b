//! Typographic quotation marks.

use super::super::key::shape::{Flaw, flaw_of};
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{oauth_header, place};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::intake::authorization::Quote;
use crate::span::Span;

/// “ and ” around a value, as word processors, wikis and chats set them.
#[derive(Debug)]
pub struct SmartQuotes;

const ENTRY: Entry = Entry {
    code: "smart-quotes",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "Typographic quotation marks stand around a value",
    why: "A header takes the straight mark alone; a typographic one counts as a part of the value. It comes from a document, a wiki or a chat that the text passed through.",
    fix: "Write straight quotation marks in the header, and none in an id or a secret.",
    source: "https://twittercommunity.com/t/status-401-unauthorized/1029",
    confidence: Confidence::Observed,
};

impl Mistake for SmartQuotes {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let others = [Within::Account, Within::Nonce].map(|within| (within, inputs.text(within)));
        let others = others.into_iter().filter_map(|(within, text)| Some((within, text?)));
        for (within, text) in inputs.ids_and_secrets().chain(others) {
            let Some(Flaw::SmartQuote(span)) = flaw_of(text) else { continue };
            let c = span.of_str(text).chars().next().unwrap_or_default();
            let severity = match within {
                Within::Account if inputs.is_netsuite() => Severity::Refused,
                // A realm, and a nonce, may hold any character by RFC 5849.
                Within::Account | Within::Nonce => Severity::WorthChecking,
                _ => ENTRY.severity,
            };
            found.push(
                ENTRY
                    .finding(Certainty::Seen, Place::new(within, span))
                    .titled(format!(
                        "The {} holds a typographic mark, `{c}` (U+{:04X})",
                        within.title(),
                        u32::from(c)
                    ))
                    .mended_by(
                        "Take the marks out; they belong to the document that the value was copied from.",
                    )
                    .as_severe_as(severity),
            );
        }
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(header) = oauth_header(evidence) else { return };
        let Some(field) = header.fields.iter().find(|field| field.quote == Quote::Typographic) else {
            return;
        };
        let mark = header.text()[..field.value.start].chars().next_back().unwrap_or_default();
        let start = field.value.start - mark.len_utf8();
        // Most often a page or a chat set them in the copy; the header that was sent had straight ones.
        found.push(
            ENTRY
                .finding(Certainty::Seen, place(Span::new(start, field.value.start)))
                .titled(format!("The header holds typographic marks, `{mark}` (U+{:04X})", u32::from(mark)))
                .mended_by("If they stand in the middleware's code or settings, write straight quotation marks. If only the copy has them, nothing is wrong here.")
                .as_severe_as(Severity::WorthChecking),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen};
    use crate::check::mistakes::tests::{lint_codes, netsuite};
    use crate::secret::Secret;

    #[test]
    fn fires_on_typographic_marks_and_repeats_no_secret() {
        for (open, close) in [("“", "”"), ("‘", "’"), ("„", "“"), ("″", "″"), ("«", "»"), ("", "’")]
        {
            let secret = Secret::new(format!("{open}canary{close}"));
            let mut found = Vec::new();
            SmartQuotes.lint(&Inputs { token_secret: Some(secret), ..netsuite() }, &mut found);
            assert_eq!(found.len(), 1, "{open}{close}");
            let at = if open.is_empty() { 6 } else { 0 };
            let mark = if open.is_empty() { close } else { open };
            assert_eq!(found[0].place.span, Span::new(at, at + mark.len()));
            assert!(!format!("{found:?}").contains("canary"));
        }
    }

    #[test]
    fn mentioned_where_the_header_has_them() {
        let text = "OAuth oauth_nonce=“a”, oauth_token=“b”";
        assert_eq!(seen(&SmartQuotes, text), [(Severity::WorthChecking, "“")]);
        for text in [RIGHT].iter().chain(&OTHERS) {
            assert_eq!(seen(&SmartQuotes, text), [], "{text}");
        }
    }

    #[test]
    fn is_silent_on_straight_marks_and_clean_values() {
        assert_eq!(lint_codes(&SmartQuotes, &netsuite()), [""; 0]);
        let straight = Inputs { consumer_key: Some("\"0a1b\"".into()), ..netsuite() };
        assert_eq!(lint_codes(&SmartQuotes, &straight), [""; 0]);
    }
}

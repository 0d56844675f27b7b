//! Values without double quotation marks.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{oauth_header, place, whole_field};
use crate::finding::{Certainty, Finding, Severity};
use crate::intake::authorization::{HeaderField, Quote};

/// `oauth_nonce=abc`, `oauth_nonce='abc'`, `oauth_nonce="abc`.
#[derive(Debug)]
pub struct HeaderValuesUnquoted;

const ENTRY: Entry = Entry {
    code: "header-values-unquoted",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "Values in the header stand without double quotation marks",
    why: "Each value of the header stands between two straight double quotation marks. Without them NetSuite answers 400 INVALID_REQUEST, “malformed syntax”, before it looks at the signature.",
    fix: "Write each parameter as name=\"value\", the realm too.",
    source: "https://github.com/NetSweet/netsuite/issues/557",
    confidence: Confidence::Observed,
};

impl Mistake for HeaderValuesUnquoted {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(header) = oauth_header(evidence) else { return };
        let is_bare = |field: &&HeaderField| matches!(field.quote, Quote::None | Quote::Single);
        let bare: Vec<&HeaderField> = header.fields.iter().filter(is_bare).collect();
        if let Some(first) = bare.first() {
            let marks = if first.quote == Quote::Single { "in single" } else { "without" };
            let names: Vec<String> =
                bare.iter().map(|field| format!("`{}`", header.part(field.name))).collect();
            let subject = match (bare.len(), header.fields.len()) {
                (count, all) if count == all => {
                    "No value in the header has double quotation marks".to_owned()
                }
                _ => format!(
                    "In the header {} {} {marks} quotation marks",
                    names.join(", "),
                    stand(bare.len())
                ),
            };
            found.push(ENTRY.finding(Certainty::Seen, place(first.value)).titled(subject));
            return;
        }
        let Some(open) = header.fields.iter().find(|field| !field.closed) else { return };
        // At the very end it may be the copy that was cut.
        let is_last = header.fields.last() == Some(open);
        let severity = if is_last { Severity::WorthChecking } else { ENTRY.severity };
        found.push(
            ENTRY
                .finding(Certainty::Seen, whole_field(open))
                .titled(format!("The value of `{}` has no closing quotation mark", header.part(open.name)))
                .as_severe_as(severity),
        );
    }
}

const fn stand(count: usize) -> &'static str {
    if count == 1 { "stands" } else { "stand" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen};

    #[test]
    fn fires_at_the_first_bare_value() {
        let text = "OAuth oauth_callback=oob, oauth_consumer_key=\"123\"";
        assert_eq!(seen(&HeaderValuesUnquoted, text), [(Severity::Breaks, "oob")]);
        assert_eq!(seen(&HeaderValuesUnquoted, "OAuth oauth_nonce='a'"), [(Severity::Breaks, "a")]);
    }

    #[test]
    fn a_mark_that_is_not_closed_breaks_but_at_the_end() {
        let text = r#"OAuth realm="1, oauth_token="t""#;
        assert_eq!(seen(&HeaderValuesUnquoted, text), [(Severity::Breaks, "realm=\"1")]);
        let cut = r#"OAuth realm="1", oauth_token="t"#;
        assert_eq!(seen(&HeaderValuesUnquoted, cut), [(Severity::WorthChecking, "oauth_token=\"t")]);
    }

    #[test]
    fn silent_on_quoted_values_and_on_other_schemes() {
        for text in [RIGHT, r#"OAuth oauth_nonce=\"a\""#, "OAuth oauth_nonce=“a”"].iter().chain(&OTHERS) {
            assert_eq!(seen(&HeaderValuesUnquoted, text), [], "{text}");
        }
    }
}

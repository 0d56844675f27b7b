//! White space that was pasted along with a value.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::span::Span;

/// A secret, an id or a URL with a blank, a line break or an invisible character at its end or within.
#[derive(Debug)]
pub struct SecretWhitespace;

const ENTRY: Entry = Entry {
    code: "secret-whitespace",
    stage: Stage::Key,
    severity: Severity::Breaks,
    title: "White space was pasted along with a value",
    why: "Every byte of a secret goes into the signing key, so one line break from `echo`, a file or a copy button changes the whole signature, while everything that one can see looks right.",
    fix: "Take the white space out; write secrets with `printf %s`, not `echo`, and trim what is read from a file.",
    source: "https://github.com/strimzi/strimzi-kafka-oauth/issues/70",
    confidence: Confidence::Observed,
};

impl Mistake for SecretWhitespace {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let others = [Within::Url, Within::Account].map(|within| (within, inputs.text(within)));
        let others = others.into_iter().filter_map(|(within, text)| Some((within, text?)));
        for (within, text) in inputs.ids_and_secrets().chain(others) {
            let Some((at, c)) = text.char_indices().find(|&(_, c)| is_blank(c)) else { continue };
            // A blank inside a URL is a character that the client escapes, not one that came along with it.
            if within == Within::Url && text.trim_matches(is_blank) == text {
                continue;
            }
            let place = Place::new(within, Span::new(at, at + c.len_utf8()));
            let title = format!("The {} holds {}", within.title(), name_of(c));
            found.push(ENTRY.finding(Certainty::Seen, place).titled(title));
        }
    }
}

/// White space, and what looks like nothing at all: zero-width characters and the byte order mark.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\0')
}

/// The words for a character that cannot be seen.
fn name_of(c: char) -> String {
    match c {
        ' ' => "a space".into(),
        '\n' | '\r' => "a line break".into(),
        '\t' => "a tab".into(),
        '\u{A0}' => "a no-break space (U+00A0)".into(),
        c => format!("an invisible character (U+{:04X})", u32::from(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};
    use crate::secret::Secret;

    #[test]
    fn fires_on_each_kind_of_blank() {
        for blank in ["\n", "\r\n", " ", "\t", "\u{A0}", "\u{200B}", "\u{FEFF}"] {
            let secret = Secret::new(format!("{}{blank}", "a".repeat(64)));
            let inputs = Inputs { token_secret: Some(secret), ..netsuite() };
            assert_eq!(lint_codes(&SecretWhitespace, &inputs), ["secret-whitespace"], "{blank:?}");
        }
    }

    #[test]
    fn is_silent_on_clean_values_and_never_repeats_a_secret() {
        assert_eq!(lint_codes(&SecretWhitespace, &netsuite()), [""; 0]);
        let inputs = Inputs { consumer_secret: Some(Secret::new("canary\n")), ..netsuite() };
        let mut found = Vec::new();
        SecretWhitespace.lint(&inputs, &mut found);
        assert!(!format!("{found:?}").contains("canary"));
    }
}

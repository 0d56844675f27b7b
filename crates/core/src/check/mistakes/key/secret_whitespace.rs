//! White space that was pasted along with a value.

use super::offers::KeyOffers;
use crate::check::draft::{KeyDraft, KeyEncoding};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::span::Span;
use crate::wiped::Wiped;

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

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let Some(mut offers) = KeyOffers::of(&ENTRY, scene, variants) else { return };
        for which in Which::ALL {
            let subject =
                format!("{} was entered here with white space, and signed without it", which.title());
            offers.usual(which.within(), subject, move |draft| which.edit(draft, trim));
        }
        for (blank, is_usual) in BLANKS {
            for which in Which::ALL {
                let behind = move |draft: &mut KeyDraft| {
                    which.edit(draft, |half| half.extend_from_slice(blank.as_bytes()));
                };
                let subject = format!("{} behind {}", name_of_blank(blank), which.title());
                if is_usual {
                    offers.usual(which.within(), subject.clone(), behind);
                } else {
                    offers.rare(which.within(), subject.clone(), behind);
                }
                // Who knows that NetSuite's secrets need no encoding may not encode them; then the blank stays raw.
                if let ("\n", Which::Token) = (blank, which) {
                    offers.usual(which.within(), subject, end_with_line_break);
                } else {
                    offers.rare(which.within(), subject, move |draft| {
                        behind(draft);
                        draft.encoding = KeyEncoding::Raw;
                    });
                }
                let subject = format!("{} before {}", name_of_blank(blank), which.title());
                offers.rare(which.within(), subject, move |draft| {
                    which.edit(draft, |half| drop(half.splice(..0, blank.bytes())));
                });
            }
        }
        offers.rare(Within::ConsumerSecret, "a byte order mark before the signing key", |draft| {
            draft.edits.push(|key| drop(key.splice(..0, BYTE_ORDER_MARK.bytes())));
        });
        if !scene.keys.token_secret.is_empty() {
            // As in a template that was written to be read.
            let subject = "a space at either side of the ampersand";
            offers.rare(Within::ConsumerSecret, subject, |draft| draft.joint = b" & ");
        }
    }
}

/// What an editor puts in front of a file without showing it.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Ends the key with the line break of a file or an echo that held the token secret.
fn end_with_line_break(draft: &mut KeyDraft) {
    if !draft.token.is_empty() {
        draft.edits.push(|key| key.push(b'\n'));
    }
}

/// What comes along with a value, the most usual first, and whether it is tried in threes.
const BLANKS: [(&str, bool); 7] = [
    ("\n", true),
    (" ", true),
    ("\r\n", false),
    ("\t", false),
    ("\u{A0}", false),
    ("\u{200B}", false),
    (BYTE_ORDER_MARK, false),
];

/// Which of the two secrets white space came along with.
#[derive(Clone, Copy, Debug)]
enum Which {
    Consumer,
    Token,
    Both,
}

impl Which {
    const ALL: [Self; 3] = [Self::Consumer, Self::Token, Self::Both];

    const fn within(self) -> Within {
        match self {
            Self::Consumer | Self::Both => Within::ConsumerSecret,
            Self::Token => Within::TokenSecret,
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Consumer => "the consumer secret",
            Self::Token => "the token secret",
            Self::Both => "each of the two secrets",
        }
    }

    /// Edits the secret, or both. One that is not there has nothing around it.
    fn edit(self, draft: &mut KeyDraft, edit: impl Fn(&mut Vec<u8>)) {
        if !matches!(self, Self::Token) {
            edit(&mut draft.consumer);
        }
        if !matches!(self, Self::Consumer) && !draft.token.is_empty() {
            edit(&mut draft.token);
        }
    }
}

/// Takes the blanks off both ends.
fn trim(half: &mut Vec<u8>) {
    let Ok(text) = std::str::from_utf8(half) else { return };
    let trimmed = Wiped::from(text.trim_matches(is_blank).as_bytes().to_vec());
    half.clear();
    half.extend_from_slice(&trimmed);
}

/// The words for what came along.
fn name_of_blank(blank: &str) -> String {
    blank.chars().next().map(name_of).unwrap_or_default()
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
    use super::super::offers::tests::keys;
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
    fn blanks_at_either_end_of_either_secret_and_of_both() {
        let signed = keys(&SecretWhitespace, ["ck", "c", "tk", "t"]);
        assert_eq!(signed[..3], ["c%0A&t", "c\n&t", "%0Ac&t"]);
        for blank in ["%0A", "%0D%0A", "%20", "%09", "%C2%A0", "%E2%80%8B", "%EF%BB%BF"] {
            for key in ["c_&t", "_c&t", "c&t_", "c&_t", "c_&t_", "_c&_t"] {
                let key = key.replace('_', blank);
                assert!(signed.contains(&key), "{key}");
            }
        }
        assert!(signed.contains(&"c&t\n".to_owned()), "raw, where the secrets are not encoded");
        assert!(signed.contains(&"\u{FEFF}c&t".to_owned()), "so is the mark before them");
        assert!(signed.contains(&"c & t".to_owned()), "around the ampersand");
    }

    #[test]
    fn a_secret_that_was_entered_with_a_blank_may_have_been_signed_without() {
        assert_eq!(keys(&SecretWhitespace, ["ck", "c\n", "tk", " t "])[..3], ["c&%20t%20", "c%0A&t", "c&t"]);
        let without_token = keys(&SecretWhitespace, ["ck", "c", "", ""]);
        assert!(without_token.iter().all(|key| key.ends_with('&')), "{without_token:?}");
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

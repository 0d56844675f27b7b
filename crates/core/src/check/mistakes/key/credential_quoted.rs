//! Quotation marks that were pasted along with a value.

use super::offers::KeyOffers;
use super::shape::{Flaw, flaw_of};
use crate::check::draft::{KeyDraft, KeyEncoding};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// A key or a secret with the straight quotes of the JSON, shell or code that it was copied from.
#[derive(Debug)]
pub struct CredentialQuoted;

const ENTRY: Entry = Entry {
    code: "credential-quoted",
    stage: Stage::Key,
    severity: Severity::Breaks,
    title: "Quotation marks were pasted along with a value",
    why: "The marks are bytes like any others: they are signed, or go into the signing key, and the server has the value without them.",
    fix: "Take the marks out; they belong to the file that the value was copied from.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.2",
    confidence: Confidence::Documented,
};

impl Mistake for CredentialQuoted {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let account = inputs.account.as_deref().map(|text| (Within::Account, text));
        for (within, text) in inputs.ids_and_secrets().chain(account) {
            let Some(Flaw::Quoted(span)) = flaw_of(text) else { continue };
            let title = if span.len() == 1 {
                format!("The {} begins or ends with a quotation mark", within.title())
            } else {
                format!("The {} is in quotation marks", within.title())
            };
            let finding = ENTRY.finding(Certainty::Seen, Place::new(within, span)).titled(title);
            // Elsewhere than at NetSuite such a mark may belong to the value.
            let is_sure = inputs.is_netsuite() && within != Within::Account;
            found.push(if is_sure { finding } else { finding.as_severe_as(Severity::WorthChecking) });
        }
    }

    /// As in an environment file whose reader leaves the marks in.
    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let Some(mut offers) = KeyOffers::of(&ENTRY, scene, variants) else { return };
        for (mark, name) in [(b'"', "double"), (b'\'', "single")] {
            let quoted = move |draft: &mut KeyDraft, consumer: bool, token: bool| {
                for (half, is_meant) in [(&mut draft.consumer, consumer), (&mut draft.token, token)] {
                    if is_meant && !half.is_empty() {
                        quote(half, mark);
                    }
                }
            };
            for (consumer, token, which) in [
                (true, true, "both secrets are"),
                (true, false, "the consumer secret is"),
                (false, true, "the token secret is"),
            ] {
                let within = if consumer { Within::ConsumerSecret } else { Within::TokenSecret };
                let subject = format!("{which} in {name} quotes");
                offers.rare(within, subject.clone(), move |draft| quoted(draft, consumer, token));
                offers.rare(within, subject, move |draft| {
                    quoted(draft, consumer, token);
                    draft.encoding = KeyEncoding::Raw;
                });
            }
        }
        let whole = Within::ConsumerSecret;
        offers.rare(whole, "the signing key is in double quotes", |draft| {
            draft.edits.push(|key| quote(key, b'"'));
        });
        offers.rare(whole, "the signing key is in single quotes", |draft| {
            draft.edits.push(|key| quote(key, b'\''));
        });
    }
}

fn quote(text: &mut Vec<u8>, mark: u8) {
    text.insert(0, mark);
    text.push(mark);
}

#[cfg(test)]
mod tests {
    use super::super::offers::tests::keys;
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};
    use crate::secret::Secret;
    use crate::span::Span;

    #[test]
    fn fires_on_straight_quotes_and_back_ticks_around_or_at_one_end() {
        let digits = "0a1b".repeat(16);
        for (open, close, span) in
            [("\"", "\"", 0..66), ("'", "'", 0..66), ("`", "`", 0..66), ("\"", "", 0..1), ("", "\"", 64..65)]
        {
            let secret = Secret::new(format!("{open}{digits}{close}"));
            let mut found = Vec::new();
            CredentialQuoted.lint(&Inputs { token_secret: Some(secret), ..netsuite() }, &mut found);
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].place, Place::new(Within::TokenSecret, Span::from(span)));
            assert!(!format!("{found:?}").contains(&digits));
        }
    }

    #[test]
    fn marks_around_either_secret_or_both_encoded_or_raw() {
        let signed = keys(&CredentialQuoted, ["ck", "c", "tk", "t"]);
        assert_eq!(signed.len(), 14);
        assert_eq!(signed[12..], ["\"c&t\"", "'c&t'"]);
        assert_eq!(signed[..4], ["%22c%22&%22t%22", "\"c\"&\"t\"", "%22c%22&t", "\"c\"&t"]);
        assert!(signed.contains(&"c&%27t%27".to_owned()));
    }

    #[test]
    fn is_silent_on_clean_values() {
        assert_eq!(lint_codes(&CredentialQuoted, &netsuite()), [""; 0]);
        let inner = Inputs { consumer_key: Some("it's".into()), ..netsuite() };
        assert_eq!(lint_codes(&CredentialQuoted, &inner), [""; 0]);
    }
}

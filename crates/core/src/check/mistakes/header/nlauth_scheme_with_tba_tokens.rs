//! The credentials of TBA under the word of another scheme.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{is_cut, oauth_header, place};
use crate::finding::{Certainty, Finding, Severity};
use crate::intake::authorization::{Header, Scheme};
use crate::secret::Secret;
use crate::span::Span;

/// `NLAuth` with a token, `Bearer` with a token id, or no word at all.
#[derive(Debug)]
pub struct NlauthSchemeWithTbaTokens;

const ENTRY: Entry = Entry {
    code: "nlauth-scheme-with-tba-tokens",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "The scheme is not OAuth",
    why: "The first word of the header says how to read the rest. NLAuth takes an e-mail address and a password, Bearer an access token of OAuth 2.0; the keys and tokens of TBA are read under the word OAuth alone.",
    fix: "Begin the header with OAuth and one space, and sign as OAuth 1.0a asks.",
    source: "https://www.volcengine.com/article/1151643",
    confidence: Confidence::Observed,
};

impl Mistake for NlauthSchemeWithTbaTokens {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(header) = evidence.header else { return };
        let kind = header.kind();
        let is_oauth = oauth_header(evidence).is_some();
        let word = header.scheme.map_or("", |scheme| header.part(scheme));
        let at = place(header.scheme.unwrap_or(Span::new(header.before.end, header.before.end)));
        let finding = ENTRY.finding(Certainty::Seen, at);
        match kind {
            Scheme::Missing if is_oauth && !is_cut(header) => found.push(
                // A copy that begins with the first parameter is as likely.
                finding
                    .titled("The header does not begin with the word OAuth")
                    .because("The first word of the header says how to read the rest; without it the server sees no credentials at all. If the word was left out in the copy alone, nothing is wrong here.")
                    .as_severe_as(Severity::WorthChecking),
            ),
            Scheme::Other | Scheme::NlAuth if is_oauth => {
                found.push(finding.titled(format!("The scheme is `{word}`, and the parameters are OAuth's")));
            }
            Scheme::NlAuth if holds_what_is_of_tba(header, evidence) => {
                found.push(finding.titled("The scheme is NLAuth, and what follows is of TBA"));
            }
            Scheme::Bearer if is_of_tba(header.part(header.rest).trim(), evidence) => {
                found.push(finding.titled("The scheme is Bearer, and what follows is a key or a token of TBA"));
            }
            _ => {}
        }
    }
}

/// Whether a header of NLAuth holds a token or a secret where the password or the e-mail address belongs.
fn holds_what_is_of_tba(header: &Header<'_>, evidence: &Evidence<'_>) -> bool {
    ["nlauth_signature", "nlauth_email"]
        .iter()
        .filter_map(|name| header.value(name))
        .any(|value| is_of_tba(value, evidence))
}

/// Whether a text is one of the four values, or has their form: 64 hexadecimal digits, which no access token of OAuth
/// 2.0 has.
fn is_of_tba(text: &str, evidence: &Evidence<'_>) -> bool {
    let has_the_form = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
    let inputs = evidence.inputs;
    let secrets = [&inputs.consumer_secret, &inputs.token_secret].into_iter().flatten().map(Secret::expose);
    let ids = [&inputs.consumer_key, &inputs.token].into_iter().flatten().map(String::as_str);
    has_the_form || secrets.chain(ids).any(|value| value.len() >= 8 && value == text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen};

    #[test]
    fn fires_on_other_words_before_what_is_of_tba() {
        let key = "0a1b".repeat(16);
        for (text, place) in [
            (RIGHT.replacen("OAuth", "OAuth1", 1), "OAuth1"),
            (format!("NLAuth nlauth_account=1234567, nlauth_signature={key}"), "NLAuth"),
            (format!("Bearer {key}"), "Bearer"),
        ] {
            assert_eq!(seen(&NlauthSchemeWithTbaTokens, &text), [(Severity::Breaks, place)]);
        }
        let bare = RIGHT.replacen("OAuth ", "", 1);
        assert_eq!(seen(&NlauthSchemeWithTbaTokens, &bare), [(Severity::WorthChecking, "")]);
    }

    #[test]
    fn silent_on_oauth_in_any_case_and_on_other_schemes_as_they_should_be() {
        let lower = RIGHT.replacen("OAuth", "oauth", 1);
        for text in [RIGHT, &lower].iter().chain(&OTHERS) {
            assert_eq!(seen(&NlauthSchemeWithTbaTokens, text), [], "{text}");
        }
    }
}

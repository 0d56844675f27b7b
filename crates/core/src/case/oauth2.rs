//! OAuth 2.0: the client assertion, its certificate and the token request, from what was entered or pasted.

use super::gather::Gathered;
use super::input::Case;
use crate::account::Account;
use crate::answer::Scheme;
use crate::answer::assertion::certificate::holds_private_key;
use crate::answer::assertion::{self, Context, Outcome, Verification};
use crate::answer::token_request;
use crate::finding::{Finding, Place, Within};
use crate::intake::Exchange;
use crate::span::Span;
use std::fmt;

/// What was given for OAuth 2.0.
#[derive(Clone, Default)]
pub struct Given {
    /// The client assertion.
    pub assertion: Option<String>,
    /// The certificate or the public key, as PEM.
    pub certificate: Option<String>,
    /// The token request.
    pub token_request: Option<String>,
    /// Whether the token request was put together from a paste, so that no place in it is one of the paste.
    is_from_paste: bool,
    /// Whether a private key was pasted; it is not kept.
    had_private_key: bool,
}

/// The texts stay out: a client secret, or by mistake a private key, may be among them.
impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Given")
            .field("assertion", &self.assertion.is_some())
            .field("certificate", &self.certificate.is_some())
            .field("token_request", &self.token_request.is_some())
            .finish_non_exhaustive()
    }
}

impl Given {
    /// What a case gives.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        Self {
            assertion: case.assertion.clone(),
            certificate: case.certificate.clone(),
            token_request: case.token_request.clone(),
            ..Self::default()
        }
    }

    /// Whether there is nothing of OAuth 2.0.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.assertion.is_none()
            && self.certificate.is_none()
            && self.token_request.is_none()
            && !self.had_private_key
    }

    /// Takes PEM and a bare assertion out of a paste. What is left has blanks in their places, so that every offset
    /// holds.
    pub(super) fn take_from(&mut self, paste: &str) -> String {
        let mut left = paste.to_owned();
        for span in pems(paste) {
            let pem = span.of_str(paste);
            if holds_private_key(pem) {
                self.had_private_key = true;
            } else if self.certificate.is_none() {
                self.certificate = Some(pem.to_owned());
            }
            blank(&mut left, span);
        }
        if let Some(span) = bare_assertion(&left) {
            self.assertion.get_or_insert_with(|| span.of_str(paste).to_owned());
            blank(&mut left, span);
        }
        left
    }

    /// Takes the token request out of a call that was pasted.
    pub(super) fn take_call(&mut self, call: &Exchange) {
        let Some(body) = call.body.as_ref().filter(|body| body.value.contains("grant_type")) else { return };
        if self.token_request.is_some() {
            return;
        }
        let text = |found: &Option<crate::intake::Found>| found.as_ref().map(|found| found.value.clone());
        let mut whole = String::new();
        if let (Some(method), Some(url)) = (text(&call.method), text(&call.url)) {
            whole = format!("{method} {url} HTTP/1.1\n");
        }
        if let Some(content_type) = text(&call.content_type) {
            whole = format!("{whole}Content-Type: {content_type}\n");
        }
        if text(&call.authorization).as_deref().and_then(Scheme::of_header) == Some(Scheme::OAuth2) {
            whole.push_str("Authorization: Basic\n");
        }
        self.token_request = Some(format!("{whole}\n{}", body.value));
        self.is_from_paste = true;
    }
}

/// The text without the private keys that stand in it; `None` if there are none. A key whose last line is missing goes
/// with all that follows it, since nobody can tell where it ends.
#[must_use]
pub fn without_private_keys(text: &str) -> Option<String> {
    let is_private = |span: &Span| holds_private_key(span.of_str(text));
    let mut left = String::new();
    let mut at = 0;
    for span in pems(text).into_iter().filter(is_private) {
        left.push_str(&text[at..span.start]);
        at = span.end;
    }
    left.push_str(&text[at..]);
    let is_cut_off = |start: &usize| holds_private_key(left[*start..].lines().next().unwrap_or_default());
    if let Some(start) = left.match_indices("-----BEGIN ").map(|(start, _)| start).find(is_cut_off) {
        left.truncate(start);
    }
    if left.contains("\"kty\"") && holds_private_key(&left) {
        left.clear();
    }
    (left.len() < text.len()).then_some(left)
}

/// Overwrites a span with blanks, line ends left alone.
fn blank(text: &mut String, span: Span) {
    let blanks: String = span.of_str(text).bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(span.range(), &blanks);
}

/// The PEM blocks of a text.
fn pems(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("-----BEGIN ").map(|start| at + start) {
        let Some(end) = text[start..].find("-----END ").map(|end| start + end + "-----END ".len()) else {
            break;
        };
        at = text[end..].find("-----").map_or(text.len(), |rest| end + rest + "-----".len());
        found.push(Span::new(start, at));
    }
    found
}

/// A JWT that stands by itself: no parameter of a form, which has its name, and no token that NetSuite gave out.
fn bare_assertion(text: &str) -> Option<Span> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.match_indices("eyJ").map(|(start, _)| start).find_map(|start| {
        let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |end| start + end);
        let front =
            text[..start].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ':'));
        let is_given_out = ["bearer", "token"].iter().any(|word| ends_with(front, word));
        let is_inside = text[..start].ends_with(|c: char| is_part(c) || matches!(c, '=' | '%'));
        let is_jwt = text[start..end].matches('.').count() == 2;
        (is_jwt && !is_given_out && !is_inside).then(|| Span::new(start, end))
    })
}

fn ends_with(text: &str, word: &str) -> bool {
    text.len()
        .checked_sub(word.len())
        .and_then(|at| text.get(at..))
        .is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// What was made of what was given for OAuth 2.0.
#[derive(Debug, Default)]
pub struct Oauth2 {
    /// The token request.
    pub token_request: Option<token_request::Read>,
    /// The assertion, or the certificate alone.
    pub assertion: Option<assertion::Read>,
    /// Whether the assertion's signature was verified: right or wrong.
    pub verified: Option<bool>,
    /// What was found in them.
    pub findings: Vec<Finding>,
}

impl Oauth2 {
    /// Reads what was given. `now` is the time to judge by.
    #[must_use]
    pub fn read(gathered: &Gathered, now: Option<i64>) -> Self {
        let given = &gathered.oauth2;
        let mut read = Self::default();
        if given.had_private_key {
            read.findings.push(assertion::private_key(Place::nowhere_in(Within::Paste)));
        }
        if let Some(text) = &given.token_request {
            let request = token_request::read(text);
            let placed = |finding: &Finding| Finding {
                place: if given.is_from_paste {
                    Place::nowhere_in(Within::TokenRequest)
                } else {
                    finding.place
                },
                ..finding.clone()
            };
            read.findings.extend(request.findings.iter().map(placed));
            read.token_request = Some(request);
        }
        read.read_assertion(gathered, now);
        read
    }

    fn read_assertion(&mut self, gathered: &Gathered, now: Option<i64>) {
        let given = &gathered.oauth2;
        let request = self.token_request.as_ref();
        let inner = request.and_then(|request| request.assertion.clone());
        let named = request.and_then(|request| request.client_id.clone());
        let account = account(gathered);
        let client_id = named.or_else(|| gathered.inputs.consumer_key.clone());
        let context = Context { account: account.as_ref(), client_id: client_id.as_deref(), now };
        let certificate = given.certificate.as_deref();
        let assertion = match (given.assertion.as_ref().or(inner.as_ref()), certificate) {
            (Some(text), _) => assertion::read(text, certificate, &context),
            (None, Some(pem)) => assertion::read_certificate(pem, &context),
            (None, None) => return,
        };
        let is_inner = given.assertion.is_none();
        let placed = |finding: &Finding| Finding {
            place: match finding.place.within {
                Within::Assertion if is_inner => Place::nowhere_in(Within::TokenRequest),
                _ => finding.place,
            },
            ..finding.clone()
        };
        self.findings.extend(assertion.findings.iter().map(placed));
        self.assertion = Some(assertion);
    }

    /// What to verify the assertion's signature with, if all of it is there.
    #[must_use]
    pub fn to_verify(&self) -> Option<Verification> {
        self.assertion.as_ref()?.to_verify()
    }

    /// Takes in what the verification came to.
    pub fn take_outcome(&mut self, outcome: Outcome) {
        self.verified = outcome.is_right();
        self.findings.extend(outcome.finding());
    }
}

/// The account of the call: as it was entered, else as the URL names it.
fn account(gathered: &Gathered) -> Option<Account> {
    let entered = gathered.inputs.account.as_deref().and_then(Account::from_any_form);
    entered.or_else(|| Account::from_host(gathered.inputs.parsed_url()?.host_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(paste: &str) -> (Given, String) {
        let mut given = Given::default();
        let left = given.take_from(paste);
        (given, left)
    }

    #[test]
    fn pem_and_assertion_are_taken_and_leave_blanks() {
        let paste =
            "see\n-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\nassertion: eyJh.eyJi.c-_ ü";
        let (given, left) = taken(paste);
        assert_eq!(
            given.certificate.as_deref(),
            Some("-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----")
        );
        assert_eq!(given.assertion.as_deref(), Some("eyJh.eyJi.c-_"));
        assert_eq!(left.len(), paste.len());
        assert_eq!(left.split_whitespace().collect::<Vec<_>>(), ["see", "assertion:", "ü"]);
        assert!(!format!("{given:?}").contains("eyJ"));
    }

    #[test]
    fn a_private_key_is_not_kept() {
        let (given, left) = taken("-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----");
        assert!(given.certificate.is_none() && given.had_private_key && !given.is_empty());
        assert_eq!(left.trim(), "");
    }

    #[test]
    fn private_keys_are_cut_out_and_nothing_else() {
        const KEY: &str = "-----BEGIN EC PRIVATE KEY-----\nCANARY\n-----END EC PRIVATE KEY-----";
        const PUBLIC: &str = "-----BEGIN PUBLIC KEY-----\nMII\n-----END PUBLIC KEY-----";
        let both = [PUBLIC, "\n", KEY, "\nü"].concat();
        assert_eq!(without_private_keys(&both), Some([PUBLIC, "\n\nü"].concat()));
        assert_eq!(without_private_keys(PUBLIC), None);
        assert_eq!(without_private_keys("the private key was not found"), None);
        let cut_off = ["a\n", &KEY[..40]].concat();
        assert_eq!(without_private_keys(&cut_off).as_deref(), Some("a\n"));
        assert_eq!(without_private_keys(r#"{"kty": "EC", "d": "CANARY"}"#).as_deref(), Some(""));
    }

    #[test]
    fn tokens_that_netsuite_gave_out_are_no_assertions() {
        for paste in [
            "Authorization: Bearer eyJa.eyJb.c",
            r#"{"access_token": "eyJa.eyJb.c"}"#,
            "client_assertion=eyJa.eyJb.c",
            "eyJa.eyJb",
            "-----BEGIN CERTIFICATE----- and no end",
        ] {
            let (given, left) = taken(paste);
            assert!(given.is_empty() && left == paste, "{paste}");
        }
    }
}

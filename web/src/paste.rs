//! What a paste says: for the person, and for the form. No secret that stands in it is in here.

use crate::answer;
use crate::mask::Mask;
use countersign_core::account::Account;
use countersign_core::case::gather::{Gathered, gather};
use countersign_core::case::input::Case;
use countersign_core::check::sent::Sent;
use countersign_core::finding::Within;
use countersign_core::intake::{Exchange, Leaked};
use countersign_core::request::Url;
use countersign_core::secret::Secret;
use countersign_core::sign::SignatureMethod;
use countersign_core::span::Span;
use yew::AttrValue;

/// So many pieces are named one by one; a log can hold thousands.
const PIECES: usize = 12;

/// What a paste says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What it says of the form's fields.
    pub fields: Vec<(Within, AttrValue)>,
    /// Whether the version was sent, if that can be seen.
    pub version: Option<bool>,
    /// What was recognised in it, in its order.
    pub pieces: Vec<Piece>,
    /// How many pieces more there are.
    pub more: usize,
    /// The lines of which nothing was recognised: `2`, `4–9`.
    pub ignored: String,
    /// The calls in it, a line each.
    pub requests: Vec<String>,
    /// Which of them is looked at.
    pub chosen: Option<usize>,
    /// What NetSuite answered, in a few words, if an answer is among it.
    pub answer: Option<String>,
    /// Which texts of OAuth 2.0 are among it.
    pub oauth2: Vec<&'static str>,
    /// Which secrets stand in it, and in which line.
    pub leaks: Vec<(Leaked, usize)>,
    /// Why it was not read.
    pub refused: Option<String>,
}

/// One piece of a paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub words: &'static str,
    /// In which line it begins, counted from 1; `None` where the paste has one line.
    pub line: Option<usize>,
    /// What was undone to read it.
    pub undone: Vec<&'static str>,
}

/// The two secrets, as far as they stand in a paste.
#[derive(Debug, Default)]
pub struct LeakedSecrets {
    /// The consumer secret.
    pub consumer: Option<Secret>,
    /// The token secret.
    pub token: Option<Secret>,
}

/// Reads a paste, and what secrets stand in it; `None` if there is nothing but blanks.
#[must_use]
pub fn read(text: &str, chosen: Option<usize>) -> Option<(Reading, LeakedSecrets)> {
    if text.trim().is_empty() {
        return None;
    }
    let gathered = gather(&Case { paste: Some(text.to_owned()), ..Case::default() }, chosen);
    let secrets = LeakedSecrets {
        consumer: gathered.inputs.consumer_secret.clone(),
        token: gathered.inputs.token_secret.clone(),
    };
    Some((Reading::of(text, &gathered), secrets))
}

/// The mask over every secret that stands in a paste.
pub fn mask_of(gathered: &Gathered) -> Mask {
    let leaked = gathered.leaks.iter().flat_map(|leak| [&leak.consumer_secret, &leak.token_secret]);
    let entered = [&gathered.inputs.consumer_secret, &gathered.inputs.token_secret];
    Mask::over(leaked.chain(entered).flatten())
}

impl Reading {
    fn of(text: &str, gathered: &Gathered) -> Self {
        let mask = mask_of(gathered);
        let sent = gathered.sent();
        let has_lines = text.trim_end().contains('\n');
        let piece = |piece: &countersign_core::intake::Recognised| Piece {
            words: words(piece.kind),
            line: has_lines.then(|| line_of(text, piece.span.start)),
            undone: piece.undone.clone(),
        };
        let request = |exchange: &Exchange| mask.on(&label(exchange));
        Self {
            fields: fields(&sent, &mask, gathered.oauth2.token_request.is_some()),
            version: sent.inputs.version,
            pieces: gathered.recognised.iter().take(PIECES).map(piece).collect(),
            more: gathered.recognised.len().saturating_sub(PIECES),
            ignored: lines(text, &gathered.ignored),
            requests: gathered.exchanges.iter().map(request).collect(),
            chosen: gathered.chosen,
            answer: answer::is_given(gathered).then(|| mask.on(&answer::label(&gathered.answer.response()))),
            oauth2: oauth2(gathered),
            leaks: gathered
                .leaks
                .iter()
                .take(PIECES)
                .map(|leak| (leak.what, line_of(text, leak.span.start)))
                .collect(),
            refused: gathered.refused.clone(),
        }
    }

    /// Whether there is anything in it to take over.
    #[must_use]
    pub fn is_something(&self) -> bool {
        !self.pieces.is_empty() || self.is_beside()
    }

    /// Whether it goes with the request that stands in the form, and says nothing of one itself: an answer alone, or the
    /// texts of OAuth 2.0.
    #[must_use]
    pub fn is_beside(&self) -> bool {
        let is_any = self.answer.is_some() || !self.oauth2.is_empty();
        is_any && self.fields.is_empty() && self.leaks.is_empty()
    }

    /// What it says of a field.
    #[must_use]
    pub fn field(&self, within: Within) -> Option<&AttrValue> {
        self.fields.iter().find(|(field, _)| *field == within).map(|(_, value)| value)
    }
}

/// The texts of OAuth 2.0 that were gathered, as a person calls them.
fn oauth2(gathered: &Gathered) -> Vec<&'static str> {
    let given = &gathered.oauth2;
    let texts = [
        (given.assertion.is_some(), Within::Assertion),
        (given.certificate.is_some(), Within::Certificate),
        (given.token_request.is_some(), Within::TokenRequest),
    ];
    texts.into_iter().filter(|(is_there, _)| *is_there).map(|(_, within)| within.title()).collect()
}

/// What was sent, field by field. A value with a secret in it stays in the paste alone, and so does a token request, which
/// may open a door.
fn fields(sent: &Sent, mask: &Mask, is_token_request: bool) -> Vec<(Within, AttrValue)> {
    let inputs = &sent.inputs;
    let method = inputs.signature_method.as_deref().and_then(SignatureMethod::from_name);
    let is_plaintext = method == Some(SignatureMethod::Plaintext);
    let computed = method.filter(|_| !is_plaintext).map(|method| method.as_str().to_owned());
    // A PLAINTEXT signature is the two secrets.
    let signature = sent.signature.clone().filter(|_| !is_plaintext);
    let given = [
        Within::Method,
        Within::Url,
        Within::ContentType,
        Within::Body,
        Within::ConsumerKey,
        Within::Token,
        Within::Nonce,
        Within::Timestamp,
        Within::Callback,
        Within::Verifier,
    ];
    let given = given.map(|within| (within, inputs.text(within).map(str::to_owned)));
    let derived = [
        (Within::Account, account(sent)),
        (Within::SignatureMethod, computed),
        (Within::Signature, signature),
    ];
    let filled = given.into_iter().chain(derived).filter_map(|(within, text)| Some((within, text?)));
    let stays = |within, text: &str| mask.hides(text) || (within == Within::Body && is_token_request);
    filled
        .filter(|(within, text)| !stays(*within, text))
        .map(|(within, text)| (within, text.into()))
        .collect()
}

/// The account: as it was said, as the host names it, or as the realm does.
fn account(sent: &Sent) -> Option<String> {
    let from_host = || {
        let url = sent.inputs.url.as_deref()?;
        Account::from_host(Url::parse(url).ok()?.host_str())
    };
    let from_realm = || Account::from_any_form(sent.realm.as_deref()?);
    let said = sent.inputs.account.clone();
    said.or_else(|| Some(from_host().or_else(from_realm)?.realm().to_owned()))
}

/// A call in one line.
fn label(exchange: &Exchange) -> String {
    let mut label = String::new();
    let mut add = |text: &str, joint: &str| {
        if !label.is_empty() {
            label.push_str(joint);
        }
        label.push_str(text);
    };
    if let Some(method) = &exchange.method {
        add(&method.value, "");
    }
    if let Some(url) = &exchange.url {
        // Scheme and host are the same for most, and so is the path of a RESTlet.
        let rest = url.value.split_once("://").map_or(&url.value[..], |(_, rest)| rest);
        let path = rest.find('/').map_or(rest, |at| &rest[at..]);
        add(path.strip_prefix("/app/site/hosting/").unwrap_or(path), " ");
    }
    if exchange.authorization.is_some() {
        add("header", " · ");
    }
    if exchange.base_string.is_some() {
        add("base string", " · ");
    }
    if let Some(status) = &exchange.status {
        add(&status.value.to_string(), " · ");
    }
    if label.is_empty() { "a call without a URL".to_owned() } else { label }
}

/// The line of a byte, counted from 1.
fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].split(|&byte| byte == b'\n').count()
}

/// The lines of some places: `2`, `4–9`.
fn lines(text: &str, places: &[Span]) -> String {
    let mut said = String::new();
    for place in places.iter().take(PIECES) {
        let (first, last) = (line_of(text, place.start), line_of(text, place.end.saturating_sub(1)));
        if !said.is_empty() {
            said.push_str(", ");
        }
        said.push_str(&first.to_string());
        if last > first {
            said.push('–');
            said.push_str(&last.to_string());
        }
    }
    if places.len() > PIECES {
        said.push_str(" and more");
    }
    said
}

/// What a person calls a piece.
fn words(kind: &'static str) -> &'static str {
    match kind {
        "curl" => "curl command",
        "powershell" => "PowerShell command",
        "http-request" => "HTTP request",
        "http-response" => "HTTP response",
        "authorization" => "Authorization header",
        "base-string" => "base string",
        "server-base-string" => "the server’s base string",
        "har" => "HAR",
        "postman" => "Postman collection",
        "object" => "object of values",
        "call" => "call in a program",
        "log" => "log line",
        "url" => "URL",
        "form" => "form body",
        "signing-key" => "signing key",
        "soap-token-passport" => "SOAP token passport",
        "connect-password" => "Connect password",
        other => other,
    }
}

#[cfg(test)]
mod tests;

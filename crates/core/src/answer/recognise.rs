//! Which answers of the catalogue a response fits.

use super::facts::{Facts, Grant, Scheme};
use super::response::{Response, Shape};
use super::{Answer, Layer, answers};

/// How strongly an answer is told. Ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// The status alone.
    Status,
    /// Words that a client or a page of that kind has.
    Marker,
    /// A code that any layer uses.
    VagueCode,
    /// Words of the message.
    Message,
    /// A code, or a challenge.
    Code,
}

/// Codes that say little: another code beside them says more.
const VAGUE: [&str; 2] = ["UNEXPECTED_ERROR", "USER_ERROR"];

/// The answers that fit, the likeliest first. Codes count before messages, which are translated, and messages before
/// the status; but what SOAP calls an unexpected error or a user's error, its message names. What the Login Audit Trail
/// says counts before all.
#[must_use]
pub fn recognise(response: &Response, facts: &Facts) -> Vec<&'static Answer> {
    let told = told_by_detail(facts);
    let told = if told.is_empty() { told_by_text(response, facts) } else { told };
    if facts.foreign_url().is_some() {
        return told;
    }
    let mut fitting: Vec<(Strength, usize, &'static Answer)> = answers()
        .filter(|answer| !told.iter().any(|known| known.id == answer.id))
        .filter_map(|answer| {
            strength(answer, response, facts).map(|(strength, weight)| (strength, weight, answer))
        })
        .collect();
    let best = fitting.iter().map(|(strength, ..)| *strength).max();
    fitting.retain(|(strength, ..)| Some(*strength) == best);
    if best == Some(Strength::Message) {
        let longest: Vec<&str> =
            fitting.iter().filter_map(|(.., answer)| message(answer, response)).collect();
        fitting.retain(|(.., answer)| {
            let own = message(answer, response).unwrap_or_default().to_ascii_lowercase();
            !longest.iter().any(|other| other.len() > own.len() && other.to_ascii_lowercase().contains(&own))
        });
    }
    fitting.sort_by_key(|&(_, weight, _)| std::cmp::Reverse(weight));
    // A connection fails for one reason; what else a client says of it, it says of any failure.
    if best == Some(Strength::Marker)
        && fitting.first().is_some_and(|(.., first)| first.layer == Layer::Network)
    {
        fitting.truncate(1);
    }
    let mut list = told;
    list.extend(fitting.into_iter().map(|(.., answer)| answer));
    list
}

/// The answers that the Login Audit Trail's word stands for. Under TBA and OAuth 2.0 the same word can mean different
/// things; where the scheme is not known, both are given.
#[must_use]
pub fn told_by_detail(facts: &Facts) -> Vec<&'static Answer> {
    facts.audit_detail.as_deref().map_or_else(Vec::new, |detail| by_detail(detail, facts.scheme))
}

/// The same, where a row of the audit trail was pasted as if it were the response, or where a challenge gives such a word.
/// Of `token_rejected` it is known that it does not mean what it says there.
fn told_by_text(response: &Response, facts: &Facts) -> Vec<&'static Answer> {
    let challenge = response.challenge.as_ref().filter(|given| given.scheme.eq_ignore_ascii_case("oauth"));
    if let Some(error) =
        challenge.and_then(|given| given.get("error")).filter(|error| *error != "token_rejected")
    {
        return by_detail(error, Some(Scheme::Tba));
    }
    let is_row = response.shape == Shape::Text && response.status.is_none() && response.challenge.is_none();
    let known = || answers().flat_map(|answer| answer.signals.details).copied();
    match known().find(|word| response.has_word(word)) {
        Some(word) if is_row => by_detail(word, facts.scheme),
        _ => Vec::new(),
    }
}

/// Words that people use for Oracle's, and Oracle's:
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html>.
const ALIASES: [(&str, &str); 3] = [
    ("signaturemethodrejected", "UnknownAlgorithm"),
    ("tokenrevoked", "token_rejected"),
    ("missingrequiredfields", "MissingTokenPassportRequiredFields"),
];

fn by_detail(detail: &str, scheme: Option<Scheme>) -> Vec<&'static Answer> {
    let written = detail.trim();
    let plain = |word: &str| word.to_ascii_lowercase().replace(['_', ' ', '-'], "");
    let alias = ALIASES.iter().find(|(from, _)| *from == plain(written)).map(|(_, to)| *to);
    let listed = |same: &dyn Fn(&str) -> bool| -> Vec<&'static Answer> {
        answers().filter(|answer| answer.signals.details.iter().any(|word| same(word))).collect()
    };
    let is_word = |word: &str| written.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|w| w == word);
    let mut found = listed(&|word| word == alias.unwrap_or(written));
    if found.is_empty() {
        found = listed(&|word| plain(word) == plain(written));
    }
    if found.is_empty() {
        found = listed(&is_word);
    }
    let of_scheme: Vec<&'static Answer> =
        found.iter().copied().filter(|answer| answer.scheme.is_none() || answer.scheme == scheme).collect();
    // An answer of the audit trail itself says more than one that merely can carry the word.
    let mut list = if scheme.is_some() && !of_scheme.is_empty() { of_scheme } else { found };
    list.sort_by_key(|answer| !answer.id.contains("lat-"));
    list
}

fn strength(answer: &Answer, response: &Response, facts: &Facts) -> Option<(Strength, usize)> {
    let signals = &answer.signals;
    let is_alone = response.is_status_alone() && signals.shapes.contains(&Shape::StatusOnly);
    if !signals.shapes.is_empty() && !signals.shapes.contains(&response.shape) && !is_alone {
        return None;
    }
    if signals.only_if.is_some_and(|holds| !holds(response, facts)) {
        return None;
    }
    let (strength, base) = told(answer, response, facts)?;
    let mut weight = 100 + base;
    if response.status.is_some_and(|status| signals.statuses.contains(&status)) {
        weight += 10;
    }
    if signals.shapes.first() == Some(&response.shape) {
        weight += 5;
    }
    if matches!(strength, Strength::VagueCode | Strength::Code) && message(answer, response).is_some() {
        weight += 3;
    }
    match (facts.scheme_with(response), answer.scheme) {
        (Some(known), own) if own.is_none_or(|own| own == known) => weight += 20,
        (Some(_), _) if strength == Strength::Status => return None,
        (Some(_), _) => weight -= 20,
        _ => {}
    }
    if let (Some(grant), Some(own)) = (facts.grant, grant_of(answer))
        && grant != own
    {
        return None;
    }
    Some((strength, weight))
}

/// The grant that an answer is about, if it is about one.
fn grant_of(answer: &Answer) -> Option<Grant> {
    match answer.id {
        "oauth2-invalid-grant-code" => Some(Grant::Code),
        "oauth2-invalid-grant-refresh" => Some(Grant::Refresh),
        "oauth2-invalid-grant-m2m" => Some(Grant::ClientCredentials),
        _ => None,
    }
}

/// The strongest signal that the response has of an answer, and how much that one weighs.
fn told(answer: &Answer, response: &Response, facts: &Facts) -> Option<(Strength, usize)> {
    let signals = &answer.signals;
    let code = |code: &&&str| response.codes.iter().any(|known| known.text == **code);
    let of_code = |code: &str| if VAGUE.contains(&code) { Strength::VagueCode } else { Strength::Code };
    let words = message(answer, response).map(|words| (Strength::Message, words.len().min(60)));
    if let Some(code) = signals.codes.iter().find(code) {
        return Some((of_code(code), 30)).max(words);
    }
    if let (Some((scheme, error)), Some(challenge)) = (signals.challenge, &response.challenge)
        && challenge.scheme.eq_ignore_ascii_case(scheme)
        && error.is_none_or(|error| challenge.get("error") == Some(error))
    {
        return Some((Strength::Code, 20));
    }
    if let Some(code) = signals.codes.iter().find(|code| response.has_word(code)) {
        return Some((of_code(code), 10)).max(words);
    }
    if words.is_some() {
        return words;
    }
    if let Some(words) = longest(signals.markers, response) {
        return Some((Strength::Marker, words.len().min(60)));
    }
    let by_status = signals.status_is_enough
        && response.status.is_some_and(|status| signals.statuses.contains(&status))
        && (response.is_status_alone()
            || matches!(response.shape, Shape::Html | Shape::Redirect)
            || is_of_rest_web_services(answer, response)
            || (facts.url.is_some() && speaks_for_itself(response)));
    by_status.then_some((Strength::Status, 0))
}

/// Whether the status has one meaning whatever the body says, if the answer is NetSuite's at all.
fn speaks_for_itself(response: &Response) -> bool {
    matches!(response.status, Some(405 | 413 | 415 | 429 | 503))
}

/// Whether both are of REST web services: there a status has one meaning, whatever the code beside it. Oracle's other
/// services have its `o:errorCode`, but not in `o:errorDetails` by itself.
fn is_of_rest_web_services(answer: &Answer, response: &Response) -> bool {
    response.shape == Shape::RestWebServices
        && response.says("o:errorDetails")
        && answer.signals.shapes.first() == Some(&Shape::RestWebServices)
}

/// The longest of an answer's messages that the response has.
fn message(answer: &Answer, response: &Response) -> Option<&'static str> {
    longest(answer.signals.messages, response)
}

/// The longest of these words that the response has.
fn longest(words: &'static [&'static str], response: &Response) -> Option<&'static str> {
    words.iter().copied().filter(|words| response.says(words)).max_by_key(|words| words.len())
}

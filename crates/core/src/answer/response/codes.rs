//! Error codes where they belong: behind a key, in an element, or in a redirect's query.

use super::Challenge;

/// An error code that stands where a code belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The code as written.
    pub text: String,
    /// Whether it stands as OAuth 2.0 puts it: `"error": "invalid_grant"` or `error=invalid_grant`.
    pub is_oauth_error: bool,
}

/// The keys behind which a code stands, in lower case. `name` is that of a SuiteScript error object.
const KEYS: [&str; 8] =
    ["code", "errorcode", "o:errorcode", "error_code", "error code", "faultcode", "name", "error"];

/// Finds them in a flattened text, in order and each once. What a challenge in the text gives as its error is none.
pub(super) fn find(text: &str, challenge: Option<&Challenge>) -> Vec<Code> {
    let of_challenge = challenge.and_then(|challenge| challenge.get("error"));
    let folded = text.to_ascii_lowercase();
    let mut found: Vec<(usize, Code)> = Vec::new();
    for key in KEYS {
        for (at, _) in folded.match_indices(key) {
            let is_oauth_error = key == "error";
            let whole = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '-' | '.');
            let alone = !folded[..at].chars().next_back().is_some_and(whole);
            let namespaced = folded[..at].ends_with(':') && is_element(&folded, at);
            if !(alone || namespaced) {
                continue;
            }
            if let Some(value) = value_behind(&text[at + key.len()..])
                && is_code(value, is_oauth_error)
                && !(is_oauth_error && of_challenge == Some(value))
            {
                found.push((at, Code { text: value.to_owned(), is_oauth_error }));
            }
        }
    }
    found.sort_by_key(|(at, _)| *at);
    let mut codes: Vec<Code> = Vec::new();
    for (_, code) in found {
        if !codes.iter().any(|known| known.text == code.text) {
            codes.push(code);
        }
    }
    codes
}

/// Whether the name at `at` is that of an XML element: `<ns:code`.
fn is_element(text: &str, at: usize) -> bool {
    let front =
        text[..at].trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_'));
    front.ends_with('<')
}

/// The value behind a key: `": "…"`, `"=>"…"`, `: '…'`, `=…`, `>…<`.
fn value_behind(text: &str) -> Option<&str> {
    let text = text.strip_prefix(['"', '\'']).unwrap_or(text).trim_start();
    let text = match text.strip_prefix("=>").or_else(|| text.strip_prefix([':', '='])) {
        Some(rest) => rest.trim_start(),
        None => return text.strip_prefix('>')?.split('<').next().map(str::trim),
    };
    if let Some(quote @ ('"' | '\'')) = text.chars().next() {
        text[1..].split(quote).next().map(str::trim)
    } else {
        let end = text.find([',', '}', '&', ';', ' ', '"', '\'', ')', ']', '<']).unwrap_or(text.len());
        Some(&text[..end])
    }
}

/// Whether a value can be a code: for OAuth 2.0 one of its lower-case words (RFC 6749 sections 4.1.2.1 and 5.2);
/// elsewhere text that is not a number, with at least one letter in upper case, and not a whole sentence.
fn is_code(value: &str, is_oauth_error: bool) -> bool {
    if is_oauth_error {
        return value.contains('_') && value.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    }
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | ' ' | '.' | '-' | ':');
    !is_clients_own(value)
        && !value.is_empty()
        && value.len() <= 64
        && value.chars().all(plain)
        && value.chars().any(|c| c.is_ascii_uppercase())
        && value.split(' ').count() <= 3
}

/// Whether a code is that of a client that had no answer, or did not take it: `ECONNRESET`, `ERR_BAD_REQUEST`,
/// `AxiosError`.
pub(super) fn is_clients_own(value: &str) -> bool {
    const BEGINNINGS: [&str; 7] =
        ["ERR_", "UND_ERR_", "EAI_", "CERT_", "UNABLE_TO_", "DEPTH_ZERO_", "SELF_SIGNED_"];
    let is_class = !value.contains(['_', ' ']) && (value.ends_with("Error") || value.ends_with("Exception"));
    let is_errno = value.starts_with('E')
        && (5..=16).contains(&value.len())
        && value.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    is_class || is_errno || BEGINNINGS.iter().any(|beginning| value.starts_with(beginning))
}

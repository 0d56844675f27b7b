//! The HTTP status in a head, or in a client's error text.

/// The status of the status line of a head: `HTTP/1.1 401 Unauthorized`.
pub(super) fn of_head(head: &str) -> Option<u16> {
    let line = head.trim_start().trim_start_matches("< ").lines().next()?;
    let mut words = line.strip_prefix("HTTP/")?.split_whitespace();
    words.next()?;
    in_range(words.next()?)
}

/// What stands behind a status in a status line, or in a library's version of one.
const REASONS: [&str; 13] = [
    "client error",
    "server error",
    "bad request",
    "unauthorized",
    "forbidden",
    "not found",
    "method not allowed",
    "payload too large",
    "unsupported media type",
    "too many requests",
    "internal server error",
    "service unavailable",
    "service temporarily unavailable",
];

/// The first number in a text that stands where a client puts a status: behind one of its words for it, in
/// brackets behind an error's name, or first of all.
pub(super) fn of_text(text: &str) -> Option<u16> {
    const BEFORE: [&str; 15] = [
        "indicate success",
        "status",
        "statuscode",
        "status code",
        "status_code",
        "status-code",
        "http",
        "http/1.0",
        "http/1.1",
        "http/2",
        "http code",
        "httpcode",
        "response code",
        "returned an error",
        "http error",
    ];
    let folded = text.to_ascii_lowercase();
    let mut at = 0;
    while at < text.len() {
        let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) else {
            break;
        };
        let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |found| start + found);
        at = end;
        let Some(status) = in_range(&text[start..end]) else { continue };
        let next = text[end..].chars().next();
        if next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-')) {
            continue;
        }
        let noise = |c: char| c.is_whitespace() || matches!(c, ':' | '=' | '"' | '\'' | '(' | '>' | '[');
        let before = folded[..start].trim_end_matches(noise);
        let is_first = before.is_empty();
        let is_bracketed = folded[..start].ends_with('(')
            && next == Some(')')
            && before.ends_with(|c: char| c.is_alphabetic());
        let behind_reason = before.ends_with("client error") || before.ends_with("server error");
        let before_reason = REASONS
            .iter()
            .any(|reason| folded[end..].trim_start_matches([']', ')', ' ']).starts_with(reason));
        if before_reason
            || is_first
            || is_bracketed
            || behind_reason
            || BEFORE.iter().any(|word| ends_with_word(before, word))
        {
            return Some(status);
        }
    }
    None
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|front| !front.ends_with(|c: char| c.is_alphanumeric()))
}

fn in_range(digits: &str) -> Option<u16> {
    let status: u16 = digits.parse().ok().filter(|_| digits.len() == 3)?;
    (100..600).contains(&status).then_some(status)
}

/// Whether a text is empty, or repeats the status and the URL and says nothing of its own, as clients do that hide
/// the body: `Request failed with status code 401`.
pub(super) fn says_nothing_else(text: &str) -> bool {
    const WORDS: [&str; 63] = [
        "httpclienterrorexception",
        "http",
        "https",
        "error",
        "errors",
        "client",
        "server",
        "request",
        "requests",
        "failed",
        "failure",
        "with",
        "status",
        "statuscode",
        "code",
        "bad",
        "unauthorized",
        "not",
        "found",
        "forbidden",
        "for",
        "url",
        "uri",
        "the",
        "remote",
        "returned",
        "an",
        "a",
        "response",
        "method",
        "allowed",
        "on",
        "resource",
        "does",
        "indicate",
        "success",
        "internal",
        "service",
        "unavailable",
        "too",
        "many",
        "unsupported",
        "media",
        "type",
        "moved",
        "temporarily",
        "temporary",
        "permanently",
        "redirect",
        "get",
        "post",
        "put",
        "delete",
        "patch",
        "axioserror",
        "httperror",
        "exceptions",
        "exception",
        "from",
        "unknown",
        "large",
        "payload",
        "content",
    ];
    text.split_whitespace()
        .filter(|word| !word.contains("://"))
        .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty() && !word.bytes().all(|b| b.is_ascii_digit()))
        .map(str::to_ascii_lowercase)
        .all(|word| {
            let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
            WORDS.contains(&word)
        })
}

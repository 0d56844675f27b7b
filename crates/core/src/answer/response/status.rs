//! The HTTP status in a head, or in a client's error text.

/// The status of the status line of a head: `HTTP/1.1 401 Unauthorized`.
pub(super) fn of_head(head: &str) -> Option<u16> {
    let line = head.trim_start().trim_start_matches("< ").lines().next()?;
    let mut words = line.strip_prefix("HTTP/")?.split_whitespace();
    words.next()?;
    in_range(words.next()?)
}

/// What stands behind a status in a status line, or in a library's version of one.
const REASONS: [(&str, u16); 18] = [
    ("moved permanently", 301),
    ("moved temporarily", 302),
    ("bad request", 400),
    ("unauthorized", 401),
    ("forbidden", 403),
    ("not found", 404),
    ("method not allowed", 405),
    ("proxy authentication required", 407),
    ("payload too large", 413),
    ("request entity too large", 413),
    ("unsupported media type", 415),
    ("too many requests", 429),
    ("internal server error", 500),
    ("bad gateway", 502),
    ("service unavailable", 503),
    ("service temporarily unavailable", 503),
    ("gateway timeout", 504),
    ("gateway time-out", 504),
];

/// The status of the last reason in a text: what stands before it is the client's own.
pub(super) fn of_reason(text: &str) -> Option<u16> {
    let folded = text.to_ascii_lowercase();
    REASONS
        .iter()
        .filter_map(|&(reason, status)| folded.rfind(reason).map(|at| (at + reason.len(), status)))
        .max()
        .map(|(_, status)| status)
}

/// The first number in a text that stands where a client puts a status: behind one of its words for it, in
/// brackets behind an error's name, or first of all.
pub(super) fn of_text(text: &str) -> Option<u16> {
    const BEFORE: [&str; 17] = [
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
        "request error",
        "api error",
    ];
    let folded = text.to_ascii_lowercase();
    let mut at = 0;
    while at < text.len() {
        let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) else {
            break;
        };
        let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |found| start + found);
        at = end;
        let Some(status) = known(&text[start..end]) else { continue };
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
        let behind = folded[end..].trim_start_matches([']', ')', ' ']);
        let before_reason = ["client error", "server error"].iter().any(|error| behind.starts_with(error))
            || REASONS.iter().any(|(reason, _)| behind.starts_with(reason));
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

/// Three digits that are a status of RFC 9110 or of a gateway: an exit code or an error number is none.
pub(super) fn known(digits: &str) -> Option<u16> {
    in_range(digits)
        .filter(|status| matches!(status, 200..=208 | 300..=308 | 400..=431 | 451 | 500..=511 | 520..=530))
}

//! A status as people and the errors of clients name it.

use super::assemble::Desk;
use super::text::{Text, ends_with, has_at, line_start};
use super::{Exchange, http_message};
use crate::span::Span;

/// A status with its reason, as error messages and people name it: `401 Unauthorized`, `(401) Unauthorized`, `Unauthorized
/// (401)`; or behind what .NET says of a response.
pub(super) fn read(text: &Text<'_>, at: usize, desk: &mut Desk) -> Option<usize> {
    let bytes = text.bytes();
    let reasons = [
        "Unauthorized",
        "Forbidden",
        "Bad Request",
        "Not Found",
        "Method Not Allowed",
        "Too Many Requests",
        "Internal Server Error",
        "Service Unavailable",
    ];
    if desk.is_answered() {
        return None;
    }
    let status = http_message::status_number(text, at)?;
    let joint =
        [" ", " (", ") ", ": ", ", message='"].into_iter().rfind(|joint| has_at(bytes, at + 3, joint));
    let behind = joint.and_then(|joint| {
        let start = at + 3 + joint.len();
        reasons.iter().find(|reason| has_at(bytes, start, reason)).map(|reason| start + reason.len())
    });
    let front = &bytes[at.saturating_sub(32)..at];
    let before = || {
        let reason = front.strip_suffix(b" (").filter(|_| bytes.get(at + 3) == Some(&b')'))?;
        reasons.iter().any(|known| ends_with(reason, known)).then_some(at + 3)
    };
    let after = || {
        let ends = matches!(bytes.get(at + 3), None | Some(b'\n' | b'\r')) && front.ends_with(b" - ");
        let line = if ends { &bytes[line_start(bytes, at)..at] } else { front };
        let says = line.windows(13).any(|part| part.eq_ignore_ascii_case(b"HTTP response"));
        (ends && says).then_some(at + 3)
    };
    let end = behind.or_else(before).or_else(after)?;
    let part = Exchange { status: Some(status), ..Exchange::default() };
    desk.put("http-response", text, Span::new(at, end), part);
    Some(end)
}

#[cfg(test)]
mod tests {
    use crate::intake::read;

    #[test]
    fn a_status_beside_its_reason() {
        for words in [
            "it says 401 Unauthorized",
            "Response status code does not indicate success: 401 (Unauthorized).",
            "The remote server returned an error: (401) Unauthorized.",
            "HTTP POST on resource 'x' failed: unauthorized (401).",
            "> 401: Unauthorized",
            "ClientResponseError: 401, message='Unauthorized', url='x'",
            "Received HTTP response headers after 84.1234ms - 401",
            "Request failed, returned code 401. Truncated server response",
            "HTTPError: Response code 401 (Unauthorized)",
            "| Status | 401 |",
        ] {
            let status =
                read(words).exchanges.first().and_then(|e| e.status.as_ref().map(|status| status.value));
            assert_eq!(status, Some(401), "{words}");
        }
        for words in ["line 401 of it", "unauthorised (401 times)", "took 84ms - 401", "Response 401 bytes"] {
            assert!(read(words).exchanges.is_empty(), "{words}");
        }
    }
}

//! Whether a client's text says no more than that there was an answer of some status, as clients do that hide the body.

use super::{codes, status};

/// The words of which such texts are made.
const WORDS: [&str; 122] = [
    "a",
    "aborted",
    "accept",
    "allowed",
    "an",
    "and",
    "api",
    "app",
    "application",
    "at",
    "axioserror",
    "bad",
    "be",
    "body",
    "call",
    "char",
    "check",
    "client",
    "code",
    "connect",
    "connection",
    "content",
    "could",
    "delete",
    "did",
    "does",
    "entity",
    "error",
    "errors",
    "exception",
    "exceptions",
    "execute",
    "failed",
    "failure",
    "fetch",
    "for",
    "forbidden",
    "found",
    "from",
    "gateway",
    "get",
    "got",
    "http",
    "httpclienterrorexception",
    "httperror",
    "https",
    "id",
    "in",
    "indicate",
    "information",
    "internal",
    "invoke",
    "invoking",
    "is",
    "json",
    "large",
    "length",
    "line",
    "many",
    "media",
    "message",
    "method",
    "more",
    "moved",
    "mpl",
    "name",
    "netsuite",
    "not",
    "null",
    "occurred",
    "of",
    "on",
    "operation",
    "patch",
    "payload",
    "permanently",
    "post",
    "put",
    "received",
    "redirect",
    "remote",
    "request",
    "requests",
    "resource",
    "responded",
    "response",
    "rest",
    "restlet",
    "restmethod",
    "resulted",
    "returned",
    "see",
    "server",
    "service",
    "source",
    "status",
    "status_code",
    "statuscode",
    "statusmessage",
    "statustext",
    "stream",
    "success",
    "temporarily",
    "temporary",
    "text",
    "the",
    "this",
    "timeout",
    "title",
    "to",
    "too",
    "type",
    "unable",
    "unauthorized",
    "unavailable",
    "unexpected",
    "unknown",
    "unsupported",
    "uri",
    "url",
    "webrequest",
    "with",
];

/// What clients say in place of a body, with their own configuration around it.
const INSTEAD: [&str; 9] = [
    "request failed with status code",
    "response status code does not indicate success",
    "the remote server returned an error: (",
    "server returned http response code",
    "http operation failed invoking",
    "the server responded with status",
    "returned error result: status code",
    "client error: unauthorized for url",
    "client error: forbidden for url",
];

/// Whether a text, in lower case, has such words.
pub(super) fn hides_the_body(folded: &str) -> bool {
    INSTEAD.iter().any(|words| folded.contains(words))
}

/// The status that such a text gives, in digits or by its reason.
pub(super) fn status(text: &str) -> Option<u16> {
    let told: Vec<&str> = text.lines().filter(|line| !is_of_a_stack(line)).collect();
    let words = told.iter().flat_map(|line| line.split_whitespace()).filter(|word| !word.contains("://"));
    let in_digits = words.flat_map(|word| word.split(|c: char| !is_part(c))).find_map(status::known);
    // A gateway's own `{"message":"Forbidden"}` is nobody's report of a status.
    let is_object = text.trim_start().starts_with('{');
    in_digits.or_else(|| status::of_reason(&told.join(" ")).filter(|_| !is_object))
}

/// Whether a text is empty, or has a status, a URL, the names of classes and the lines of a stack, and says nothing of its
/// own: `Request failed with status code 401`.
pub(super) fn says_nothing_else(text: &str) -> bool {
    text.lines().filter(|line| !is_of_a_stack(line)).flat_map(str::split_whitespace).all(is_of_no_account)
}

/// Whether a line tells where in a program it happened: Java, JavaScript and .NET, Python, Ruby, PHP, PowerShell.
fn is_of_a_stack(line: &str) -> bool {
    const BEGINNINGS: [&str; 8] =
        ["at ", "At line:", "+ ", "from ", "File \"", "Traceback ", "raise ", "--- End of"];
    let line = line.trim_start();
    let is_numbered =
        line.strip_prefix('#').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    is_numbered || BEGINNINGS.iter().any(|beginning| line.starts_with(beginning))
}

/// Whether a word is an address, a number, a name of a class or of a call, or one of those that clients use.
fn is_of_no_account(word: &str) -> bool {
    let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.contains("://")
        || is_name(plain)
        || plain
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .filter(|part| !part.is_empty() && !part.bytes().all(|b| b.is_ascii_digit()))
            .all(|part| is_name(part) || is_known(part))
}

fn is_known(part: &str) -> bool {
    let folded = part.to_ascii_lowercase();
    WORDS.binary_search(&folded.trim_end_matches(|c: char| c.is_ascii_digit())).is_ok()
}

/// `System.Net.WebException`, `HttpClientErrorException$Unauthorized`, `ClientResponseError`, a host, or a call's id.
fn is_name(word: &str) -> bool {
    let joined = |by: &str| {
        let mut parts = word.split(by);
        parts.next().is_some_and(|first| first.ends_with(char::is_alphanumeric))
            && parts.next().is_some_and(|second| second.starts_with(char::is_alphanumeric))
    };
    let is_class =
        ["Error", "Exception", "Fault"].iter().any(|end| word.len() > end.len() && word.ends_with(end));
    let is_id = word.len() >= 16
        && word.bytes().any(|b| b.is_ascii_digit())
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    is_class || is_id || codes::is_clients_own(word) || [".", "::", "\\", "$"].into_iter().any(joined)
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order() {
        assert!(WORDS.is_sorted());
    }

    /// One answer, in the words of the clients that keep its body to themselves.
    #[test]
    fn clients_that_hide_the_body() {
        for text in [
            "Request failed with status code 401",
            "requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://h.example/x",
            "aiohttp.client_exceptions.ClientResponseError: 401, message='Unauthorized', url=URL('https://h.example/x')",
            "httpx.HTTPStatusError: Client error '401 Unauthorized' for url 'https://h.example/x'\nFor more information check: https://h.example/401",
            "urllib.error.HTTPError: HTTP Error 401: Unauthorized",
            "java.io.IOException: Server returned HTTP response code: 401 for URL: https://h.example/x",
            "System.Net.WebException: The remote server returned an error: (401) Unauthorized.\n   at System.Net.HttpWebRequest.GetResponse()",
            "Invoke-RestMethod : The remote server returned an error: (401) Unauthorized.\nAt line:1 char:1\n+ Invoke-RestMethod -Uri $u",
            "org.springframework.web.client.HttpClientErrorException$Unauthorized: 401 Unauthorized",
            "Faraday::UnauthorizedError: the server responded with status 401",
            "RestClient::Unauthorized: 401 Unauthorized",
            "<Response [401]>",
            "[401] Unauthorized",
            "Error: Unauthorized",
            "StatusCode: Unauthorized, Content-Type: application/json, Content-Length: 0",
            "Traceback (most recent call last):\n  File \"a.py\", line 3, in f\n    raise HTTPError(x)\nrequests.exceptions.HTTPError: 401 Client Error",
        ] {
            assert!(says_nothing_else(text), "{text}");
            assert_eq!(status(text), Some(401), "{text}");
        }
    }

    #[test]
    fn texts_that_say_something() {
        for text in [
            "401 The signature is wrong",
            "Error: getaddrinfo ENOTFOUND h.example",
            "lorem ipsum",
            "404 SSS_INVALID_SCRIPTLET_ID",
            "Ungültiger Anmeldeversuch.",
        ] {
            assert!(!says_nothing_else(text), "{text}");
        }
        assert!(says_nothing_else("") && status("").is_none());
        assert_eq!(status("exited with code 127"), None);
        assert_eq!(status(r#"{"message":"Forbidden"}"#), None);
        assert_eq!(status("for url: https://h.example:443/401"), None);
    }
}

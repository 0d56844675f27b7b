//! What was pasted, read as a request: a URL, perhaps with its method in front.

use countersign_core::account::Account;
use countersign_core::request::Url;

/// What came of a paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A request was in it.
    Request(Request),
    /// Nothing that is read here.
    Unknown,
}

/// What a paste says of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The word in front of the URL.
    pub method: Option<String>,
    /// The URL.
    pub url: String,
    /// The account that its host names, in NetSuite's form.
    pub account: Option<String>,
}

/// Reads a paste; `None` if there is nothing in it.
#[must_use]
pub fn read(text: &str) -> Option<Outcome> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some(request(text).map_or(Outcome::Unknown, Outcome::Request))
}

fn request(text: &str) -> Option<Request> {
    let (method, url) = match text.split_once(char::is_whitespace) {
        Some((word, rest)) if is_method(word) => (Some(word.to_owned()), rest.trim()),
        _ => (None, text),
    };
    // A URL that was wrapped on its way here is one URL all the same.
    let url: String = url.split_whitespace().collect();
    let account = {
        let parts = Url::parse(&url).ok()?;
        Account::from_host(parts.host_str()).map(|account| account.realm().to_owned())
    };
    Some(Request { method, url, account })
}

fn is_method(word: &str) -> bool {
    matches!(word, "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_with_or_without_its_method() {
        let url =
            "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1";
        let read = |text: &str| match read(text) {
            Some(Outcome::Request(request)) => (request.method, request.url, request.account),
            other => panic!("{text}: {other:?}"),
        };
        let account = Some("1234567_SB1".to_owned());
        assert_eq!(read(url), (None, url.to_owned(), account.clone()));
        assert_eq!(
            read(&format!(" PUT  {url}\n")),
            (Some("PUT".to_owned()), url.to_owned(), account.clone())
        );
        assert_eq!(read(&url.replace('?', "\n?")), (None, url.to_owned(), account));
        assert_eq!(read("http://127.0.0.1:8080/x"), (None, "http://127.0.0.1:8080/x".to_owned(), None));
    }

    #[test]
    fn what_is_no_request() {
        assert_eq!(read("  "), None);
        assert_eq!(read("OAuth realm=\"1\""), Some(Outcome::Unknown));
        assert_eq!(read("example.com/x"), Some(Outcome::Unknown));
    }
}

//! The base URI (RFC 5849 section 3.4.1.2).

use super::percent;
use crate::request::Url;
use std::fmt;

/// Scheme, host and path of the call: lower-case scheme and host, no default port, no query, no fragment.
/// `Display` is the exact text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUri {
    text: String,
}

impl BaseUri {
    /// The base URI of a URL.
    ///
    /// The path is taken as it is sent: escapes stay as they are, in whatever case, and what no URI may hold raw (a
    /// space, a control, a letter beyond ASCII) is escaped as every HTTP client escapes it on the way out. An empty
    /// path is `/`.
    #[must_use]
    pub fn of(url: &Url<'_>) -> Self {
        let mut text = String::with_capacity(url.path.end + 8);
        text.push_str(if url.is_https() { "https" } else { "http" });
        text.push_str("://");
        text.push_str(url.host_str());
        text.make_ascii_lowercase();
        if let Some(port) = url.explicit_port() {
            text.push(':');
            text.push_str(port);
        }
        match url.path_str() {
            "" => text.push('/'),
            path => push_path(path, &mut text),
        }
        Self { text }
    }

    /// A text as it is: how a mistaken URI is re-enacted.
    #[must_use]
    pub const fn from_text(text: String) -> Self {
        Self { text }
    }

    /// The exact text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for BaseUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether a byte may stand in a URI as it is (RFC 3986 section 2), or is the `%` of an escape.
const fn may_stand_in_a_path(byte: u8) -> bool {
    let is_excluded = matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{'..=b'}');
    byte.is_ascii_graphic() && !is_excluded
}

const IN_A_PATH: [bool; 256] = percent::table!(may_stand_in_a_path);

fn push_path(path: &str, text: &mut String) {
    let is_as_sent = path.bytes().all(|byte| IN_A_PATH[usize::from(byte)]);
    if is_as_sent { text.push_str(path) } else { text.push_str(&escape_path(path)) }
}

/// The path with each byte that may not stand in a URI escaped, as HTTP clients send it.
#[must_use]
// Seldom called, and its length would count in the caller.
#[inline(never)]
pub fn escape_path(path: &str) -> String {
    let mut out = Vec::with_capacity(path.len() + 16);
    for byte in path.bytes() {
        if may_stand_in_a_path(byte) {
            out.push(byte);
        } else {
            percent::push_escape(byte, &mut out);
        }
    }
    percent::ascii(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_normalised_and_what_is_left_alone() {
        let cases = [
            ("http://EXAMPLE.COM:80/r%20v/X?id=123", "http://example.com/r%20v/X"),
            ("https://www.example.net:8080/?q=1", "https://www.example.net:8080/"),
            ("HTTPS://Example.com", "https://example.com/"),
            ("https://example.com?a=1", "https://example.com/"),
            ("https://[2001:DB8::1]:443/x#y", "https://[2001:db8::1]/x"),
            ("https://h/a%2fb/!x//../c", "https://h/a%2fb/!x//../c"),
            ("https://h/a b/é", "https://h/a%20b/%C3%A9"),
        ];
        for (url, expected) in cases {
            assert_eq!(BaseUri::of(&Url::parse(url).unwrap()).to_string(), expected, "{url}");
        }
    }
}

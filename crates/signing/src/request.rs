//! The call to be signed, and its URL taken apart without changing a byte.

use crate::account::is_netsuite;
use crate::error::{Error, ErrorKind};
use crate::place::{Place, Within};
use crate::span::Span;

/// Method, URL, content type and body of the call to be signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method as written; it is signed in upper case.
    pub method: String,
    /// The whole URL as it is called, query included.
    pub url: String,
    /// The `Content-Type` header. Only `application/x-www-form-urlencoded` makes the body part of the signature.
    pub content_type: Option<String>,
    /// The body as it is sent.
    pub body: Option<String>,
}

impl Request {
    /// Whether the body is a form, whose fields are signed (RFC 5849 section 3.4.1.3.1).
    #[must_use]
    pub fn has_form_body(&self) -> bool {
        self.body.is_some() && self.content_type.as_deref().is_some_and(is_form)
    }
}

/// Whether a `Content-Type` names the one media type whose body is signed; its parameters do not matter.
#[must_use]
pub fn is_form(content_type: &str) -> bool {
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// A URL taken apart: each part is a span of the text as it was written.
///
/// Nothing is normalised here. White space around the URL belongs to no part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Url<'a> {
    text: &'a str,
    /// `https` or `http`, in any case.
    pub scheme: Span,
    /// The host as written; an IPv6 address keeps its brackets.
    pub host: Span,
    /// The digits behind the host's colon; there may be a colon and no digits.
    pub port: Option<Span>,
    /// From the first slash behind the authority to the query or the fragment; may be empty.
    pub path: Span,
    /// What stands behind the first question mark.
    pub query: Option<Span>,
    /// What stands behind the number sign. It is never sent.
    pub fragment: Option<Span>,
}

impl<'a> Url<'a> {
    /// Takes an absolute `http` or `https` URL apart.
    ///
    /// # Errors
    /// [`ErrorKind::Url`] if there is no scheme or another one, no host, user information in front of the host
    /// (a signature cannot cover it, and it is a secret in the wrong place), or a port that is no number.
    pub fn parse(text: &'a str) -> Result<Self, Error> {
        let start = text.len() - text.trim_start().len();
        let end = start + text.trim().len();
        let fail = |span: Span, message: String| {
            Err(Error::at(ErrorKind::Url, Place::new(Within::Url, span), message))
        };
        if start == end {
            return fail(Span::new(0, text.len()), "the URL is empty".into());
        }
        // Each byte is looked at once or twice: with a search for each sign the URL was a tenth of a signature.
        let bytes = text.as_bytes();
        let Some(colon) = bytes[start..end].windows(3).position(|three| three == b"://").map(|at| start + at)
        else {
            return fail(
                Span::new(start, end),
                "the URL is not absolute: it must begin with https:// and the host".into(),
            );
        };
        let scheme = Span::new(start, colon);
        if !is_web_scheme(scheme.of_str(text)) {
            return fail(scheme, format!("the scheme `{}` is neither https nor http", scheme.of_str(text)));
        }
        let authority_start = colon + 3;
        let mut authority_end = end;
        let mut port_colon = None;
        for (at, byte) in (authority_start..).zip(&bytes[authority_start..end]) {
            match byte {
                b'/' | b'?' | b'#' => {
                    authority_end = at;
                    break;
                }
                b'@' => {
                    return fail(
                        Span::new(authority_start, at + 1),
                        "the URL has user information before the host (`name:password@`): take it out, a signed request carries none".into(),
                    );
                }
                // A colon inside the brackets of an IPv6 address is not the port's.
                b']' => port_colon = None,
                b':' if port_colon.is_none() => port_colon = Some(at),
                _ => {}
            }
        }
        let host = Span::new(authority_start, port_colon.unwrap_or(authority_end));
        let port = port_colon.map(|at| Span::new(at + 1, authority_end));
        if host.is_empty() {
            return fail(Span::new(start, authority_end), "the URL has no host".into());
        }
        if let Some(port) = port {
            let digits = port.of_str(text);
            if digits.bytes().any(|b| !b.is_ascii_digit()) || digits.len() > 5 {
                return fail(port, format!("the port `{digits}` is not a number"));
            }
        }
        let rest = &bytes[authority_end..end];
        let path_end = rest.iter().position(|b| matches!(b, b'?' | b'#')).unwrap_or(rest.len());
        let query = rest.get(path_end).is_some_and(|&b| b == b'?');
        // `contains` looks at many bytes at once, `position` at each; most URLs have no fragment.
        let fragment = if rest.contains(&b'#') { rest.iter().position(|&b| b == b'#') } else { None };
        let fragment = fragment.map(|at| authority_end + at);
        let before_fragment = fragment.unwrap_or(end);
        let path_end = authority_end + path_end;
        Ok(Self {
            text,
            scheme,
            host,
            port,
            path: Span::new(authority_end, path_end),
            query: query.then(|| Span::new(path_end + 1, before_fragment)),
            fragment: fragment.map(|at| Span::new(at + 1, end)),
        })
    }

    /// The text that was taken apart, with the white space around it.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// The characters of one part.
    #[must_use]
    pub fn part(&self, span: Span) -> &'a str {
        &self.text[span.range()]
    }

    /// The host as written.
    #[must_use]
    pub fn host_str(&self) -> &'a str {
        self.part(self.host)
    }

    /// The path as written; may be empty.
    #[must_use]
    pub fn path_str(&self) -> &'a str {
        self.part(self.path)
    }

    /// The query as written, without its question mark.
    #[must_use]
    pub fn query_str(&self) -> Option<&'a str> {
        self.query.map(|span| self.part(span))
    }

    /// Whether the scheme is `https`, in any case.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.part(self.scheme).eq_ignore_ascii_case("https")
    }

    /// Whether it calls NetSuite's SOAP web services, which are signed in a way of their own.
    #[must_use]
    pub fn is_soap(&self) -> bool {
        const PATH: &[u8] = b"/services/netsuiteport";
        let path = self.path_str().as_bytes();
        path.get(..PATH.len()).is_some_and(|front| front.eq_ignore_ascii_case(PATH))
            && is_netsuite(self.host_str())
    }

    /// The port that is not the scheme's own, without leading zeros: the one that belongs in a base URI (RFC 5849
    /// section 3.4.1.2).
    #[must_use]
    pub fn explicit_port(&self) -> Option<&'a str> {
        let digits = self.part(self.port?);
        let number = digits.trim_start_matches('0');
        let default = if self.is_https() { "443" } else { "80" };
        match number {
            "" if digits.is_empty() => None,
            "" => Some("0"),
            _ => (number != default).then_some(number),
        }
    }
}

fn is_web_scheme(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_a_span_of_the_text() {
        let url = Url::parse(" HTTPS://Host.Example:8443/a/b?x=1?y#top\n").unwrap();
        assert_eq!(url.part(url.scheme), "HTTPS");
        assert_eq!(url.host_str(), "Host.Example");
        assert_eq!(url.explicit_port(), Some("8443"));
        assert_eq!(url.path_str(), "/a/b");
        assert_eq!(url.query_str(), Some("x=1?y"));
        assert_eq!(url.fragment.map(|span| url.part(span)), Some("top"));
    }

    #[test]
    fn an_ipv6_host_keeps_its_brackets() {
        let url = Url::parse("https://[2001:DB8::1]:8443").unwrap();
        assert_eq!(url.host_str(), "[2001:DB8::1]");
        assert_eq!(url.explicit_port(), Some("8443"));
        assert_eq!(url.path_str(), "");
    }

    #[test]
    fn default_and_empty_ports_are_not_explicit() {
        for url in ["https://h:443/", "http://h:80/", "https://h:/", "https://h:0443/"] {
            assert_eq!(Url::parse(url).unwrap().explicit_port(), None, "{url}");
        }
        assert_eq!(Url::parse("https://h:80/").unwrap().explicit_port(), Some("80"));
    }

    #[test]
    fn what_cannot_be_a_url_says_what_and_where() {
        let cases = [
            ("", "the URL is empty", 0..0),
            ("/app/site", "the URL is not absolute: it must begin with https:// and the host", 0..9),
            ("ftp://h/", "the scheme `ftp` is neither https nor http", 0..3),
            ("https:///path", "the URL has no host", 0..8),
            ("https://h:8x/", "the port `8x` is not a number", 10..12),
        ];
        for (text, message, range) in cases {
            let error = Url::parse(text).unwrap_err();
            assert_eq!(error.to_string(), message);
            assert_eq!(error.place().map(|place| place.span), Some(range.into()), "{text}");
        }
        let error = Url::parse("https://me:pw@h/").unwrap_err();
        assert!(error.to_string().contains("user information"), "{error}");
        assert!(!error.to_string().contains("pw"), "a password is not repeated");
    }

    #[test]
    fn only_the_media_type_makes_a_form() {
        assert!(is_form("Application/X-WWW-Form-URLencoded; charset=UTF-8"));
        assert!(!is_form("application/json"));
    }
}

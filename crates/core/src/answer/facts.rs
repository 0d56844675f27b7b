//! The evidence: what is known of the call besides its answer.

use super::response::Response;
use crate::account::{Account, Service, is_netsuite};
use crate::request::{Request, Url};
use std::borrow::Cow;

/// What is known of a call. Every field may be unknown; nothing is guessed from what is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// How the call authenticates.
    pub scheme: Option<Scheme>,
    /// The signature was recomputed, and is the one that was sent (`true`) or another one.
    pub signature: Option<bool>,
    /// The mistakes that were proved by re-enactment.
    pub proved: Vec<&'static str>,
    /// The mistakes and findings that stand in the texts: header, base string, assertion, token request.
    pub seen: Vec<&'static str>,
    /// Whether the `Authorization` header was there to be read, so that what is not in `seen` is not in the header.
    pub header_read: bool,
    /// Whether a client assertion was there to be read.
    pub assertion_read: bool,
    /// The assertion's signature was verified against the certificate: right or wrong.
    pub assertion_verified: Option<bool>,
    /// Whether the realm names the account of the host, in the form that NetSuite wants.
    pub realm_fits_host: Option<bool>,
    /// `oauth_timestamp` less the time of the server (the response's `Date`) or of now, in seconds.
    pub timestamp_skew: Option<i64>,
    /// How many characters the nonce has.
    pub nonce_length: Option<usize>,
    /// Whether the same nonce was seen in an earlier request.
    pub nonce_seen_before: Option<bool>,
    /// The HTTP method.
    pub method: Option<String>,
    /// What the URL says.
    pub url: Option<UrlFacts>,
    /// The request's `Content-Type`; empty: there was none.
    pub content_type: Option<String>,
    /// Whether the request has a body.
    pub has_body: Option<bool>,
    /// Whether a `Cookie` header was sent along.
    pub cookie_sent: Option<bool>,
    /// The grant of an OAuth 2.0 token request.
    pub grant: Option<Grant>,
    /// The causes that the person has looked at, by id.
    pub checked: Vec<String>,
    /// The Login Audit Trail's column Detail for this attempt.
    pub audit_detail: Option<String>,
}

impl Facts {
    /// What a request by itself says.
    #[must_use]
    pub fn of_request(request: &Request) -> Self {
        Self {
            method: Some(request.method.trim().to_ascii_uppercase()).filter(|method| !method.is_empty()),
            url: UrlFacts::of(&request.url),
            content_type: request.content_type.clone(),
            has_body: request.body.as_deref().map(|body| !body.is_empty()),
            ..Self::default()
        }
    }

    /// What the URL says; where none is known, the one that a client's own line in the response names.
    #[must_use]
    pub fn url_with(&self, response: &Response) -> Option<Cow<'_, UrlFacts>> {
        let called = || UrlFacts::of(response.called_url()?).map(Cow::Owned);
        self.url.as_ref().map(Cow::Borrowed).or_else(called)
    }

    /// The URL that was called, if it is not one of NetSuite.
    #[must_use]
    pub fn foreign_url(&self) -> Option<&UrlFacts> {
        self.url.as_ref().filter(|url| !url.is_netsuite())
    }

    /// Whether the call went to that service, as far as the URL tells.
    #[must_use]
    pub fn is_on(&self, service: Service, response: &Response) -> bool {
        self.url_with(response).is_some_and(|url| url.service == Some(service))
    }

    /// The scheme that the facts or the response tell: the request's own header first, then the challenge, then the
    /// shape of the error.
    #[must_use]
    pub fn scheme_with(&self, response: &Response) -> Option<Scheme> {
        self.scheme.or_else(|| match response.challenge.as_ref()?.scheme.to_ascii_lowercase().as_str() {
            "bearer" | "basic" => Some(Scheme::OAuth2),
            "oauth" => Some(Scheme::Tba),
            _ => None,
        })
    }
}

/// How many seconds `oauth_timestamp` is ahead of the server: of the response's `Date`, or of `now` where there is
/// none. `None` if the timestamp is no whole number or there is no clock to compare with.
#[must_use]
pub fn timestamp_skew(timestamp: &str, response: Option<&Response>, now: Option<i64>) -> Option<i64> {
    let clock = response.and_then(Response::date).or(now)?;
    timestamp.parse::<i64>().ok()?.checked_sub(clock)
}

/// How a call authenticates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Token-based Authentication: OAuth 1.0a.
    Tba,
    /// OAuth 2.0: a bearer token, or a request for one.
    OAuth2,
    /// NLAuth: email and password in a header.
    NlAuth,
}

impl Scheme {
    /// The scheme of an `Authorization` header's value.
    #[must_use]
    pub fn of_header(authorization: &str) -> Option<Self> {
        let value = authorization.trim();
        let value = match value.split_once(':') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case("authorization") => value.trim(),
            _ => value,
        };
        match value.split_whitespace().next()?.to_ascii_lowercase().as_str() {
            "oauth" => Some(Self::Tba),
            "bearer" | "basic" => Some(Self::OAuth2),
            "nlauth" => Some(Self::NlAuth),
            _ => None,
        }
    }

    /// The name a person knows it by.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Tba => "Token-based Authentication (TBA)",
            Self::OAuth2 => "OAuth 2.0",
            Self::NlAuth => "NLAuth",
        }
    }
}

/// The grants of OAuth 2.0 that NetSuite knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grant {
    /// `authorization_code`.
    Code,
    /// `refresh_token`.
    Refresh,
    /// `client_credentials`: machine to machine.
    ClientCredentials,
}

impl Grant {
    /// The value of `grant_type`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "authorization_code",
            Self::Refresh => "refresh_token",
            Self::ClientCredentials => "client_credentials",
        }
    }

    /// The grant of that exact name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Code, Self::Refresh, Self::ClientCredentials].into_iter().find(|grant| grant.as_str() == name)
    }
}

/// What the URL of a call says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is an observation of its own")]
pub struct UrlFacts {
    /// Whether it is `https`.
    pub https: bool,
    /// The host in lower case.
    pub host: String,
    /// Which of NetSuite's services the host is; `None`: not NetSuite's.
    pub service: Option<Service>,
    /// The account that the host names.
    pub account: Option<Account>,
    /// Which service the path belongs to, where that is known.
    pub path_service: Option<Service>,
    /// Whether the path is a RESTlet's.
    pub is_restlet: bool,
    /// Whether there is a `script` parameter with a value, and a `deploy` one.
    pub script_and_deploy: bool,
    /// Whether there are parameters besides `script` and `deploy`.
    pub more_parameters: bool,
}

impl UrlFacts {
    /// What a URL says; `None` if it cannot be taken apart.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let host = url.host_str().to_ascii_lowercase();
        let path = url.path_str();
        let pairs: Vec<(&str, &str)> = url
            .query_str()
            .unwrap_or_default()
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .collect();
        let has = |wanted: &str| pairs.iter().any(|&(name, value)| name == wanted && !value.is_empty());
        let is_restlet = path.ends_with("/restlet.nl");
        let path_service = if is_restlet || is_token_path(path) {
            Some(Service::Restlets)
        } else if path.starts_with("/services/") {
            Some(Service::Suitetalk)
        } else {
            None
        };
        Some(Self {
            https: url.is_https(),
            service: Service::of_host(&host),
            account: Account::from_host(&host),
            path_service,
            is_restlet,
            script_and_deploy: has("script") && has("deploy"),
            more_parameters: pairs.iter().any(|(name, _)| !matches!(*name, "script" | "deploy")),
            host,
        })
    }

    /// Whether the host is under `netsuite.com`.
    #[must_use]
    pub fn is_netsuite(&self) -> bool {
        is_netsuite(&self.host)
    }
}

fn is_token_path(path: &str) -> bool {
    ["/rest/requesttoken", "/rest/accesstoken", "/rest/issuetoken", "/rest/revoketoken", "/rest/tokeninfo"]
        .contains(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_says_what_it_calls() {
        let facts = UrlFacts::of(
            "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=1&deploy=2&q=a",
        )
        .unwrap();
        assert!(facts.https && facts.is_restlet && facts.script_and_deploy && facts.more_parameters);
        assert_eq!(facts.account, Account::from_any_form("1234567_SB1"));
        let facts = UrlFacts::of("http://rest.netsuite.com/services/rest/record/v1/customer").unwrap();
        assert_eq!((facts.service, facts.path_service), (Some(Service::Other), Some(Service::Suitetalk)));
        assert!(!facts.https && !facts.script_and_deploy);
        assert!(!UrlFacts::of("https://example.com/").unwrap().is_netsuite());
        assert_eq!(UrlFacts::of("restlet.nl?script=1"), None);
    }

    #[test]
    fn the_scheme_is_the_headers_first_word() {
        assert_eq!(Scheme::of_header("OAuth realm=\"1\""), Some(Scheme::Tba));
        assert_eq!(Scheme::of_header("Authorization: Bearer eyJ"), Some(Scheme::OAuth2));
        assert_eq!(Scheme::of_header("NLAuth nlauth_account=1"), Some(Scheme::NlAuth));
        assert_eq!(Scheme::of_header("AWS4-HMAC-SHA256 Credential=x"), None);
    }

    #[test]
    fn the_servers_clock_comes_before_ours() {
        let response = Response::read(Some(401), "Date: Tue, 17 Oct 2017 12:11:46 GMT", "");
        assert_eq!(timestamp_skew("1508242006", Some(&response), Some(0)), Some(-300));
        assert_eq!(timestamp_skew("1508242006", None, Some(1_508_242_000)), Some(6));
        assert_eq!(timestamp_skew("15082420.5", None, Some(1)), None);
        assert_eq!(timestamp_skew("1", None, None), None);
    }
}

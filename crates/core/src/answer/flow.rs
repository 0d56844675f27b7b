//! TBA's other calls: the three-step flow, and the services that issue, revoke and describe a token.
//!
//! <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_157017286140.html>. Each is an ordinary
//! request that goes through the same stages of [`sign`](crate::sign) as every other.

use crate::account::{Account, Service};
use crate::credentials::{Credentials, Stamp};
use crate::error::{Error, ErrorKind};
use crate::finding::Within;
use crate::request::Request;
use crate::sign::{OauthOptions, Trace, percent};

/// One such call, ready to be signed.
#[derive(Clone, Debug)]
pub struct Call {
    /// What it is, in a few words.
    pub title: &'static str,
    /// What goes in, what comes back, and what to mind.
    pub about: &'static str,
    /// The call.
    pub request: Request,
    /// What its header says besides.
    pub options: OauthOptions,
    /// Which token it is signed with.
    pub token: TokenOf,
    /// Oracle's page about it.
    pub source: &'static str,
}

/// Which token a call is signed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenOf {
    /// None: the key is the consumer secret and an ampersand.
    Nobody,
    /// The request token of step one, with its own secret.
    StepOne,
    /// A finished token.
    User,
    /// The call is not signed: it logs in with email and password in an NLAuth header.
    NlAuth,
}

impl Call {
    /// Signs the call. For [`TokenOf::Nobody`] a token in the credentials is left out.
    ///
    /// # Errors
    /// Those of [`Trace::of`]; [`ErrorKind::Missing`] if the call needs a token and there is none; and
    /// [`ErrorKind::SignatureMethod`] for a call that is not signed at all.
    pub fn sign(&self, credentials: &Credentials, stamp: &Stamp) -> Result<Trace, Error> {
        let mut own = credentials.clone();
        match self.token {
            TokenOf::NlAuth => {
                return Err(Error::new(
                    ErrorKind::SignatureMethod,
                    "this call is not signed: it logs in with email and password in an NLAuth header",
                ));
            }
            TokenOf::Nobody => {
                own.token = None;
                own.token_secret = None;
            }
            TokenOf::StepOne | TokenOf::User if own.token.is_none() => {
                return Err(Error::missing(Within::Token));
            }
            TokenOf::StepOne | TokenOf::User => {}
        }
        Trace::of(&self.request, &own, stamp, &self.options)
    }
}

/// Step one: a request token. Without an account the host is NetSuite's common one, allowed since 2020.1.
#[must_use]
pub fn request_token(account: Option<&Account>, callback: &str) -> Call {
    Call {
        title: "Step one: request token",
        about: "Send it with your callback, exactly as on the integration record. The callback is a parameter like any other, so it stands in the base string encoded twice. Back come oauth_token, oauth_token_secret and oauth_callback_confirmed=true.",
        request: call("POST", account, Service::Restlets, "/rest/requesttoken"),
        options: OauthOptions { callback: Some(callback.to_owned()), ..OauthOptions::default() },
        token: TokenOf::Nobody,
        source: oracle!("section_156338994830"),
    }
}

/// Step two: where to send the person's browser. It comes back to the callback with `oauth_token`, `oauth_verifier`,
/// `company`, `role`, `entity` and `state`; the verifier is empty if the person pressed Deny.
///
/// # Errors
/// [`ErrorKind::Unreadable`] for a state that is longer than 512 characters or has others than letters and digits:
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156536698849.html>.
pub fn authorize_url(
    account: Option<&Account>,
    request_token: &str,
    state: Option<&str>,
) -> Result<String, Error> {
    let mut url = call("GET", account, Service::App, "/app/login/secure/authorizetoken.nl").url;
    url += "?oauth_token=";
    url += &percent::encode(request_token.as_bytes());
    if let Some(state) = state {
        if state.len() > 512 || !state.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(Error::new(
                ErrorKind::Unreadable,
                "the state may have up to 512 characters, letters and digits alone",
            ));
        }
        url += "&state=";
        url += state;
    }
    Ok(url)
}

/// Step three: the request token and the verifier for a token.
#[must_use]
pub fn access_token(account: &Account, verifier: &str) -> Call {
    Call {
        title: "Step three: access token",
        about: "Sign with the request token and its secret from step one, and send the verifier that came to the callback. Back come oauth_token and oauth_token_secret: the token id and secret for all further calls.",
        request: call("POST", Some(account), Service::Restlets, "/rest/accesstoken"),
        options: OauthOptions { verifier: Some(verifier.to_owned()), ..OauthOptions::default() },
        token: TokenOf::StepOne,
        source: oracle!("section_156537025868"),
    }
}

/// Issues a token to a person who gives email and password. It is not signed.
#[must_use]
pub fn issue_token(account: &Account, consumer_key: &str, name: Option<&str>) -> Call {
    let mut parameters = vec![("consumerKey", consumer_key)];
    parameters.extend(name.map(|name| ("name", name)));
    Call {
        title: "Issue token",
        about: "Send it with an NLAuth header: nlauth_account, nlauth_email, nlauth_signature (the password), nlauth_role, and nlauth_otp for a role with a second factor. From 2027.1 only integrations that use it already may.",
        request: with_query(call("GET", Some(account), Service::Restlets, "/rest/issuetoken"), &parameters),
        options: OauthOptions::default(),
        token: TokenOf::NlAuth,
        source: oracle!("section_1546447142"),
    }
}

/// Revokes a token. Its parameters are in the query, and so are signed.
#[must_use]
pub fn revoke_token(account: &Account, consumer_key: &str, token: &str) -> Call {
    let parameters = [("consumerKey", consumer_key), ("token", token)];
    Call {
        title: "Revoke token",
        about: "Signed like any call, with this token or another of the same user; both parameters are in the query and in the base string. The token stops at once and cannot be brought back.",
        request: with_query(call("GET", Some(account), Service::Restlets, "/rest/revoketoken"), &parameters),
        options: OauthOptions::default(),
        token: TokenOf::User,
        source: oracle!("section_1549405961"),
    }
}

/// Asks whose token it is: a harmless way to try key, token and signature.
#[must_use]
pub fn token_info(account: &Account) -> Call {
    Call {
        title: "Token info",
        about: "Changes nothing and runs no script. Back come company, role and entity: if it works, signing and token are right, and what remains is the script.",
        request: call("GET", Some(account), Service::Restlets, "/rest/tokeninfo"),
        options: OauthOptions::default(),
        token: TokenOf::User,
        source: oracle!("chapter_157017286140"),
    }
}

fn call(method: &str, account: Option<&Account>, service: Service, path: &str) -> Request {
    let host = account.map_or_else(|| "system.netsuite.com".to_owned(), |account| account.host(service));
    Request { method: method.to_owned(), url: format!("https://{host}{path}"), ..Request::default() }
}

fn with_query(mut request: Request, parameters: &[(&str, &str)]) -> Request {
    let pairs: Vec<String> = parameters
        .iter()
        .map(|(name, value)| format!("{name}={}", percent::encode(value.as_bytes())))
        .collect();
    request.url = format!("{}?{}", request.url, pairs.join("&"));
    request
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    fn account() -> Account {
        Account::from_any_form("1234567_SB1").unwrap()
    }

    fn credentials() -> Credentials {
        Credentials {
            account: Some("1234567_SB1".into()),
            consumer_key: "ck".into(),
            consumer_secret: Secret::new("cs"),
            token: Some("tk".into()),
            token_secret: Some(Secret::new("ts")),
        }
    }

    fn stamp() -> Stamp {
        Stamp { nonce: "n".into(), timestamp: "1".into() }
    }

    #[test]
    fn step_one_has_a_callback_and_no_token() {
        let trace = request_token(Some(&account()), "https://me.example/cb?x=1")
            .sign(&credentials(), &stamp())
            .unwrap();
        assert_eq!(
            trace.unsigned.base_string.to_string(),
            "POST&https%3A%2F%2F1234567-sb1.restlets.api.netsuite.com%2Frest%2Frequesttoken&oauth_callback%3Dhttps%253A%252F%252Fme.example%252Fcb%253Fx%253D1%26oauth_consumer_key%3Dck%26oauth_nonce%3Dn%26oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D1%26oauth_version%3D1.0"
        );
        assert_eq!((trace.key.consumer_secret, trace.key.token_secret), (2, 0));
        assert!(!trace.authorization.as_str().contains("oauth_token="));
        let anywhere = request_token(None, "https://me.example/cb");
        assert_eq!(anywhere.request.url, "https://system.netsuite.com/rest/requesttoken");
    }

    #[test]
    fn step_two_is_a_page_of_the_account() {
        assert_eq!(
            authorize_url(Some(&account()), "a+b", Some("abc123")).unwrap(),
            "https://1234567-sb1.app.netsuite.com/app/login/secure/authorizetoken.nl?oauth_token=a%2Bb&state=abc123"
        );
        assert!(authorize_url(None, "t", Some("a b")).is_err());
        assert!(authorize_url(None, "t", Some(&"a".repeat(513))).is_err());
    }

    #[test]
    fn step_three_has_a_verifier_and_the_request_token() {
        let call = access_token(&account(), "ver");
        let trace = call.sign(&credentials(), &stamp()).unwrap();
        let base_string = trace.unsigned.base_string.to_string();
        assert!(base_string.contains("oauth_token%3Dtk") && base_string.contains("oauth_verifier%3Dver"));
        let without = Credentials { token: None, ..credentials() };
        assert_eq!(call.sign(&without, &stamp()).unwrap_err().kind(), ErrorKind::Missing);
    }

    #[test]
    fn the_services_sign_their_query() {
        let trace = revoke_token(&account(), "c k", "tk").sign(&credentials(), &stamp()).unwrap();
        assert!(
            trace.unsigned.base_string.to_string().contains("&consumerKey%3Dc%2520k%26oauth_consumer_key")
        );
        assert!(token_info(&account()).sign(&credentials(), &stamp()).is_ok());
        let issue = issue_token(&account(), "ck", Some("my name"));
        assert!(issue.request.url.ends_with("/rest/issuetoken?consumerKey=ck&name=my%20name"));
        assert_eq!(issue.sign(&credentials(), &stamp()).unwrap_err().kind(), ErrorKind::SignatureMethod);
    }
}

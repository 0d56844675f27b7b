//! What a person has given so far: everything optional, nothing judged.

use crate::account::{self, Account};
use crate::credentials::{Credentials, Stamp};
use crate::error::{Error, ErrorKind};
use crate::finding::{Place, Within};
use crate::request::{Request, Url};
use crate::secret::Secret;
use crate::sign::{OauthOptions, SignatureMethod};

/// What a person has given so far of a request, its credentials and its stamp. `None` is "not given"; an empty text
/// is a value.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The HTTP method.
    pub method: Option<String>,
    /// The URL that is called.
    pub url: Option<String>,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    /// The body.
    pub body: Option<String>,
    /// The account id, in whatever form.
    pub account: Option<String>,
    /// `oauth_consumer_key`.
    pub consumer_key: Option<String>,
    /// The consumer secret.
    pub consumer_secret: Option<Secret>,
    /// `oauth_token`.
    pub token: Option<String>,
    /// The token secret.
    pub token_secret: Option<Secret>,
    /// `oauth_nonce`.
    pub nonce: Option<String>,
    /// `oauth_timestamp`, in seconds.
    pub timestamp: Option<String>,
    /// Whether `oauth_version` is sent; yes unless said otherwise.
    pub version: Option<bool>,
    /// `oauth_callback`.
    pub callback: Option<String>,
    /// `oauth_verifier`.
    pub verifier: Option<String>,
    /// `oauth_signature_method`; `HMAC-SHA256` unless said otherwise.
    pub signature_method: Option<String>,
}

impl Inputs {
    /// The URL taken apart, if there is one that can be.
    #[must_use]
    pub fn parsed_url(&self) -> Option<Url<'_>> {
        Url::parse(self.url.as_deref()?).ok()
    }

    /// Whether the call goes to NetSuite, as far as the URL says; where there is none, the account.
    #[must_use]
    pub fn is_netsuite(&self) -> bool {
        match self.url {
            Some(_) => self.parsed_url().is_some_and(|url| account::is_netsuite(url.host_str())),
            None => self.account.as_deref().is_some_and(is_of_netsuite),
        }
    }

    /// The account id as the realm of the header has it: for a call to NetSuite in NetSuite's own form, whatever the
    /// form in which it was entered; else as entered.
    #[must_use]
    pub fn realm(&self) -> Option<String> {
        let entered = self.account.as_deref()?;
        let account = Account::from_any_form(entered).filter(|_| self.is_netsuite());
        Some(account.map_or_else(|| entered.to_owned(), |account| account.realm().to_owned()))
    }

    /// The text of one of the fields that hold no secret.
    #[must_use]
    pub fn text(&self, within: Within) -> Option<&str> {
        match within {
            Within::Method => self.method.as_deref(),
            Within::Url => self.url.as_deref(),
            Within::ContentType => self.content_type.as_deref(),
            Within::Body => self.body.as_deref(),
            Within::Account => self.account.as_deref(),
            Within::ConsumerKey => self.consumer_key.as_deref(),
            Within::Token => self.token.as_deref(),
            Within::Nonce => self.nonce.as_deref(),
            Within::Timestamp => self.timestamp.as_deref(),
            Within::Callback => self.callback.as_deref(),
            Within::Verifier => self.verifier.as_deref(),
            Within::SignatureMethod => self.signature_method.as_deref(),
            _ => None,
        }
    }

    /// One of the two secrets.
    #[must_use]
    pub fn secret(&self, within: Within) -> Option<&Secret> {
        match within {
            Within::ConsumerSecret => self.consumer_secret.as_ref(),
            Within::TokenSecret => self.token_secret.as_ref(),
            _ => None,
        }
    }

    /// The two ids and the two secrets that are there, with their text. For looking at their shape: what comes of it
    /// must not repeat a secret.
    pub(crate) fn ids_and_secrets(&self) -> impl Iterator<Item = (Within, &str)> {
        [
            (Within::ConsumerKey, self.consumer_key.as_deref()),
            (Within::ConsumerSecret, self.consumer_secret.as_ref().map(Secret::expose)),
            (Within::Token, self.token.as_deref()),
            (Within::TokenSecret, self.token_secret.as_ref().map(Secret::expose)),
        ]
        .into_iter()
        .filter_map(|(within, text)| Some((within, text?)))
    }

    /// What signing needs.
    ///
    /// # Errors
    /// [`ErrorKind::Missing`] for the first thing that is not there: method, URL, consumer key, consumer secret, nonce,
    /// timestamp. [`ErrorKind::SignatureMethod`] if the method is none that is computed here.
    pub fn ready(&self) -> Result<Ready, Error> {
        let given = |within| self.text(within).ok_or_else(|| Error::missing(within)).map(str::to_owned);
        let secret = self.consumer_secret.clone().ok_or_else(|| Error::missing(Within::ConsumerSecret));
        Ok(Ready {
            request: Request {
                method: given(Within::Method)?,
                url: given(Within::Url)?,
                content_type: self.content_type.clone(),
                body: self.body.clone(),
            },
            credentials: Credentials {
                account: self.realm(),
                consumer_key: given(Within::ConsumerKey)?,
                consumer_secret: secret?,
                token: self.token.clone(),
                token_secret: self.token_secret.clone(),
            },
            stamp: Stamp { nonce: given(Within::Nonce)?, timestamp: given(Within::Timestamp)? },
            options: OauthOptions {
                version: self.version.unwrap_or(true),
                callback: self.callback.clone(),
                verifier: self.verifier.clone(),
                signature_method: self.known_signature_method()?,
            },
        })
    }

    fn known_signature_method(&self) -> Result<SignatureMethod, Error> {
        let Some(name) = self.signature_method.as_deref() else { return Ok(SignatureMethod::default()) };
        SignatureMethod::from_name(name).ok_or_else(|| {
            Error::at(
                ErrorKind::SignatureMethod,
                Place::whole(Within::SignatureMethod, name),
                format!("the signature method `{name}` is not one that is computed here: NetSuite takes HMAC-SHA256"),
            )
        })
    }
}

/// Whether an account id, in whatever form, can be NetSuite's alone: seven digits or so, perhaps behind the letters of a
/// test account, and perhaps with the suffix of a sandbox or a preview.
fn is_of_netsuite(account: &str) -> bool {
    let Some(account) = Account::from_any_form(account) else { return false };
    let (id, suffix) = account.realm().split_once('_').unwrap_or((account.realm(), "SB"));
    let digits = id.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let is_id = (6..=8).contains(&digits.len()) && id.len() - digits.len() <= 6;
    is_id
        && digits.bytes().all(|b| b.is_ascii_digit())
        && (suffix.starts_with("SB") || suffix.starts_with("RP"))
}

/// What signing needs, complete.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The call.
    pub request: Request,
    /// Who signs.
    pub credentials: Credentials,
    /// The nonce and the timestamp.
    pub stamp: Stamp,
    /// What else goes into the header.
    pub options: OauthOptions,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_tells_netsuite_where_there_is_no_url() {
        let of = |url: Option<&str>, account: &str| {
            let inputs =
                Inputs { url: url.map(str::to_owned), account: Some(account.into()), ..Inputs::default() };
            inputs.is_netsuite()
        };
        for account in ["1234567", "1234567_SB1", "1234567-sb2", "TSTDRV1234567", "1234567_RP"] {
            assert!(of(None, account), "{account}");
        }
        for account in
            ["", "Photos", "12345", "1234567890", "http://example.com/", "1234567_X", "ABCDEFG1234567"]
        {
            assert!(!of(None, account), "{account}");
        }
        assert!(!of(Some("https://example.com/"), "1234567"));
        assert!(of(Some("https://1234567.restlets.api.netsuite.com/"), "x"));
    }
}

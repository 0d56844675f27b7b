//! Every intermediate of one signing.

use super::authorization::Authorization;
use super::base_string::BaseString;
use super::base_uri::BaseUri;
use super::key::{KeyShape, SigningKey};
use super::normalized::NormalizedParameters;
use super::params::{OauthOptions, Parameters, oauth_parameters};
use super::signature::{Signature, SignatureMethod};
use crate::account::Account;
use crate::credentials::{Credentials, Stamp};
use crate::error::{Error, ErrorKind};
use crate::place::{Place, Within};
use crate::request::{Request, Url};

/// All that is computed without a secret: the first stages of a signing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsigned {
    /// The decoded parameters, in the order in which they were collected.
    pub parameters: Parameters,
    /// The same, encoded, sorted and joined.
    pub normalized: NormalizedParameters,
    /// Scheme, host and path.
    pub base_uri: BaseUri,
    /// What the HMAC is computed over.
    pub base_string: BaseString,
}

impl Unsigned {
    /// Runs the stages up to the base string. `header` gives the decoded parameters of the `Authorization` header,
    /// without realm and signature; the account, in the realm's form, is signed where SOAP is called.
    ///
    /// # Errors
    /// [`ErrorKind::Missing`] for an empty method, and where SOAP is called for an account that nobody names;
    /// [`ErrorKind::Url`] if the URL cannot be taken apart.
    pub fn of<'a>(
        request: &Request,
        account: Option<&str>,
        header: impl IntoIterator<Item = (&'a [u8], &'a [u8])>,
    ) -> Result<Self, Error> {
        let method = request.method.trim();
        if method.is_empty() {
            return Err(Error::missing(Within::Method));
        }
        let url = Url::parse(&request.url)?;
        let parameters = Parameters::collect(request, &url, header);
        let normalized = NormalizedParameters::of(&parameters);
        let base_uri = BaseUri::of(&url);
        let base_string = if url.is_soap() {
            let from_host = Account::from_host(url.host_str());
            let account = account.or(from_host.as_ref().map(Account::realm));
            BaseString::token_passport(account.ok_or_else(|| Error::missing(Within::Account))?, &parameters)
        } else {
            BaseString::new(method, &base_uri, &normalized)
        };
        Ok(Self { parameters, normalized, base_uri, base_string })
    }
}

/// Every intermediate of one signing, each knowing where each of its bytes came from. Of the key, the shape alone.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The stages up to the base string.
    pub unsigned: Unsigned,
    /// The lengths of the key's halves.
    pub key: KeyShape,
    /// What it is signed with.
    pub signature_method: SignatureMethod,
    /// The HMAC of the base string under the key.
    pub signature: Signature,
    /// The finished header.
    pub authorization: Authorization,
}

impl Trace {
    /// Signs a request: the stages of RFC 5849 in their order, and nothing else.
    ///
    /// # Errors
    /// [`ErrorKind::Missing`] for an empty method, and where SOAP is called for an account that nobody names; [`ErrorKind::Url`] if the URL cannot be taken apart;
    /// [`ErrorKind::SignatureMethod`] for `PLAINTEXT`, whose header would be the secrets.
    pub fn of(
        request: &Request,
        credentials: &Credentials,
        stamp: &Stamp,
        options: &OauthOptions,
    ) -> Result<Self, Error> {
        if options.signature_method == SignatureMethod::Plaintext {
            return Err(Error::at(
                ErrorKind::SignatureMethod,
                Place::whole(Within::SignatureMethod, options.signature_method.as_str()),
                "a PLAINTEXT signature is the two secrets, so none is written here: use HMAC-SHA256, which NetSuite wants",
            ));
        }
        let header = oauth_parameters(credentials, stamp, options);
        let header = header.map(|(name, value)| (name.as_bytes(), value.as_bytes()));
        let unsigned = Unsigned::of(request, credentials.account.as_deref(), header)?;
        let key = SigningKey::new(&credentials.consumer_secret, credentials.token_secret.as_ref());
        let signature = key.prepare(options.signature_method).sign(unsigned.base_string.as_bytes());
        let sent = unsigned.normalized.of_header(&unsigned.parameters);
        let authorization = Authorization::new(credentials.account.as_deref(), sent, &signature);
        Ok(Self {
            unsigned,
            key: key.shape(),
            signature_method: options.signature_method,
            signature,
            authorization,
        })
    }
}

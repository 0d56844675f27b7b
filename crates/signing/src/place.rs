//! Where something stands: in which of the texts that a person gave, and at which bytes of it.

use crate::span::Span;
use std::fmt;

/// Where something stands: which of the texts, and which bytes of it (UTF-8 offsets into the text as given).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Which text.
    pub within: Within,
    /// Which bytes of it.
    pub span: Span,
}

impl Place {
    /// These bytes of that text.
    #[must_use]
    pub const fn new(within: Within, span: Span) -> Self {
        Self { within, span }
    }

    /// All of a text.
    #[must_use]
    pub const fn whole(within: Within, text: &str) -> Self {
        Self { within, span: Span::new(0, text.len()) }
    }

    /// A text that is not there, or as a whole: no byte of it is meant.
    #[must_use]
    pub const fn nowhere_in(within: Within) -> Self {
        Self { within, span: Span::new(0, 0) }
    }
}

/// The texts in which something can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is named as in the contract")]
pub enum Within {
    Method,
    Url,
    ContentType,
    Body,
    Authorization,
    BaseString,
    Signature,
    SignatureMethod,
    Response,
    Paste,
    Account,
    ConsumerKey,
    ConsumerSecret,
    Token,
    TokenSecret,
    Nonce,
    Timestamp,
    Callback,
    Verifier,
    Assertion,
    Certificate,
    TokenRequest,
    Line,
}

impl Within {
    /// The name in the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Url => "url",
            Self::ContentType => "content_type",
            Self::Body => "body",
            Self::Authorization => "authorization",
            Self::BaseString => "base_string",
            Self::Signature => "signature",
            Self::SignatureMethod => "signature_method",
            Self::Response => "response",
            Self::Paste => "paste",
            Self::Account => "account",
            Self::ConsumerKey => "consumer_key",
            Self::ConsumerSecret => "consumer_secret",
            Self::Token => "token",
            Self::TokenSecret => "token_secret",
            Self::Nonce => "nonce",
            Self::Timestamp => "timestamp",
            Self::Callback => "callback",
            Self::Verifier => "verifier",
            Self::Assertion => "assertion",
            Self::Certificate => "certificate",
            Self::TokenRequest => "token_request",
            Self::Line => "line",
        }
    }

    /// The words a person knows it by.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Url => "URL",
            Self::ContentType => "content type",
            Self::Body => "body",
            Self::Authorization => "Authorization header",
            Self::BaseString => "base string",
            Self::Signature => "signature",
            Self::SignatureMethod => "signature method",
            Self::Response => "response",
            Self::Paste => "paste",
            Self::Account => "account id",
            Self::ConsumerKey => "consumer key",
            Self::ConsumerSecret => "consumer secret",
            Self::Token => "token id",
            Self::TokenSecret => "token secret",
            Self::Nonce => "nonce",
            Self::Timestamp => "timestamp",
            Self::Callback => "callback",
            Self::Verifier => "verifier",
            Self::Assertion => "client assertion",
            Self::Certificate => "certificate",
            Self::TokenRequest => "token request",
            Self::Line => "line",
        }
    }
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

//! What can be copied from the page. Secrets are not among it.

use countersign_core::case::Signed;
use countersign_core::sign::percent;

/// A text that a button copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what its name says")]
pub enum Output {
    Parameters,
    BaseUri,
    BaseString,
    Signature,
    EncodedSignature,
    Authorization,
    Curl,
    Report,
    Link,
}

impl Output {
    /// What the button calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Parameters => "parameters",
            Self::BaseUri => "base URI",
            Self::BaseString => "base string",
            Self::Signature => "signature",
            Self::EncodedSignature => "encoded signature",
            Self::Authorization => "header",
            Self::Curl => "curl",
            Self::Report => "report",
            Self::Link => "link",
        }
    }

    /// The `id` of the element that shows it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Parameters => "out-parameters",
            Self::BaseUri => "out-base-uri",
            Self::BaseString => "out-base-string",
            Self::Signature => "out-signature",
            Self::EncodedSignature => "out-encoded-signature",
            Self::Authorization => "out-authorization",
            Self::Curl => "out-curl",
            Self::Report => "out-report",
            Self::Link => "out-link",
        }
    }

    /// Whether it comes of a signing; the other two are made of all that the page shows.
    #[must_use]
    pub const fn is_signed(self) -> bool {
        !matches!(self, Self::Report | Self::Link)
    }

    /// The exact text of what comes of a signing.
    #[must_use]
    pub fn of(self, signed: &Signed) -> String {
        let trace = &signed.trace;
        match self {
            Self::Parameters => trace.unsigned.normalized.to_string(),
            Self::BaseUri => trace.unsigned.base_uri.to_string(),
            Self::BaseString => trace.unsigned.base_string.to_string(),
            Self::Signature => trace.signature.to_string(),
            Self::EncodedSignature => percent::encode(trace.signature.to_string().as_bytes()),
            Self::Authorization => trace.authorization.to_string(),
            Self::Curl => signed.curl.clone(),
            Self::Report | Self::Link => String::new(),
        }
    }
}

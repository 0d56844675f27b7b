//! Why there is no result at all. What a person did wrong is a finding instead, of which `countersign-core` has the type.

use crate::place::{Place, Within};
use std::fmt;

/// Why there is no result: a kind for programs, and a sentence that says what and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    at: Option<Place>,
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input cannot be read as the contract's object.
    Unreadable,
    /// Something without which there is no result was not given.
    Missing,
    /// The URL cannot be taken apart.
    Url,
    /// The signature method is not one that we compute, or may emit.
    SignatureMethod,
}

impl ErrorKind {
    /// The name in the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Missing => "missing",
            Self::Url => "url",
            Self::SignatureMethod => "signature-method",
        }
    }
}

impl Error {
    /// An error about no place in particular.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), at: None }
    }

    /// An error about these bytes of that text.
    pub fn at(kind: ErrorKind, place: Place, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), at: Some(place) }
    }

    /// `within` was needed and is not there.
    #[must_use]
    pub fn missing(within: Within) -> Self {
        Self::at(ErrorKind::Missing, Place::nowhere_in(within), format!("the {} is missing", within.title()))
    }

    /// What kind of failure it is.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Where it happened, if that can be said.
    #[must_use]
    pub const fn place(&self) -> Option<Place> {
        self.at
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

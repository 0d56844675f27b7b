//! What the person is told.

pub use crate::place::{Place, Within};
use std::borrow::Cow;
use std::fmt;

/// One thing that the person is told: what is wrong, where, why, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The mistake's stable name, such as `param-double-encoded`.
    pub code: &'static str,
    /// How much harm it does.
    pub severity: Severity,
    /// How we know.
    pub certainty: Certainty,
    /// Where it stands, in the text as it was given.
    pub place: Place,
    /// One line: what was done.
    pub title: Cow<'static, str>,
    /// One or two sentences: what that does to the signature or the call.
    pub why: Cow<'static, str>,
    /// What to do, in the imperative.
    pub fix: Cow<'static, str>,
    /// The clause, help page or report that says so.
    pub source: &'static str,
}

/// How much harm a finding does. Ordered from the worst down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The signature or the header is wrong.
    Breaks,
    /// Right by RFC 5849, but NetSuite refuses it.
    Refused,
    /// May be harmless; a person should look.
    WorthChecking,
}

impl Severity {
    /// The name in the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Breaks => "breaks",
            Self::Refused => "refused",
            Self::WorthChecking => "worth-checking",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How we know. Ordered from the surest down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Signing with this mistake gives exactly the signature that was observed.
    Proved,
    /// It stands in the text.
    Seen,
    /// It would explain what is seen, and so would something else.
    Suspected,
}

impl Certainty {
    /// The name in the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proved => "proved",
            Self::Seen => "seen",
            Self::Suspected => "suspected",
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

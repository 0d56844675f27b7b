//! The words of a finding about an assertion, a certificate, a token request or a token passport.

use crate::finding::{Certainty, Finding, Place, Severity};
use std::borrow::Cow;

/// One way in which such a text can be wrong. What is said of it anywhere is derived from here.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The finding's code.
    pub code: &'static str,
    /// How much harm it does.
    pub severity: Severity,
    /// One line: what is wrong.
    pub title: &'static str,
    /// What that does.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
    /// Where that was learnt.
    pub source: &'static str,
}

impl Rule {
    /// The finding that it is so, at that place.
    #[must_use]
    pub const fn at(&self, place: Place) -> Finding {
        Finding {
            code: self.code,
            severity: self.severity,
            certainty: Certainty::Seen,
            place,
            title: Cow::Borrowed(self.title),
            why: Cow::Borrowed(self.why),
            fix: Cow::Borrowed(self.fix),
            source: self.source,
        }
    }
}

/// Rules as constants, and the list of them all.
macro_rules! rules {
    ($($name:ident = $code:literal $severity:ident, $source:expr, $title:literal, $why:literal, $fix:literal;)*) => {
        $(pub(crate) const $name: $crate::answer::rule::Rule = $crate::answer::rule::Rule {
            code: $code,
            severity: $crate::finding::Severity::$severity,
            title: $title,
            why: $why,
            fix: $fix,
            source: $source,
        };)*
        /// All of them, in the order in which they are looked for.
        pub const RULES: &[&$crate::answer::rule::Rule] = &[$(&$name),*];
    };
}
pub(crate) use rules;

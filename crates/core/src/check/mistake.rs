//! What every mistake can say of itself and do.

use super::evidence::Evidence;
use super::scene::Scene;
use super::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity};
use crate::inputs::Inputs;
use std::borrow::Cow;

/// One known way to sign wrongly: a unit struct in a file of its own, listed once in
/// [`mistakes::ALL`](super::mistakes::ALL).
pub trait Mistake: Sync {
    /// Its name, its words and its source.
    fn entry(&self) -> &'static Entry;

    /// Sees it in what a person entered, without anything that a middleware produced.
    fn lint(&self, _inputs: &Inputs, _found: &mut Vec<Finding>) {}

    /// Sees it in what a middleware produced, where it leaves the signature alone or its value is lost.
    fn see(&self, _evidence: &Evidence<'_>, _found: &mut Vec<Finding>) {}

    /// The ways in which it can have been made on a scene, for the re-enactment.
    fn variants(&self, _scene: &Scene, _variants: &mut Variants) {}
}

/// The words of one mistake. Everything that is said of it anywhere is derived from here.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its stable name: the finding's code, the reference's anchor.
    pub code: &'static str,
    /// The stage of the signing that it spoils.
    pub stage: Stage,
    /// How much harm it does where it stands.
    pub severity: Severity,
    /// One line: what was done.
    pub title: &'static str,
    /// One or two sentences: what that does.
    pub why: &'static str,
    /// What to do, in the imperative.
    pub fix: &'static str,
    /// The clause, help page or public report that it was learnt from.
    pub source: &'static str,
    /// How sure that source is.
    pub confidence: Confidence,
}

impl Entry {
    /// The finding that this mistake was made, in the entry's own words.
    #[must_use]
    pub const fn finding(&self, certainty: Certainty, place: Place) -> Finding {
        Finding {
            code: self.code,
            severity: self.severity,
            certainty,
            place,
            title: Cow::Borrowed(self.title),
            why: Cow::Borrowed(self.why),
            fix: Cow::Borrowed(self.fix),
            source: self.source,
        }
    }
}

impl Finding {
    /// The same finding with a title that names what was found.
    #[must_use]
    pub fn titled(mut self, title: impl Into<Cow<'static, str>>) -> Self {
        self.title = title.into();
        self
    }

    /// The same finding with an explanation that names what was found.
    #[must_use]
    pub fn because(mut self, why: impl Into<Cow<'static, str>>) -> Self {
        self.why = why.into();
        self
    }

    /// The same finding with a fix that names what to write.
    #[must_use]
    pub fn mended_by(mut self, fix: impl Into<Cow<'static, str>>) -> Self {
        self.fix = fix.into();
        self
    }

    /// The same finding with another severity.
    #[must_use]
    pub const fn as_severe_as(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// The stages of a signing, in their order. A mistake belongs to the first one that it spoils.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is a stage of `sign`")]
pub enum Stage {
    Account,
    Stamp,
    Method,
    Uri,
    Parameters,
    Encoding,
    Key,
    Digest,
    Header,
}

/// How sure the source of an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// An RFC or Oracle's help says so.
    Documented,
    /// Public reports show it.
    Observed,
    /// A practitioner's article says so, and Oracle does not confirm it.
    Article,
}

impl Confidence {
    /// The name in the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Observed => "observed",
            Self::Article => "article",
        }
    }
}

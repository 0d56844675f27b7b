//! What there is to look at when a mistake looks for its traces.

use super::scene::{ObservedBase, ObservedPair, Scene};
use crate::inputs::Inputs;
use crate::intake::authorization::Header;

/// What was given and what was computed, as far as it is there.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// What was entered, filled with what was sent.
    pub inputs: &'a Inputs,
    /// The header, as it was given.
    pub header: Option<&'a Header<'a>>,
    /// The base string, as it was given.
    pub base: Option<&'a ObservedBase>,
    /// Whether method and URL were read off that base string, because nobody said them: then what is odd in it can be
    /// held against nothing.
    pub is_inferred: bool,
    /// The signature as it stands in the request, percent-decoded once.
    pub signature: Option<&'a str>,
    /// The request as it was sent and the right way to sign it.
    pub scene: Option<&'a Scene>,
    /// Whether the signature is right; `None` if that cannot be computed.
    pub matches: Option<bool>,
    /// The time to judge by, in seconds since the Unix epoch.
    pub now: Option<i64>,
}

impl<'a> Evidence<'a> {
    /// The pairs of a base string to which no URL was given.
    pub(super) fn pairs_alone(&self) -> &'a [ObservedPair] {
        self.base.filter(|_| self.is_inferred).map_or(&[], |base| &base.pairs)
    }

    /// The same, where no header was given either.
    pub(super) fn pairs_without_header(&self) -> &'a [ObservedPair] {
        if self.header.is_none() { self.pairs_alone() } else { &[] }
    }
}

#[cfg(test)]
impl<'a> Evidence<'a> {
    /// What was entered and nothing else: a test adds what it is about.
    pub(crate) const fn of(inputs: &'a Inputs) -> Self {
        Self {
            inputs,
            header: None,
            base: None,
            is_inferred: false,
            signature: None,
            scene: None,
            matches: None,
            now: None,
        }
    }

    /// What one mistake sees in it.
    pub(crate) fn seen_by(&self, mistake: &dyn super::mistake::Mistake) -> Vec<crate::finding::Finding> {
        let mut found = Vec::new();
        mistake.see(self, &mut found);
        found
    }
}

/// What one mistake sees in a base string of a call to NetSuite where that is all there is: how severe, and in which piece.
#[cfg(test)]
pub(crate) fn seen_in_a_base_string(
    mistake: &dyn super::mistake::Mistake,
    text: &str,
) -> Vec<(crate::finding::Severity, String)> {
    let base = ObservedBase::read(text);
    let inputs = super::mistakes::tests::netsuite();
    let evidence = Evidence { base: Some(&base), is_inferred: true, ..Evidence::of(&inputs) };
    let found = evidence.seen_by(mistake);
    found.iter().map(|finding| (finding.severity, finding.place.span.of_str(text).to_owned())).collect()
}

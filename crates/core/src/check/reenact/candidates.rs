//! One base string under some keys: what is computed for each set of mistakes.

use super::Fit;
use super::digested::Digested;
use super::keys::KeyCandidate;
use super::midway::Midway;
use super::phases::{LARGEST, Phase};
use crate::check::output::Reading;
use crate::check::variant::{Digest, Variants};
use std::ops::Range;

/// A base variant in the order in which the search goes.
#[derive(Clone, Copy, Default)]
pub(super) struct Patch {
    /// Its index among the variants.
    pub(super) index: usize,
    /// A number for its mistake: twice the same mistake is one mistake made twice, and its own variants cover that.
    pub(super) mistake: usize,
    pub(super) is_usual: bool,
}

/// One base string, and the keys that are tried over it.
pub(super) struct Candidates<'a> {
    pub(super) chosen: &'a [Patch],
    pub(super) text: &'a [u8],
    pub(super) keys: &'a [KeyCandidate],
    pub(super) tried: Range<usize>,
    /// A text that begins like it, if there is one.
    pub(super) midway: Option<&'a Midway>,
}

impl Candidates<'_> {
    /// Computes what they give, notes what fits, and says how many they were.
    pub(super) fn compare(
        &self,
        phase: Phase,
        readings: &[Reading],
        variants: &Variants,
        digested: &mut Digested,
        fits: &mut Vec<Fit>,
    ) -> u64 {
        // What changes nothing more has been tried without it.
        let shared = self.midway.map_or(Some(0), |midway| midway.shared(self.text));
        let Some(shared) = shared else { return 0 };
        let before = fits.len();
        let mut count = 0;
        let mut note = |key: usize, digest: Option<usize>, reading: usize| {
            let key = self.keys[key].variants.clone();
            fits.push(Fit { base: Set::of(self.chosen).to_vec(), key, digest, reading });
        };
        if phase.digest {
            digested.set(self.text, readings);
            let begins_alike = self.midway.is_some();
            for key in self.tried.clone() {
                for (digest, variant) in variants.digest.iter().enumerate() {
                    if phase.key > 0 && variant.digest == Digest::HashOfText {
                        continue;
                    }
                    for (n, reading) in readings.iter().enumerate() {
                        count += 1;
                        let numbered = (key * readings.len() + n, &self.keys[key]);
                        if digested.gives(variant.digest, self.text, numbered, (n, reading), begins_alike) {
                            note(key, Some(digest), n);
                        }
                    }
                }
            }
        } else {
            let rest = &self.text[shared..];
            for key in self.tried.clone() {
                for (n, reading) in readings.iter().enumerate() {
                    count += 1;
                    let state = match self.midway {
                        Some(midway) => midway.state(key * readings.len() + n, shared),
                        None => &self.keys[key].prepared[n],
                    };
                    if state.gives(rest, &reading.digest) {
                        note(key, None, n);
                    }
                }
            }
        }
        debug_assert!(fits.len() - before <= count);
        count as u64
    }
}

/// Whether no mistake is among them twice.
pub(super) fn are_distinct(chosen: &[Patch]) -> bool {
    (1..chosen.len()).all(|n| chosen[..n].iter().all(|other| other.mistake != chosen[n].mistake))
}

/// Some base variants by their indices, in the order of the catalogue.
#[derive(Clone, Copy)]
pub(super) struct Set {
    indices: [usize; LARGEST],
    count: usize,
}

impl Set {
    pub(super) fn of(chosen: &[Patch]) -> Self {
        let mut indices = [usize::MAX; LARGEST];
        for (index, patch) in indices.iter_mut().zip(chosen) {
            *index = patch.index;
        }
        indices.sort_unstable();
        Self { indices, count: chosen.len() }
    }
}

impl std::ops::Deref for Set {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        &self.indices[..self.count]
    }
}

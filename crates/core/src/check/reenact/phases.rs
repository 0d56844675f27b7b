//! In which order the sets of mistakes are tried.

use super::candidates::Patch;
use super::keys::Keys;
use std::ops::Range;

/// How many mistakes a proof has at most, those of the written signature not counted.
pub(super) const LARGEST: usize = 3;

/// What is tried next: a phase, and within it the base variants of the next base string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    pub(super) phase: usize,
    pub(super) at: [usize; LARGEST],
    /// The base variants but for the last for which all is set up.
    pub(super) set_up: Option<[usize; LARGEST]>,
}

impl Cursor {
    pub(super) const fn at_phase(phase: usize) -> Self {
        Self { phase, at: [0, 1, 2], set_up: None }
    }

    /// The next ascending tuple of so many numbers below a limit; the others in it mean nothing.
    pub(super) fn next(&mut self, count: usize, limit: usize) -> Option<[usize; LARGEST]> {
        let at = &mut self.at;
        if count == 0 {
            // One base string, the right one.
            return (std::mem::replace(&mut at[0], usize::MAX) == 0).then_some([0; LARGEST]);
        }
        if at[count - 1] >= limit {
            // The last one has run out: move the nearest one before it that can still move.
            let moved = (0..count - 1).rev().find(|&n| at[n] + count - n < limit)?;
            at[moved] += 1;
            for n in moved + 1..count {
                at[n] = at[n - 1] + 1;
            }
        }
        let tuple = *at;
        at[count - 1] += 1;
        Some(tuple)
    }
}

/// One sweep over base strings with so many base mistakes, each tried with keys and digests of some sizes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phase {
    /// How many mistakes change the base string.
    pub(super) base: usize,
    /// How many change the key.
    pub(super) key: usize,
    /// Whether one changes the digest.
    pub(super) digest: bool,
    pub(super) which: Which,
}

/// Which sets of a phase are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    All,
    /// Those of usual mistakes alone. What is computed of base string and key counts as usual.
    Usual,
    /// Those that have something unusual.
    Others,
    /// Those in which one mistake of the base string is unusual and nothing else is: the texts are many, but to try a few
    /// keys over one costs less than to build it.
    Mixed,
}

impl Phase {
    /// How many mistakes its sets have in all.
    pub(super) const fn size(self) -> usize {
        self.base + self.key + self.digest as usize
    }

    /// The keys that are tried over a base string with these mistakes.
    pub(super) fn keys(self, chosen: &[Patch], keys: &Keys) -> Range<usize> {
        let unusual = chosen.iter().filter(|patch| !patch.is_usual).count();
        match (self.key, self.which) {
            // The usual ones have been tried by then.
            (0, Which::Others) if unusual == 0 => 0..0,
            (1, Which::Others) if unusual == 0 => keys.others(),
            (_, Which::Mixed) if unusual != 1 => 0..0,
            _ => self.all_keys(keys),
        }
    }

    /// All that are tried over some base string or other.
    pub(super) fn all_keys(self, keys: &Keys) -> Range<usize> {
        match (self.key, self.which) {
            (0, _) => Keys::right(),
            (1, Which::Usual | Which::Mixed) => keys.usual(),
            (1, _) => keys.single(),
            _ => keys.usual_pairs(),
        }
    }
}

const fn phase(base: usize, key: usize, digest: bool, which: Which) -> Phase {
    Phase { base, key, digest, which }
}

/// From the smallest sets to the largest.
pub(super) const PHASES: [Phase; 21] = [
    phase(0, 0, false, Which::All),
    phase(1, 0, false, Which::All),
    phase(0, 1, false, Which::All),
    phase(0, 0, true, Which::All),
    phase(1, 1, false, Which::Usual),
    phase(2, 0, false, Which::Usual),
    phase(0, 2, false, Which::Usual),
    phase(1, 0, true, Which::Usual),
    phase(0, 1, true, Which::Usual),
    phase(1, 1, false, Which::Others),
    phase(2, 0, false, Which::Others),
    phase(0, 2, false, Which::Others),
    phase(1, 0, true, Which::Others),
    phase(0, 1, true, Which::Others),
    phase(1, 1, true, Which::Usual),
    phase(1, 2, false, Which::Usual),
    phase(2, 0, true, Which::Usual),
    phase(3, 0, false, Which::Usual),
    phase(2, 1, false, Which::Usual),
    phase(1, 2, false, Which::Mixed),
    phase(2, 1, false, Which::Mixed),
];

/// How many of the phases make the part of the search that usually suffices: one mistake, and two usual ones.
pub(super) const USUAL_PART: usize = 9;

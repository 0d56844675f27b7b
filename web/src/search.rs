//! A search for a proof, cut in slices so that the page goes on being drawn.

use crate::examined::Examined;
use countersign_core::case::gather::Gathered;
use countersign_core::check::Check;

/// How long a slice should take, in milliseconds: half a frame.
const SLICE: f64 = 8.0;

/// The smallest and the largest slice, in candidate signatures.
const SMALLEST: u64 = 64;
const LARGEST: u64 = 1 << 16;

/// A search under way. It owns the secrets and the prepared keys; dropping it wipes them.
#[derive(Debug)]
pub struct Search {
    check: Check,
    gathered: Gathered,
    paste: String,
    pace: Pace,
}

impl Search {
    /// Takes a check over.
    #[must_use]
    pub fn new(check: Check, gathered: Gathered, paste: String) -> Self {
        Self { check, gathered, paste, pace: Pace::default() }
    }

    /// Goes on for one slice by this clock, in milliseconds, and says whether the search is over.
    pub fn slice(&mut self, clock: impl Fn() -> f64) -> bool {
        let start = clock();
        let is_over = self.check.run(self.pace.candidates);
        self.pace.took(clock() - start);
        is_over
    }

    /// How many candidate signatures have been computed.
    #[must_use]
    pub fn tried(&self) -> u64 {
        self.check.tried()
    }

    /// What has been found by now; `None` where there is nothing that a middleware made.
    #[must_use]
    pub fn examined(&self) -> Option<Examined> {
        let examined = || Examined::of(&self.check, &self.gathered, &self.paste);
        self.gathered.is_observed().then(examined).flatten()
    }

    /// What is searched.
    #[must_use]
    pub const fn check(&self) -> &Check {
        &self.check
    }

    /// What it was gathered from.
    #[must_use]
    pub const fn gathered(&self) -> &Gathered {
        &self.gathered
    }
}

/// How many candidates a slice tries: as many as a machine does in its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pace {
    candidates: u64,
}

impl Default for Pace {
    fn default() -> Self {
        Self { candidates: 512 }
    }
}

impl Pace {
    /// The last slice took so many milliseconds. A clock may be coarse, so nothing is changed by more than half at once.
    fn took(&mut self, milliseconds: f64) {
        let next = if milliseconds > 1.5 * SLICE {
            self.candidates / 2
        } else if milliseconds < SLICE / 2.0 {
            self.candidates * 3 / 2
        } else {
            self.candidates
        };
        self.candidates = next.clamp(SMALLEST, LARGEST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_follows_the_machine() {
        let mut pace = Pace::default();
        for _ in 0..40 {
            // A machine that does 300 candidates a millisecond.
            let took = f64::from(u32::try_from(pace.candidates).unwrap()) / 300.0;
            pace.took(took);
        }
        assert!((1200..=3600).contains(&pace.candidates), "{pace:?}");
        for _ in 0..40 {
            pace.took(100.0);
        }
        assert_eq!(pace.candidates, SMALLEST);
    }
}

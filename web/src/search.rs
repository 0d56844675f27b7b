//! A search for a proof, cut in slices so that the page goes on being drawn.

use crate::examined::Examined;
use countersign_core::case::gather::Gathered;
use countersign_core::check::Check;

/// How long a slice takes, in milliseconds: less than half a frame, since what it found may have to be drawn in it too.
const SLICE: f64 = 6.0;

/// How many candidate signatures are tried between two looks at the clock. One costs from a third of a microsecond to a
/// few, so a slice is measured and not counted.
const STEP: u64 = 128;

/// How many of these steps a slice has at most, in case the clock is so coarse that it seems to stand still.
const MOST_STEPS: usize = 64;

/// A search under way. It owns the secrets and the prepared keys; dropping it wipes them.
#[derive(Debug)]
pub struct Search {
    check: Check,
    gathered: Gathered,
    paste: String,
}

impl Search {
    /// Takes a check over.
    #[must_use]
    pub fn new(check: Check, gathered: Gathered, paste: String) -> Self {
        Self { check, gathered, paste }
    }

    /// Goes on for one slice by this clock, in milliseconds, and says whether the search is over.
    pub fn slice(&mut self, clock: impl Fn() -> f64) -> bool {
        let start = clock();
        (0..MOST_STEPS).take_while(|&step| step == 0 || clock() - start < SLICE).any(|_| self.check.run(STEP))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examined::tests::{OWN, header, request, secrets};
    use crate::state::{Action, State};
    use countersign_core::case::{self, gather::gather};
    use std::cell::Cell;

    /// A search in vain.
    fn search() -> Search {
        let paste = [&request(OWN), &header(&format!("{}%3D", "A".repeat(43)))[..]].concat();
        let mut state = State::example();
        state.apply(Action::Read(crate::paste::read(&paste, None).map(|(reading, _)| reading)));
        let gathered = gather(&state.case(secrets(), Some(paste.clone())), None);
        let check = case::check(&gathered, Some(1_508_242_306));
        Search::new(check, gathered, paste)
    }

    #[test]
    fn a_slice_ends_by_the_clock() {
        let mut search = search();
        // Each look at the clock, a millisecond goes by: the sixth step is the last. A step ends with a base string, which
        // may be tried with two hundred keys.
        let now = Cell::new(0.0);
        for _ in 0..50 {
            let before = search.tried();
            assert!(!search.slice(|| now.replace(now.get() + 1.0)));
            assert!(search.tried() - before < 6 * (STEP + 400), "{}", search.tried() - before);
        }
        assert!(search.tried() > 50 * STEP);
    }

    #[test]
    fn a_slice_ends_where_the_clock_stands_still() {
        let mut search = search();
        let mut slices = 1;
        while !search.slice(|| 0.0) {
            slices += 1;
        }
        assert!(slices > 5, "{slices} slices for {} candidates", search.tried());
    }
}

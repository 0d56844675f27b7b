//! One answer of NetSuite explained: the check behind it run to its end, an assertion's signature verified.

use crate::args::Call;
use crate::stream::Outcome;
use crate::{fill, verify};
use countersign_core::case::gather::Gathered;
use countersign_core::case::{self, Clock, Explained};
use countersign_core::check::Verdict;

/// How many candidate signatures are tried between two looks at whether the search is over.
const SLICE: u64 = 1 << 16;

/// Explains what was gathered, with what the flags add.
pub fn explain(mut gathered: Gathered, call: &Call, clock: Clock) -> Explained {
    fill::for_answer(&mut gathered, call);
    let mut check = case::check_behind(&gathered, clock);
    while check.as_mut().is_some_and(|check| !check.run(SLICE)) {}
    let mut oauth2 = case::oauth2(&gathered, clock);
    if let Some(verification) = oauth2.to_verify() {
        oauth2.take_outcome(verify::verify(&verification));
    }
    case::answer(&gathered, check.as_ref(), oauth2, clock)
}

/// What an explanation amounts to.
pub fn outcome(explained: &Explained) -> Outcome {
    let differs = explained.checked.as_ref().is_some_and(|checked| checked.verdict == Verdict::Differs);
    Outcome::wrong_if(differs).max(Outcome::of(&explained.findings))
}

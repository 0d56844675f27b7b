//! One paste, or the flags alone, answered with a report for a person.

use crate::args::Call;
use crate::stream::{Outcome, Verb};
use crate::{answer, fill, report};
use countersign_core::case::gather::{Gathered, gather};
use countersign_core::case::input::Case;
use countersign_core::case::{self, Clock};
use countersign_core::check::Verdict;
use std::io::{self, BufWriter, Write};

/// Answers one paste.
pub fn answer(verb: Verb, call: &Call, paste: &str) -> io::Result<Outcome> {
    let case = Case { paste: (!paste.trim().is_empty()).then(|| paste.to_owned()), ..Case::default() };
    let gathered = gather(&case, None);
    if let Some(refused) = &gathered.refused {
        return Err(io::Error::other(refused.clone()));
    }
    let mut output = BufWriter::new(io::stdout().lock());
    let outcome = match verb {
        Verb::Sign => sign(call, gathered, &mut output)?,
        Verb::Check => check(call, gathered, &mut output)?,
        Verb::Answer => explain(call, gathered, &mut output)?,
    };
    output.flush()?;
    Ok(outcome)
}

fn sign(call: &Call, gathered: Gathered, output: &mut impl Write) -> io::Result<Outcome> {
    let mut inputs = gathered.inputs;
    fill::from_call(&mut inputs, call);
    fill::what_follows(&mut inputs);
    fill::stamp(&mut inputs);
    let signed = case::sign(&inputs).map_err(|error| io::Error::other(error.to_string()))?;
    match call.print {
        Some(print) => report::one(output, &signed, print)?,
        None => report::signed(output, &inputs, &signed)?,
    }
    Ok(Outcome::of(&signed.findings))
}

fn check(call: &Call, mut gathered: Gathered, output: &mut impl Write) -> io::Result<Outcome> {
    fill::from_call(&mut gathered.inputs, call);
    let now = clock(call).now();
    let checked = case::check(&gathered, now).finish();
    report::checked(output, &gathered, &checked)?;
    let differs = Outcome::wrong_if(checked.verdict != Verdict::Match);
    Ok(differs.max(Outcome::of(checked.findings.iter().chain(&gathered.findings))))
}

fn explain(call: &Call, gathered: Gathered, output: &mut impl Write) -> io::Result<Outcome> {
    let explained = answer::explain(gathered, call, clock(call));
    report::answer::explained(output, &explained, call.all)?;
    Ok(answer::outcome(&explained))
}

/// The time to judge by: as it was said, else this machine's.
fn clock(call: &Call) -> Clock {
    let here = || i64::try_from(fill::now()).map_or(Clock::Unknown, Clock::Here);
    call.now.map_or_else(here, Clock::Given)
}

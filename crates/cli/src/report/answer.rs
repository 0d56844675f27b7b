//! The report on an answer of NetSuite, for a person.

use super::wrap::wrapped;
use super::{findings, sentence};
use countersign_core::answer::{Answer, CauseState, Confidence, State};
use countersign_core::case::Explained;
use countersign_core::check::Verdict;
use std::io::{self, Write};

/// How many causes are shown with all their words.
const IN_FULL: usize = 4;

/// What was said, what is known of the request, and the causes in the order in which to look at them.
pub fn explained(out: &mut impl Write, explained: &Explained, is_all: bool) -> io::Result<()> {
    for answer in &explained.answered.answers {
        said(out, answer)?;
    }
    if let Some(checked) = explained.checked.as_ref().filter(|checked| checked.verdict != Verdict::Unreadable)
    {
        wrapped(out, "", &sentence(checked))?;
    }
    match explained.oauth2.verified {
        Some(true) => writeln!(out, "The assertion's signature is right: it verifies with this key.")?,
        Some(false) => writeln!(out, "The assertion's signature is wrong.")?,
        None => {}
    }
    findings(out, &explained.findings)?;
    causes(out, &explained.answered.causes, is_all)?;
    let disagreements = explained.answered.disagreements();
    if !disagreements.is_empty() {
        writeln!(out, "\nWhere Oracle and a widely read article disagree")?;
    }
    disagreements.iter().try_for_each(|disagreement| wrapped(out, "   - ", disagreement.note))
}

fn said(out: &mut impl Write, answer: &Answer) -> io::Result<()> {
    writeln!(out, "NetSuite's answer: {}", answer.id)?;
    wrapped(out, "  ", answer.meaning)?;
    writeln!(out)
}

/// The causes, numbered through, under a heading for each state.
fn causes(out: &mut impl Write, causes: &[CauseState], is_all: bool) -> io::Result<()> {
    let of = |state: State| causes.iter().filter(move |known| known.state == state);
    let mut number = 0;
    let confirmed = of(State::Confirmed).count();
    if confirmed > 0 {
        writeln!(out, "\nConfirmed")?;
    }
    for known in of(State::Confirmed) {
        number += 1;
        in_full(out, number, known)?;
    }
    let possible = of(State::Possible).count();
    if possible > 0 {
        let heading =
            if confirmed > 0 { "Possible besides" } else { "Possible, in the order in which to look" };
        writeln!(out, "\n{heading}")?;
    }
    let full = if is_all {
        possible
    } else if confirmed > 0 {
        0
    } else {
        IN_FULL
    };
    for (index, known) in of(State::Possible).enumerate() {
        number += 1;
        if index < full {
            in_full(out, number, known)?;
        } else {
            wrapped(out, &format!("{number:3}. "), &format!("{} [{}]", known.cause.title, known.cause.id))?;
        }
    }
    if full < possible {
        writeln!(out, "     (--all says how to look at each; --looked-at CAUSE puts one aside)")?;
    }
    ruled_out(out, of(State::RuledOut))
}

/// What is ruled out, put together by the reason.
fn ruled_out<'a>(out: &mut impl Write, causes: impl Iterator<Item = &'a CauseState>) -> io::Result<()> {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for known in causes {
        match reasons.iter_mut().find(|(reason, _)| *reason == known.because) {
            Some((_, titles)) => titles.push(known.cause.title),
            None => reasons.push((&known.because, vec![known.cause.title])),
        }
    }
    if !reasons.is_empty() {
        writeln!(out, "\nRuled out")?;
    }
    for (reason, titles) in reasons {
        wrapped(out, "  Since ", &format!("{reason}:"))?;
        titles.iter().try_for_each(|title| wrapped(out, "   - ", title))?;
    }
    Ok(())
}

/// One cause with all its words.
fn in_full(out: &mut impl Write, number: usize, known: &CauseState) -> io::Result<()> {
    const MARGIN: &str = "     ";
    let cause = known.cause;
    wrapped(out, &format!("{number:3}. "), &format!("{} [{}]", cause.title, cause.id))?;
    if !known.because.is_empty() {
        wrapped(out, MARGIN, &format!("Because {}.", known.because))?;
    }
    if known.state != State::Confirmed {
        wrapped(out, MARGIN, &format!("Look: {}", cause.confirm))?;
    }
    wrapped(out, MARGIN, &format!("Fix: {}", cause.fix))?;
    if !cause.path.is_empty() {
        wrapped(out, MARGIN, &format!("Where: {}", cause.path))?;
    }
    cause.disagrees.iter().try_for_each(|disagreement| wrapped(out, MARGIN, disagreement.note))?;
    wrapped(out, MARGIN, &format!("{}: {}", origin(cause.confidence), cause.source))
}

/// How sure the source is, in words.
const fn origin(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Documented => "Documented",
        Confidence::Observed => "Observed",
        Confidence::Article => "From an article that Oracle does not confirm",
    }
}

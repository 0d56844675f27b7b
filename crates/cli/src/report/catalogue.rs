//! What is known here, a line an entry.

use crate::args::Catalogue;
use countersign_core::answer;
use countersign_core::check::mistakes;
use std::io::{self, Write};

/// Lists one catalogue, or all under headings.
pub fn list(out: &mut impl Write, what: Option<Catalogue>) -> io::Result<()> {
    match what {
        Some(Catalogue::Mistakes) => mistakes(out),
        Some(Catalogue::Answers) => answers(out),
        Some(Catalogue::Causes) => causes(out),
        None => {
            writeln!(out, "Mistakes that check knows\n")?;
            mistakes(out)?;
            writeln!(out, "\nAnswers of NetSuite that answer knows\n")?;
            answers(out)?;
            writeln!(out, "\nCauses that can be behind them\n")?;
            causes(out)
        }
    }
}

fn mistakes(out: &mut impl Write) -> io::Result<()> {
    mistakes::ALL.iter().try_for_each(|mistake| line(out, mistake.entry().code, mistake.entry().title))
}

fn answers(out: &mut impl Write) -> io::Result<()> {
    answer::answers().try_for_each(|answer| line(out, answer.id, answer.meaning))
}

fn causes(out: &mut impl Write) -> io::Result<()> {
    answer::causes().iter().try_for_each(|cause| line(out, cause.id, cause.title))
}

fn line(out: &mut impl Write, id: &str, words: &str) -> io::Result<()> {
    writeln!(out, "{id:44}  {words}")
}

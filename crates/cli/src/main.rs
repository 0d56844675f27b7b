//! `countersign`: the verbs of the core on a terminal and in a pipe.
//!
//! Standard input that begins with `{` is JSON lines, answered line by line; anything else is one paste, answered with
//! a report for a person. Secrets come by standard input or by the environment, never as an argument.

mod answer;
mod args;
mod fill;
mod person;
mod report;
mod stream;
mod verify;

use args::{Args, Catalogue, Command};
use clap::Parser;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;
use stream::{Outcome, Verb};

/// The exit status for a call that is itself wrong.
const WRONG_CALL: u8 = 2;

fn main() -> ExitCode {
    let args = Args::try_parse().unwrap_or_else(|error| error.exit());
    let outcome = match &args.command {
        Command::Sign(call) => stream::run(Verb::Sign, call),
        Command::Check(call) => stream::run(Verb::Check, call),
        Command::Answer(call) => stream::run(Verb::Answer, call),
        Command::List { what } => list(*what),
    };
    match outcome {
        Ok(outcome) => outcome.exit_code(),
        // Whoever read our output has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("countersign: {error}");
            ExitCode::from(WRONG_CALL)
        }
    }
}

fn list(what: Option<Catalogue>) -> io::Result<Outcome> {
    let mut output = BufWriter::new(io::stdout().lock());
    report::catalogue::list(&mut output, what)?;
    output.flush()?;
    Ok(Outcome::NothingWrong)
}

//! Standard input in, standard output out: JSON lines, or one paste.

use crate::args::Call;
use crate::{fill, report};
use countersign_core::case::{self, input::Case, output::ErrorOutput, output::SignOutput};
use countersign_core::error::Error;
use countersign_core::finding::{Finding, Severity};
use countersign_core::inputs::Inputs;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::process::ExitCode;

/// What a run found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing that stands in the way.
    NothingWrong,
    /// A finding that breaks or is refused, or a line that could not be read.
    SomethingWrong,
}

impl Outcome {
    /// The exit status of the contract.
    pub fn exit_code(self) -> ExitCode {
        ExitCode::from(self as u8)
    }

    fn of(findings: &[Finding]) -> Self {
        if findings.iter().any(|finding| finding.severity < Severity::WorthChecking) {
            Self::SomethingWrong
        } else {
            Self::NothingWrong
        }
    }
}

/// Answers what stands on standard input; with a URL among the flags and nothing on standard input, the flags alone.
pub fn run(call: &Call) -> io::Result<Outcome> {
    let stdin = io::stdin();
    if stdin.is_terminal() && call.url.is_some() {
        return person(call, Inputs::default());
    }
    let mut input = BufReader::with_capacity(1 << 16, stdin.lock());
    skip_blanks(&mut input)?;
    if input.fill_buf()?.first() == Some(&b'{') && !call.text {
        return json_lines(call, input, &mut BufWriter::with_capacity(1 << 16, io::stdout().lock()));
    }
    let mut paste = String::new();
    input.read_to_string(&mut paste)?;
    match (call.url.is_some(), paste.trim()) {
        (true, "") => person(call, Inputs::default()),
        (false, "") => Err(io::Error::other("there is nothing on standard input and no --url; see --help")),
        (_, url) => person(call, Inputs { url: Some(url.to_owned()), ..Inputs::default() }),
    }
}

/// Reads past blanks in front of the first byte that counts.
fn skip_blanks(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let blanks = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if blanks == 0 {
            return Ok(());
        }
        input.consume(blanks);
    }
}

/// One object a line in, one object a line out, in the same order.
fn json_lines<R: Read>(call: &Call, mut input: BufReader<R>, output: &mut impl Write) -> io::Result<Outcome> {
    let mut outcome = Outcome::NothingWrong;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            output.flush()?;
            return Ok(outcome);
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        outcome = outcome.max(answer_line(call, &line, output)?);
        output.write_all(b"\n")?;
        // Somebody may wait for the answer before asking again; a file is answered in large pieces.
        if input.buffer().is_empty() {
            output.flush()?;
        }
    }
}

fn answer_line(call: &Call, line: &[u8], output: &mut impl Write) -> io::Result<Outcome> {
    let signed = read(line).and_then(|case| {
        let mut inputs = case.inputs();
        fill::from_call(&mut inputs, call);
        fill::stamp(&mut inputs);
        case::sign(&inputs)
    });
    match signed {
        Ok(signed) => {
            serde_json::to_writer(output, &SignOutput::from(&signed))?;
            Ok(Outcome::of(&signed.findings))
        }
        Err(error) => {
            serde_json::to_writer(output, &ErrorOutput::from(&error))?;
            Ok(Outcome::SomethingWrong)
        }
    }
}

fn read(line: &[u8]) -> Result<Case, Error> {
    match std::str::from_utf8(line) {
        Ok(line) => Case::from_json(line.trim_end()),
        Err(error) => Err(Case::not_utf8(error.valid_up_to())),
    }
}

/// One request, answered for a person.
fn person(call: &Call, mut inputs: Inputs) -> io::Result<Outcome> {
    fill::from_call(&mut inputs, call);
    fill::what_follows(&mut inputs);
    fill::stamp(&mut inputs);
    let signed = case::sign(&inputs).map_err(|error| io::Error::other(error.to_string()))?;
    let mut output = BufWriter::new(io::stdout().lock());
    match call.print {
        Some(print) => report::one(&mut output, &signed, print)?,
        None => report::signed(&mut output, &inputs, &signed)?,
    }
    output.flush()?;
    Ok(Outcome::of(&signed.findings))
}

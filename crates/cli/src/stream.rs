//! Standard input in, standard output out: JSON lines here, one paste in [`person`].

use crate::args::Call;
use crate::{answer, fill, person};
use countersign_core::case::gather::gather;
use countersign_core::case::input::Case;
use countersign_core::case::output::{AnswerOutput, CheckOutput, ErrorOutput, SignOutput};
use countersign_core::case::{self, Clock};
use countersign_core::check::Verdict;
use countersign_core::error::Error;
use countersign_core::finding::{Finding, Severity};
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::process::ExitCode;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// What should the header be?
    Sign,
    /// What did the middleware do wrong?
    Check,
    /// Why does NetSuite still refuse?
    Answer,
}

/// What a run found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing that stands in the way.
    NothingWrong,
    /// A finding that breaks or is refused, a signature that differs, or a line that could not be read.
    SomethingWrong,
}

impl Outcome {
    /// The exit status of the contract.
    pub fn exit_code(self) -> ExitCode {
        ExitCode::from(self as u8)
    }

    /// What some findings amount to.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        Self::wrong_if(findings.into_iter().any(|finding| finding.severity < Severity::WorthChecking))
    }

    /// Something is wrong if this is so.
    pub const fn wrong_if(is_wrong: bool) -> Self {
        if is_wrong { Self::SomethingWrong } else { Self::NothingWrong }
    }
}

/// Answers what stands on standard input; with a URL among the flags and nothing on standard input, the flags alone.
pub fn run(verb: Verb, call: &Call) -> io::Result<Outcome> {
    let stdin = io::stdin();
    let is_enough = match verb {
        Verb::Sign => call.url.is_some(),
        Verb::Check => false,
        Verb::Answer => call.status.is_some() || call.audit_detail.is_some(),
    };
    if stdin.is_terminal() && is_enough {
        return person::answer(verb, call, "");
    }
    let mut input = BufReader::with_capacity(1 << 16, stdin.lock());
    skip_blanks(&mut input)?;
    if input.fill_buf()?.first() == Some(&b'{') && !call.text {
        return json_lines(verb, call, input, &mut BufWriter::with_capacity(1 << 16, io::stdout().lock()));
    }
    let mut paste = Vec::new();
    input.read_to_end(&mut paste)?;
    let paste = String::from_utf8_lossy(&paste);
    if paste.trim().is_empty() && call.url.is_none() && !is_enough {
        return Err(io::Error::other("there is nothing on standard input and no --url; see --help"));
    }
    person::answer(verb, call, &paste)
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
fn json_lines<R: Read>(
    verb: Verb,
    call: &Call,
    mut input: BufReader<R>,
    output: &mut impl Write,
) -> io::Result<Outcome> {
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
        let answered = match (read(&line), verb) {
            (Ok(case), Verb::Sign) => sign_line(call, &case, output)?,
            (Ok(case), Verb::Check) => check_line(call, &case, output)?,
            (Ok(case), Verb::Answer) => answer_line(call, &case, output)?,
            (Err(error), _) => refuse(&error, output)?,
        };
        outcome = outcome.max(answered);
        output.write_all(b"\n")?;
        // Somebody may wait for the answer before asking again; a file is answered in large pieces.
        if input.buffer().is_empty() {
            output.flush()?;
        }
    }
}

fn read(line: &[u8]) -> Result<Case, Error> {
    match std::str::from_utf8(line) {
        Ok(line) => Case::from_json(line.trim_end()),
        Err(error) => Err(Case::not_utf8(error.valid_up_to())),
    }
}

fn sign_line(call: &Call, case: &Case, output: &mut impl Write) -> io::Result<Outcome> {
    let mut inputs = gather(case, None).inputs;
    fill::from_call(&mut inputs, call);
    fill::stamp(&mut inputs);
    match case::sign(&inputs) {
        Ok(signed) => {
            serde_json::to_writer(output, &SignOutput::from(&signed))?;
            Ok(Outcome::of(&signed.findings))
        }
        Err(error) => refuse(&error, output),
    }
}

fn check_line(call: &Call, case: &Case, output: &mut impl Write) -> io::Result<Outcome> {
    let mut gathered = gather(case, None);
    fill::from_call(&mut gathered.inputs, call);
    let checked = case::check(&gathered, case.now.or(call.now)).finish();
    serde_json::to_writer(output, &CheckOutput::of(&gathered, &checked))?;
    let differs = Outcome::wrong_if(checked.verdict == Verdict::Differs);
    Ok(differs.max(Outcome::of(checked.findings.iter().chain(&gathered.findings))))
}

fn answer_line(call: &Call, case: &Case, output: &mut impl Write) -> io::Result<Outcome> {
    let clock = case.now.or(call.now).map_or(Clock::Unknown, Clock::Given);
    let explained = answer::explain(gather(case, None), call, clock);
    serde_json::to_writer(output, &AnswerOutput::from(&explained))?;
    Ok(answer::outcome(&explained))
}

fn refuse(error: &Error, output: &mut impl Write) -> io::Result<Outcome> {
    serde_json::to_writer(output, &ErrorOutput::from(error))?;
    Ok(Outcome::SomethingWrong)
}

//! The report for a person.

use crate::args::Print;
use countersign_core::case::Signed;
use countersign_core::check::mistakes;
use countersign_core::finding::Finding;
use countersign_core::inputs::Inputs;
use countersign_core::sign::percent;
use std::io::{self, Write};

/// One of the texts alone.
pub fn one(out: &mut impl Write, signed: &Signed, print: Print) -> io::Result<()> {
    let trace = &signed.trace;
    match print {
        Print::BaseString => writeln!(out, "{}", trace.unsigned.base_string),
        Print::Signature => writeln!(out, "{}", trace.signature),
        Print::Authorization => writeln!(out, "{}", trace.authorization),
        Print::Curl => writeln!(out, "{}", signed.curl),
    }
}

/// Every step, then what was found.
pub fn signed(out: &mut impl Write, inputs: &Inputs, signed: &Signed) -> io::Result<()> {
    let trace = &signed.trace;
    let unsigned = &trace.unsigned;
    writeln!(out, "1  Parameters collected")?;
    for (index, parameter) in unsigned.parameters.list().iter().enumerate() {
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        let (name, value) = (text(unsigned.parameters.name(index)), text(unsigned.parameters.value(index)));
        writeln!(out, "     {:6}  {name} = {value}", parameter.origin.as_str())?;
    }
    step(out, "2  Encoded, sorted, joined", &unsigned.normalized.to_string())?;
    step(out, "3  Base URI", unsigned.base_uri.as_str())?;
    step(out, "4  Base string", unsigned.base_string.as_str())?;
    let key = format!(
        "{} characters of consumer secret, &, {} characters of token secret",
        trace.key.consumer_secret, trace.key.token_secret
    );
    step(out, "5  Signing key (not shown)", &key)?;
    let signature = trace.signature.to_string();
    step(out, &format!("6  Signature, {}", trace.signature_method), &signature)?;
    writeln!(out, "     in the header: {}", percent::encode(signature.as_bytes()))?;
    step(out, "7  Authorization", trace.authorization.as_str())?;
    writeln!(out)?;
    writeln!(out, "{}", signed.curl)?;
    if inputs.realm().is_none() {
        writeln!(out, "\nNo account was given, so the header has no realm.")?;
    }
    findings(out, &signed.findings)
}

fn step(out: &mut impl Write, title: &str, text: &str) -> io::Result<()> {
    writeln!(out, "{title}\n     {text}")
}

/// The findings, most harmful first.
pub fn findings(out: &mut impl Write, findings: &[Finding]) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "\n{} [{}] {}", mark(finding), finding.code, finding.title)?;
        writeln!(out, "  {}", finding.why)?;
        writeln!(out, "  Fix: {}", finding.fix)?;
        writeln!(out, "  {}", finding.source)?;
    }
    Ok(())
}

const fn mark(finding: &Finding) -> &'static str {
    use countersign_core::finding::Severity;
    match finding.severity {
        Severity::Breaks => "BREAKS",
        Severity::Refused => "REFUSED",
        Severity::WorthChecking => "CHECK",
    }
}

/// The catalogue of mistakes, a line each.
pub fn list(out: &mut impl Write) -> io::Result<()> {
    for mistake in mistakes::ALL {
        let entry = mistake.entry();
        writeln!(out, "{:36}  {}", entry.code, entry.title)?;
    }
    Ok(())
}

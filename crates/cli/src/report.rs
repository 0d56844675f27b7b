//! The report for a person.

pub mod answer;
pub mod catalogue;
mod wrap;

use crate::args::Print;
use countersign_core::case::Signed;
use countersign_core::case::gather::Gathered;
use countersign_core::check::{Checked, Verdict};
use countersign_core::finding::Finding;
use countersign_core::inputs::Inputs;
use countersign_core::sign::percent;
use std::io::{self, Write};
use wrap::wrapped;

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

/// The verdict, what was recognised, what was found, and what is right.
pub fn checked(out: &mut impl Write, gathered: &Gathered, checked: &Checked) -> io::Result<()> {
    writeln!(out, "{}", sentence(checked))?;
    if !gathered.recognised.is_empty() {
        let kinds: Vec<&str> = gathered.recognised.iter().map(|piece| piece.kind).collect();
        writeln!(out, "Recognised: {}.", kinds.join(", "))?;
    }
    if gathered.exchanges.len() > 1 {
        let count = gathered.exchanges.len();
        writeln!(
            out,
            "The paste holds {count} requests; the first that says something of a signature is looked at."
        )?;
    }
    if let Some(library) = &checked.library {
        writeln!(out, "The header is written as {} writes it.", library.library)?;
    }
    findings(out, &checked.findings)?;
    findings(out, &gathered.findings)?;
    if let Some(advice) = &checked.advice {
        writeln!(out, "\n{}", advice.title)?;
        for step in &advice.steps {
            writeln!(out, "  - {step}")?;
        }
    }
    let Some(expected) = checked.expected.as_ref().filter(|_| checked.verdict != Verdict::Match) else {
        return Ok(());
    };
    writeln!(out, "\nRight would be")?;
    if let Some(text) = &checked.signed_text {
        step(out, "  Base string that was signed", text)?;
    }
    step(out, "  Base string", &expected.base_string)?;
    for (title, text) in [("  Signature", &expected.signature), ("  Authorization", &expected.authorization)]
    {
        if let Some(text) = text {
            step(out, title, text)?;
        }
    }
    Ok(())
}

/// The verdict in one sentence.
fn sentence(checked: &Checked) -> String {
    match checked.verdict {
        Verdict::Match => "The signature is right.".to_owned(),
        Verdict::Differs if !checked.proof.is_empty() => {
            format!("The signature is wrong. Proved: signing with {} gives exactly this signature.", checked.proof.join(" and "))
        }
        Verdict::Differs if checked.expected.as_ref().is_some_and(|expected| expected.signature.is_some()) => {
            "The signature is wrong.".to_owned()
        }
        Verdict::Differs => "Something is wrong that can be seen without the secrets.".to_owned(),
        Verdict::Incomplete => {
            "Nothing wrong can be seen. With the two secrets it could be proved: see --help for how to give them.".to_owned()
        }
        Verdict::Unreadable => "No header, base string or signature was recognised.".to_owned(),
    }
}

/// The findings, most harmful first.
pub fn findings(out: &mut impl Write, findings: &[Finding]) -> io::Result<()> {
    for finding in findings {
        writeln!(out)?;
        wrapped(out, "", &format!("{} [{}] {}", mark(finding), finding.code, finding.title))?;
        wrapped(out, "  ", &finding.why)?;
        wrapped(out, "  Fix: ", &finding.fix)?;
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

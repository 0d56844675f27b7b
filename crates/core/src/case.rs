//! The contract: what goes into the verbs and what comes out of them, as plain data.
//!
//! The page, the command line and the JavaScript functions know this room and what it names, and nothing behind it.
//! It is the one that serialises our own types: [`input`] is read, [`output`] is written.

pub mod gather;
pub mod input;
pub mod output;

use crate::check::{self, Check};
use crate::error::Error;
use crate::export;
use crate::finding::Finding;
use crate::inputs::Inputs;
use crate::sign::Trace;
use gather::Gathered;

/// A signed request: every step, the request as a curl command, and what the lint has to say of the inputs.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Every intermediate.
    pub trace: Trace,
    /// The request as a command for a POSIX shell; it holds no secret.
    pub curl: String,
    /// What was found in the inputs, most harmful first.
    pub findings: Vec<Finding>,
}

/// Signs.
///
/// # Errors
/// If method, URL, consumer key, consumer secret, nonce or timestamp is missing, the URL cannot be taken apart, or the
/// signature method is none that is written here.
pub fn sign(inputs: &Inputs) -> Result<Signed, Error> {
    let ready = inputs.ready()?;
    let trace = Trace::of(&ready.request, &ready.credentials, &ready.stamp, &ready.options)?;
    let curl = export::curl(&ready.request, &trace);
    Ok(Signed { trace, curl, findings: check::lint(inputs) })
}

/// Checks: looks at what the middleware produced, and sets up the search for a proof. What was found is
/// [`Check::checked`] at any time; [`Check::finish`] runs the search to its end.
#[must_use]
pub fn check(gathered: &Gathered, now: Option<i64>) -> Check {
    // A call that the server dated was held against its clock; ours says nothing of when it was sent.
    let now = now.filter(|_| !gathered.is_dated);
    Check::new(&gathered.inputs, gathered.observed.clone(), now)
}

/// What the lint has to say of inputs that cannot be signed yet, most harmful first.
#[must_use]
pub fn lint(inputs: &Inputs) -> Vec<Finding> {
    check::lint(inputs)
}

//! `cargo xtask oracle`: random requests signed by us and by an independent signer.

use crate::{
    failure::Result,
    process::{self, cargo},
    tools::python,
};

/// Signs `count` random requests with both signers, optimised, and shows what the test prints.
///
/// # Errors
///
/// If Python cannot be had, or the two signers differ.
pub fn run(count: u64) -> Result<()> {
    python::ensure()?;
    let mut command = cargo();
    command.args(["test", "--package", "countersign-tests", "--profile", "native", "--test", "oracle"]);
    process::run(command.args(["--", "--nocapture"]).env("COUNTERSIGN_ORACLE_COUNT", count.to_string()))
}

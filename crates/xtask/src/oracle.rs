//! `cargo xtask oracle`: random requests signed by us and by an independent signer.

use crate::{failure::Result, process, tools::python};

/// Signs `count` random requests with both signers, optimised, and shows what the test prints.
///
/// # Errors
///
/// If Python cannot be had, or the two signers differ.
pub fn run(count: u64) -> Result<()> {
    python::ensure()?;
    process::run(process::optimised_test("oracle").env("COUNTERSIGN_ORACLE_COUNT", count.to_string()))
}

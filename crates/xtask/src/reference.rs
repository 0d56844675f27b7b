//! The reference: the document that `crates/reference` writes from the core's catalogues.
//!
//! It is a program of its own, so that what this one can do does not wait until the core is compiled.

use std::{path::Path, process::Command};

use crate::{
    failure::Result,
    process,
    snippets::{SNIPPETS, Shown},
};

/// The document, not yet sealed.
///
/// # Errors
///
/// If it cannot be built, or a snippet cannot be read.
pub fn write(root: &Path, target: &Path) -> Result<String> {
    let mut cargo: Command = process::cargo();
    cargo.current_dir(root).env("CARGO_TARGET_DIR", target);
    cargo.args(["run", "--quiet", "--locked", "--package", "countersign-reference", "--"]);
    for snippet in &SNIPPETS {
        cargo
            .arg(snippet.language)
            .arg(root.join("web/snippets").join(snippet.file))
            .arg(name(&snippet.shown));
    }
    process::output(&mut cargo)
}

/// How a snippet is known to be right, as the program takes it.
const fn name(shown: &Shown) -> &'static str {
    match shown {
        Shown::Run(_) => "run",
        Shown::StandIn(_) => "stand-in",
        Shown::NotRun => "not-run",
    }
}

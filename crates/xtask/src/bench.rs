//! `cargo xtask bench`: how fast we sign, natively and as WebAssembly, beside our peers, and how fast the page is.

use std::{ffi::OsStr, path::PathBuf, process::Command};

use crate::{
    failure::{Failure, Result},
    files, paths, process,
    tools::{node::NODE, python},
};

/// The parts, in the order in which they run.
pub const PARTS: [&str; 4] = ["native", "wasm", "peers", "page"];

/// Runs one part, or all.
///
/// `native` is Cargo's benchmark of the crate in `crates/bench`. Each other part is a script of that folder by the
/// part's name: `wasm.mjs`, `peers.mjs` and `peers.py`, `page.mjs` ...
///
/// # Errors
///
/// If there is no such part, nothing to run for it, or a run fails.
pub fn run(part: Option<&str>) -> Result<()> {
    let parts: Vec<_> = PARTS.into_iter().filter(|name| part.is_none_or(|wanted| wanted == *name)).collect();
    if parts.is_empty() {
        let wanted = part.unwrap_or_default();
        return Err(Failure::usage(format!("`{wanted}` is no benchmark; there are {}.", PARTS.join(", "))));
    }
    let folder = paths::root().join("crates/bench");
    if !folder.is_dir() {
        return Err(Failure::new("There is nothing to measure yet: the folder crates/bench is missing."));
    }
    for part in parts {
        if part == "native" {
            process::run(process::cargo().args(["bench", "--package", "countersign-bench"]))?;
        } else {
            scripts(&folder, part)?;
        }
    }
    Ok(())
}

fn scripts(folder: &std::path::Path, part: &str) -> Result<()> {
    let belongs =
        |path: &PathBuf| path.file_stem() == Some(OsStr::new(part)) && path.components().count() == 1;
    let mut ran = false;
    for script in files::below(folder)?.into_iter().filter(belongs) {
        let program = match script.extension().and_then(OsStr::to_str) {
            Some("mjs") => NODE.ensure()?,
            Some("py") => python::ensure()?,
            _ => continue,
        };
        process::run(Command::new(program).current_dir(folder).arg(&script))?;
        ran = true;
    }
    if ran {
        return Ok(());
    }
    Err(Failure::new(format!(
        "There is no benchmark `{part}`: crates/bench holds no {part}.mjs or {part}.py."
    )))
}

//! The Rust targets beside the machine's own.

use std::process::Command;

use crate::{
    failure::{Failure, Result},
    paths, process, tools,
};

/// The page's target.
pub const WEB: &str = "wasm32-unknown-unknown";

/// The target of the core's tests as WebAssembly, run by Node.
pub const WASI: &str = "wasm32-wasip1";

/// Makes sure of a target's standard library.
///
/// # Errors
///
/// If it is missing and rustup cannot add it.
pub fn ensure(target: &str) -> Result<()> {
    if is_installed(target)? {
        return Ok(());
    }
    if process::on_path("rustup").is_none() {
        return Err(Failure::new(format!(
            "The Rust target {target} is missing, and so is rustup, which would add it: see https://rustup.rs."
        )));
    }
    tools::say_installing(&format!("the Rust target {target}"), "some seconds");
    process::run(Command::new("rustup").current_dir(paths::root()).args(["target", "add", target]))
        .map_err(|error| Failure::new(format!("The Rust target {target} could not be added: {error}")))
}

/// Asks the compiler, not rustup: a toolchain from elsewhere can have the target as well.
fn is_installed(target: &str) -> Result<bool> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(paths::root()).args(["--print", "target-libdir", "--target", target]);
    let folder = process::output(&mut rustc)?;
    let mut libraries = std::fs::read_dir(folder.trim()).into_iter().flatten().flatten();
    Ok(libraries.any(|library| library.file_name().to_string_lossy().starts_with("libstd-")))
}

//! The Rust targets beside the machine's own, and the source of the standard library.

use std::{path::PathBuf, process::Command};

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
    add(&format!("the Rust target {target}"), &["target", "add", target])
}

/// Makes sure of the standard library's source.
///
/// # Errors
///
/// If it is missing and rustup cannot add it.
pub fn ensure_source() -> Result<()> {
    if source()?.join("library/Cargo.lock").is_file() {
        return Ok(());
    }
    add("the source of Rust's standard library", &["component", "add", "rust-src"])
}

/// Where the standard library's source lies, if it is there.
///
/// # Errors
///
/// If there is no compiler.
pub fn source() -> Result<PathBuf> {
    let mut rustc = Command::new("rustc");
    let sysroot = process::output(rustc.current_dir(paths::root()).args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(sysroot.trim()).join("lib/rustlib/src/rust"))
}

fn add(what: &str, arguments: &[&str]) -> Result<()> {
    if process::on_path("rustup").is_none() {
        return Err(Failure::new(format!(
            "There is no rustup, which would add {what}, and that is missing: see https://rustup.rs."
        )));
    }
    tools::say_installing(what, "some seconds");
    process::run(Command::new("rustup").current_dir(paths::root()).args(arguments))
        .map_err(|error| Failure::new(format!("rustup could not add {what}: {error}")))
}

/// Asks the compiler, not rustup: a toolchain from elsewhere can have the target as well.
fn is_installed(target: &str) -> Result<bool> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(paths::root()).args(["--print", "target-libdir", "--target", target]);
    let folder = process::output(&mut rustc)?;
    let mut libraries = std::fs::read_dir(folder.trim()).into_iter().flatten().flatten();
    Ok(libraries.any(|library| library.file_name().to_string_lossy().starts_with("libstd-")))
}

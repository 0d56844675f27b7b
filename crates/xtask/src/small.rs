//! What makes the page's module small beyond what stable Cargo offers: the standard library is built with it, for size,
//! and a panic is one instruction.
//!
//! The compiler is still the pinned one; `RUSTC_BOOTSTRAP` lets it take the flags. Of a module of 263 kB gzipped this
//! saved 33 (with `-Zfmt-debug=none`, which is left out: it would empty `{:?}` in prose). A panic's message, its place
//! and all that prints them are gone. Nobody may read them anyway, because they might quote what a person typed. The
//! page notices a panic by the trap (`web/src/platform/lifecycle.rs`). `cargo xtask serve --watch` builds without this.

use std::process::Command;

use crate::{failure::Result, process, tools::rust_target};

/// Flags for the compiler.
///
/// SIMD makes a SHA-256 a quarter quicker and the module 2 % smaller. Every browser has it since Safari 16.4, of March
/// 2023.
pub const FLAGS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Ctarget-feature=+simd128"];

/// Makes sure of what the build needs: the page's target, the source of the standard library, and what that depends on.
///
/// # Errors
///
/// If something is missing and cannot be had.
pub fn ensure() -> Result<()> {
    rust_target::ensure(rust_target::WEB)?;
    rust_target::ensure_source()?;
    // Without the target Cargo fetches only what the library needs on this machine, and Trunk runs Cargo offline.
    process::run(build_std(process::cargo().args([
        "fetch",
        "--quiet",
        "--locked",
        "--target",
        rust_target::WEB,
    ])))
}

/// Has a Cargo, or a Trunk that runs one, build the standard library as well. [`FLAGS`] belong to it.
pub fn build_std(command: &mut Command) -> &mut Command {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
}

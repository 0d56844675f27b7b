//! The two crates that can be published: whether they can be packed, and built from what was packed.

use crate::{
    failure::Result,
    process::{self, cargo},
};

/// Packs both, without building them: their manifests are complete, and hold what is meant to be in them.
///
/// # Errors
///
/// If Cargo cannot pack them.
pub fn pack() -> Result<()> {
    package(&["--no-verify"])
}

/// Packs both and builds each from its package, as somebody would who has nothing else of this repository.
///
/// # Errors
///
/// If Cargo cannot pack or build them.
pub fn build() -> Result<()> {
    package(&[])
}

/// Both in one call, so that the command line finds the core that is not published yet.
fn package(how: &[&str]) -> Result<()> {
    process::run(cargo().args(["fetch", "--quiet", "--locked"]))?;
    let both = [
        "package",
        "--offline",
        "--allow-dirty",
        "--package",
        "countersign-core",
        "--package",
        "countersign",
    ];
    process::run(cargo().args(both).args(how))
}

//! The crates that can be published: whether they can be packed, and built from what was packed.

use crate::{
    failure::Result,
    process::{self, cargo},
};

/// Packs them, without building them: their manifests are complete, and hold what is meant to be in them.
///
/// # Errors
///
/// If Cargo cannot pack them.
pub fn pack() -> Result<()> {
    package(&["--no-verify"])
}

/// Packs them and builds each from its package, as somebody would who has nothing else of this repository.
///
/// # Errors
///
/// If Cargo cannot pack or build them.
pub fn build() -> Result<()> {
    package(&[])
}

/// All in one call, so that each finds those that are not published yet.
fn package(how: &[&str]) -> Result<()> {
    process::run(cargo().args(["fetch", "--quiet", "--locked"]))?;
    let published = ["countersign-signing", "countersign-core", "countersign"];
    let mut package = cargo();
    package.args(["package", "--offline", "--allow-dirty"]);
    for name in published {
        package.args(["--package", name]);
    }
    process::run(package.args(how))
}

//! Where things are in the workspace.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The workspace's root folder.
///
/// # Panics
///
/// If this crate no longer lies two folders below the root.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("crates/xtask lies two folders below the root")
        .to_path_buf()
}

/// Cargo's target folder: `CARGO_TARGET_DIR`, or `target` in the root.
#[must_use]
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The folder for tools that are neither on PATH nor where Cargo keeps its own: `COUNTERSIGN_TOOLS`
/// (for sharing them between checkouts), or `target/tools` in the root.
#[must_use]
pub fn tools() -> PathBuf {
    env::var_os("COUNTERSIGN_TOOLS").map_or_else(|| root().join("target/tools"), |folder| root().join(folder))
}

/// The folder that `cargo xtask dist` writes: the page, ready to be put on any static host.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder of the scripts that Node runs for a chore.
#[must_use]
pub fn scripts() -> PathBuf {
    root().join("crates/xtask/scripts")
}

/// Cargo's home: `CARGO_HOME`, or `.cargo` in the user's home.
#[must_use]
pub fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

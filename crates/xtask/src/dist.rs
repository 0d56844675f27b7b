//! `cargo xtask dist`: the page as a folder that any static host can serve, at its root or from a sub-path.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    checksums,
    failure::{Failure, Result},
    files, paths, process, reference, seal, small,
    tools::{
        cargo_tool::{TRUNK, TRUNK_VERSION, WASM_BINDGEN, wasm_bindgen_version},
        node::BINARYEN,
        rust_target,
    },
};

/// Where Trunk writes, as `Trunk.toml` says.
const TRUNK_OUTPUT: &str = "target/trunk-dist";

/// Where Trunk writes the page that has no code for a network.
const OFFLINE_OUTPUT: &str = "target/trunk-offline";

/// Where the two become one page.
const SEALED: &str = "target/sealed";

/// A checkout to build the page of.
#[derive(Debug)]
pub struct Checkout {
    /// Its root folder.
    pub root: PathBuf,
    /// Cargo's target folder for it.
    pub target: PathBuf,
}

/// Builds this workspace's page into `dist/` and says what is there.
///
/// # Errors
///
/// If a tool cannot be had or the build fails.
pub fn run() -> Result<()> {
    let dist = build()?;
    let mut bytes = 0;
    let names = files::below(&dist)?;
    for name in &names {
        bytes += fs::metadata(dist.join(name)).map_err(|error| Failure::file("read", name, &error))?.len();
    }
    print!("{}", files::read_text(&dist.join(checksums::FILE))?);
    println!(
        "{}: {} files, {bytes} bytes; their SHA-256, above, is in {}.",
        dist.display(),
        names.len(),
        checksums::FILE
    );
    Ok(())
}

/// Builds this workspace's page into `dist/` and gives that folder.
///
/// # Errors
///
/// If a tool cannot be had or the build fails.
pub fn build() -> Result<PathBuf> {
    Checkout { root: paths::root(), target: paths::target() }.build()
}

/// The folder `dist/` as it was built before, for the tests that drive the page.
///
/// # Errors
///
/// If it has not been built.
pub fn existing() -> Result<PathBuf> {
    let dist = paths::dist();
    if dist.join(checksums::FILE).is_file() {
        return Ok(dist);
    }
    Err(Failure::new(
        "The page has not been built: run `cargo xtask test`, which builds it, or `cargo xtask dist`.",
    ))
}

impl Checkout {
    /// Builds the page into the checkout's `dist/` and gives that folder.
    ///
    /// # Errors
    ///
    /// If a tool cannot be had or the build fails.
    pub fn build(&self) -> Result<PathBuf> {
        self.trunk(&["--no-default-features", "--dist", OFFLINE_OUTPUT])?;
        self.trunk(&[])?;
        let sealed = self.root.join(SEALED);
        let parts = seal::Parts {
            hosted: self.root.join(TRUNK_OUTPUT),
            offline: self.root.join(OFFLINE_OUTPUT),
            boot: self.root.join("web/boot"),
            examples: self.root.join("web/examples"),
            reference: reference::write(&self.root, &self.target)?,
            commit: self.commit()?,
        };
        seal::write(&parts, &sealed)?;
        checksums::write(&sealed)?;
        // A build that fails half-way leaves the last good dist/ alone.
        let dist = self.root.join("dist");
        files::remove_folder(&dist)?;
        files::copy(&files::below(&sealed)?, &sealed, &dist)?;
        Ok(dist)
    }

    /// What the page says it was built from.
    fn commit(&self) -> Result<String> {
        let git =
            |arguments: &[&str]| process::output(Command::new("git").current_dir(&self.root).args(arguments));
        // Sources that were downloaded as an archive have no history.
        let Ok(commit) = git(&["rev-parse", "HEAD"]) else { return Ok("no known commit".to_owned()) };
        let is_changed = !git(&["status", "--porcelain"])?.trim().is_empty();
        Ok(commit.trim().to_owned() + if is_changed { ", with changes" } else { "" })
    }

    fn trunk(&self, arguments: &[&str]) -> Result<()> {
        small::ensure()?;
        let mut trunk = trunk()?;
        small::build_std(&mut trunk).current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        trunk.env("CARGO_ENCODED_RUSTFLAGS", self.rust_flags()?);
        process::run(trunk.args(["build", "--release"]).args(arguments))
    }

    /// The flags that make the module small, and those without which it would hold the builder's own paths, and so differ
    /// from machine to machine.
    ///
    /// They are separated by the unit separator, because a path can hold a space. Of two prefixes that fit a path the
    /// compiler takes the later one.
    fn rust_flags(&self) -> Result<OsString> {
        let mut flags = OsString::from(small::FLAGS.join("\x1f"));
        for (prefix, instead) in self.remapped_prefixes()? {
            flags.push("\x1f--remap-path-prefix=");
            flags.push(prefix);
            flags.push("=");
            flags.push(instead);
        }
        Ok(flags)
    }

    fn remapped_prefixes(&self) -> Result<Vec<(PathBuf, String)>> {
        let mut prefixes =
            vec![(self.root.clone(), "/countersign".to_owned()), (self.target.clone(), "/target".to_owned())];
        // One folder a registry; its name depends on where the registry is reached, so it goes as well.
        let sources = paths::cargo_home().map(|home| home.join("registry/src")).unwrap_or_default();
        for folder in fs::read_dir(sources).into_iter().flatten().flatten() {
            prefixes.push((folder.path(), "/registry".to_owned()));
        }
        // With the component rust-src the compiler names the library's sources by where they lie, without it by the
        // compiler's commit. They must be named alike.
        let mut rustc = Command::new("rustc");
        let version = process::output(rustc.current_dir(&self.root).args(["--version", "--verbose"]))?;
        let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
        prefixes.push((rust_target::source()?, format!("/rustc/{commit}")));
        Ok(prefixes)
    }
}

/// A command that runs Trunk, with all that it needs there and on PATH: it must never download a tool by itself.
///
/// # Errors
///
/// If a tool cannot be had.
pub fn trunk() -> Result<Command> {
    rust_target::ensure(rust_target::WEB)?;
    let trunk = TRUNK.ensure(TRUNK_VERSION)?;
    let wasm_bindgen = WASM_BINDGEN.ensure(&wasm_bindgen_version()?)?;
    BINARYEN.ensure()?;
    let binaryen = BINARYEN.programs();
    // Trunk runs Cargo offline.
    process::run(process::cargo().args(["fetch", "--quiet", "--locked"]))?;
    let folders = [binaryen.as_path(), wasm_bindgen.parent().unwrap_or(Path::new("/"))];
    let mut command = Command::new(trunk);
    command
        .current_dir(paths::root())
        .env("PATH", process::path_with(&folders)?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk takes only `true` and `false` for this variable, and stops at the `1` that others set.
        .env_remove("NO_COLOR");
    Ok(command)
}

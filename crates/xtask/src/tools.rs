//! The tools that the chores and the tests need: finding them, and installing what is missing.
//!
//! Each tool has two verbs. `find` looks and never installs: it is what the tests use, so that a plain `cargo test`
//! works wherever the tools are there. `ensure` looks first and installs what is missing, pinned, and says so before.
//! Nothing that is there is built again. Where a tool lands: Rust targets with rustup, browsers with Debian's
//! packages, all else in [`paths::tools`](crate::paths::tools).

pub mod browsers;
pub mod cargo_tool;
pub mod debian;
pub mod node;
pub mod python;
pub mod rust_target;

use std::{env, path::PathBuf};

use crate::{
    failure::{Failure, Result},
    process,
};

/// Chromium's program: `CHROME`, or what is on PATH.
///
/// # Errors
///
/// If there is none; the sentence says how to get it.
pub fn chromium() -> Result<PathBuf> {
    browsers::CHROMIUM.find()
}

/// Chromium's WebDriver server: `CHROMEDRIVER`, or what is on PATH.
///
/// # Errors
///
/// If there is none; the sentence says how to get it.
pub fn chromedriver() -> Result<PathBuf> {
    browsers::CHROMEDRIVER.find()
}

/// Python with the packages of `crates/xtask/requirements.txt`.
///
/// # Errors
///
/// If there is none; the sentence says how to get it.
pub fn python() -> Result<PathBuf> {
    python::find()
}

/// Node.
///
/// # Errors
///
/// If there is none; the sentence says how to get it.
pub fn node() -> Result<PathBuf> {
    node::NODE.find()
}

/// A program that is found by an environment variable or under one of several names on PATH.
#[derive(Debug)]
pub struct Program {
    /// What a person calls it.
    pub name: &'static str,
    /// The variable that holds its path, if it has one.
    pub variable: &'static str,
    /// Its names on PATH, the preferred one first.
    pub names: &'static [&'static str],
    /// The Debian packages that bring it.
    pub packages: &'static [&'static str],
}

impl Program {
    /// Finds the program.
    ///
    /// # Errors
    ///
    /// If it is not there, or the variable names no program.
    pub fn find(&self) -> Result<PathBuf> {
        if let Some(path) = env::var_os(self.variable).map(PathBuf::from) {
            if process::is_executable(&path) {
                return Ok(path);
            }
            let (variable, path) = (self.variable, path.display());
            return Err(Failure::new(format!("{variable} is set to {path}, which is not a program.")));
        }
        self.names.iter().find_map(|name| process::on_path(name)).ok_or_else(|| {
            Failure::new(format!(
                "{} is missing: install it (on Debian: apt-get install {}), set {} to its path, or run \
                 `cargo xtask` as root on Debian, which installs it.",
                self.name,
                self.packages.join(" "),
                self.variable,
            ))
        })
    }

    /// Finds the program, or installs it from Debian's packages.
    ///
    /// # Errors
    ///
    /// If it is not there and cannot be installed.
    pub fn ensure(&self) -> Result<PathBuf> {
        let missing = match self.find() {
            Ok(path) => return Ok(path),
            Err(missing) => missing,
        };
        if env::var_os(self.variable).is_some() || !debian::can_install() {
            return Err(missing);
        }
        debian::install(self.name, self.packages)?;
        self.find()
    }
}

/// Says what is about to be installed and how long that takes.
fn say_installing(what: &str, takes: &str) {
    eprintln!("Installing {what}, because it is missing here ({takes}).");
}

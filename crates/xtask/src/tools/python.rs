//! Python with the packages that the oracle needs, in an environment of its own.

use std::{env, fs, path::PathBuf, process::Command};

use crate::{
    failure::{Failure, Result},
    files, paths, process, tools,
    tools::{Program, debian},
};

/// The Python that makes the environment, and that runs what needs no package.
pub const PYTHON: Program = Program {
    name: "Python 3",
    variable: "PYTHON",
    names: &["python3", "python"],
    packages: &["python3", "python3-venv"],
};

/// The environment's Python, with the packages of `crates/xtask/requirements.txt`.
///
/// # Errors
///
/// If it is not there as the list wants it; the sentence says how to get it.
pub fn find() -> Result<PathBuf> {
    let complete = fs::read_to_string(stamp()).is_ok_and(|installed| Some(installed) == requirements().ok());
    if complete && process::is_executable(&program()) {
        return Ok(program());
    }
    Err(Failure::new(
        "Python with the oracle's packages is missing: run `cargo xtask test`, which sets it up in target/tools/venv.",
    ))
}

/// The environment's Python; what is missing is installed.
///
/// # Errors
///
/// If Python is missing, or the environment or its packages cannot be had.
pub fn ensure() -> Result<PathBuf> {
    if let Ok(program) = find() {
        return Ok(program);
    }
    let wanted = requirements()?;
    let packages: Vec<_> = wanted.lines().filter(|line| !line.starts_with('#')).collect();
    let python = PYTHON.ensure()?;
    // Debian's Python comes without the modules that make an environment.
    let can_make = process::run(Command::new(&python).args(["-c", "import ensurepip, venv"]));
    if can_make.is_err() {
        if !debian::can_install() {
            return Err(Failure::new(
                "Python's venv is missing: install it (on Debian: apt-get install python3-venv), or set PYTHON.",
            ));
        }
        debian::install("Python's venv", &["python3-venv"])?;
    }
    tools::say_installing(&format!("a Python environment with {}", packages.join(" ")), "some seconds");
    let cannot = |error| Failure::new(format!("The Python environment could not be set up: {error}"));
    process::run(Command::new(python).args(["-m", "venv"]).arg(folder())).map_err(cannot)?;
    let mut pip = Command::new(program());
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]);
    process::run(pip.arg("--requirement").arg(list())).map_err(cannot)?;
    files::write(&stamp(), wanted)?;
    find()
}

fn folder() -> PathBuf {
    paths::tools().join("venv")
}

fn program() -> PathBuf {
    folder()
        .join(if cfg!(windows) { "Scripts" } else { "bin" })
        .join(format!("python{}", env::consts::EXE_SUFFIX))
}

/// Holds the list as it was installed, so that a changed list is noticed and an unchanged one costs nothing.
fn stamp() -> PathBuf {
    folder().join("requirements.txt")
}

fn list() -> PathBuf {
    paths::root().join("crates/xtask/requirements.txt")
}

fn requirements() -> Result<String> {
    files::read_text(&list())
}

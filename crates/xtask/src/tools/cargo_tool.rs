//! Tools that Cargo installs from the registry, each in an exact version.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::{Failure, Result},
    files, paths, process, tools,
};

/// A program that a crate brings.
#[derive(Debug)]
pub struct CargoTool {
    /// The crate's name in the registry.
    pub crate_name: &'static str,
    /// The program's name.
    pub program: &'static str,
    /// What Cargo puts in front of its arguments, where a program wants that in every call.
    pub verb: Option<&'static str>,
    /// Whether the crate's own lock file is used. It is wherever the registry still has all that it names.
    pub locked: bool,
    /// How long an installation takes.
    pub takes: &'static str,
}

/// Trunk builds the page.
pub const TRUNK: CargoTool = CargoTool {
    crate_name: "trunk",
    program: "trunk",
    verb: None,
    locked: true,
    takes: "about four minutes on two cores",
};

/// The version of Trunk: the last one that builds with our toolchain.
pub const TRUNK_VERSION: &str = "0.21.14";

/// wasm-bindgen writes the page's JavaScript. Its lock file names a crate that registries have withdrawn.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    crate_name: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    verb: None,
    locked: false,
    takes: "about a minute and a half on two cores",
};

/// cargo-fuzz builds the fuzz targets.
pub const CARGO_FUZZ: CargoTool = CargoTool {
    crate_name: "cargo-fuzz",
    program: "cargo-fuzz",
    verb: None,
    locked: true,
    takes: "about a minute on two cores",
};

/// The version of cargo-fuzz.
pub const CARGO_FUZZ_VERSION: &str = "0.13.2";

/// cargo-deny looks at licences, sources and duplicates of what we depend on.
pub const CARGO_DENY: CargoTool = CargoTool {
    crate_name: "cargo-deny",
    program: "cargo-deny",
    verb: None,
    locked: true,
    takes: "about six minutes on two cores",
};

/// The version of cargo-deny.
pub const CARGO_DENY_VERSION: &str = "0.20.2";

/// cargo-mutants breaks the code in small ways, and looks whether a test notices.
pub const CARGO_MUTANTS: CargoTool = CargoTool {
    crate_name: "cargo-mutants",
    program: "cargo-mutants",
    verb: Some("mutants"),
    locked: true,
    takes: "about two minutes on two cores",
};

/// The version of cargo-mutants.
pub const CARGO_MUTANTS_VERSION: &str = "27.1.0";

/// The version of wasm-bindgen: that of the library in `Cargo.lock`, because the two must be equal.
///
/// # Errors
///
/// If `Cargo.lock` cannot be read or holds no wasm-bindgen.
pub fn wasm_bindgen_version() -> Result<String> {
    let lock = files::read_text(&paths::root().join("Cargo.lock"))?;
    locked_version(&lock, "wasm-bindgen").map(str::to_owned).ok_or_else(|| {
        Failure::new(
            "Cargo.lock holds no wasm-bindgen, so there is no page to build: web/ must depend on it.",
        )
    })
}

impl CargoTool {
    /// The program in exactly this version, if it is there: ours, on PATH, or where Cargo keeps it.
    #[must_use]
    pub fn find(&self, version: &str) -> Option<PathBuf> {
        let ours = self.folder(version).join("bin");
        let cargos = paths::cargo_home().map(|home| home.join("bin"));
        let in_folder =
            |folder: PathBuf| folder.join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX));
        [Some(in_folder(ours)), process::on_path(self.program), cargos.map(in_folder)]
            .into_iter()
            .flatten()
            .find(|program| self.has_version(program, version))
    }

    fn has_version(&self, program: &Path, version: &str) -> bool {
        let mut command = Command::new(program);
        command.args(self.verb).arg("--version");
        process::is_executable(program)
            && process::output(&mut command)
                .is_ok_and(|said| said.split_whitespace().any(|word| word == version))
    }

    /// The program in exactly this version, installed into our own folder if it is not there.
    ///
    /// # Errors
    ///
    /// If it cannot be installed.
    pub fn ensure(&self, version: &str) -> Result<PathBuf> {
        if let Some(program) = self.find(version) {
            return Ok(program);
        }
        let (name, folder) = (self.crate_name, self.folder(version));
        let mut command = process::cargo();
        if process::on_path("cargo-binstall").is_some() {
            tools::say_installing(&format!("{name} {version}"), "some seconds");
            command.args(["binstall", "--no-confirm", "--root"]);
        } else {
            tools::say_installing(&format!("{name} {version}"), self.takes);
            command.args(["install", "--debug", "--quiet", "--root"]);
        }
        command.arg(&folder);
        if self.locked {
            command.arg("--locked");
        }
        process::run(command.arg(format!("{name}@{version}")))
            .map_err(|error| Failure::new(format!("{name} {version} could not be installed: {error}")))?;
        self.find(version).ok_or_else(|| {
            let folder = folder.display();
            Failure::new(format!("{name} {version} was installed into {folder}, but does not run there."))
        })
    }

    fn folder(&self, version: &str) -> PathBuf {
        paths::tools().join(format!("{}-{version}", self.crate_name))
    }
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let quoted = |line: &'a str, key| line.strip_prefix(key)?.trim().strip_prefix('"')?.strip_suffix('"');
    let mut lines = lock.lines();
    lines.find(|line| quoted(line, "name =") == Some(package))?;
    lines.next().and_then(|line| quoted(line, "version ="))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.129"
source = "registry+https://example.com"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry+https://example.com"
dependencies = [
 "wasm-bindgen-macro",
]
"#;

    #[test]
    fn the_version_is_that_of_the_package_with_exactly_this_name() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm-bindgen-macro"), Some("0.2.129"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
        assert_eq!(locked_version("", "wasm-bindgen"), None);
    }
}

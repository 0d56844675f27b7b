//! Debian's packages: only as root, only where apt-get is.

use std::process::Command;

use crate::{
    failure::{Failure, Result},
    process, tools,
};

/// Whether this is a Debian-like system on which we may install packages.
#[must_use]
pub fn can_install() -> bool {
    process::on_path("apt-get").is_some()
        && process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Installs packages.
///
/// # Errors
///
/// If apt-get fails; `what` is named in the sentence.
pub fn install(what: &str, packages: &[&str]) -> Result<()> {
    tools::say_installing(&format!("{what} (Debian: {})", packages.join(" ")), "about a minute");
    let apt_get = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    process::run(apt_get().args(["update", "-qq"]))
        .and_then(|()| {
            process::run(apt_get().args(["install", "-qq", "-y", "--no-install-recommends"]).args(packages))
        })
        .map_err(|error| Failure::new(format!("{what} could not be installed: {error}")))
}

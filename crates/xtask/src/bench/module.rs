//! The module that Node measures, built as the page is: the same profile, the same passes behind it.

use std::{path::PathBuf, process::Command};

use crate::{
    failure::{Failure, Result},
    files, paths, process, small,
    tools::{
        cargo_tool::{WASM_BINDGEN, wasm_bindgen_version},
        node::BINARYEN,
        rust_target,
    },
};

/// Builds the module and gives the JavaScript that loads it.
///
/// # Errors
///
/// If a tool cannot be had or the build fails.
pub fn build() -> Result<PathBuf> {
    small::ensure()?;
    let wasm_bindgen = WASM_BINDGEN.ensure(&wasm_bindgen_version()?)?;
    BINARYEN.ensure()?;
    let mut cargo = process::cargo();
    cargo.args(["rustc", "--quiet", "--package", "countersign-bench", "--lib", "--crate-type", "cdylib"]);
    cargo
        .args(["--release", "--target", rust_target::WEB])
        .env("CARGO_ENCODED_RUSTFLAGS", small::FLAGS.join("\x1f"));
    process::run(small::build_std(&mut cargo))?;
    let built = paths::target().join(rust_target::WEB).join("release/countersign_bench.wasm");
    let folder = paths::target().join("bench-module");
    process::run(
        Command::new(wasm_bindgen).args(["--target", "nodejs", "--out-dir"]).arg(&folder).arg(built),
    )?;
    let module = folder.join("countersign_bench_bg.wasm");
    let mut wasm_opt = Command::new(BINARYEN.programs().join("wasm-opt"));
    process::run(wasm_opt.args(wasm_opt_flags()?).arg(&module).arg("-o").arg(&module))?;
    Ok(folder.join("countersign_bench.js"))
}

/// What Trunk gives wasm-opt for the page: `index.html` says it, in the link to the program.
fn wasm_opt_flags() -> Result<Vec<String>> {
    let page = paths::root().join("index.html");
    let text = files::read_text(&page)?;
    let attribute = |name: &str| {
        let (_, rest) = text.split_once(&format!("{name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    };
    let missing = || Failure::new("index.html does not say how wasm-opt is run: data-wasm-opt is missing.");
    let level = attribute("data-wasm-opt").ok_or_else(missing)?;
    let more = attribute("data-wasm-opt-params").unwrap_or_default();
    Ok([format!("-O{level}")].into_iter().chain(more.split_whitespace().map(str::to_owned)).collect())
}

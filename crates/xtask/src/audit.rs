//! `cargo xtask audit`: what takes too long for every run, and is run before a release.

use std::{path::PathBuf, process::Command};

use crate::{
    checksums,
    dist::Checkout,
    failure::{Failure, Result},
    files, fuzz, lighthouse, oracle, package, paths, process, snippets,
    steps::Step,
    tools::cargo_tool::{CARGO_DENY, CARGO_DENY_VERSION, CARGO_MUTANTS, CARGO_MUTANTS_VERSION},
};

/// The steps.
pub const STEPS: [Step; 10] = [
    Step {
        name: "oracle",
        what: "100,000 requests against an independent signer",
        run: || oracle::run(100_000),
    },
    Step { name: "right", what: "100,000 right requests, of which none may be called wrong", run: right },
    Step {
        name: "proofs",
        what: "10,000 requests with one mistake, 10,000 with two: how many are proved",
        run: proofs,
    },
    Step {
        name: "snippets",
        what: "the signers of web/snippets, in every language that can be installed",
        run: snippets::run_every,
    },
    Step {
        name: "package",
        what: "core and command line are built from their packages",
        run: package::build,
    },
    Step { name: "reproducible", what: "two builds in two folders give the same bytes", run: reproducible },
    Step {
        name: "lighthouse",
        what: "the page's speed, accessibility and manners, by Lighthouse",
        run: lighthouse::run,
    },
    Step { name: "deny", what: "licences, sources and duplicates of what we depend on", run: deny },
    Step {
        name: "mutants",
        what: "no small change to the signing stages goes unnoticed by a test",
        run: mutants,
    },
    Step { name: "fuzz", what: "every parser, for ten minutes or half an hour", run: fuzz::thoroughly },
];

/// Checks right requests in every legal rendering, and signatures of nothing.
fn right() -> Result<()> {
    let mut tests = process::optimised_test("false_accusations");
    process::run(tests.env("COUNTERSIGN_RIGHT_REQUESTS", "100000").env("COUNTERSIGN_WRONG_SIGNATURES", "200"))
}

/// Makes mistakes and has them proved.
fn proofs() -> Result<()> {
    let mut tests = process::optimised_test("proof_rates");
    process::run(tests.env("COUNTERSIGN_SINGLES", "10000").env("COUNTERSIGN_PAIRS", "10000"))
}

/// Known vulnerabilities are looked up by the workflow: their list lies where not every machine can reach it.
fn deny() -> Result<()> {
    let mut deny = Command::new(CARGO_DENY.ensure(CARGO_DENY_VERSION)?);
    deny.current_dir(paths::root()).args(["--locked", "--workspace", "check", "licenses", "bans", "sources"]);
    process::run(&mut deny)
}

/// Breaks the signing stages, one change at a time; which files, and what is left out and why, is in `.cargo/mutants.toml`.
fn mutants() -> Result<()> {
    let mut mutants = Command::new(CARGO_MUTANTS.ensure(CARGO_MUTANTS_VERSION)?);
    mutants.current_dir(paths::root()).args(["mutants", "--package", "countersign-signing", "--jobs", "2"]);
    // Each copy of the sources has a target folder of its own.
    mutants.arg("--output").arg(paths::target()).env_remove("CARGO_TARGET_DIR");
    process::run(&mut mutants)
}

/// Builds the page in two folders, each with a target folder of its own, and compares every byte.
fn reproducible() -> Result<()> {
    let scratch = paths::target().join("audit");
    files::remove_folder(&scratch)?;
    // Of another depth and length: a path that got into the build must show. Both are copied before the first is built,
    // which takes minutes in which somebody may go on working.
    let [first, second] = ["first", "a second one/further down"].map(|name| scratch.join(name));
    let (first, second) = (copy(first)?, copy(second)?);
    let (first, second) = (first.build()?, second.build()?);
    let (names, others) = (files::below(&first)?, files::below(&second)?);
    if names != others {
        return Err(Failure::new(format!("The two builds hold different files: {names:?} and {others:?}.")));
    }
    for name in &names {
        if files::read(&first.join(name))? != files::read(&second.join(name))? {
            let (first, second) = (first.display(), second.display());
            return Err(Failure::new(format!("{} differs between {first} and {second}.", name.display())));
        }
    }
    print!("{}", files::read_text(&first.join(checksums::FILE))?);
    println!("{} files, the same bytes in both.", names.len());
    files::remove_folder(&scratch)
}

/// Copies this checkout, with what is not committed yet.
fn copy(root: PathBuf) -> Result<Checkout> {
    let mut git = Command::new("git");
    git.current_dir(paths::root()).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let listed = process::output(&mut git)?;
    let present = |file: &PathBuf| paths::root().join(file).is_file();
    let tracked: Vec<_> = listed.split_terminator('\0').map(PathBuf::from).filter(present).collect();
    files::copy(&tracked, &paths::root(), &root)?;
    let target = root.join("target");
    Ok(Checkout { root, target })
}

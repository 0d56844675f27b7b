//! `cargo xtask fuzz`: the targets of `fuzz/`, two at a time, for so many seconds each.
//!
//! cargo-fuzz builds them with the pinned toolchain, which `RUSTC_BOOTSTRAP` lets take the flags. No sanitizer: there is
//! no unsafe code to look at. What a target has found that is new stays in `target/fuzz/<target>`; a crash is kept beside
//! it, and becomes a case.

use std::{
    collections::VecDeque,
    env,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Mutex, PoisonError},
    thread,
};

use crate::{
    failure::{Failure, Result},
    files, paths, process,
    tools::{
        Program,
        cargo_tool::{CARGO_FUZZ, CARGO_FUZZ_VERSION},
    },
};

/// How many targets run at a time.
const AT_A_TIME: usize = 2;

/// The longest input that is tried, in bytes.
const LONGEST: usize = 8192;

/// Folders of our tests from which the targets start.
const SEEDS: [&str; 4] = ["tests/intake", "tests/cases", "tests/answers", "tests/assertions"];

/// The targets that matter most: what everybody pastes.
const THOROUGH: [&str; 3] = ["header", "base_string", "curl"];

/// libFuzzer is written in C++.
const CPP: Program = Program {
    name: "A compiler for C++",
    variable: "CXX",
    names: &["c++", "g++", "clang++"],
    packages: &["g++"],
};

/// Runs one target, or all, each for so many seconds.
///
/// # Errors
///
/// If there is no such target, one cannot be built, or one finds a crash.
pub fn run(target: Option<&str>, seconds: u64) -> Result<()> {
    let all = targets()?;
    let chosen: Vec<_> = all.iter().filter(|name| target.is_none_or(|wanted| wanted == *name)).collect();
    if chosen.is_empty() {
        let wanted = target.unwrap_or_default();
        return Err(Failure::usage(format!("`{wanted}` is no fuzz target; there are {}.", all.join(", "))));
    }
    run_each(chosen.into_iter().map(|name| (name.clone(), seconds)).collect())
}

/// Runs each target for as long as a release asks for: half an hour, or ten minutes.
///
/// # Errors
///
/// If one cannot be built or finds a crash.
pub fn thoroughly() -> Result<()> {
    let seconds = |name: &str| if THOROUGH.contains(&name) { 1800 } else { 600 };
    run_each(targets()?.into_iter().map(|name| (name.clone(), seconds(&name))).collect())
}

/// The names of the files in `fuzz/targets`.
fn targets() -> Result<Vec<String>> {
    let files = files::below(&paths::root().join("fuzz/targets"))?;
    Ok(files.iter().filter_map(|file| Some(file.file_stem()?.to_string_lossy().into_owned())).collect())
}

fn run_each(work: VecDeque<(String, u64)>) -> Result<()> {
    let cargo_fuzz = CARGO_FUZZ.ensure(CARGO_FUZZ_VERSION)?;
    let built = build(&cargo_fuzz)?;
    let (work, failed) = (Mutex::new(work), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                while let Some((name, seconds)) = take(&work) {
                    match fuzz(&built, &name, seconds) {
                        Ok(executions) => println!("{name:18} {seconds:>5} s {executions:>12} executions"),
                        Err(failure) => {
                            failed.lock().unwrap_or_else(PoisonError::into_inner).push(failure.to_string());
                        }
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    if failed.is_empty() { Ok(()) } else { Err(Failure::new(failed.join("\n"))) }
}

fn take(work: &Mutex<VecDeque<(String, u64)>>) -> Option<(String, u64)> {
    work.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
}

/// Builds all targets; the folder of their programs.
fn build(cargo_fuzz: &Path) -> Result<PathBuf> {
    if env::var_os("CXX").is_none() {
        CPP.ensure()?;
    }
    let folder = paths::target().join("fuzz-build");
    let mut command = Command::new(cargo_fuzz);
    command.current_dir(paths::root()).args(["build", "--sanitizer", "none", "--target-dir"]).arg(&folder);
    process::run(command.env("RUSTC_BOOTSTRAP", "1"))?;
    let programs = fs::read_dir(&folder).map_err(|error| Failure::file("list", &folder, &error))?;
    let mut programs = programs.flatten().map(|entry| entry.path().join("release"));
    programs
        .find(|folder| folder.join("header").is_file())
        .ok_or_else(|| Failure::new(format!("cargo-fuzz has built no programs in {}.", folder.display())))
}

/// Runs one target; how many inputs it has tried.
fn fuzz(built: &Path, name: &str, seconds: u64) -> Result<u64> {
    let folder = paths::target().join("fuzz").join(name);
    let crashes = folder.with_extension("crashes");
    for folder in [&folder, &crashes] {
        fs::create_dir_all(folder).map_err(|error| Failure::file("make the folder", folder, &error))?;
    }
    let log = folder.with_extension("log");
    let output = File::create(&log).map_err(|error| Failure::file("write", &log, &error))?;
    let mut command = Command::new(built.join(name));
    command.current_dir(paths::root()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(output);
    command.arg(format!("-max_total_time={seconds}")).arg(format!("-max_len={LONGEST}"));
    command.args(["-print_final_stats=1", "-timeout=10", "-rss_limit_mb=2048", "-dict=fuzz/oauth.dict"]);
    command.arg(format!("-artifact_prefix={}/", crashes.display()));
    let ended = process::run(command.arg(&folder).args(SEEDS));
    let said = String::from_utf8_lossy(&files::read(&log)?).into_owned();
    match ended {
        Ok(()) => executions(&said).ok_or_else(|| {
            Failure::new(format!("The target {name} has not said how much it did: see {}.", log.display()))
        }),
        Err(failure) if files::below(&crashes)?.is_empty() => {
            Err(Failure::new(format!("The target {name} did not run: {failure} See {}.", log.display())))
        }
        Err(_) => Err(Failure::new(format!(
            "The target {name} has found an input that breaks it; it lies in {}, and {} says why.",
            crashes.display(),
            log.display()
        ))),
    }
}

/// What libFuzzer says at the end: `stat::number_of_executed_units: 12345`.
fn executions(said: &str) -> Option<u64> {
    said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:")?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_executions_are_read_from_the_statistics() {
        let said = "Done 12 runs in 2 second(s)\nstat::number_of_executed_units: 12345\nstat::average_exec_per_sec: 1\n";
        assert_eq!(executions(said), Some(12345));
        assert_eq!(executions(""), None);
    }

    #[test]
    fn each_target_is_one_of_the_crate() {
        let manifest = files::read_text(&paths::root().join("fuzz/Cargo.toml")).expect("it is there");
        let targets = targets().expect("they are there");
        assert!(THOROUGH.iter().all(|name| targets.iter().any(|target| target == name)));
        for name in &targets {
            assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
        }
        assert_eq!(manifest.matches("[[bin]]").count(), targets.len());
    }
}

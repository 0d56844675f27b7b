//! The command line, run as a program.

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// The program with its input and output piped, and no secret in its environment.
#[must_use]
pub fn countersign() -> Command {
    let mut command = Command::new(binary());
    for name in ["CONSUMER_KEY", "CONSUMER_SECRET", "TOKEN", "TOKEN_SECRET"] {
        command.env_remove(format!("COUNTERSIGN_{name}"));
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The program beside this test's own folder; it is built first, since it is another package's.
fn binary() -> PathBuf {
    static BUILT: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    BUILT
        .get_or_init(|| {
            let test = std::env::current_exe().expect("a test has a path");
            let profile = test.ancestors().nth(2).expect("target/<profile>/deps/<test>");
            let mut cargo = Command::new(env!("CARGO"));
            cargo.args(["build", "--quiet", "--package", "countersign"]);
            cargo.args(["--target-dir"]).arg(profile.parent().expect("target"));
            if profile.ends_with("native") {
                cargo.args(["--profile", "native"]);
            }
            assert!(cargo.status().expect("cargo runs").success(), "the command line does not build");
            profile.join("countersign")
        })
        .clone()
}

/// Runs it to its end with that input.
///
/// # Panics
/// If it cannot be started, or does not end.
pub fn run(command: &mut Command, input: &str) -> Output {
    let mut child = command.spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // A program that wants no more input may close it.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("the writer ends");
    output
}

/// The JSON lines that it wrote.
///
/// # Panics
/// If it wrote something else.
#[must_use]
pub fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("it writes text");
    text.lines().map(|line| serde_json::from_str(line).expect("it writes JSON lines")).collect()
}

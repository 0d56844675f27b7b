//! A chore made of steps: runs them in order, times them, and names the one that fails.

use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

use crate::failure::{Failure, Result};

/// One step of a chore.
#[derive(Debug)]
pub struct Step {
    /// The word for `--only`.
    pub name: &'static str,
    /// What it does, for `--list`.
    pub what: &'static str,
    /// Does it.
    pub run: fn() -> Result<()>,
}

/// Which steps to run.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub enum Selection {
    /// All, in order.
    #[default]
    All,
    /// This one alone.
    Only(String),
    /// None: print their names.
    List,
}

/// Runs steps of a chore (`test`, `audit`) and stops at the first that fails.
///
/// # Errors
///
/// If there is no step of the name asked for, or a step fails: the sentence names it and how to run it alone.
pub fn run(chore: &str, steps: &[Step], selection: &Selection) -> Result<()> {
    match selection {
        Selection::List => {
            list(steps);
            Ok(())
        }
        Selection::All => run_each(chore, steps),
        Selection::Only(name) => {
            let Some(at) = steps.iter().position(|step| step.name == name) else {
                return Err(Failure::usage(format!(
                    "`{name}` is no step of `cargo xtask {chore}`; `cargo xtask {chore} --list` lists them."
                )));
            };
            run_each(chore, &steps[at..=at])
        }
    }
}

fn run_each(chore: &str, steps: &[Step]) -> Result<()> {
    let mut done = Vec::new();
    let mut failed = None;
    for step in steps {
        println!("\n== {}: {}", step.name, step.what);
        // Before the step's own programs write to the same place.
        io::stdout()
            .flush()
            .map_err(|error| Failure::new(format!("Cannot write to standard output: {error}.")))?;
        let begun = Instant::now();
        let result = (step.run)();
        done.push((step.name, begun.elapsed(), result.is_ok()));
        if let Err(error) = result {
            failed = Some((step, error));
            break;
        }
    }
    println!("\n{}", table(&done));
    match failed {
        None => Ok(()),
        Some((step, error)) => Err(Failure::new(format!(
            "The step `{name}` failed: {error} Run it alone with `cargo xtask {chore} --only {name}`.",
            name = step.name
        ))),
    }
}

fn list(steps: &[Step]) {
    let width = steps.iter().map(|step| step.name.len()).max().unwrap_or(0);
    for step in steps {
        println!("{:width$}  {}", step.name, step.what);
    }
}

/// The steps that ran, a line each, and their sum.
fn table(done: &[(&str, Duration, bool)]) -> String {
    let sum = done.iter().map(|(_, took, _)| *took).sum();
    let width = done.iter().map(|(name, ..)| name.len()).max().unwrap_or(0).max("all".len());
    let mut lines = Vec::new();
    for (name, took, ok) in done {
        let outcome = if *ok { "ok" } else { "FAILED" };
        lines.push(format!("{name:width$}  {:>8}  {outcome}", seconds(*took)));
    }
    lines.push(format!("{:width$}  {:>8}", "all", seconds(sum)));
    lines.join("\n")
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [Step; 3] = [
        Step { name: "first", what: "succeeds", run: || Ok(()) },
        Step { name: "second", what: "fails", run: || Err(Failure::new("The tea is cold.")) },
        Step { name: "third", what: "must not run", run: || panic!("it ran") },
    ];

    #[test]
    fn the_first_failure_stops_the_chore_and_is_named() {
        let failure = run("test", &STEPS, &Selection::All).unwrap_err();
        assert_eq!(
            failure.to_string(),
            "The step `second` failed: The tea is cold. Run it alone with `cargo xtask test --only second`."
        );
    }

    #[test]
    fn one_step_runs_alone() {
        assert_eq!(run("test", &STEPS, &Selection::Only("first".into())), Ok(()));
    }

    #[test]
    fn an_unknown_step_is_a_wrong_command_line() {
        let failure = run("test", &STEPS, &Selection::Only("fourth".into())).unwrap_err();
        assert_eq!(failure.exit_status(), 2);
    }

    #[test]
    fn the_table_lines_up() {
        let done = [("fmt", Duration::from_millis(640), true), ("native", Duration::from_secs(75), false)];
        assert_eq!(table(&done), "fmt        0.6 s  ok\nnative    75.0 s  FAILED\nall       75.6 s");
    }
}

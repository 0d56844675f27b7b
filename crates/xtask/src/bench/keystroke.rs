//! How long the page takes in Chromium: to open, from an input event to the new verdict, and to search in vain.

use crate::{
    failure::{Failure, Result},
    process,
    tools::browsers,
};

/// What is measured; the tests of these names print a line for each figure: `figure`, what, microseconds.
const BENCHMARKS: [&str; 3] = ["keystroke::keystroke", "opening::opening", "searching::searching"];

/// What must not take longer, in milliseconds. Slowed: with a CPU four times as slow.
const LIMITS: [(&str, f64); 6] = [
    ("to the new verdict, 95th of 100", 8.0),
    ("to the new verdict, 95th of 100, slowed", 50.0),
    ("until the page can be used, slowed", 1000.0),
    ("until one mistake and two usual ones are tried", 250.0),
    ("until all sets are tried", 2000.0),
    ("the longest that a search holds up a frame", 16.0),
];

/// Prints the figures and says how many limits are missed.
///
/// # Errors
///
/// If the page has not been built, or Chromium cannot be had or driven.
pub fn run() -> Result<usize> {
    browsers::ensure_chromium()?;
    println!(
        "\nOpening the page, a keystroke in a URL of 2 kB, a search over 600 bytes in vain, in Chromium"
    );
    let mut missed = 0;
    for benchmark in BENCHMARKS {
        let mut cargo = process::cargo();
        cargo.args(["test", "--quiet", "--package", "countersign-tests", "--test", "browser", "--"]);
        let printed = process::output(cargo.args(["--ignored", "--exact", benchmark, "--nocapture"]))?;
        let figures: Vec<_> = printed.lines().filter_map(figure).collect();
        if figures.is_empty() {
            return Err(Failure::new(format!("`{benchmark}` has not said how long anything takes.")));
        }
        for (what, milliseconds) in figures {
            let limit = LIMITS.iter().find(|(name, _)| *name == what).map(|(_, limit)| *limit);
            let held = limit.map_or_else(String::new, |limit| {
                format!("  {} {limit} ms", if milliseconds < limit { "within" } else { "above " })
            });
            println!("{what:44}{milliseconds:>10.2} ms{held}");
            missed += usize::from(limit.is_some_and(|limit| milliseconds >= limit));
        }
    }
    Ok(missed)
}

/// What a line says was measured, and the milliseconds.
fn figure(line: &str) -> Option<(&str, f64)> {
    let (_, rest) = line.split_once("figure\t")?;
    let (what, microseconds) = rest.split_once('\t')?;
    Some((what, microseconds.trim().parse::<f64>().ok()? / 1000.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_from_its_line_alone() {
        assert_eq!(figure("figure\tto the new verdict\t1250"), Some(("to the new verdict", 1.25)));
        assert_eq!(figure("test keystroke::keystroke ... ok"), None);
    }
}

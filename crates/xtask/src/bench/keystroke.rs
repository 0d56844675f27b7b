//! How long a keystroke takes in the page: from the input event to the new verdict, in Chromium.

use crate::{
    failure::{Failure, Result},
    process,
    tools::browsers,
};

/// What is measured; the test of this name prints a line for each of its figures: `keystroke`, what, microseconds.
const BENCHMARK: &str = "keystroke::keystroke";

/// The median that must not be exceeded, and what it is the median of.
const LIMIT: (&str, f64) = ("to the new verdict", 8.0);

/// Prints the medians and says how many limits are missed.
///
/// # Errors
///
/// If the page has not been built, or Chromium cannot be had or driven.
pub fn run() -> Result<usize> {
    browsers::ensure_chromium()?;
    let mut cargo = process::cargo();
    cargo.args(["test", "--quiet", "--package", "countersign-tests", "--test", "browser", "--"]);
    let printed = process::output(cargo.args(["--ignored", "--exact", BENCHMARK, "--nocapture"]))?;
    let figures: Vec<_> = printed.lines().filter_map(figure).collect();
    println!("\nA keystroke in a URL of 2 kB, in Chromium (medians)");
    for (what, milliseconds) in &figures {
        println!("{what:28}{milliseconds:>14.2} ms");
    }
    let (what, limit) = LIMIT;
    let Some((_, median)) = figures.iter().find(|(name, _)| *name == what) else {
        return Err(Failure::new(format!("`{BENCHMARK}` has not said how long it takes {what}.")));
    };
    let is_kept = *median < limit;
    println!("  {} {limit} ms {what}", if is_kept { "within" } else { "above " });
    Ok(usize::from(!is_kept))
}

/// What a line says was measured, and the milliseconds.
fn figure(line: &str) -> Option<(&str, f64)> {
    let (_, rest) = line.split_once("keystroke\t")?;
    let (what, microseconds) = rest.split_once('\t')?;
    Some((what, microseconds.trim().parse::<f64>().ok()? / 1000.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_from_its_line_alone() {
        assert_eq!(figure("keystroke\tto the new verdict\t1250"), Some(("to the new verdict", 1.25)));
        assert_eq!(figure("test keystroke::keystroke ... ok"), None);
    }
}

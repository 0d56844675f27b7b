//! What the runners print, as a table, and the limits that it is held against.

use crate::failure::{Failure, Result};

/// The nanoseconds of one operation in each round, by contender, in the order in which they came.
#[derive(Debug, Default)]
pub struct Figures(Vec<(String, Vec<f64>)>);

/// A ratio of two contenders that must be kept.
#[derive(Debug)]
pub struct Limit {
    of: &'static str,
    to: &'static str,
    /// Whether the ratio is one of times, which must not be more; else one of speeds, which must not be less.
    is_of_times: bool,
    wanted: f64,
    says: &'static str,
}

impl Limit {
    /// `of` takes at most so many times as long as `to`.
    pub const fn at_most(of: &'static str, wanted: f64, to: &'static str, says: &'static str) -> Self {
        Self { of, to, is_of_times: true, wanted, says }
    }

    /// `of` is at least so many times as fast as `to`.
    pub const fn faster(of: &'static str, wanted: f64, to: &'static str, says: &'static str) -> Self {
        Self { of, to, is_of_times: false, wanted, says }
    }
}

impl Figures {
    /// Takes over what a runner printed; more rounds of a contender that is there are added to it.
    ///
    /// # Errors
    ///
    /// If a line is no contender's.
    pub fn add(&mut self, printed: &str) -> Result<()> {
        for line in printed.lines().filter(|line| !line.trim().is_empty()) {
            let (name, rounds) = contender(line)
                .ok_or_else(|| Failure::new(format!("A benchmark printed what is no figure: {line}")))?;
            match self.0.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => known.extend(rounds),
                None => self.0.push((name.to_owned(), rounds)),
            }
        }
        Ok(())
    }

    /// Prints the table; the last column says how many times as long as `unit` a contender takes.
    pub fn print(&self, title: &str, unit: &str) {
        println!("\n{title}");
        println!("{:28}{:>14}{:>12}{:>22}", "", "a second", "µs each", format!("times {unit}"));
        for (name, rounds) in &self.0 {
            let each = median(rounds.clone());
            let ratio = self.ratio(name, unit).map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
            println!("{name:28}{:>14}{:>12.3}{ratio:>22}", thousands(1e9 / each), each / 1e3);
        }
    }

    /// Prints each limit beside what was reached, and says how many are missed.
    ///
    /// # Errors
    ///
    /// If a contender is missing.
    pub fn hold(&self, limits: &[Limit]) -> Result<usize> {
        let mut missed = 0;
        for limit in limits {
            let Limit { of, to, is_of_times, wanted, says } = *limit;
            let times =
                self.ratio(of, to).ok_or_else(|| Failure::new(format!("{of} or {to} was not measured.")))?;
            let (reached, is_kept) =
                if is_of_times { (times, times <= wanted) } else { (1.0 / times, 1.0 / times >= wanted) };
            let mark = if is_kept { "kept  " } else { "MISSED" };
            let sign = if is_of_times { "≤" } else { "≥" };
            let what = if is_of_times { "time" } else { "speed" };
            println!("  {mark} {what} of {of} {sign} {wanted} × {to}: {reached:.2} ({says})");
            missed += usize::from(!is_kept);
        }
        Ok(missed)
    }

    /// Prints each contender's time beside the one that it must not reach, and says how many do.
    pub fn hold_times(&self, limit: f64) -> usize {
        let mut missed = 0;
        for (name, rounds) in &self.0 {
            let milliseconds = median(rounds.clone()) / 1e6;
            let is_kept = milliseconds < limit;
            println!(
                "{name:28}{milliseconds:>10.2} ms  {} {limit} ms",
                if is_kept { "within" } else { "above " }
            );
            missed += usize::from(!is_kept);
        }
        missed
    }

    /// The median of the ratios within each round: what disturbs a round disturbs both.
    fn ratio(&self, of: &str, to: &str) -> Option<f64> {
        let rounds = |name| self.0.iter().find(|(known, _)| known == name).map(|(_, rounds)| rounds);
        let ratios = rounds(of)?.iter().zip(rounds(to)?).map(|(of, to)| of / to);
        Some(median(ratios.collect()))
    }
}

/// A line of a runner: a name, a tab, and a figure for each round.
fn contender(line: &str) -> Option<(&str, Vec<f64>)> {
    let (name, rounds) = line.split_once('\t')?;
    let rounds: Vec<f64> = rounds.split(' ').map(|figure| figure.parse().ok()).collect::<Option<_>>()?;
    Some((name, rounds))
}

/// The middle one; of an even number the upper of the two in the middle.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A number with its thousands apart: 2,069,063.
fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_held_against_a_limit() {
        let mut figures = Figures::default();
        figures.add("quick\t1000000 3000000 2000000\nslow\t4000000\n").expect("these are figures");
        assert_eq!(figures.hold_times(3.0), 1);
        assert_eq!(figures.hold_times(2.0), 2);
    }

    #[test]
    fn ratios_are_taken_within_rounds() {
        let mut figures = Figures::default();
        figures.add("raw\t1 10\nsign\t3 30\n").expect("two contenders");
        figures.add("raw\t100\nsign\t300\n").expect("one more round");
        assert_eq!(figures.ratio("sign", "raw"), Some(3.0));
        assert_eq!(figures.ratio("sign", "nobody"), None);
        let limits = [
            Limit::at_most("sign", 3.0, "raw", ""),
            Limit::at_most("sign", 2.9, "raw", ""),
            Limit::faster("raw", 3.0, "sign", ""),
            Limit::faster("raw", 3.1, "sign", ""),
        ];
        assert_eq!(figures.hold(&limits), Ok(2));
        assert!(figures.hold(&[Limit::faster("raw", 1.0, "nobody", "")]).is_err());
    }

    #[test]
    fn what_is_no_figure_is_said() {
        for printed in ["raw", "raw\tfast", "raw\t1 2 x"] {
            assert!(Figures::default().add(printed).is_err(), "{printed}");
        }
    }

    #[test]
    fn thousands_are_apart() {
        let shown: Vec<_> = [7.0, 999.6, 12_345.0, 2_069_063.0].map(thousands).into();
        assert_eq!(shown, ["7", "1,000", "12,345", "2,069,063"]);
    }
}

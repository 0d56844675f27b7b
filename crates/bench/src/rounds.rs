//! Contenders measured in turns.
//!
//! The speed of a shared machine drifts by half within a minute, and what counts is how two contenders compare. So all
//! run in one process, each a few milliseconds in every round, and are compared round by round. The benchmark
//! libraries run one contender to its end before the next, and so cannot compare them that way; this is all they
//! would do for us.

use std::env;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// What is measured.
pub struct Contender<'a> {
    name: &'static str,
    run: Box<dyn FnMut(u64) -> f64 + 'a>,
}

impl<'a> Contender<'a> {
    /// An operation, repeated as often as it takes.
    pub fn new<T>(name: &'static str, mut operation: impl FnMut() -> T + 'a) -> Self {
        Self::counting(name, move || {
            black_box(operation());
            1
        })
    }

    /// An operation that says how many it was.
    pub fn counting(name: &'static str, mut operations: impl FnMut() -> u64 + 'a) -> Self {
        let run = move |wanted| {
            let (start, mut done) = (Instant::now(), 0);
            while done < wanted {
                done += operations();
            }
            nanoseconds(start.elapsed()) / count(done)
        };
        Self { name, run: Box::new(run) }
    }
}

impl std::fmt::Debug for Contender<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Runs the contenders in turns and prints a line for each. `--rounds N` says how often.
///
/// # Panics
/// If the number of rounds is none.
pub fn run(contenders: &mut [Contender<'_>]) {
    // Cargo itself passes `--bench`.
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let rounds = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => 21,
        ["--rounds", number] => number.parse().expect("--rounds takes a whole number"),
        _ => panic!("the one option is --rounds N"),
    };
    let counts: Vec<u64> = contenders.iter_mut().map(|contender| calibrate(&mut contender.run)).collect();
    let mut figures = vec![Vec::with_capacity(rounds); contenders.len()];
    for round in 0..rounds {
        // Whoever runs behind a slow neighbour does so in one round alone.
        for turn in 0..contenders.len() {
            let index = (round + turn) % contenders.len();
            figures[index].push((contenders[index].run)(counts[index]));
        }
    }
    for (contender, figures) in contenders.iter().zip(figures) {
        let figures: Vec<String> = figures.iter().map(|figure| format!("{figure:.1}")).collect();
        println!("{}\t{}", contender.name, figures.join(" "));
    }
}

/// How many operations take about ten milliseconds; on the way there the caches and the branches get warm.
fn calibrate(run: &mut dyn FnMut(u64) -> f64) -> u64 {
    const TURN: Duration = Duration::from_millis(10);
    let mut wanted = 16;
    loop {
        let start = Instant::now();
        run(wanted);
        if start.elapsed() > TURN / 2 {
            return wanted;
        }
        wanted *= 2;
    }
}

#[allow(clippy::cast_precision_loss, reason = "a turn is some milliseconds")]
fn nanoseconds(duration: Duration) -> f64 {
    duration.as_nanos() as f64
}

#[allow(clippy::cast_precision_loss, reason = "a turn is some thousand operations")]
fn count(operations: u64) -> f64 {
    operations as f64
}

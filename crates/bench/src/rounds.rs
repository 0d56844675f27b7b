//! Contenders measured in turns.
//!
//! The speed of a shared machine drifts by half within a minute, and what counts is how two contenders compare. So all
//! run in one process, each a few milliseconds in every round, and are compared round by round. The benchmark
//! libraries run one contender to its end before the next, and so cannot compare them that way; this is all they
//! would do for us.

use std::env;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long a contender runs in each round.
const TURN: Duration = Duration::from_millis(8);

/// What is measured.
pub struct Contender<'a> {
    name: &'static str,
    /// Does some operations and says how many.
    batch: Box<dyn FnMut() -> u32 + 'a>,
}

impl<'a> Contender<'a> {
    /// An operation, repeated as often as it takes.
    pub fn new<T>(name: &'static str, mut operation: impl FnMut() -> T + 'a) -> Self {
        // So many between two looks at the clock that the looks, 30 nanoseconds each, do not count.
        const BATCH: u32 = 16;
        Self::batch(name, move || {
            for _ in 0..BATCH {
                black_box(operation());
            }
            BATCH
        })
    }

    /// Operations that come in batches, each of which says how many they were.
    pub fn batch(name: &'static str, batch: impl FnMut() -> u32 + 'a) -> Self {
        Self { name, batch: Box::new(batch) }
    }

    /// The nanoseconds of one operation.
    fn turn(&mut self) -> f64 {
        let (start, mut done) = (Instant::now(), 0);
        loop {
            done += (self.batch)();
            let elapsed = start.elapsed();
            if elapsed >= TURN {
                return elapsed.as_secs_f64() * 1e9 / f64::from(done);
            }
        }
    }
}

impl std::fmt::Debug for Contender<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Runs the contenders in turns and prints a line for each. `--rounds N` says how often; `--only NAME` leaves all but
/// one out, for a profiler.
///
/// # Panics
/// If the command line is something else.
pub fn run(mut contenders: Vec<Contender<'_>>) {
    let mut rounds = 21;
    // Cargo itself passes `--bench`.
    let mut arguments = env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(option) = arguments.next() {
        match (option.as_str(), arguments.next()) {
            ("--rounds", Some(number)) => rounds = number.parse().expect("--rounds takes a whole number"),
            ("--only", Some(name)) => contenders.retain(|contender| contender.name == name),
            _ => panic!("the options are --rounds N and --only NAME"),
        }
    }
    // The first turn warms caches and branches.
    for contender in &mut contenders {
        contender.turn();
    }
    let mut figures = vec![Vec::with_capacity(rounds); contenders.len()];
    for round in 0..rounds {
        // Whoever runs behind a slow neighbour does so in one round alone.
        for turn in 0..contenders.len() {
            let index = (round + turn) % contenders.len();
            figures[index].push(contenders[index].turn());
        }
    }
    for (contender, figures) in contenders.iter().zip(figures) {
        let figures: Vec<String> = figures.iter().map(|figure| format!("{figure:.1}")).collect();
        println!("{}\t{}", contender.name, figures.join(" "));
    }
}

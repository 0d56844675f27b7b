//! What the benchmarks share: the example that every contender signs, the rounds in which they run, the search that
//! finds nothing, and, for wasm32, the functions that Node calls.
//!
//! `cargo xtask bench` runs them all, prints the tables and holds the ratios against their limits. A benchmark on its
//! own prints a line a contender: its name, and the nanoseconds of one operation in each round.

pub mod example;
pub mod rounds;
pub mod search;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

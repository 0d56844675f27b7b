//! `countersign` on a terminal.
fn main() {}

//! Set-up and chores behind `cargo xtask`, and what the tests borrow from them.
//!
//! The chores are [`serve`], [`test`], [`dist`], [`bench`], [`oracle`], [`fuzz`] and [`audit`]; `main.rs` reads the
//! command line and calls one of them. The tests use [`static_server`], [`browser`], [`tools`] and [`paths`].
//!
//! Every failure is one sentence that says what is wrong and what to do about it: [`failure::Failure`].

pub mod audit;
pub mod bench;
pub mod browser;
pub mod checksums;
pub mod content_type;
pub mod dist;
pub mod failure;
pub mod files;
pub mod fuzz;
pub mod imports;
pub mod lighthouse;
pub mod oracle;
pub mod package;
pub mod paths;
pub mod process;
pub mod reference;
pub mod seal;
pub mod serve;
pub mod small;
pub mod snippets;
pub mod static_server;
pub mod steps;
pub mod test;
pub mod tools;
pub mod wasm;

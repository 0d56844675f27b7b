//! The page in a real browser, driven over WebDriver as a person would: Chromium, headless; the seal also in Firefox
//! and WebKitGTK.
//!
//! What is driven is the folder that `cargo xtask dist` has built, served below a sub-path as a static host does. Every
//! test has a browser of its own, so that none sees what another has typed; each starts what it needs on free ports of
//! the loopback interface and stops it.

mod altered;
mod canaries;
mod chromium;
mod devtools;
mod engines;
mod hands;
mod page;
mod receiver;
mod story;
mod trap;

mod accepted;
mod answered;
mod cleared;
mod copied;
mod entered;
mod every_engine;
mod first_paint;
mod keyboard;
mod keystroke;
mod looks;
mod memory;
mod opening;
mod pasted;
mod reference;
mod sealed;
mod searching;
mod secrets;
mod states;
mod taken_away;
mod troubles;
mod vectors;
mod whole_story;

//! Makes one file of the gallery's cases: the program knows its name and its integrity, or, in the offline copy, holds it.

use std::{env, fs, path::Path};

use seal::gallery::Gallery;

/// What seals the page writes the same file beside it, by the same code.
#[path = "../crates/xtask/src/seal"]
mod seal {
    pub mod gallery;
    pub mod hash;
}

const FOLDER: &str = "examples";

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    let gallery = Gallery::of(Path::new(FOLDER)).expect("web/examples can be read");
    println!("cargo::rustc-env=GALLERY_FILE={}", gallery.name);
    println!("cargo::rustc-env=GALLERY_INTEGRITY={}", gallery.integrity);
    let out = env::var("OUT_DIR").expect("Cargo says where to write");
    fs::write(Path::new(&out).join("gallery.json"), gallery.text).expect("it can be written there");
}

//! Lists the gallery's cases, with the integrity that the browser holds each against.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha384};
use std::{env, fmt::Write as _, fs, path::Path};

const FOLDER: &str = "examples";

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    let root = env::var("CARGO_MANIFEST_DIR").expect("Cargo says where the crate lies");
    let folder = Path::new(&root).join(FOLDER);
    let mut names: Vec<_> = fs::read_dir(&folder)
        .expect("web/examples is there")
        .map(|entry| entry.expect("it can be listed").file_name().into_string().expect("a name is text"))
        .collect();
    names.sort();
    let mut list = format!("/// The gallery's files.\npub const ENTRIES: [Entry; {}] = [\n", names.len());
    for name in names {
        let bytes = fs::read(folder.join(&name)).expect("a case can be read");
        let integrity = format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)));
        writeln!(
            list,
            "    Entry {{\n        file: \"{FOLDER}/{name}\",\n        #[cfg(feature = \"network\")]\n        \
             integrity: \"{integrity}\",\n        #[cfg(not(feature = \"network\"))]\n        \
             text: include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{FOLDER}/{name}\")),\n    }},"
        )
        .expect("writing to a String cannot fail");
    }
    list += "];\n";
    let out = env::var("OUT_DIR").expect("Cargo says where to write");
    fs::write(Path::new(&out).join("entries.rs"), list).expect("it can be written there");
}

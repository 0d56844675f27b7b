//! Sealing the page: what Trunk has built becomes a page that a browser holds to its word.
//!
//! Trunk writes an inline script, preloads whose integrity no browser enforces, and a style sheet a panel. What leaves
//! here instead: one module script and one style sheet, whose integrity the browser enforces; a WebAssembly file that
//! the script fetches with the integrity it was built with, and the gallery, which the program fetches likewise; and, as
//! the first thing in the head, a policy under which nothing else can be loaded. When the page has started, the script
//! closes the rest (`web/boot/boot.js`).
//!
//! Beside the page lies `countersign.js`, the same program as a module for other people's programs, and `offline.html`,
//! all of it in one file and without any code for a network. So is `reference.html`, which is loaded by nobody but the
//! person who opens it, and works from a disk as well.

mod expect;
mod gallery;
mod glue;
mod hash;
pub mod html;
mod policy;
mod trunk;

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use flate2::{Compression, write::GzEncoder};

use crate::{
    failure::{Failure, Result},
    files,
};
use gallery::Gallery;
use html::escape;
use trunk::{Built, replace_once, with_policy};

/// The page that hosts the program.
pub const PAGE: &str = "index.html";
/// The same in one file.
pub const OFFLINE: &str = "offline.html";
/// All that is known, to be read and searched.
pub const REFERENCE: &str = "reference.html";
/// The program as a module for other people's programs.
pub const MODULE: &str = "countersign.js";

/// What a sealed page is made from.
#[derive(Debug)]
pub struct Parts {
    /// What Trunk has built of the page that is served.
    pub hosted: PathBuf,
    /// What Trunk has built without the code for a network.
    pub offline: PathBuf,
    /// The folder of the boot scripts.
    pub boot: PathBuf,
    /// The folder of the gallery's cases.
    pub examples: PathBuf,
    /// The reference, complete in itself.
    pub reference: String,
    /// What the page says it was built from.
    pub commit: String,
}

/// Writes the sealed page into a folder, which is made anew.
///
/// # Errors
///
/// If Trunk's output is not what is expected of it, or what leaves here would not hold what the page promises.
pub fn write(parts: &Parts, sealed: &Path) -> Result<()> {
    let boot = |name: &str| files::read_text(&parts.boot.join(name));
    files::remove_folder(sealed)?;
    fs::create_dir_all(sealed).map_err(|error| Failure::file("make the folder", sealed, &error))?;
    let offline =
        one_file(&Built::read(&parts.offline)?, &parts.commit, &(boot("offline.js")? + &boot("boot.js")?))?;
    files::write(&sealed.join(OFFLINE), &offline)?;
    files::write(&sealed.join(REFERENCE), document(&parts.reference)?)?;
    let hosted = Built::read(&parts.hosted)?;
    hosted_files(&hosted, &parts.commit, &(boot("hosted.js")? + &boot("boot.js")?), &offline, sealed)?;
    let gallery =
        Gallery::of(&parts.examples).map_err(|error| Failure::file("read", &parts.examples, &error))?;
    expect::program(&hosted.wasm, &gallery.integrity)?;
    files::write(&sealed.join(gallery.name), gallery.text)
}

/// The page that is served: four files, and the module. The gallery is its fifth.
fn hosted_files(built: &Built, commit: &str, boot: &str, offline: &str, sealed: &Path) -> Result<()> {
    let wasm = format!("countersign-{}.wasm", hash::short(&built.wasm));
    let glue = built.glue_for(&wasm)?;
    let start = format!(
        "\nconst PROGRAM = {{ file: {}, integrity: \"{}\" }};\nconst SEAL = \"{}\";\n",
        quoted(&format!("./{wasm}")),
        hash::sha384(&built.wasm),
        policy::AFTER,
    );
    let script = glue.clone() + &start + boot;
    let (script_name, style_name) = (
        format!("app-{}.js", hash::short(script.as_bytes())),
        format!("style-{}.css", hash::short(built.style.as_bytes())),
    );
    let (script_hash, style_hash) = (hash::sha384(script.as_bytes()), hash::sha384(built.style.as_bytes()));
    let page = built.page(
        &policy::served(&script_hash),
        &format!("<link rel=\"stylesheet\" href=\"./{style_name}\" integrity=\"{style_hash}\" />"),
        &format!(
            "<script type=\"module\" src=\"./{script_name}\" crossorigin integrity=\"{script_hash}\"></script>"
        ),
    )?;
    let page = without_span(&page, OFFLINE_ALONE)?;
    let page = replace_once(&page, COMMIT, &escape(commit))?;
    let page = replace_once(&page, OFFLINE_SHA256, &hash::sha256(offline.as_bytes()))?;
    expect::served(&page)?;
    expect::script(&script, 1)?;
    for (name, contents) in [
        (PAGE, page.as_bytes()),
        (&*script_name, script.as_bytes()),
        (&*style_name, built.style.as_bytes()),
        (&*wasm, &built.wasm),
        (MODULE, glue.as_bytes()),
    ] {
        files::write(&sealed.join(name), contents)?;
    }
    if let Some(types) = &built.types {
        files::write(&sealed.join(MODULE).with_extension("d.ts"), types)?;
    }
    Ok(())
}

/// The page in one file. The program is compressed first, because Base64 hides from a server's gzip what repeats.
fn one_file(built: &Built, commit: &str, boot: &str) -> Result<String> {
    let program = BASE64_STANDARD.encode(gzip(&built.wasm)?);
    let start = format!("\nconst PROGRAM = \"{program}\";\nconst SEAL = \"{}\";\n", policy::AFTER);
    // The module's own address stands for a file that is not there: the program comes from within.
    let script = format!("\n{}{start}{boot}", built.glue);
    let style = format!("\n{}\n", built.style);
    let (script_hash, style_hash) = (hash::sha384(script.as_bytes()), hash::sha384(style.as_bytes()));
    let page = built.page(
        &policy::one_file(&script_hash, &style_hash),
        &format!("<style>{style}</style>"),
        &format!("<script type=\"module\">{script}</script>"),
    )?;
    let page = without_span(&page, SERVED_ALONE)?;
    let page = replace_once(&page, COMMIT, &escape(commit))?;
    expect::one_file(&page)?;
    expect::script(&script, 0)?;
    Ok(page)
}

/// A document with its style and its script in it, held to them.
fn document(page: &str) -> Result<String> {
    let tags = html::tags(page)?;
    let text = |name: &str| -> &str {
        tags.iter().find(|tag| tag.name == name).map_or("", |tag| &page[tag.text.clone()])
    };
    let (script, style) = (text("script"), text("style"));
    let policy = policy::document(&hash::sha384(script.as_bytes()), &hash::sha384(style.as_bytes()));
    let page_with_policy = with_policy(page, &policy)?;
    expect::one_file(&page_with_policy)?;
    expect::script(script, 0)?;
    Ok(page_with_policy)
}

/// Where `index.html` says what it was built from, what the one file's checksum is, and what only a served
/// page or only the one file says.
const COMMIT: &str = "a working copy";
const OFFLINE_SHA256: &str = "in checksums.txt";
const SERVED_ALONE: &str = "<span data-served>";
const OFFLINE_ALONE: &str = "<span data-offline>";

/// The page without what stands between this start tag and its end tag.
fn without_span(page: &str, start: &str) -> Result<String> {
    const END: &str = "</span>";
    let ends = page.split_once(start).and_then(|(front, rest)| Some((front, rest.split_once(END)?.1)));
    let (front, rest) = ends.ok_or_else(|| {
        Failure::new(format!(
            "index.html has no `{start}` … `{END}`, which is left out of one of the two pages."
        ))
    })?;
    Ok(front.to_owned() + rest)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .map_err(|error| Failure::new(format!("The program cannot be compressed: {error}.")))
}

/// A text of our own making as a JavaScript string.
fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

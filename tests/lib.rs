//! What the tests share: folders of cases, and expected texts.

pub mod program;

use std::fs;
use std::path::{Path, PathBuf};

/// The folders in `tests/<name>`, sorted: a case each. A runner lists them, so that no folder is forgotten.
///
/// # Panics
/// If there is no such folder, or nothing in it.
#[must_use]
pub fn folders(name: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let entries = fs::read_dir(&root).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    let mut folders: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
    folders.sort();
    assert!(!folders.is_empty(), "no case in {}", root.display());
    folders
}

/// The name of a case: that of its folder.
#[must_use]
pub fn name(folder: &Path) -> String {
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// An expected text, without the line break that ends its file.
///
/// # Panics
/// If the file cannot be read.
#[must_use]
pub fn expected(folder: &Path, file: &str) -> String {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.strip_suffix('\n').unwrap_or(&text).to_owned()
}

//! What the tests share: folders of cases, expected texts, and requests made up at random.

pub mod dice;
pub mod drawn;
pub mod made_up;
pub mod rendering;

pub mod program;

use countersign_core::finding::{Finding, Severity};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

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

/// The codes of what is called wrong, and not only worth a look.
#[must_use]
pub fn accused(findings: &[Finding]) -> BTreeSet<&str> {
    let wrong = findings.iter().filter(|finding| finding.severity != Severity::WorthChecking);
    wrong.map(|finding| finding.code).collect()
}

/// A count or a seed that the environment sets for a long run.
///
/// # Panics
/// If it is set to something that is no number.
#[must_use]
pub fn set_to(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable)
        .map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{variable} is a number")))
}

/// Does something for every number below `count`, on all processors, and gathers what comes of it.
///
/// # Panics
/// If it panics for one of them.
pub fn for_each_below<T: Send>(count: u64, work: impl Fn(u64) -> Option<T> + Sync) -> Vec<T> {
    let next = AtomicU64::new(0);
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let gather = || {
            let numbers =
                std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)).filter(|n| *n < count));
            numbers.filter_map(&work).collect::<Vec<T>>()
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(gather)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no case makes it panic")).collect()
    })
}

//! A copy of the built page that a test may break.

use std::{fs, path::PathBuf};

use xtask::{dist, files};

/// The copy's folder. It is removed when this is dropped.
pub struct Copy(pub PathBuf);

impl Copy {
    /// Makes one; the name tells it from those of other tests.
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("countersign-{}-{name}", std::process::id()));
        let whole = dist::existing().unwrap_or_else(|failure| panic!("{failure}"));
        let names = files::below(&whole).unwrap_or_else(|failure| panic!("{failure}"));
        files::copy(&names, &whole, &folder).unwrap_or_else(|failure| panic!("{failure}"));
        Self(folder)
    }

    /// The one file whose name begins and ends so.
    pub fn file(&self, start: &str, ending: &str) -> PathBuf {
        let names = files::below(&self.0).unwrap_or_else(|failure| panic!("{failure}"));
        let fits = |name: &&PathBuf| {
            let name = name.to_string_lossy();
            name.starts_with(start) && name.ends_with(ending)
        };
        let found: Vec<_> = names.iter().filter(fits).collect();
        assert_eq!(found.len(), 1, "{start}…{ending}: {found:?}");
        self.0.join(found[0])
    }

    /// Flips one bit in the middle of that file.
    pub fn flip(&self, start: &str, ending: &str) {
        let file = self.file(start, ending);
        let mut bytes = fs::read(&file).expect("it can be read");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&file, bytes).expect("it can be written");
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

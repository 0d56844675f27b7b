//! The gallery as one file, which the page fetches before it is sealed.
//!
//! `web/build.rs` is made of this source as well: the program knows the file by the very bytes that are sealed beside it.

use std::{fs, io, path::Path};

use super::hash;

/// All cases in one file.
#[derive(Debug)]
pub struct Gallery {
    /// Its name beside the page.
    pub name: String,
    /// What it holds: a JSON array.
    pub text: String,
    /// What the browser holds it against.
    pub integrity: String,
}

impl Gallery {
    /// Makes one file of a folder in which each case has its own, in the order of their names.
    ///
    /// # Errors
    ///
    /// If the folder or a file in it cannot be read.
    pub fn of(folder: &Path) -> io::Result<Self> {
        let files: io::Result<Vec<_>> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect();
        let mut files = files?;
        files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
        files.sort();
        let cases: io::Result<Vec<_>> = files.iter().map(fs::read_to_string).collect();
        let text = format!("[{}]\n", cases?.join(","));
        Ok(Self {
            name: format!("gallery-{}.json", hash::short(text.as_bytes())),
            integrity: hash::sha384(text.as_bytes()),
            text,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_become_one_array_in_the_order_of_their_names() {
        let folder = std::env::temp_dir().join(format!("countersign-{}-gallery", std::process::id()));
        fs::create_dir_all(&folder).expect("it can be made");
        for (name, text) in [("02.json", "{\"b\": 2}\n"), ("01.json", "{\"a\": 1}\n"), ("01.json~", "{")] {
            fs::write(folder.join(name), text).expect("it can be written");
        }
        let gallery = Gallery::of(&folder).expect("it can be read");
        fs::remove_dir_all(&folder).expect("it is there");
        assert_eq!(gallery.text, "[{\"a\": 1}\n,{\"b\": 2}\n]\n");
        assert_eq!(gallery.name, format!("gallery-{}.json", hash::short(gallery.text.as_bytes())));
        assert_eq!(gallery.integrity, hash::sha384(gallery.text.as_bytes()));
    }
}

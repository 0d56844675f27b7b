//! `checksums.txt`: the SHA-256 of every file of a folder, in the form that `sha256sum --check` reads.

use std::{fmt::Write as _, path::Path};

use sha2::{Digest, Sha256};

use crate::{failure::Result, files};

/// The name of the file.
pub const FILE: &str = "checksums.txt";

/// Writes `checksums.txt` into a folder: a line a file, all but itself, in byte order of their paths.
///
/// # Errors
///
/// If a file cannot be read or the list cannot be written.
pub fn write(folder: &Path) -> Result<()> {
    let mut lines = String::new();
    for file in files::below(folder)?.iter().filter(|file| *file != Path::new(FILE)) {
        let name = file.to_string_lossy().replace('\\', "/");
        lines.push_str(&line(&files::read(&folder.join(file))?, &name));
    }
    files::write(&folder.join(FILE), lines)
}

/// One line: 64 hexadecimal digits, two spaces, the path.
fn line(contents: &[u8], name: &str) -> String {
    let mut line = String::new();
    for byte in Sha256::digest(contents) {
        write!(line, "{byte:02x}").expect("writing to a String cannot fail");
    }
    line + "  " + name + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_what_sha256sum_prints() {
        // FIPS 180-2, B.1: the digest of "abc".
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a/b.js\n";
        assert_eq!(line(b"abc", "a/b.js"), expected);
    }
}

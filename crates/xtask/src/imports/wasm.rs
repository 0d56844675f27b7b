//! The import section of a WebAssembly module.
//!
//! <https://webassembly.github.io/spec/core/binary/modules.html>

use std::collections::BTreeSet;

use crate::failure::{Failure, Result};

const IMPORT_SECTION: u8 = 2;

/// The names of all functions that a module imports.
///
/// # Errors
///
/// If it is no module, or it imports anything but functions.
pub fn function_imports(module: &[u8]) -> Result<BTreeSet<String>> {
    let unreadable = || Failure::new("The program is no WebAssembly module that can be read.");
    let mut reader = Reader(module.strip_prefix(b"\0asm\x01\0\0\0").ok_or_else(unreadable)?);
    while let Some(section) = reader.byte() {
        let contents = reader.vector().ok_or_else(unreadable)?;
        if section == IMPORT_SECTION {
            return Reader(contents).imports().ok_or_else(unreadable);
        }
    }
    Ok(BTreeSet::new())
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// An unsigned number, seven bits a byte.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn vector(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (vector, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(vector)
    }

    fn imports(&mut self) -> Option<BTreeSet<String>> {
        let mut names = BTreeSet::new();
        for _ in 0..self.number()? {
            let _module = self.vector()?;
            let name = String::from_utf8(self.vector()?.to_vec()).ok()?;
            // 0 is a function; wasm-bindgen imports neither tables nor memories nor globals.
            if self.byte()? != 0 {
                return None;
            }
            let _type = self.number()?;
            names.insert(name);
        }
        Some(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_functions_of_a_small_module() {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        // The section of types: one, without parameters or results.
        module.extend([1, 4, 1, 0x60, 0, 0]);
        module.extend([2, 15, 2, 1, b'm', 3, b'f', b'o', b'o', 0, 0, 1, b'm', 1, b'b', 0, 0]);
        let names: Vec<_> = function_imports(&module).expect("it is one").into_iter().collect();
        assert_eq!(names, ["b", "foo"]);
        assert!(function_imports(b"\0asm").is_err());
        // A memory.
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend([2, 8, 1, 1, b'm', 1, b'a', 2, 0, 1]);
        assert!(function_imports(&module).is_err());
    }
}

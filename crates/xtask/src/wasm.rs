//! The import section of a WebAssembly module.
//!
//! <https://webassembly.github.io/spec/core/binary/modules.html>

use std::collections::{BTreeMap, BTreeSet};

use crate::failure::{Failure, Result};

const IMPORT_SECTION: u8 = 2;

/// The kind of an import that is a function; wasm-bindgen imports neither tables nor memories nor globals.
const FUNCTION: u8 = 0;

const MAGIC: &[u8] = b"\0asm\x01\0\0\0";

/// The names of all functions that a module imports.
///
/// # Errors
///
/// If it is no module, or it imports anything but functions.
pub fn function_imports(module: &[u8]) -> Result<BTreeSet<String>> {
    let (_, section, _) = around_imports(module).ok_or_else(unreadable)?;
    let imports = Reader(section).imports().ok_or_else(unreadable)?;
    Ok(imports.into_iter().map(|import| import.name.to_owned()).collect())
}

/// The module with other names for the functions that it imports.
///
/// # Errors
///
/// As [`function_imports`].
pub fn with_imports_renamed(module: &[u8], names: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    let (before, section, after) = around_imports(module).ok_or_else(unreadable)?;
    let imports = Reader(section).imports().ok_or_else(unreadable)?;
    let mut contents = Vec::new();
    push_number(imports.len(), &mut contents);
    for Import { module, name, kind } in imports {
        let name = names.get(name).map_or(name, String::as_str);
        for text in [module, name] {
            push_number(text.len(), &mut contents);
            contents.extend_from_slice(text.as_bytes());
        }
        contents.push(FUNCTION);
        push_number(kind, &mut contents);
    }
    let mut renamed = before.to_vec();
    if !section.is_empty() {
        renamed.push(IMPORT_SECTION);
        push_number(contents.len(), &mut renamed);
        renamed.extend_from_slice(&contents);
    }
    renamed.extend_from_slice(after);
    Ok(renamed)
}

fn unreadable() -> Failure {
    Failure::new("The program is no WebAssembly module that can be read.")
}

/// What stands before the section of imports, its contents, and what stands behind it. A module without imports has an empty
/// one at its end.
fn around_imports(module: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let mut reader = Reader(module.strip_prefix(MAGIC)?);
    loop {
        let start = module.len() - reader.0.len();
        let Some(section) = reader.byte() else { return Some((module, &[], &[])) };
        let contents = reader.vector()?;
        if section == IMPORT_SECTION {
            return Some((&module[..start], contents, reader.0));
        }
    }
}

/// A number as a [`Reader`] reads it.
fn push_number(mut number: usize, out: &mut Vec<u8>) {
    while number > 0x7f {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// A function that is imported: the module that gives it, its name there, and the number of its type.
struct Import<'a> {
    module: &'a str,
    name: &'a str,
    kind: usize,
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

    fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.vector()?).ok()
    }

    fn import(&mut self) -> Option<Import<'a>> {
        let (module, name) = (self.text()?, self.text()?);
        (self.byte()? == FUNCTION).then_some(())?;
        Some(Import { module, name, kind: self.number()? })
    }

    /// The contents of the section, which may be empty where there is none.
    fn imports(&mut self) -> Option<Vec<Import<'a>>> {
        if self.0.is_empty() {
            return Some(Vec::new());
        }
        (0..self.number()?).map(|_| self.import()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with a type and two functions of that type that it imports.
    fn small() -> Vec<u8> {
        let mut module = MAGIC.to_vec();
        // The section of types: one, without parameters or results.
        module.extend([1, 4, 1, 0x60, 0, 0]);
        module.extend([2, 15, 2, 1, b'm', 3, b'f', b'o', b'o', 0, 0, 1, b'm', 1, b'b', 0, 0]);
        module
    }

    fn names(module: &[u8]) -> Vec<String> {
        function_imports(module).expect("it is one").into_iter().collect()
    }

    #[test]
    fn the_functions_of_a_small_module() {
        assert_eq!(names(&small()), ["b", "foo"]);
        assert_eq!(names(MAGIC), [""; 0]);
        assert!(function_imports(b"\0asm").is_err());
        // A memory.
        let mut module = MAGIC.to_vec();
        module.extend([2, 8, 1, 1, b'm', 1, b'a', 2, 0, 1]);
        assert!(function_imports(&module).is_err());
    }

    #[test]
    fn a_function_with_another_name_is_the_same_function() {
        let mut module = small();
        // The section of functions, which stands behind: one of the first type.
        module.extend([3, 2, 1, 0]);
        assert_eq!(with_imports_renamed(&module, &BTreeMap::new()).expect("it is one"), module);
        let long = "x".repeat(200);
        let there = BTreeMap::from([("foo".to_owned(), long.clone())]);
        let renamed = with_imports_renamed(&module, &there).expect("it is one");
        assert_eq!(names(&renamed), ["b", &long]);
        let back = BTreeMap::from([(long, "foo".to_owned())]);
        assert_eq!(with_imports_renamed(&renamed, &back).expect("it is one"), module);
        assert_eq!(with_imports_renamed(MAGIC, &there).expect("it is one"), MAGIC);
    }
}

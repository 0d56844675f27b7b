//! wasm-bindgen's script, made shorter.
//!
//! It calls each function that the program imports by its subject and a hash, in the program and in the script, and remarks
//! which types of Rust each conversion is for. A hash is the one thing that no compression makes smaller: without both 7 kB
//! are less to be downloaded. What each function does stands in the script as before, and is held against a list
//! (`imports`).

use std::collections::BTreeMap;

use super::trunk::replace_once;
use crate::{failure::Result, wasm};

/// The script without its remarks and the program, with short names between them.
///
/// # Errors
///
/// If the program cannot be read, or the script does not offer each of its functions once.
pub fn shorten(script: &str, program: &[u8]) -> Result<(String, Vec<u8>)> {
    let is_remark = |line: &&str| line.trim_start().starts_with("//");
    let mut script: String = script.split_inclusive('\n').filter(|line| !is_remark(line)).collect();
    let mut names = BTreeMap::new();
    for (number, name) in wasm::function_imports(program)?.into_iter().enumerate() {
        let short = format!("f{number}");
        script = replace_once(&script, &offered(&name), &offered(&short))?;
        names.insert(name, short);
    }
    Ok((script, wasm::with_imports_renamed(program, &names)?))
}

/// How the script offers a function.
fn offered(name: &str) -> String {
    format!("\n        {name}: function(")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x0b\x01\x01m\x05__a_1\0\0";

    #[test]
    fn both_have_the_same_names() {
        let script =
            "const import0 = {\n        __a_1: function() {\n            // A remark.\n        },\n    };";
        let (script, program) = shorten(script, PROGRAM).expect("both are as they should be");
        assert_eq!(script, "const import0 = {\n        f0: function() {\n        },\n    };");
        assert!(wasm::function_imports(&program).expect("it is one").contains("f0"));
    }

    #[test]
    fn what_the_script_does_not_offer_has_no_name() {
        assert!(shorten("const import0 = {};", PROGRAM).is_err());
    }
}

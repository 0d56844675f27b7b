//! The functions that wasm-bindgen's script gives to the program.

use std::collections::BTreeMap;

use crate::failure::{Failure, Result};

/// The functions by their full names, each with what it does: its body on one line, without what differs from one build
/// to the next.
///
/// # Errors
///
/// If the script is not written as wasm-bindgen writes it.
pub fn functions(script: &str) -> Result<BTreeMap<String, String>> {
    const START: &str = "    const import0 = {\n";
    const END: &str = "\n    };\n";
    let unreadable =
        || Failure::new("The script is not written as wasm-bindgen writes it: its imports cannot be listed.");
    let (_, rest) = script.split_once(START).ok_or_else(unreadable)?;
    let (object, _) = rest.split_once(END).ok_or_else(unreadable)?;
    let mut functions = BTreeMap::new();
    let mut open: Option<(String, String)> = None;
    for line in object.lines() {
        let inner = line.strip_prefix("        ").ok_or_else(unreadable)?;
        if !inner.starts_with(' ') && !inner.starts_with('}') && !inner.starts_with("__proto__") {
            let (name, body) = inner.split_once(": ").ok_or_else(unreadable)?;
            open = Some((name.to_owned(), body.to_owned()));
        } else if let Some((_, body)) = &mut open
            && !inner.trim_start().starts_with("//")
        {
            body.push(' ');
            body.push_str(inner.trim());
        }
        if inner.ends_with(',')
            && !inner.starts_with(' ')
            && let Some((name, body)) = open.take()
        {
            functions.insert(name, without_hashes(&short(&body)));
        }
    }
    if functions.is_empty() { Err(unreadable()) } else { Ok(functions) }
}

/// How a result gets into the program's memory. These stand in many bodies, always in the same words.
const HANDED_OVER: [&str; 4] = [
    " const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc); const len1 = WASM_VECTOR_LEN;",
    " var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc); var len1 = \
     WASM_VECTOR_LEN;",
    " getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true); getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, \
     ptr1, true);",
    " return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);",
];

/// A body without the words that every one has.
fn short(body: &str) -> String {
    let body = body.trim_end_matches(',');
    let body = body
        .strip_prefix("function() { return handleError(")
        .and_then(|body| body.strip_suffix(", arguments); }"))
        .unwrap_or(body);
    let inner = body.split_once(") { ").map_or(body, |(_, inner)| inner);
    let inner = inner.strip_suffix('}').unwrap_or(inner).trim();
    let inner = inner.strip_prefix("const ret = ").unwrap_or(inner);
    let inner = inner.strip_suffix(" return ret;").unwrap_or(inner);
    let inner = inner
        .strip_prefix("let result; try { result = ")
        .and_then(|inner| inner.strip_suffix(" } catch (_) { result = false; } const ret = result;"))
        .unwrap_or(inner);
    HANDED_OVER.into_iter().fold(inner.to_owned(), |body, part| body.replace(part, ""))
}

/// A text without its hashes of 16 hexadecimal digits.
fn without_hashes(text: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_word) {
        let end = rest[start..].find(|c| !is_word(c)).map_or(rest.len(), |length| start + length);
        plain += &rest[..start];
        let word = &rest[start..end];
        plain += if is_hash(word.strip_prefix('h').unwrap_or(word)) { "" } else { word };
        rest = &rest[end..];
    }
    plain + rest
}

fn is_hash(word: &str) -> bool {
    word.len() == 16 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_focus_d5e2fdbdb56416f0: function() { return handleError(function (arg0) {
            arg0.focus();
        }, arguments); },
        __wbg_is_2248ff2b575d60c7: function(arg0, arg1) {
            const ret = Object.is(arg0, arg1);
            return ret;
        },
        __wbg_key_76125a528069feff: function(arg0, arg1) {
            const ret = arg1.key;
            const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
            const len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
        },
        __wbg_instanceof_Map_0b4fc8b62e73f163: function(arg0) {
            let result;
            try {
                result = arg0 instanceof Map;
            } catch (_) {
                result = false;
            }
            const ret = result;
            return ret;
        },
        __wbindgen_cast_0000000000000001: function(arg0, arg1) {
            // Cast intrinsic for `Closure(Closure { shim_idx: 112 })`.
            const ret = makeMutClosure(arg0, arg1, wasm_bindgen__convert__h0123456789abcdef);
            return ret;
        },
    };
    return {};
}
";

    #[test]
    fn each_function_is_a_line() {
        let functions = functions(SCRIPT).expect("it is written as it should be");
        let bodies: Vec<_> = functions.values().map(String::as_str).collect();
        assert_eq!(
            bodies,
            [
                "arg0.focus();",
                "arg0 instanceof Map;",
                "Object.is(arg0, arg1);",
                "arg1.key;",
                "makeMutClosure(arg0, arg1, wasm_bindgen__convert__);",
            ]
        );
        assert!(functions.contains_key("__wbg_is_2248ff2b575d60c7"), "by their full names");
    }

    #[test]
    fn a_script_of_another_kind_is_refused() {
        assert!(functions("const a={b:()=>1}").is_err());
    }
}

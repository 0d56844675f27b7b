//! The policies. A page can have several, and what one of them forbids no other can allow.

/// From the first byte on, for the page that is served: its one script by its hash, what lies beside it for the rest.
pub fn served(script: &str) -> String {
    format!(
        "default-src 'none'; script-src '{script}' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; \
         connect-src 'self'; {ALWAYS}"
    )
}

/// The same for the page in one file: nothing is loaded, so nothing may be.
pub fn one_file(script: &str, style: &str) -> String {
    format!(
        "default-src 'none'; script-src '{script}' 'wasm-unsafe-eval'; style-src '{style}'; img-src data:; {ALWAYS}"
    )
}

/// The same for a document that is only read: there is no program either.
pub fn document(script: &str, style: &str) -> String {
    format!("default-src 'none'; script-src '{script}'; style-src '{style}'; img-src data:; {ALWAYS}")
}

/// What holds from first to last. `default-src` does not cover the first two; the last two close the ways in which a
/// text becomes markup or code.
const ALWAYS: &str =
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// What the boot script adds once the page has all that it needs: every channel is closed. The icon lies in the page
/// itself, and a browser may look at it again.
pub const AFTER: &str = "default-src 'none'; script-src 'none'; style-src 'none'; connect-src 'none'; img-src data:; \
                         font-src 'none'; media-src 'none'; object-src 'none'; frame-src 'none'; worker-src 'none'; \
                         manifest-src 'none'; base-uri 'none'; form-action 'none'";

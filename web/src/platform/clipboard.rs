//! Writing to the clipboard, on a click. Nothing here reads from it.

use super::dom;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Writes a text and then says whether it is there.
pub fn write(text: &str, done: impl FnOnce(bool) + 'static) {
    let window = dom::window();
    // On a page that was not loaded over TLS or from this machine there is no clipboard at all.
    if !window.is_secure_context() {
        return done(false);
    }
    let written = window.navigator().clipboard().write_text(text);
    spawn_local(async move { done(JsFuture::from(written).await.is_ok()) });
}

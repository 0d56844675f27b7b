//! What the page asks of the browser. These files alone name `web_sys` and `js_sys`.

#[cfg(feature = "network")]
pub mod assets;
#[cfg(not(feature = "network"))]
#[path = "platform/embedded.rs"]
pub mod assets;
pub mod clipboard;
pub mod clock;
pub mod dom;
pub mod lifecycle;
pub mod random;
pub mod script;
pub mod subtle;

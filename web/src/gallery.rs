//! The gallery: cases to look at, each a text as a person would paste it. They lie in `web/examples`, a file each, of which
//! `build.rs` makes one.

use serde::Deserialize;

/// The one file, seen from the page.
#[cfg(feature = "network")]
pub const FILE: &str = env!("GALLERY_FILE");

/// What the browser holds it against.
#[cfg(feature = "network")]
pub const INTEGRITY: &str = env!("GALLERY_INTEGRITY");

/// What it holds.
#[cfg(any(test, not(feature = "network")))]
pub const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/gallery.json"));

/// A case. Its secrets are made up or published: they open nothing.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What stands on its button.
    pub title: String,
    /// What it shows, in a sentence.
    pub about: String,
    /// What is pasted.
    pub paste: String,
    /// The consumer secret that it was signed with.
    pub consumer_secret: String,
    /// The token secret that it was signed with.
    pub token_secret: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path};

    #[test]
    fn every_case_can_be_read_and_signed() {
        let examples: Vec<Example> = serde_json::from_str(TEXT).expect("it is a list of cases");
        for Example { title, about, paste, consumer_secret, token_secret } in &examples {
            assert!(!title.is_empty() && about.ends_with('.'), "{title}");
            assert!(consumer_secret.len() == 64 && token_secret.len() == 64, "{title}");
            assert!(paste.contains("https://"), "{title}: it names the URL");
            assert!(paste.contains("oauth_signature=\""), "{title}: it holds a header");
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let files = fs::read_dir(folder).expect("it is there").count();
        assert!(files >= 3);
        assert_eq!(examples.len(), files, "each file is a case of the gallery");
    }
}

//! The gallery: cases to look at, each a text as a person would paste it. They lie in `web/examples`.

use serde::Deserialize;

/// A case's file.
#[derive(Debug)]
pub struct Entry {
    /// Where it lies, seen from the page.
    pub file: &'static str,
    /// What the browser holds it against.
    #[cfg(feature = "network")]
    pub integrity: &'static str,
    /// What it holds.
    #[cfg(not(feature = "network"))]
    pub text: &'static str,
}

// ENTRIES, in the order of their names, as `build.rs` has found them.
include!(concat!(env!("OUT_DIR"), "/entries.rs"));

/// A case. Its secrets are made up or published: they open nothing.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Its file, by which it is known.
    #[serde(skip)]
    pub file: &'static str,
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
        for entry in &ENTRIES {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(entry.file);
            let text = fs::read_to_string(file).expect("build.rs has found it");
            let example: Example = serde_json::from_str(&text).expect(entry.file);
            assert!(!example.title.is_empty() && example.about.ends_with('.'), "{}", entry.file);
            assert!(
                example.consumer_secret.len() == 64 && example.token_secret.len() == 64,
                "{}",
                entry.file
            );
            assert!(example.paste.contains("https://"), "{}: it names the URL", entry.file);
            assert!(example.paste.contains("oauth_signature=\""), "{}: it holds a header", entry.file);
        }
        assert!(ENTRIES.len() >= 3);
        assert!(ENTRIES.is_sorted_by_key(|entry| entry.file));
    }
}

//! The one type that holds a consumer secret or a token secret.

use crate::wiped::Wiped;
use std::{fmt, mem};

/// A consumer secret or a token secret.
///
/// It cannot be displayed, serialised or compared, its `Debug` shows the length alone, and its memory is
/// overwritten when it is dropped. That is best effort: copies that the browser or an allocator made on the way
/// here are out of reach.
#[derive(Clone, Default)]
pub struct Secret(String);

impl Secret {
    /// Takes a secret over.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself, for the signing key and for what looks at its shape. Never for a person's eyes.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// How many bytes it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it is the empty string.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        drop(Wiped::from(mem::take(&mut self.0).into_bytes()));
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({} characters)", self.0.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn debug_shows_the_length_and_nothing_else() {
        assert_eq!(format!("{:?}", Secret::new("canary")), "Secret(6 characters)");
    }
}

//! Keeping secrets out of what is shown of a text that may hold one.

use countersign_core::secret::Secret;
use countersign_core::sign::percent;

/// A secret that is shorter could stand anywhere by chance, and is no secret.
const SHORTEST: usize = 4;

/// The secrets that are known, each as it is and as a header or a base string writes it.
#[derive(Debug, Default)]
pub struct Mask(Vec<Secret>);

impl Mask {
    /// A mask over these secrets.
    #[must_use]
    pub fn over<'a>(secrets: impl IntoIterator<Item = &'a Secret>) -> Self {
        let mut written: Vec<Secret> = Vec::new();
        for secret in secrets {
            let is_known = written.iter().any(|other| other.expose() == secret.expose());
            if secret.len() < SHORTEST || is_known {
                continue;
            }
            let once = percent::encode(secret.expose().as_bytes());
            if once != secret.expose() {
                written.push(Secret::new(percent::encode(once.as_bytes())));
                written.push(Secret::new(once));
            }
            written.push(secret.clone());
        }
        Self(written)
    }

    /// Whether one of the secrets stands in a text.
    #[must_use]
    pub fn hides(&self, text: &str) -> bool {
        self.0.iter().any(|secret| text.contains(secret.expose()))
    }

    /// The text with an asterisk for each byte of a secret, so that every place in it stays where it was.
    #[must_use]
    pub fn on(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in &self.0 {
            if text.contains(secret.expose()) {
                text = text.replace(secret.expose(), &"*".repeat(secret.len()));
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_hidden_however_it_is_written_and_places_stay() {
        let mask = Mask::over([&Secret::new("se/cret"), &Secret::new("ab")]);
        for text in ["x se/cret y", "x=se%2Fcret&y", "x%3Dse%252Fcret%26y"] {
            let masked = mask.on(text);
            assert!(mask.hides(text) && !mask.hides(&masked), "{masked}");
            assert_eq!((masked.len(), masked.find('y')), (text.len(), text.find('y')));
        }
        assert!(!mask.hides("ab cab"), "two letters are no secret");
        assert_eq!(mask.on("nothing here"), "nothing here");
    }
}

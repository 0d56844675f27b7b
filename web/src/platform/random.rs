//! Randomness, from the browser's own generator.

use super::dom;

const LETTERS_AND_DIGITS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// As long as the nonces in Oracle's examples: 119 bits.
const NONCE_LENGTH: usize = 20;

/// A nonce of letters and digits, each as likely as any other.
///
/// # Panics
/// If the browser has no generator; every browser that runs WebAssembly has one.
#[must_use]
pub fn nonce() -> String {
    let crypto = dom::window().crypto().expect("a browser with WebAssembly has a random generator");
    let mut nonce = String::with_capacity(NONCE_LENGTH);
    while nonce.len() < NONCE_LENGTH {
        let mut bytes = [0; 32];
        crypto
            .get_random_values_with_u8_array(&mut bytes)
            .expect("32 bytes are fewer than the generator gives at once");
        // 248 is the largest multiple of 62 in a byte: those above it would make the first letters likelier.
        let fair = bytes.into_iter().filter(|&byte| byte < 248);
        let letters = fair.map(|byte| char::from(LETTERS_AND_DIGITS[usize::from(byte % 62)]));
        nonce.extend(letters.take(NONCE_LENGTH - nonce.len()));
    }
    nonce
}

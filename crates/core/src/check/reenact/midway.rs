//! A base string, and how far some HMACs have come at several places in it.
//!
//! Most candidates differ from another one in a place or two, and what stands before the first of them has been through
//! the same HMAC already. So the loop over a few hundred texts that begin alike computes what they share once.

use crate::check::variant::common_length;
use crate::sign::signature::PreparedKey;

/// How many places there are at most: more would save less than their copies cost.
const PLACES: usize = 12;

/// What one block of SHA-1 and SHA-256 takes in, in bytes; one of SHA-512 takes two of them.
const BLOCK: usize = 64;

/// A base string, and how far some HMACs have come in it.
#[derive(Debug, Default)]
pub(super) struct Midway {
    text: Vec<u8>,
    /// From one place to the next, in bytes.
    step: usize,
    /// How many places there are, the beginning included.
    places: usize,
    /// The number of the first of the HMACs.
    first: usize,
    /// By HMAC, then by place.
    states: Vec<PreparedKey>,
}

impl Midway {
    /// Goes through a text with each of some HMACs; the first has that number.
    pub(super) fn go<'a>(&mut self, text: &[u8], first: usize, hmacs: impl Iterator<Item = &'a PreparedKey>) {
        self.first = first;
        self.text.clear();
        self.text.extend_from_slice(text);
        self.step = BLOCK * text.len().div_ceil(BLOCK * PLACES).max(1);
        self.places = text.len() / self.step + 1;
        self.states.clear();
        for hmac in hmacs {
            self.states.push(hmac.clone());
            for piece in text.chunks_exact(self.step) {
                let next = self.states[self.states.len() - 1].after(piece);
                self.states.push(next);
            }
        }
    }

    /// How many bytes of this text need not go through the HMACs again; `None` if none of it needs to, because it is
    /// the same text.
    pub(super) fn shared(&self, text: &[u8]) -> Option<usize> {
        let common = common_length(text, &self.text);
        let is_same = common == text.len() && common == self.text.len();
        (!is_same).then_some(common - common % self.step)
    }

    /// The HMAC with that number behind so many bytes.
    pub(super) fn state(&self, number: usize, shared: usize) -> &PreparedKey {
        &self.states[(number - self.first) * self.places + shared / self.step]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::SignatureMethod;

    #[test]
    fn what_is_shared_is_not_computed_again_and_gives_the_same() {
        let keys = [
            PreparedKey::of(SignatureMethod::HmacSha256, b"a"),
            PreparedKey::of(SignatureMethod::HmacSha512, b"b"),
        ];
        for length in [0, 1, 63, 64, 65, 128, 600, 5000] {
            let text: Vec<u8> = (0_u8..=255).cycle().take(length).collect();
            let mut midway = Midway::default();
            midway.go(&text, 3, keys.iter());
            assert_eq!(midway.shared(&text), None);
            for at in [0, 1, 64, 127, 400, 599, 4999] {
                let mut other = text.clone();
                other.truncate(at);
                other.extend_from_slice(b"something else");
                let shared = midway.shared(&other).unwrap();
                assert!(shared <= at && shared + midway.step > at.min(length), "{length} {at} {shared}");
                for (n, key) in keys.iter().enumerate() {
                    let signature = key.sign(&other);
                    let digest = signature.digest().unwrap();
                    assert!(midway.state(3 + n, shared).gives(&other[shared..], digest), "{length} {at}");
                    assert!(!midway.state(3 + n, shared).gives(&other, digest) || shared == 0);
                }
            }
        }
    }
}

//! The signing key (RFC 5849 section 3.4.2).

use super::percent;
use super::signature::{PreparedKey, SignatureMethod};
use crate::secret::Secret;
use crate::wiped::Wiped;
use std::fmt;

/// The signing key (RFC 5849 section 3.4.2): encoded consumer secret, `&`, encoded token secret. The one stage without a
/// `Display`.
#[derive(Clone)]
pub struct SigningKey {
    bytes: Wiped,
    shape: KeyShape,
}

/// What may be shown of a signing key: the lengths of its two encoded halves, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyShape {
    /// Length of the encoded consumer secret.
    pub consumer_secret: usize,
    /// Length of the encoded token secret; 0 where there is none, and the `&` stands all the same.
    pub token_secret: usize,
}

impl SigningKey {
    /// The key of two secrets. The `&` stands between them even where there is no token secret.
    #[must_use]
    pub fn new(consumer_secret: &Secret, token_secret: Option<&Secret>) -> Self {
        let [consumer, token] =
            [Some(consumer_secret), token_secret].map(|half| half.map_or("", Secret::expose).as_bytes());
        let room = percent::encoded_length(consumer) + 1 + percent::encoded_length(token);
        // Most secrets stay as they are, and none is looked at twice for that.
        let is_plain = room == consumer.len() + 1 + token.len();
        let encode = if is_plain {
            |half: &[u8], key: &mut Vec<u8>| key.extend_from_slice(half)
        } else {
            percent::encode_into
        };
        Self::joined_in(room, consumer, b"&", token, encode)
    }

    /// Two halves, each encoded, with a joint between them. A mistaken signer encodes or joins otherwise.
    #[must_use]
    pub fn joined(
        consumer: &[u8],
        joint: &[u8],
        token: &[u8],
        encode: impl FnMut(&[u8], &mut Vec<u8>),
    ) -> Self {
        let room = percent::encoded_length(consumer) + joint.len() + percent::encoded_length(token);
        Self::joined_in(room, consumer, joint, token, encode)
    }

    /// `room` is all that the key takes: if it grew it would leave a copy behind.
    fn joined_in(
        room: usize,
        consumer: &[u8],
        joint: &[u8],
        token: &[u8],
        mut encode: impl FnMut(&[u8], &mut Vec<u8>),
    ) -> Self {
        let mut key = Vec::with_capacity(room);
        encode(consumer, &mut key);
        let consumer_secret = key.len();
        key.extend_from_slice(joint);
        let token_start = key.len();
        encode(token, &mut key);
        let shape = KeyShape { consumer_secret, token_secret: key.len() - token_start };
        Self { bytes: Wiped::from(key), shape }
    }

    /// A key that is given as a whole.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        let shape = KeyShape { consumer_secret: bytes.len(), token_secret: 0 };
        Self { bytes: Wiped::from(bytes), shape }
    }

    /// The same key with its bytes edited: how a mistaken key is re-enacted.
    #[must_use]
    pub fn edited(mut self, edit: fn(&mut Vec<u8>)) -> Self {
        edit(&mut self.bytes);
        self
    }

    /// The lengths of its halves; of a key that is given as a whole, that of the whole.
    #[must_use]
    pub const fn shape(&self) -> KeyShape {
        self.shape
    }

    /// The key schedule of an HMAC, computed once for as many base strings as one likes.
    #[must_use]
    pub fn prepare(&self, method: SignatureMethod) -> PreparedKey {
        PreparedKey::of(method, &self.bytes)
    }

    /// The key itself, for what is no HMAC. Never for a person's eyes.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.bytes
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SigningKey").field(&self.shape()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_shows_its_shape_alone() {
        let key = SigningKey::new(&Secret::new("a b"), None);
        assert_eq!(key.shape(), KeyShape { consumer_secret: 5, token_secret: 0 });
        assert!(!format!("{key:?}").contains("a%20b"));
    }

    /// What it grew out of would stay behind in memory.
    #[test]
    fn a_key_has_just_the_room_that_it_takes() {
        for (consumer, token) in [("", ""), ("a", "b"), ("a b%", "é&"), ("canary", "")] {
            let key = SigningKey::new(&Secret::new(consumer), Some(&Secret::new(token)));
            assert_eq!(key.bytes.capacity(), key.bytes.len(), "{consumer} {token}");
        }
    }
}

//! Bytes that are overwritten when they are dropped.

use std::ops::{Deref, DerefMut};

/// Bytes of a secret: a vector whose memory is overwritten when it is dropped, all of the room that it has.
///
/// Best effort: what it grew out of is left behind. `zeroize` has a wrapper for this that writes a byte at a time, which
/// was a twentieth of a signature; here the bytes are filled at once, and the barrier of the same library keeps the
/// compiler from leaving that out.
#[derive(Clone, Default)]
pub struct Wiped(Vec<u8>);

/// Takes the bytes over.
impl From<Vec<u8>> for Wiped {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl Deref for Wiped {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

impl DerefMut for Wiped {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.0
    }
}

impl Drop for Wiped {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

/// Fills all of a vector's room. It grows to no more than that, so nothing moves.
fn wipe(bytes: &mut Vec<u8>) {
    bytes.clear();
    bytes.resize(bytes.capacity(), 0);
    zeroize::optimization_barrier(bytes.as_slice());
}

impl std::fmt::Debug for Wiped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Wiped({} bytes)", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_the_room_is_filled_where_it_is() {
        let mut bytes = Vec::with_capacity(100);
        bytes.extend_from_slice(b"canary");
        let before = (bytes.as_ptr(), bytes.capacity());
        wipe(&mut bytes);
        assert_eq!((bytes.as_ptr(), bytes.capacity()), before);
        assert_eq!(bytes, vec![0; before.1]);
    }

    #[test]
    fn debug_shows_the_length_and_nothing_else() {
        assert_eq!(format!("{:?}", Wiped::from(b"canary".to_vec())), "Wiped(6 bytes)");
    }
}

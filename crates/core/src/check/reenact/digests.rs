//! What is computed over a base string and a key, in place of the HMAC and like it.

use crate::check::variant::{Digest, Extent, hash_of_length};
use crate::sign::SignatureMethod;
use crate::sign::key::SigningKey;
use crate::sign::signature::PreparedKey;
use crate::wiped::Wiped;
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha512};

/// What is computed over a base string and a key, by the hash whose digests have that many bytes.
#[must_use]
pub fn compute(kind: Digest, length: usize, text: &[u8], key: &SigningKey) -> Vec<u8> {
    let method = hash_of_length(length).unwrap_or_default();
    let signed = |key: &[u8], text: &[u8]| {
        PreparedKey::of(method, key).sign(text).digest().unwrap_or_default().to_vec()
    };
    let key = key.expose();
    match kind {
        Digest::Hmac => signed(key, text),
        Digest::Swapped => signed(text, key),
        Digest::HashOfText => hash(&[text], length),
        Digest::HashOfTextAndKey => hash(&[text, key], length),
        Digest::HashOfKeyAndText => hash(&[key, text], length),
        Digest::Utf16 { big_endian, extent } => {
            let wide_text = widened(text, big_endian);
            wide_key(extent, big_endian, method, key)
                .sign(of_extent(extent, &wide_text))
                .digest()
                .unwrap_or_default()
                .to_vec()
        }
    }
}

/// The plain hash of some bytes in a row, of that many bytes; of no other length than those of the HMACs.
pub(in crate::check) fn hash(parts: &[&[u8]], length: usize) -> Vec<u8> {
    parts.iter().fold(Hash::of_length(length), |hash, part| hash.then(part)).digest()
}

/// A plain hash, and how far it has come.
#[derive(Clone, Debug)]
pub(super) enum Hash {
    Sha1(Sha1),
    Sha256(Sha256),
    Sha512(Sha512),
    /// There is none of that length.
    None,
}

impl Hash {
    /// The one whose digests have that many bytes, before its first byte.
    pub(super) fn of_length(length: usize) -> Self {
        match hash_of_length(length) {
            Some(SignatureMethod::HmacSha1) => Self::Sha1(Sha1::new()),
            Some(SignatureMethod::HmacSha256) => Self::Sha256(Sha256::new()),
            Some(SignatureMethod::HmacSha512) => Self::Sha512(Sha512::new()),
            _ => Self::None,
        }
    }

    /// The same with these bytes behind it.
    pub(super) fn then(self, bytes: &[u8]) -> Self {
        match self {
            Self::Sha1(hash) => Self::Sha1(hash.chain_update(bytes)),
            Self::Sha256(hash) => Self::Sha256(hash.chain_update(bytes)),
            Self::Sha512(hash) => Self::Sha512(hash.chain_update(bytes)),
            Self::None => Self::None,
        }
    }

    /// What has come of it; empty if there is none.
    pub(super) fn digest(self) -> Vec<u8> {
        match self {
            Self::Sha1(hash) => hash.finalize().to_vec(),
            Self::Sha256(hash) => hash.finalize().to_vec(),
            Self::Sha512(hash) => hash.finalize().to_vec(),
            Self::None => Vec::new(),
        }
    }
}

/// Each byte as a UTF-16 unit.
fn widened(bytes: &[u8], big_endian: bool) -> Vec<u8> {
    let mut wide = Vec::with_capacity(2 * bytes.len());
    widen_into(bytes, big_endian, &mut wide);
    wide
}

/// The same over another text.
pub(super) fn widen_into(bytes: &[u8], big_endian: bool, wide: &mut Vec<u8>) {
    wide.clear();
    wide.resize(2 * bytes.len(), 0);
    let at = usize::from(big_endian);
    for (pair, &byte) in wide.as_chunks_mut::<2>().0.iter_mut().zip(bytes) {
        pair[at] = byte;
    }
}

/// What of a wide text is hashed.
pub(super) fn of_extent(extent: Extent, wide: &[u8]) -> &[u8] {
    match extent {
        Extent::Halved => &wide[..wide.len() / 2],
        Extent::WithKey | Extent::TextAlone => wide,
    }
}

/// The schedule of a key beside a wide text.
pub(super) fn wide_key(extent: Extent, big_endian: bool, method: SignatureMethod, key: &[u8]) -> PreparedKey {
    match extent {
        Extent::TextAlone => PreparedKey::of(method, key),
        Extent::WithKey | Extent::Halved => {
            let wide = Wiped::from(widened(key, big_endian));
            PreparedKey::of(method, of_extent(extent, &wide))
        }
    }
}

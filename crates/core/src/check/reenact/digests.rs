//! What is computed over a base string and a key, in place of the HMAC and like it.

use super::keys::KeyCandidate;
use crate::check::output::Reading;
use crate::check::variant::{Digest, hash_of_length};
use crate::sign::SignatureMethod;
use crate::sign::key::SigningKey;
use crate::sign::signature::PreparedKey;
use crate::wiped::Wiped;
use sha1::Sha1;
use sha2::{Sha256, Sha512};

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
        Digest::Utf16 { big_endian, halved } => {
            let wide_key = Wiped::from(widened(key, big_endian));
            let wide_text = widened(text, big_endian);
            signed(half_if(halved, &wide_key), half_if(halved, &wide_text))
        }
    }
}

/// The plain hash of some bytes in a row, of that many bytes; of no other length than those of the HMACs.
pub(in crate::check) fn hash(parts: &[&[u8]], length: usize) -> Vec<u8> {
    fn of<H: sha2::Digest>(parts: &[&[u8]]) -> Vec<u8> {
        parts.iter().fold(H::new(), sha2::Digest::chain_update).finalize().to_vec()
    }
    match hash_of_length(length) {
        Some(SignatureMethod::HmacSha1) => of::<Sha1>(parts),
        Some(SignatureMethod::HmacSha512) => of::<Sha512>(parts),
        Some(SignatureMethod::HmacSha256) => of::<Sha256>(parts),
        _ => Vec::new(),
    }
}

/// Each byte as a UTF-16 unit.
fn widened(bytes: &[u8], big_endian: bool) -> Vec<u8> {
    let mut wide = Vec::with_capacity(2 * bytes.len());
    widen_into(bytes, big_endian, &mut wide);
    wide
}

fn widen_into(bytes: &[u8], big_endian: bool, wide: &mut Vec<u8>) {
    wide.clear();
    wide.resize(2 * bytes.len(), 0);
    let at = usize::from(big_endian);
    for (pair, &byte) in wide.as_chunks_mut::<2>().0.iter_mut().zip(bytes) {
        pair[at] = byte;
    }
}

/// The first half, if the count of characters was taken for the count of bytes.
fn half_if(halved: bool, wide: &[u8]) -> &[u8] {
    if halved { &wide[..wide.len() / 2] } else { wide }
}

/// A text as UTF-16 in both orders.
#[derive(Debug, Default)]
pub(super) struct WideText([Vec<u8>; 2]);

impl WideText {
    /// The same for another text.
    pub(super) fn set(&mut self, text: &[u8]) {
        for (big_endian, wide) in [false, true].into_iter().zip(&mut self.0) {
            widen_into(text, big_endian, wide);
        }
    }

    /// Whether what is computed over the text, of which this is the wide form, is what a reading has.
    pub(super) fn gives(
        &self,
        kind: Digest,
        text: &[u8],
        key: &KeyCandidate,
        reading: usize,
        wanted: &Reading,
    ) -> bool {
        let Digest::Utf16 { big_endian, halved } = kind else {
            return compute(kind, wanted.digest.len(), text, &key.key) == wanted.digest;
        };
        let wide = half_if(halved, &self.0[usize::from(big_endian)]);
        match &key.wide {
            Some(keys) => keys.0[4 * reading + place(big_endian, halved)].gives(wide, &wanted.digest),
            None => wide_key(&key.key, wanted, big_endian, halved).gives(wide, &wanted.digest),
        }
    }
}

/// The schedules of a key as UTF-16: four for each reading.
pub(super) struct WideKeys(Vec<PreparedKey>);

impl WideKeys {
    pub(super) fn of(key: &SigningKey, readings: &[Reading]) -> Self {
        let forms = [(false, false), (false, true), (true, false), (true, true)];
        let of = |reading| forms.map(|(big_endian, halved)| wide_key(key, reading, big_endian, halved));
        Self(readings.iter().flat_map(of).collect())
    }
}

fn place(big_endian: bool, halved: bool) -> usize {
    2 * usize::from(big_endian) + usize::from(halved)
}

fn wide_key(key: &SigningKey, reading: &Reading, big_endian: bool, halved: bool) -> PreparedKey {
    let wide = Wiped::from(widened(key.expose(), big_endian));
    PreparedKey::of(hash_of_length(reading.digest.len()).unwrap_or_default(), half_if(halved, &wide))
}

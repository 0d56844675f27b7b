//! The digests of many texts that begin alike, each of them several: what they share is computed once.

use super::digests::{Hash, compute, hash, of_extent, wide_key, widen_into};
use super::keys::KeyCandidate;
use super::midway::Midway;
use crate::check::output::Reading;
use crate::check::variant::{Digest, FORMS, hash_of_length};
use crate::sign::key::SigningKey;
use crate::sign::signature::PreparedKey;

/// The longest block of a hash, in bytes: an HMAC takes the hash of a key that is longer.
const LONGEST_BLOCK: usize = 128;

/// A text, and what is computed of it alone.
#[derive(Debug, Default)]
pub(super) struct Digested {
    /// It as UTF-16, the low byte first and the high byte first.
    wide: [Vec<u8>; 2],
    /// Its plain hash for each reading.
    hashed: Vec<Hash>,
    /// By form: another text that begins like it.
    midways: [Midway; FORMS.len()],
}

/// The schedules of a key as UTF-16: for each reading, each of the forms.
pub(super) struct WideKeys(Vec<PreparedKey>);

impl Digested {
    /// Goes through a text that others begin like, with these keys; the first has that number.
    pub(super) fn go(&mut self, text: &[u8], first: usize, keys: &[KeyCandidate], readings: &[Reading]) {
        self.set(text, readings);
        for (place, (midway, (big_endian, extent))) in self.midways.iter_mut().zip(FORMS).enumerate() {
            let wide = of_extent(extent, &self.wide[usize::from(big_endian)]);
            let of_form = keys.iter().map_while(|key| key.wide.as_ref()).flat_map(|keys| keys.of_form(place));
            midway.go(wide, first * readings.len(), of_form);
        }
    }

    /// Takes another text.
    pub(super) fn set(&mut self, text: &[u8], readings: &[Reading]) {
        for (big_endian, wide) in [false, true].into_iter().zip(&mut self.wide) {
            widen_into(text, big_endian, wide);
        }
        self.hashed.clear();
        self.hashed.extend(readings.iter().map(|reading| Hash::of_length(reading.digest.len()).then(text)));
    }

    /// Whether what is computed over the text that was taken is what a reading has.
    pub(super) fn gives(
        &self,
        kind: Digest,
        text: &[u8],
        (number, key): (usize, &KeyCandidate),
        (n, reading): (usize, &Reading),
        begins_alike: bool,
    ) -> bool {
        let (length, wanted) = (reading.digest.len(), &reading.digest);
        let secret = key.key.expose();
        match kind {
            Digest::Hmac => compute(kind, length, text, &key.key) == *wanted,
            Digest::HashOfText => self.hashed[n].clone().digest() == *wanted,
            Digest::HashOfTextAndKey => self.hashed[n].clone().then(secret).digest() == *wanted,
            Digest::HashOfKeyAndText => hash(&[secret, text], length) == *wanted,
            Digest::Swapped => {
                let is_long = text.len() > LONGEST_BLOCK;
                let hashed = is_long.then(|| self.hashed[n].clone().digest());
                let method = hash_of_length(length).unwrap_or_default();
                PreparedKey::of(method, hashed.as_deref().unwrap_or(text)).gives(secret, wanted)
            }
            Digest::Utf16 { big_endian, extent } => {
                let wide = of_extent(extent, &self.wide[usize::from(big_endian)]);
                let place = FORMS.iter().position(|form| *form == (big_endian, extent));
                let (Some(keys), Some(place)) = (&key.wide, place) else {
                    let method = hash_of_length(length).unwrap_or_default();
                    return wide_key(extent, big_endian, method, secret).gives(wide, wanted);
                };
                let midway = begins_alike.then(|| &self.midways[place]);
                match midway.and_then(|midway| Some((midway, midway.shared(wide)?))) {
                    Some((midway, shared)) => midway.state(number, shared).gives(&wide[shared..], wanted),
                    None => keys.0[FORMS.len() * n + place].gives(wide, wanted),
                }
            }
        }
    }
}

impl WideKeys {
    pub(super) fn of(key: &SigningKey, readings: &[Reading]) -> Self {
        let of = |reading: &Reading| {
            let method = hash_of_length(reading.digest.len()).unwrap_or_default();
            FORMS.map(|(big_endian, extent)| wide_key(extent, big_endian, method, key.expose()))
        };
        Self(readings.iter().flat_map(of).collect())
    }

    /// Those of one form.
    fn of_form(&self, place: usize) -> impl Iterator<Item = &PreparedKey> {
        self.0.iter().skip(place).step_by(FORMS.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::reenact::keys::prepare;

    /// Every kind, over short and long texts, alone and behind one that begins alike.
    #[test]
    fn what_is_shared_gives_what_is_computed_from_scratch() {
        let kinds = [Digest::HashOfText, Digest::HashOfTextAndKey, Digest::HashOfKeyAndText, Digest::Swapped];
        let wide = FORMS.map(|(big_endian, extent)| Digest::Utf16 { big_endian, extent });
        let key = SigningKey::from_bytes(b"consumer&token".to_vec());
        for length in [20, 32, 64] {
            for size in [0, 1, 64, 65, 128, 129, 600, 2000] {
                let first: Vec<u8> = (b' '..=b'~').cycle().take(size).collect();
                let other = [&first[..size / 2], b"something else"].concat();
                let nothing = Reading { codes: Vec::new(), digest: vec![0; length] };
                let candidate = KeyCandidate {
                    variants: Vec::new(),
                    prepared: vec![prepare(&key, &nothing)],
                    wide: Some(WideKeys::of(&key, std::slice::from_ref(&nothing))),
                    key: key.clone(),
                };
                let mut digested = Digested::default();
                digested.go(&first, 7, std::slice::from_ref(&candidate), std::slice::from_ref(&nothing));
                for text in [&first, &other] {
                    digested.set(text, std::slice::from_ref(&nothing));
                    for kind in kinds.into_iter().chain(wide) {
                        let digest = compute(kind, length, text, &key);
                        let reading = Reading { codes: Vec::new(), digest };
                        for begins_alike in [true, false] {
                            let gives = |reading| {
                                digested.gives(kind, text, (7, &candidate), (0, reading), begins_alike)
                            };
                            assert!(gives(&reading), "{kind:?} {length} {size}");
                            assert!(!gives(&nothing), "{kind:?} {length} {size}");
                        }
                    }
                }
            }
        }
    }
}

//! The search for a proof: signing *with* mistakes until it gives the observed signature, bit for bit.
//!
//! Sets are tried from the smallest up: none, one, two, three mistakes. A set is a few [`Variants`]: some change the
//! base string, one or two the key, one the digest; those that change only how the digest is written are read off the
//! observed text beforehand ([`Reading`]) and cost nothing. Each base string is built once for all keys that are tried
//! over it, and each key's schedule is computed once for the whole search.
//!
//! A search has no clock. It is run in slices of so many candidate signatures, so that whoever shows a page can draw
//! in between; when everything of one size has been tried and something has fitted, it is over.

use super::draft::{Draft, KeyDraft};
use super::output::Reading;
use super::scene::Scene;
use super::variant::{Digest, Variants, hash_of_length};
use crate::sign::SignatureMethod;
use crate::sign::signature::{PreparedKey, SigningKey};
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha512};

/// How many mistakes a proof has at most, those of the written signature not counted.
const LARGEST: usize = 3;

/// A search for the smallest sets of mistakes that give an observed signature. It owns its keys: dropping it wipes
/// them.
pub struct Search {
    scene: Scene,
    variants: Variants,
    readings: Vec<Reading>,
    keys: Vec<KeyCandidate>,
    /// How many of `keys` hold no mistake or one.
    single_keys: usize,
    cursor: Cursor,
    tried: u64,
    fits: Vec<Fit>,
}

/// A key to try, and the key variants that made it.
struct KeyCandidate {
    variants: Vec<usize>,
    is_usual: bool,
    key: SigningKey,
    /// Its schedule for the hash of each reading.
    prepared: Vec<PreparedKey>,
}

/// A set of variants that gave the observed signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Indices of [`Variants::base`].
    pub base: Vec<usize>,
    /// Indices of [`Variants::key`].
    pub key: Vec<usize>,
    /// Index of [`Variants::digest`].
    pub digest: Option<usize>,
    /// Which of the readings was met.
    pub reading: usize,
}

impl Fit {
    /// How many mistakes it is made of, those of the written signature not counted.
    #[must_use]
    pub fn size(&self) -> usize {
        self.base.len() + self.key.len() + usize::from(self.digest.is_some())
    }
}

/// What is tried next: a phase, and within it the base variants of the next base string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cursor {
    phase: usize,
    base: [usize; 3],
}

/// One sweep over base strings with so many base mistakes, each tried with keys and digests of some sizes.
#[derive(Clone, Copy, Debug)]
struct Phase {
    /// How many mistakes the sets of this phase have in all; phases are in this order.
    size: usize,
    /// How many of them change the base string.
    base: usize,
    /// How many of them change the key.
    key: usize,
    /// Whether one of them changes the digest.
    digest: bool,
    /// Whether only usual variants are combined.
    only_usual: bool,
}

const fn phase(base: usize, key: usize, digest: bool, only_usual: bool) -> Phase {
    Phase { size: base + key + digest as usize, base, key, digest, only_usual }
}

const PHASES: [Phase; 14] = [
    phase(0, 0, false, false),
    phase(1, 0, false, false),
    phase(0, 1, false, false),
    phase(0, 0, true, false),
    phase(1, 1, false, false),
    phase(1, 0, true, false),
    phase(0, 1, true, false),
    phase(0, 2, false, false),
    phase(2, 0, false, false),
    phase(1, 1, true, true),
    phase(1, 2, false, true),
    phase(2, 0, true, true),
    phase(3, 0, false, true),
    phase(2, 1, false, true),
];

impl Search {
    /// Prepares a search. Without a consumer secret, or without a reading, there is nothing to search for.
    #[must_use]
    pub fn new(scene: Scene, variants: Variants, readings: Vec<Reading>) -> Option<Self> {
        let consumer = scene.keys.consumer_secret.as_ref()?;
        let readings: Vec<Reading> =
            readings.into_iter().filter(|reading| hash_of_length(reading.digest.len()).is_some()).collect();
        if readings.is_empty() {
            return None;
        }
        let right = KeyDraft::of(consumer, &scene.keys.token_secret);
        let (keys, single_keys) = key_candidates(&right, &variants, &readings);
        Some(Self {
            scene,
            variants,
            readings,
            keys,
            single_keys,
            cursor: Cursor { phase: 0, base: [0, 1, 2] },
            tried: 0,
            fits: Vec::new(),
        })
    }

    /// Tries every key and every digest over one base string, which the middleware is known to have made. The fits have
    /// no base variants.
    #[must_use]
    pub fn over(scene: &Scene, text: &[u8], variants: Variants, readings: Vec<Reading>) -> Option<Self> {
        let mut search = Self::new(scene.clone(), Variants { base: Vec::new(), ..variants }, readings)?;
        for phase in PHASES.into_iter().filter(|phase| phase.base == 0) {
            if search.fits.is_empty() {
                search.try_text(phase, &[], text);
            }
        }
        search.cursor.phase = PHASES.len();
        Some(search)
    }

    /// Whether everything has been tried.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.cursor.phase >= PHASES.len()
    }

    /// Tries about so many candidate signatures, and says whether the search is over.
    pub fn run(&mut self, candidates: u64) -> bool {
        let end = self.tried.saturating_add(candidates);
        while self.tried < end {
            let Some(phase) = PHASES.get(self.cursor.phase).copied() else { return true };
            let is_enough = self.fits.first().is_some_and(|fit| fit.size() < phase.size);
            if is_enough || phase.size > LARGEST {
                self.cursor.phase = PHASES.len();
                return true;
            }
            match self.next_base(phase) {
                Some(base) => self.try_text(phase, &base, &self.base_string(&base)),
                None => self.cursor = Cursor { phase: self.cursor.phase + 1, base: [0, 1, 2] },
            }
        }
        self.is_over()
    }

    /// How many candidate signatures have been computed.
    #[must_use]
    pub const fn tried(&self) -> u64 {
        self.tried
    }

    /// How many mistakes the sets have that are being tried now.
    #[must_use]
    pub fn size(&self) -> usize {
        PHASES.get(self.cursor.phase).map_or(LARGEST, |phase| phase.size)
    }

    /// What has fitted so far; sets of one size alone.
    #[must_use]
    pub fn fits(&self) -> &[Fit] {
        &self.fits
    }

    /// The scene that is played.
    #[must_use]
    pub const fn scene(&self) -> &Scene {
        &self.scene
    }

    /// The variants that are combined.
    #[must_use]
    pub const fn variants(&self) -> &Variants {
        &self.variants
    }

    /// The readings of the observed signature.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// The base variants of the next base string of a phase; `None` when there is none left.
    fn next_base(&mut self, phase: Phase) -> Option<Vec<usize>> {
        loop {
            let next = self.advance(phase.base)?;
            let all = &self.variants.base;
            let is_wanted = |&index: &usize| !phase.only_usual || all[index].is_usual;
            // Twice the same mistake is one mistake made twice: its own variants cover that.
            let distinct =
                next.iter().enumerate().all(|(n, &a)| next[..n].iter().all(|&b| all[a].code != all[b].code));
            if distinct && next.iter().all(is_wanted) {
                return Some(next);
            }
        }
    }

    /// The next ascending tuple of indices of base variants.
    fn advance(&mut self, count: usize) -> Option<Vec<usize>> {
        let limit = self.variants.base.len();
        let at = &mut self.cursor.base;
        if count == 0 {
            // One base string, the right one.
            return (std::mem::replace(&mut at[0], usize::MAX) == 0).then(Vec::new);
        }
        if at[count - 1] >= limit {
            // The last index has run out: move the nearest one before it that can still move.
            let moved = (0..count - 1).rev().find(|&n| at[n] + count - n < limit)?;
            at[moved] += 1;
            for n in moved + 1..count {
                at[n] = at[n - 1] + 1;
            }
        }
        let tuple = at[..count].to_vec();
        at[count - 1] += 1;
        Some(tuple)
    }

    /// Tries all keys and digests of the phase over one base string.
    fn try_text(&mut self, phase: Phase, base: &[usize], text: &[u8]) {
        let last = if phase.key < 2 { self.single_keys } else { self.keys.len() };
        let keys = (0..last).filter(|&index| {
            let key = &self.keys[index];
            key.variants.len() == phase.key && (!phase.only_usual || phase.key == 0 || key.is_usual)
        });
        let keys: Vec<usize> = keys.collect();
        for index in keys {
            let digests = if phase.digest { self.variants.digest.len() } else { 1 };
            for digest in 0..digests {
                let digest = phase.digest.then_some(digest);
                self.try_one(base, text, index, digest);
            }
        }
    }

    fn try_one(&mut self, base: &[usize], text: &[u8], key: usize, digest: Option<usize>) {
        let candidate = &self.keys[key];
        for (reading, prepared) in candidate.prepared.iter().enumerate() {
            let wanted = &self.readings[reading].digest;
            let kind = digest.map_or(Digest::Hmac, |index| self.variants.digest[index].digest);
            let is_met = match kind {
                Digest::Hmac => prepared.sign(text).digest() == Some(&wanted[..]),
                kind => compute(kind, wanted.len(), text, &candidate.key) == *wanted,
            };
            self.tried += 1;
            if is_met {
                self.fits.push(Fit { base: base.to_vec(), key: candidate.variants.clone(), digest, reading });
            }
        }
    }

    /// The base string that comes of some variants.
    #[must_use]
    pub fn base_string(&self, base: &[usize]) -> Vec<u8> {
        let mut draft = Draft::of(&self.scene);
        for &index in base {
            (self.variants.base[index].apply)(&mut draft);
        }
        draft.base_string(&self.scene)
    }
}

impl std::fmt::Debug for Search {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Search").field("tried", &self.tried).field("fits", &self.fits).finish_non_exhaustive()
    }
}

/// All keys to try: the right one, those with one mistake, those with two usual ones. The second number is how many
/// hold one at most.
fn key_candidates(right: &KeyDraft, variants: &Variants, readings: &[Reading]) -> (Vec<KeyCandidate>, usize) {
    let mut keys: Vec<KeyCandidate> = Vec::new();
    let mut add = |chosen: Vec<usize>| {
        let mut draft = right.clone();
        for &index in &chosen {
            (variants.key[index].apply)(&mut draft);
        }
        let key = draft.key();
        // A variant that changes nothing, or the same as another one, would be found under two names. The ones that
        // say it best come first in the catalogue.
        if keys.iter().any(|other| other.key.as_bytes() == key.as_bytes()) {
            return;
        }
        let hash = |reading: &Reading| hash_of_length(reading.digest.len()).unwrap_or_default();
        let prepared = readings.iter().map(|reading| key.prepare(hash(reading))).collect();
        let is_usual = chosen.iter().all(|&index| variants.key[index].is_usual);
        keys.push(KeyCandidate { variants: chosen, is_usual, key, prepared });
    };
    add(Vec::new());
    for index in 0..variants.key.len() {
        add(vec![index]);
    }
    let usual: Vec<usize> = (0..variants.key.len()).filter(|&index| variants.key[index].is_usual).collect();
    for (n, &first) in usual.iter().enumerate() {
        for &second in &usual[n + 1..] {
            if variants.key[first].code != variants.key[second].code {
                add(vec![first, second]);
            }
        }
    }
    let single = keys.iter().filter(|key| key.variants.len() < 2).count();
    (keys, single)
}

/// What is computed over a base string and a key, by the hash whose digests have that many bytes.
#[must_use]
pub fn compute(kind: Digest, length: usize, text: &[u8], key: &SigningKey) -> Vec<u8> {
    let key = key.as_bytes();
    match kind {
        Digest::Hmac => hmac(key, text, length),
        Digest::Swapped => hmac(text, key, length),
        Digest::HashOfText => hash(&[text], length),
        Digest::HashOfTextAndKey => hash(&[text, key], length),
        Digest::HashOfKeyAndText => hash(&[key, text], length),
        Digest::Utf16 { big_endian, halved } => {
            let wide = |bytes: &[u8]| -> Vec<u8> {
                let pair = |&byte: &u8| if big_endian { [0, byte] } else { [byte, 0] };
                let count = if halved { bytes.len() } else { 2 * bytes.len() };
                bytes.iter().flat_map(pair).take(count).collect()
            };
            hmac(&wide(key), &wide(text), length)
        }
    }
}

fn hmac(key: &[u8], text: &[u8], length: usize) -> Vec<u8> {
    let method = hash_of_length(length).unwrap_or_default();
    let signature = SigningKey::from_bytes(key.to_vec()).prepare(method).sign(text);
    signature.digest().unwrap_or_default().to_vec()
}

/// The plain hash of some bytes in a row, of that many bytes; of no other length than those of the HMACs.
pub(super) fn hash(parts: &[&[u8]], length: usize) -> Vec<u8> {
    let text = parts.concat();
    match hash_of_length(length) {
        Some(SignatureMethod::HmacSha1) => Sha1::digest(text).to_vec(),
        Some(SignatureMethod::HmacSha512) => Sha512::digest(text).to_vec(),
        Some(SignatureMethod::HmacSha256) => Sha256::digest(text).to_vec(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;

//! The signing keys that are tried over each base string.

use super::digested::WideKeys;
use crate::check::draft::KeyDraft;
use crate::check::output::Reading;
use crate::check::variant::{Variants, hash_of_length};
use crate::sign::key::SigningKey;
use crate::sign::signature::PreparedKey;
use std::ops::Range;

/// The right key, those with one mistake, and those with two usual ones. Dropping them wipes them.
pub(super) struct Keys {
    /// The right draft, from which the others are made.
    right: KeyDraft,
    /// In this order: the right one, those with a usual mistake, those with another one, those with two.
    list: Vec<KeyCandidate>,
    /// How many there are up to the last with a usual mistake, and up to the last with one.
    usual: usize,
    single: usize,
}

/// A key to try, and the key variants that made it.
pub(super) struct KeyCandidate {
    pub(super) variants: Vec<usize>,
    pub(super) key: SigningKey,
    /// Its schedule for the hash of each reading.
    pub(super) prepared: Vec<PreparedKey>,
    /// Its schedules as UTF-16, where it is tried over many texts.
    pub(super) wide: Option<WideKeys>,
}

impl Keys {
    /// The keys that come of these variants of the right one.
    pub(super) fn of(right: KeyDraft, variants: &Variants, readings: &[Reading]) -> Self {
        let mut keys = Self { right, list: Vec::new(), usual: 0, single: 0 };
        keys.add(&[], variants, readings, true);
        let all = 0..variants.key.len();
        let (usual, others): (Vec<_>, Vec<_>) = all.partition(|&index| variants.key[index].is_usual);
        for &index in &usual {
            keys.add(&[index], variants, readings, true);
        }
        keys.usual = keys.list.len();
        for &index in &others {
            keys.add(&[index], variants, readings, false);
        }
        keys.single = keys.list.len();
        for (n, &first) in usual.iter().enumerate() {
            for &second in &usual[n + 1..] {
                if variants.key[first].code != variants.key[second].code {
                    keys.add(&[first, second], variants, readings, false);
                }
            }
        }
        keys
    }

    fn add(&mut self, chosen: &[usize], variants: &Variants, readings: &[Reading], is_wide: bool) {
        let key = self.key_with(chosen, variants);
        // A variant that changes nothing, or the same as another one, would be found under two names. The ones that
        // say it best come first in the catalogue.
        if self.list.iter().any(|other| other.key.expose() == key.expose()) {
            return;
        }
        let prepared = readings.iter().map(|reading| prepare(&key, reading)).collect();
        let wide = is_wide.then(|| WideKeys::of(&key, readings));
        self.list.push(KeyCandidate { variants: chosen.to_vec(), key, prepared, wide });
    }

    /// The right key with these variants.
    pub(super) fn key_with(&self, chosen: &[usize], variants: &Variants) -> SigningKey {
        let mut draft = self.right.clone();
        for &index in chosen {
            (variants.key[index].apply)(&mut draft);
        }
        draft.key()
    }

    pub(super) fn list(&self) -> &[KeyCandidate] {
        &self.list
    }

    /// The right one.
    pub(super) const fn right() -> Range<usize> {
        0..1
    }

    /// Those with a usual mistake.
    pub(super) const fn usual(&self) -> Range<usize> {
        1..self.usual
    }

    /// Those with a mistake that is not usual.
    pub(super) const fn others(&self) -> Range<usize> {
        self.usual..self.single
    }

    /// Those with one mistake.
    pub(super) const fn single(&self) -> Range<usize> {
        1..self.single
    }

    /// Those with two usual mistakes.
    pub(super) fn usual_pairs(&self) -> Range<usize> {
        self.single..self.list.len()
    }
}

/// The schedule of a key for the hash of a reading.
pub(super) fn prepare(key: &SigningKey, reading: &Reading) -> PreparedKey {
    key.prepare(hash_of_length(reading.digest.len()).unwrap_or_default())
}

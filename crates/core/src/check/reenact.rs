//! The search for a proof: signing *with* mistakes until it gives the observed signature, bit for bit.
//!
//! Sets are tried from the smallest up: none, one, two, three mistakes; among those of two, the usual ones first. A set
//! is a few [`Variants`]: some change the base string, one or two the key, one the digest; those that change only how
//! the digest is written are read off the observed text beforehand ([`Reading`]) and cost nothing. Each base string is
//! built once for all keys that are tried over it, of what was [kept](super::draft::builder) from others; what it
//! shares with another one in front goes through the HMAC once (`midway`); and each key's schedule is computed once.
//!
//! A search has no clock. It is run in slices of so many candidate signatures, so that whoever shows a page can draw
//! in between; when everything of one size has been tried and something has fitted, it is over.

mod candidates;
mod digested;
mod digests;
mod keys;
mod midway;
mod phases;

use super::draft::builder::Builder;
use super::draft::{Draft, KeyDraft};
use super::output::Reading;
use super::scene::Scene;
use super::variant::{Variants, hash_of_length};
use candidates::{Candidates, Patch, Set, are_distinct};
use digested::Digested;
pub use digests::compute;
pub(super) use digests::hash;
use keys::Keys;
use midway::Midway;
use phases::{Cursor, LARGEST, PHASES, Phase, USUAL_PART, Which};

/// A search for the smallest sets of mistakes that give an observed signature. It owns its keys: dropping it wipes
/// them.
pub struct Search {
    scene: Scene,
    variants: Variants,
    readings: Vec<Reading>,
    /// The only base string that is tried, where the middleware is known to have made it.
    theirs: Option<Vec<u8>>,
    /// What there is once all variants have been collected.
    ready: Option<Box<Ready>>,
    cursor: Cursor,
    tried: u64,
    fits: Vec<Fit>,
}

/// What is prepared once and used by every candidate.
struct Ready {
    builder: Box<Builder>,
    keys: Keys,
    /// The base variants in the order in which they are combined; and the usual ones of them.
    all: Vec<Patch>,
    usual: Vec<Patch>,
    /// The draft with all mistakes of the present set but the last; its text, and how far the HMACs are in it.
    outer: Draft,
    midway: Midway,
    digested: Digested,
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

impl Search {
    /// Sets up a search. Without a consumer secret, or without a reading, there is nothing to search for.
    #[must_use]
    pub fn new(scene: Scene, readings: Vec<Reading>) -> Option<Self> {
        scene.keys.consumer_secret.as_ref()?;
        let readings: Vec<Reading> =
            readings.into_iter().filter(|reading| hash_of_length(reading.digest.len()).is_some()).collect();
        (!readings.is_empty()).then(|| Self {
            scene,
            variants: Variants::default(),
            readings,
            theirs: None,
            ready: None,
            cursor: Cursor::at_phase(0),
            tried: 0,
            fits: Vec::new(),
        })
    }

    /// Sets up a search that tries every key and every digest over one base string, which the middleware is known to
    /// have made. The fits have no base variants.
    #[must_use]
    pub fn over(scene: Scene, text: &[u8], readings: Vec<Reading>) -> Option<Self> {
        Some(Self { theirs: Some(text.to_vec()), ..Self::new(scene, readings)? })
    }

    /// Whether everything has been tried.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.cursor.phase >= PHASES.len()
    }

    /// Whether the sets of one mistake and those of two usual ones have been tried.
    #[must_use]
    pub const fn is_past_the_usual(&self) -> bool {
        self.cursor.phase >= USUAL_PART
    }

    /// Tries about so many candidate signatures, and says whether the search is over. To collect the variants counts as
    /// well.
    pub fn run(&mut self, candidates: u64) -> bool {
        let mut spent = 0;
        while spent < candidates && !self.is_over() {
            let before = self.tried;
            let collected = match self.ready.take() {
                None => self.collect(),
                Some(mut ready) => {
                    self.step(&mut ready);
                    self.ready = Some(ready);
                    0
                }
            };
            spent += (self.tried - before).max(1) + collected;
        }
        self.is_over()
    }

    /// How many candidate signatures have been computed.
    #[must_use]
    pub const fn tried(&self) -> u64 {
        self.tried
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

    /// The variants that are combined, as far as they have been collected.
    #[must_use]
    pub const fn variants(&self) -> &Variants {
        &self.variants
    }

    /// The readings of the observed signature.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
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

    /// Collects the variants of one more mistake, and says how many they are. After the last all is made ready.
    fn collect(&mut self) -> u64 {
        let before = self.variants.base.len();
        if self.variants.collect(&self.scene) {
            self.ready = Some(Box::new(self.made_ready()));
        }
        (self.variants.base.len() - before) as u64
    }

    fn made_ready(&mut self) -> Ready {
        let builder = self.variants.take_builder(&self.scene);
        let consumer = self.scene.keys.consumer_secret.as_ref().expect("a search has one");
        let right = KeyDraft::of(consumer, &self.scene.keys.token_secret);
        let keys = Keys::of(right, &self.variants, &self.readings);
        let mut all = Vec::with_capacity(self.variants.base.len());
        for (index, variant) in self.variants.base.iter().enumerate() {
            let is_same_as = |other: &&Patch| self.variants.base[other.index].code == variant.code;
            // The variants of one mistake follow each other.
            let mistake = all.last().filter(is_same_as).map_or(index, |other| other.mistake);
            all.push(Patch { index, mistake, is_usual: variant.is_usual });
        }
        // What changes the text first comes first, so that sets of mistakes share with others what stands before the last
        // of them.
        all.sort_by_key(|patch| {
            let variant = &self.variants.base[patch.index];
            (!variant.is_of_front, variant.first)
        });
        let usual: Vec<Patch> = all.iter().copied().filter(|patch| patch.is_usual).collect();
        let outer = Draft::of(&self.scene);
        let (midway, digested) = (Midway::default(), Digested::default());
        Ready { builder, keys, all, usual, outer, midway, digested }
    }

    /// Tries the next base string of the phase, or goes on to the next phase.
    fn step(&mut self, ready: &mut Ready) {
        let phase = PHASES[self.cursor.phase];
        if self.fits.first().is_some_and(|fit| fit.size() < phase.size()) {
            self.cursor = Cursor::at_phase(PHASES.len());
            return;
        }
        let is_left_out = self.theirs.is_some() && phase.base > 0;
        let is_done = is_left_out
            || if phase.key == 2 && phase.which == Which::Others {
                !self.try_key_pairs(ready)
            } else {
                !self.try_next_text(phase, ready)
            };
        if is_done {
            self.cursor = Cursor::at_phase(self.cursor.phase + 1);
        }
    }

    /// Builds the next base string of a phase and tries it with the keys and digests of that phase; says no when there
    /// is none left.
    fn try_next_text(&mut self, phase: Phase, ready: &mut Ready) -> bool {
        let Ready { builder, keys, all, usual, outer, midway, digested } = ready;
        let patches: &[Patch] = if phase.which == Which::Usual { usual } else { all };
        let base = &self.variants.base;
        while let Some(tuple) = self.cursor.next(phase.base, patches.len()) {
            let mut chosen = [Patch::default(); LARGEST];
            for n in 0..phase.base {
                chosen[n] = patches[tuple[n]];
            }
            let chosen = &chosen[..phase.base];
            let tried = phase.keys(chosen, keys);
            if !are_distinct(chosen) || tried.is_empty() {
                continue;
            }
            let Some((last, first)) = chosen.split_last() else {
                let text = self.theirs.as_deref().unwrap_or(self.scene.right.base_string.as_bytes());
                let candidates = Candidates { chosen, text, keys: keys.list(), tried, midway: None };
                self.tried +=
                    candidates.compare(phase, &self.readings, &self.variants, digested, &mut self.fits);
                return true;
            };
            let mut of = tuple;
            of[phase.base - 1] = usize::MAX;
            if self.cursor.set_up != Some(of) {
                self.cursor.set_up = Some(of);
                let text = builder.text_of(&self.scene, base, &Set::of(first), None);
                let all_keys = phase.all_keys(keys);
                let (first_key, all_keys) = (all_keys.start, &keys.list()[all_keys]);
                if phase.digest {
                    digested.go(text, first_key, all_keys, &self.readings);
                    midway.go(text, 0, std::iter::empty());
                } else {
                    let number = first_key * self.readings.len();
                    midway.go(text, number, all_keys.iter().flat_map(|key| &key.prepared));
                }
                if first.iter().all(|other| !base[other.index].is_of_front) {
                    builder.start_from_here();
                    outer.clone_from(builder.draft());
                }
            }
            // The patches are made in the order of the catalogue, which is that of the stages.
            let is_next =
                first.iter().all(|other| other.index < last.index && !base[other.index].is_of_front);
            let text = builder.text_of(&self.scene, base, &Set::of(chosen), is_next.then_some(outer));
            let candidates = Candidates { chosen, text, keys: keys.list(), tried, midway: Some(midway) };
            self.tried += candidates.compare(phase, &self.readings, &self.variants, digested, &mut self.fits);
            return true;
        }
        false
    }

    /// Tries the next key variant together with every later one, but for two usual ones, over the right base string;
    /// says no when there is none left.
    fn try_key_pairs(&mut self, ready: &Ready) -> bool {
        let all = &self.variants.key;
        let first = self.cursor.at[0];
        let Some(variant) = all.get(first) else { return false };
        self.cursor.at[0] += 1;
        let text = self.theirs.as_deref().unwrap_or(self.scene.right.base_string.as_bytes());
        for (second, other) in all.iter().enumerate().skip(first + 1) {
            if variant.code == other.code || (variant.is_usual && other.is_usual) {
                continue;
            }
            let key = ready.keys.key_with(&[first, second], &self.variants);
            for (n, reading) in self.readings.iter().enumerate() {
                self.tried += 1;
                let is_met = keys::prepare(&key, reading).gives(text, &reading.digest);
                // Two pairs that make the same key are one; the first in the catalogue says it best.
                let is_known = |fit: &Fit| {
                    let other = ready.keys.key_with(&fit.key, &self.variants);
                    fit.base.is_empty() && fit.digest.is_none() && other.expose() == key.expose()
                };
                if is_met && !self.fits.iter().any(is_known) {
                    self.fits.push(Fit {
                        base: Vec::new(),
                        key: vec![first, second],
                        digest: None,
                        reading: n,
                    });
                }
            }
        }
        true
    }
}

impl std::fmt::Debug for Search {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Search").field("tried", &self.tried).field("fits", &self.fits).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;

//! Parameters encoded, sorted and joined in one way, kept to be copied from.

use crate::check::draft::{Draft, Order};
use crate::check::encoder::Encoder;
use crate::sign::normalized::NormalizedParameters;
use crate::sign::params::Parameters;
use crate::span::Span;

/// How many ways of encoding and sorting are kept at most; a new one takes the place of another.
const WAYS: usize = 1024;

/// Among how many of them one is looked for, those whose ways have the same hash: with one alone, two ways that were wanted in
/// turns drove each other out.
const NEAR: usize = 4;

/// The right parameters in each way that was asked for.
#[derive(Debug)]
pub(super) struct Ways {
    /// By a hash of the way. Those of one hash stand together, the one that was wanted last in front.
    kept: Vec<Option<Box<Woven>>>,
}

/// A way to encode, sort and join parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) inner: Encoder,
    /// `None` where the section stays raw.
    pub(super) outer: Option<Encoder>,
    pub(super) order: Order,
    pub(super) equals: &'static [u8],
    pub(super) ampersand: &'static [u8],
}

/// Some parameters, encoded, sorted and joined in one way.
#[derive(Debug)]
pub(super) struct Woven {
    pub(super) way: Way,
    /// As they are before the section is encoded. A pair is known by its rank here.
    pub(super) section: NormalizedParameters,
    /// The rank of each parameter.
    pub(super) ranks: Vec<usize>,
    /// The section encoded.
    pub(super) encoded: Vec<u8>,
    /// Where each pair stands in it, by rank.
    pub(super) encoded_pairs: Vec<Span>,
    /// What joins the pairs in it.
    pub(super) encoded_ampersand: Vec<u8>,
}

/// Which of the two texts of a section is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Pairs encoded and joined.
    Section,
    /// The same encoded again, as it stands in the base string.
    Encoded,
}

impl Ways {
    /// Keeps as many as there is room for, in bytes, but one.
    pub(super) fn within(room: usize, right: &Draft) -> Self {
        let mut kept = Vec::new();
        kept.resize_with((room / Woven::size(right)).clamp(1, WAYS), || None);
        Self { kept }
    }

    /// The one of that way, which is made if it is not there.
    pub(super) fn get(&mut self, way: Way, make: impl FnOnce() -> Woven) -> &Woven {
        let size = NEAR.min(self.kept.len());
        let sets = self.kept.len() / size;
        let near = &mut self.kept[way.hash() % sets * size..][..size];
        let is_it = |other: &Option<Box<Woven>>| other.as_ref().is_some_and(|woven| woven.way == way);
        let known = near.iter().position(is_it);
        near[..=known.unwrap_or(size - 1)].rotate_right(1);
        if known.is_none() {
            near[0] = None;
        }
        near[0].get_or_insert_with(|| Box::new(make()))
    }

    #[cfg(test)]
    pub(super) const fn len(&self) -> usize {
        self.kept.len()
    }
}

impl Way {
    pub(super) fn of(draft: &Draft) -> Self {
        Self {
            inner: draft.inner,
            outer: (!draft.shape.leaves_section_raw()).then_some(draft.outer),
            order: draft.order,
            equals: draft.equals,
            ampersand: draft.ampersand,
        }
    }

    /// A number that tells it from most others.
    fn hash(&self) -> usize {
        let encoder = |encoder: &Encoder| {
            let flags = u64::from(encoder.lower_case)
                | u64::from(encoder.plus_for_space) << 1
                | u64::from(encoder.tilde) << 2
                | (encoder.charset as u64) << 3;
            #[allow(clippy::cast_possible_truncation, reason = "each half by itself")]
            let raw = mixed(encoder.raw as u64, (encoder.raw >> 64) as u64);
            mixed(raw, flags)
        };
        let joints =
            self.equals.iter().chain(self.ampersand).fold(0, |all, &byte| all << 8 | u64::from(byte));
        let outer = self.outer.as_ref().map_or(1, encoder);
        let hash = mixed(mixed(encoder(&self.inner), outer), mixed(self.order as u64, joints));
        (hash >> 32) as usize
    }

    /// Appends something of the section as it stands in the base string.
    pub(super) fn encode_into(&self, bytes: &[u8], out: &mut Vec<u8>) {
        match &self.outer {
            Some(outer) => outer.encode_into(bytes, out),
            None => out.extend_from_slice(bytes),
        }
    }
}

/// Two numbers in one, in which every bit of both counts.
const fn mixed(a: u64, b: u64) -> u64 {
    let product = (a ^ b.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 29
}

impl Woven {
    pub(super) fn of(way: Way, draft: &Draft, parameters: &Parameters) -> Self {
        let section = draft.joined(parameters);
        let mut encoded = Vec::with_capacity(2 * section.as_bytes().len());
        let mut encoded_pairs = Vec::with_capacity(section.pairs().len());
        let mut ranks = vec![0; section.pairs().len()];
        let [encoded_equals, encoded_ampersand] = [way.equals, way.ampersand].map(|joint| {
            let mut encoded = Vec::new();
            way.encode_into(joint, &mut encoded);
            encoded
        });
        for (rank, pair) in section.pairs().iter().enumerate() {
            ranks[pair.parameter] = rank;
            if rank > 0 {
                encoded.extend_from_slice(&encoded_ampersand);
            }
            let start = encoded.len();
            way.encode_into(pair.name.of(section.as_bytes()), &mut encoded);
            encoded.extend_from_slice(&encoded_equals);
            way.encode_into(pair.value.of(section.as_bytes()), &mut encoded);
            encoded_pairs.push(Span::new(start, encoded.len()));
        }
        Self { way, section, ranks, encoded, encoded_pairs, encoded_ampersand }
    }

    /// About how many bytes one for a draft's parameters takes.
    fn size(draft: &Draft) -> usize {
        4 * draft.parameters.bytes().len() + 128 * draft.parameters.len() + 256
    }

    /// The encoded name and value of a rank.
    pub(super) fn pair(&self, rank: usize) -> (&[u8], &[u8]) {
        let (pair, bytes) = (self.section.pairs()[rank], self.section.as_bytes());
        (pair.name.of(bytes), pair.value.of(bytes))
    }

    /// The pairs of these ranks, a run without a gap, with what joins them.
    pub(super) fn run(&self, level: Level, first: usize, last: usize) -> &[u8] {
        match level {
            Level::Encoded => &self.encoded[self.encoded_pairs[first].start..self.encoded_pairs[last].end],
            Level::Section => {
                let pairs = self.section.pairs();
                &self.section.as_bytes()[pairs[first].name.start..pairs[last].value.end]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::scene::tests::scene_of;

    #[test]
    fn each_way_is_given_as_it_was_asked_for_and_the_last_ones_are_made_once() {
        let right = Draft::of(&scene_of("GET", "https://h.example/r?a=b"));
        for room in [0, 3 * Woven::size(&right), super::super::ROOM] {
            let mut ways = Ways::within(room, &right);
            for n in 0..3000_u128 {
                let way = Way { inner: Encoder { raw: n * n, ..Encoder::default() }, ..Way::of(&right) };
                let mut made = 0;
                for _ in 0..2 {
                    let woven = ways.get(way, || {
                        made += 1;
                        Woven::of(way, &right, &right.parameters)
                    });
                    assert_eq!(woven.way, way);
                }
                assert_eq!(made, 1, "{n}");
            }
        }
    }
}

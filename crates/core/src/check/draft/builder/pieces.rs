//! The pairs of one draft in their order, most of them as they are kept.

use super::woven::{Level, Woven};
use crate::check::draft::{Draft, Order};
use crate::sign::params::{Parameter, Parameters};
use crate::span::Span;
use std::cmp::Ordering;

/// The pairs of one draft in their order.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) list: Vec<Piece>,
    /// The changed and added ones, encoded as pairs are.
    pub(super) bytes: Vec<u8>,
    /// How often each rank is wanted, while they are put in order, and where in the draft.
    pub(super) seats: Vec<Option<usize>>,
}

/// One pair: its name, its value, and its place in the draft's list, which decides between equal ones.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    /// One of those that are kept, by its rank.
    Kept { rank: usize, position: usize },
    /// One that was changed or added, in the bytes of the [`Pieces`].
    New { name: Span, value: Span, position: usize },
}

impl Pieces {
    /// Lists the pairs of a draft in their order; says no where that takes a whole sorting.
    pub(super) fn arrange(&mut self, kept: &Parameters, draft: &Draft, woven: &Woven) -> bool {
        let Self { list, bytes, seats } = self;
        let (old, old_end) = (kept.list(), kept.bytes().len());
        let order = woven.way.order;
        list.clear();
        bytes.clear();
        seats.clear();
        seats.resize(old.len(), None);
        let is_same = |a: &Parameter, b: &Parameter| a.name == b.name && a.value == b.value;
        let (mut next, mut is_in_order) = (0, true);
        for (position, parameter) in draft.parameters.list().iter().enumerate() {
            // Most are where they were, or behind one that is gone.
            let index = match old.get(next) {
                Some(other) if is_same(other, parameter) => Some(next),
                _ if parameter.name.start >= old_end || parameter.value.start >= old_end => None,
                _ => old.iter().position(|other| is_same(other, parameter)),
            };
            if let Some(index) = index {
                is_in_order &= index >= next;
                next = index + 1;
                let rank = woven.ranks[index];
                // One that is there twice takes its seat once; the other is put beside it.
                if order == Order::Kept || seats[rank].is_some() {
                    list.push(Piece::Kept { rank, position });
                } else {
                    seats[rank] = Some(position);
                }
            } else {
                let mut encode = |span: Span| {
                    let start = bytes.len();
                    woven.way.inner.encode_into(span.of(draft.parameters.bytes()), bytes);
                    Span::new(start, bytes.len())
                };
                let (name, value) = (encode(parameter.name), encode(parameter.value));
                list.push(Piece::New { name, value, position });
            }
        }
        if order == Order::Kept {
            return true;
        }
        // Where equal pairs are told apart by their order alone, the ranks say it only if it is the old one.
        if order != Order::Right && !is_in_order {
            return false;
        }
        let added = list.len();
        list.extend(
            seats
                .iter()
                .enumerate()
                .filter_map(|(rank, seat)| Some(Piece::Kept { rank, position: (*seat)? })),
        );
        for n in 0..added {
            let new = list[n];
            let sorted = &list[added..];
            let at = sorted.partition_point(|other| {
                let by_bytes = order.compare(other.pair(woven, bytes), new.pair(woven, bytes));
                by_bytes.then(other.position().cmp(&new.position())) == Ordering::Less
            });
            list.insert(added + at, new);
        }
        list.drain(..added);
        true
    }

    /// Appends the pairs, joined: right ones that follow each other as one run.
    pub(super) fn write(&self, level: Level, woven: &Woven, out: &mut Vec<u8>) {
        let ampersand = match level {
            Level::Section => woven.way.ampersand,
            Level::Encoded => &woven.encoded_ampersand,
        };
        let mut at = 0;
        while let Some(piece) = self.list.get(at) {
            if at > 0 {
                out.extend_from_slice(ampersand);
            }
            at += 1;
            match *piece {
                Piece::Kept { rank, .. } => {
                    let mut last = rank;
                    while matches!(self.list.get(at), Some(Piece::Kept { rank, .. }) if *rank == last + 1) {
                        last += 1;
                        at += 1;
                    }
                    out.extend_from_slice(woven.run(level, rank, last));
                }
                Piece::New { name, value, .. } => {
                    for part in [name.of(&self.bytes), woven.way.equals, value.of(&self.bytes)] {
                        match level {
                            Level::Section => out.extend_from_slice(part),
                            Level::Encoded => woven.way.encode_into(part, out),
                        }
                    }
                }
            }
        }
    }
}

impl Piece {
    /// The encoded name and value.
    pub(super) fn pair<'a>(&self, woven: &'a Woven, bytes: &'a [u8]) -> (&'a [u8], &'a [u8]) {
        match self {
            Self::Kept { rank, .. } => woven.pair(*rank),
            Self::New { name, value, .. } => (name.of(bytes), value.of(bytes)),
        }
    }

    pub(super) const fn position(&self) -> usize {
        match self {
            Self::Kept { position, .. } | Self::New { position, .. } => *position,
        }
    }
}

//! Two base strings aligned by parameter: what the picture of a comparison is drawn from.

use super::scene::{ACCOUNT_FIELD, ObservedBase, ObservedPair, Scene};
use crate::sign::base_string::Segment;
use crate::sign::params::Origin;
use crate::span::Span;

/// One part of two base strings, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is: `method`, `base URI`, or a parameter's name.
    pub name: String,
    /// Where the parameter came from; `None` for method and URI, and for a parameter that nobody sent.
    pub origin: Option<Origin>,
    /// How the two sides differ.
    pub change: Change,
    /// What the middleware has, as it stands in its text.
    pub theirs: Option<Span>,
    /// What is right, as it stands in the right text.
    pub ours: Option<Span>,
}

/// How the two sides of a row differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Not at all.
    Same,
    /// It is in the right text alone.
    Missing,
    /// It is in the middleware's text alone.
    Added,
    /// It is in both, with another text.
    Changed,
    /// It is in both with the same text, in another place.
    Moved,
}

/// Aligns an observed base string with the right one.
#[must_use]
pub fn rows(scene: &Scene, observed: &ObservedBase) -> Vec<Row> {
    let right = &scene.right.base_string;
    let mut rows = Vec::new();
    if let Some(uri) = right.uri() {
        rows.push(head("method", observed.method_place, Span::new(0, uri.start - 1), observed, scene));
        rows.push(head("base URI", observed.uri_place, uri, observed, scene));
    }
    let account = |pair: &ObservedPair| pair.name == ACCOUNT_FIELD.as_bytes();
    let theirs = observed.pairs.first().filter(|pair| account(pair) && right.account().is_some());
    if let Some(account) = right.account() {
        rows.push(head(ACCOUNT_FIELD, theirs.map(|pair| pair.place), account, observed, scene));
    }
    let mut left: Vec<usize> = (usize::from(theirs.is_some())..observed.pairs.len()).collect();
    let mut last_place = 0;
    for pair in right.pairs() {
        let name = scene.parameters().name(pair.parameter);
        let ours = Span::new(pair.name.start, pair.value.end);
        let ours_text = ours.of_str(right.as_str());
        let same_text = |&&index: &&usize| observed.pairs[index].place.of_str(&observed.text) == ours_text;
        let same_name = |&&index: &&usize| observed.pairs[index].name == name;
        let found = left.iter().find(same_text).or_else(|| left.iter().find(same_name)).copied();
        let theirs = found.map(|index| observed.pairs[index].place);
        let change = match theirs {
            None => Change::Missing,
            Some(theirs) if theirs.of_str(&observed.text) != ours_text => Change::Changed,
            Some(theirs) if theirs.start < last_place => Change::Moved,
            Some(_) => Change::Same,
        };
        if let (Some(index), Some(theirs)) = (found, theirs) {
            left.retain(|&other| other != index);
            last_place = last_place.max(theirs.start);
        }
        let origin = scene.parameters().list()[pair.parameter].origin;
        rows.push(Row { name: lossy(name), origin: Some(origin), change, theirs, ours: Some(ours) });
    }
    rows.extend(left.into_iter().map(|index| Row {
        name: lossy(&observed.pairs[index].name),
        origin: None,
        change: Change::Added,
        theirs: Some(observed.pairs[index].place),
        ours: None,
    }));
    rows
}

fn head(name: &str, theirs: Option<Span>, ours: Span, observed: &ObservedBase, scene: &Scene) -> Row {
    let ours_text = ours.of_str(scene.right.base_string.as_str());
    let change = match theirs {
        None => Change::Missing,
        Some(theirs) if theirs.of_str(&observed.text) == ours_text => Change::Same,
        Some(_) => Change::Changed,
    };
    Row { name: name.to_owned(), origin: None, change, theirs, ours: Some(ours) }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The first byte in which two texts differ, or where the shorter one ends.
#[must_use]
pub fn first_difference(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// The bytes of `text` that are not in `other`: from the first to the last difference.
#[must_use]
pub fn difference(text: &[u8], other: &[u8]) -> Span {
    let front = first_difference(text, other);
    let back =
        text[front..].iter().rev().zip(other[front..].iter().rev()).take_while(|(a, b)| a == b).count();
    Span::new(front, text.len() - back)
}

/// The kind of each run of a base string that was made here, for colouring.
#[must_use]
pub fn origin_of(scene: &Scene, segment: Segment) -> Option<Origin> {
    segment.parameter().map(|index| scene.parameters().list()[index].origin)
}

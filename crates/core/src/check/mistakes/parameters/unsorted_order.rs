//! Orders in which parameters are put by hand, or left.

use crate::check::draft::{Draft, Order};
use crate::check::scene::ObservedBase;
use crate::sign::normalized::EncodedPairs;
use crate::sign::params::{Origin, Parameter, Parameters};

/// Puts the parameters in the order of a key, and has that order kept. The key is made of the index of a parameter and of
/// the rank that it rightly has; equal ones keep their order.
pub(super) fn arrange<K: Ord>(draft: &mut Draft, key: impl Fn(&Parameters, usize, usize) -> K) {
    let parameters = &draft.parameters;
    let mut sorted = EncodedPairs::of(parameters);
    sorted.sort();
    let ranked = sorted.indices().enumerate().map(|(rank, index)| (key(parameters, index, rank), index));
    let mut ranked: Vec<(K, usize)> = ranked.collect();
    ranked.sort_unstable();
    take_order(draft, ranked);
}

/// Puts the parameters in the order of a key that needs no ranks, and has that order kept; equal ones keep their order.
pub(super) fn arrange_as_they_came<K: Ord>(draft: &mut Draft, key: impl Fn(&Parameters, usize) -> K) {
    let parameters = &draft.parameters;
    let mut keyed: Vec<(K, usize)> =
        (0..parameters.len()).map(|index| (key(parameters, index), index)).collect();
    keyed.sort_unstable();
    take_order(draft, keyed);
}

fn take_order<K>(draft: &mut Draft, keyed: Vec<(K, usize)>) {
    let list = keyed.into_iter().map(|(_, index)| draft.parameters.list()[index]).collect();
    *draft.parameters.list_mut() = list;
    draft.order = Order::Kept;
}

/// The rank of an origin in a row of them.
pub(super) fn rank(origins: [Origin; 3], origin: Origin) -> Option<usize> {
    origins.iter().position(|&other| other == origin)
}

/// Puts the parameters in the order in which their names were observed; others go to the end.
pub(super) fn arrange_as_observed(draft: &mut Draft, observed: &ObservedBase) {
    let parameters = &draft.parameters;
    let mut taken = vec![false; observed.pairs.len()];
    let mut ranked: Vec<(usize, Parameter)> = Vec::new();
    for (index, &parameter) in parameters.list().iter().enumerate() {
        let find = |with_value: bool, taken: &[bool]| {
            let is_it = |n: &usize| {
                let pair = &observed.pairs[*n];
                !taken[*n]
                    && pair.name == parameters.name(index)
                    && (!with_value || pair.value == parameters.value(index))
            };
            (0..observed.pairs.len()).find(is_it)
        };
        let at = find(true, &taken).or_else(|| find(false, &taken));
        if let Some(at) = at {
            taken[at] = true;
        }
        ranked.push((at.unwrap_or(usize::MAX), parameter));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    *draft.parameters.list_mut() = ranked.into_iter().map(|(_, parameter)| parameter).collect();
    draft.order = Order::Kept;
}

//! Orders in which parameters are put by hand, or left.

use crate::check::draft::{Draft, Order};
use crate::check::scene::ObservedBase;
use crate::sign::params::{Origin, Parameter, Parameters};
use crate::sign::percent;

/// Puts the parameters in the order of a key, and has that order kept.
pub(super) fn arrange<K: Ord>(draft: &mut Draft, key: impl Fn(&Parameters, &Parameter) -> K) {
    let parameters = &draft.parameters;
    let mut list = parameters.list().to_vec();
    list.sort_by_cached_key(|parameter| key(parameters, parameter));
    *draft.parameters.list_mut() = list;
    draft.order = Order::Kept;
}

/// The encoded name and value of a parameter: what it is rightly sorted by.
pub(super) fn sort_key(parameters: &Parameters, parameter: &Parameter) -> (String, String) {
    // A parameter knows its bytes by index alone.
    let index = parameters.list().iter().position(|other| other == parameter).unwrap_or_default();
    (percent::encode(parameters.name(index)), percent::encode(parameters.value(index)))
}

/// The rank of an origin in a row of them.
pub(super) fn rank(origins: [Origin; 3], parameter: &Parameter) -> Option<usize> {
    origins.iter().position(|&origin| origin == parameter.origin)
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

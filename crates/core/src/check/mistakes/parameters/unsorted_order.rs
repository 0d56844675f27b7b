//! Orders in which parameters are put by hand, or left.

use crate::check::draft::{Draft, Order};
use crate::check::scene::ObservedBase;
use crate::sign::normalized::EncodedPairs;
use crate::sign::params::{Origin, Parameter, Parameters};

/// Where a parameter comes to stand: in which block, and where in it.
pub(super) type Seat = (usize, usize);

/// Puts the parameters in the order of their seats, and has that order kept. A seat is made of the index of a parameter and
/// of the rank that it rightly has; equal ones keep their order.
pub(super) fn arrange(draft: &mut Draft, seat: impl Fn(&Parameters, usize, usize) -> Seat) {
    let parameters = &draft.parameters;
    let mut sorted = EncodedPairs::of(parameters);
    sorted.sort();
    let seated = sorted.indices().enumerate().map(|(rank, index)| (seat(parameters, index, rank), index));
    take_seats(draft, seated.collect());
}

/// The same with seats that need no ranks.
pub(super) fn arrange_as_they_came(draft: &mut Draft, seat: impl Fn(&Parameters, usize) -> Seat) {
    let parameters = &draft.parameters;
    let seated = (0..parameters.len()).map(|index| (seat(parameters, index), index));
    take_seats(draft, seated.collect());
}

fn take_seats(draft: &mut Draft, mut seated: Vec<(Seat, usize)>) {
    seated.sort_unstable();
    let list = seated.into_iter().map(|(_, index)| draft.parameters.list()[index]).collect();
    *draft.parameters.list_mut() = list;
    draft.order = Order::Kept;
}

/// The place of an origin in a row of them.
pub(super) fn rank(origins: [Origin; 3], origin: Origin) -> usize {
    origins.iter().take_while(|&&other| other != origin).count()
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

//! A name that occurs twice, signed once.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::{Offers, Target};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;

/// `id=1&id=2` signed as `id=2`, `id=1` or `id=1,2`.
#[derive(Debug)]
pub struct DuplicateParamsCollapsed;

const ENTRY: Entry = Entry {
    code: "duplicate-params-collapsed",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A repeated parameter is signed once",
    why: "A name may occur several times, and each time is signed. A query that is parsed into a map keeps one value per name, or joins them with a comma.",
    fix: "Keep a list of pairs instead of a map, and sort equal names by value.",
    source: "https://github.com/googleapis/signet/issues/173",
    confidence: Confidence::Observed,
};

impl Mistake for DuplicateParamsCollapsed {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let parameters = scene.parameters();
        let sent: Vec<usize> = (0..parameters.len())
            .filter(|&index| parameters.list()[index].origin != Origin::Header)
            .collect();
        let name = |index: usize| parameters.name(index);
        let is_first = |n: usize| !sent[..n].iter().any(|&other| name(other) == name(sent[n]));
        let is_last = |n: usize| !sent[n + 1..].iter().any(|&other| name(other) == name(sent[n]));
        let pick = |wanted: &dyn Fn(usize) -> bool| -> Vec<usize> {
            (0..sent.len()).filter(|&n| wanted(n)).map(|n| sent[n]).collect()
        };
        let later = pick(&|n| !is_first(n));
        if later.is_empty() {
            return;
        }
        offers.without(&pick(&|n| !is_last(n)), true);
        offers.without(&later, true);
        let is_again = |n: usize| {
            sent[..n].iter().any(|&other| {
                name(other) == name(sent[n]) && parameters.value(other) == parameters.value(sent[n])
            })
        };
        offers.without(&pick(&is_again), false);
        let joined = pick(&|n| is_first(n) && !is_last(n)).into_iter().map(|first| {
            let values = sent.iter().filter(|&&other| name(other) == name(first));
            let values: Vec<&[u8]> = values.map(|&other| parameters.value(other)).collect();
            (Target::of(scene, first), values.join(&b','))
        });
        let joined: Vec<(Target, Vec<u8>)> = joined.collect();
        let gone: Vec<Target> = later.iter().map(|&index| Target::of(scene, index)).collect();
        offers.usual(move |draft| {
            let parameters = &mut draft.parameters;
            for (target, value) in &joined {
                if let Some(index) = target.find(parameters) {
                    parameters.set_value(index, value);
                }
            }
            for target in &gone {
                if let Some(index) = target.find(parameters) {
                    parameters.list_mut().remove(index);
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn the_last_the_first_and_all_joined() {
        let signed = sections(&DuplicateParamsCollapsed, &short("?a=1&b=5&a=2"));
        assert_eq!(signed, ["a%3D2%26b%3D5%26…", "a%3D1%26b%3D5%26…", "a%3D1%252C2%26b%3D5%26…"]);
    }

    #[test]
    fn the_very_same_pair_once() {
        let signed = sections(&DuplicateParamsCollapsed, &short("?a=1&a=1&a=2"));
        assert!(signed.contains(&"a%3D1%26a%3D2%26…".into()), "{signed:?}");
    }

    #[test]
    fn silent_where_every_name_is_unique() {
        assert_eq!(texts(&DuplicateParamsCollapsed, &short("?a=1&b=1")), [""; 0]);
    }
}

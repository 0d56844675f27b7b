//! Parameters of the query that are not signed.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;

/// The URL is signed without its query, or with a part of it.
#[derive(Debug)]
pub struct QueryParamsMissing;

const ENTRY: Entry = Entry {
    code: "query-params-missing",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "Parameters of the URL are not signed",
    why: "Every parameter of the query is part of the signature. Often the URL is signed first and its filters, or limit and offset, are added afterwards.",
    fix: "Build the whole URL first, sign it, and send exactly that URL.",
    source: "https://github.com/usulix/laravel-netsuite/pull/4",
    confidence: Confidence::Observed,
};

impl Mistake for QueryParamsMissing {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let name = |index: usize| scene.parameters().name(index);
        // OAuth's own may stand in the query, instead of a header or besides it: to leave those out is another mistake.
        let query: Vec<usize> =
            scene.from(Origin::Query).filter(|&index| !name(index).starts_with(b"oauth_")).collect();
        offers.without(&query, true);
        // What tells the RESTlet is signed, what was added for the call is not.
        let added = |index: &usize| !matches!(name(*index), b"script" | b"deploy");
        offers.without(&query.iter().copied().filter(added).collect::<Vec<_>>(), true);
        offers.without(&offers.unseen(&query), true);
        for index in &query {
            offers.without(&[*index], false);
        }
        for kept in 1..query.len() {
            offers.without(&query[kept..], false);
        }
        if query.len() <= FEW {
            for chosen in 1..1_usize << query.len() {
                let some = query.iter().enumerate().filter(|&(bit, _)| chosen >> bit & 1 == 1);
                offers.without(&some.map(|(_, &index)| index).collect::<Vec<_>>(), false);
            }
        }
    }
}

/// Up to so many parameters, every subset is tried.
const FEW: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, sections, short, texts};

    #[test]
    fn all_all_but_the_script_each_and_every_subset_of_few() {
        let signed = sections(&QueryParamsMissing, &short("?script=6&deploy=1&q=2"));
        let expected = [
            "…",
            "deploy%3D1%26…%26script%3D6",
            "deploy%3D1%26…%26q%3D2",
            "…%26q%3D2%26script%3D6",
            "…%26script%3D6",
            "…%26q%3D2",
            "deploy%3D1%26…",
        ];
        assert_eq!(signed, expected);
    }

    #[test]
    fn of_many_only_each_and_each_end() {
        assert_eq!(texts(&QueryParamsMissing, &short("?a=1&b=2&c=3&d=4&e=5&f=6")).len(), 1 + 6 + 4);
    }

    #[test]
    fn the_very_ones_that_were_not_observed() {
        let scene =
            observing(short("?a=1&b=2&c=3&d=4&e=5&f=6"), "GET&https%3A%2F%2Fh.example%2Fr&b%3D2%26e%3D5%26…");
        assert_eq!(sections(&QueryParamsMissing, &scene)[1], "b%3D2%26e%3D5%26…");
    }

    #[test]
    fn what_is_oauths_own_is_no_query() {
        let signed = sections(&QueryParamsMissing, &short("?oauth_nonce=1&a=2"));
        assert_eq!(signed, ["…"]);
    }

    #[test]
    fn silent_without_a_query() {
        assert_eq!(texts(&QueryParamsMissing, &short("")), [""; 0]);
    }
}

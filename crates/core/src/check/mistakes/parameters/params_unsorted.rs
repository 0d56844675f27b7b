//! Parameters in another order than the sorted one.

use super::unsorted_order::{arrange, arrange_as_observed, arrange_as_they_came, rank};
use crate::check::draft::Order;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin::{Body, Header, Query};
use crate::sign::params::Parameters;
use std::cmp::Ordering;

/// `limit, offset, oauth_…`, or the order of insertion.
#[derive(Debug)]
pub struct ParamsUnsorted;

const ENTRY: Entry = Entry {
    code: "params-unsorted",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The parameters are not sorted",
    why: "All parameters, those of the query and those of the header together, are sorted by name before they are signed.",
    fix: "Put all parameters into one list, encode them, and sort it by name and then by value, byte by byte.",
    source: "https://github.com/VBA-tools/VBA-Web/issues/191",
    confidence: Confidence::Observed,
};

impl Mistake for ParamsUnsorted {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        for origins in [
            [Query, Header, Body],
            [Header, Query, Body],
            [Header, Body, Query],
            [Body, Header, Query],
            [Query, Body, Header],
        ] {
            // As they came, and each block sorted by itself.
            let block = move |all: &Parameters, index: usize| rank(origins, all.list()[index].origin);
            offers.usual(move |draft| arrange_as_they_came(draft, |all, index| (block(all, index), 0)));
            offers.usual(move |draft| arrange(draft, |all, index, sorted| (block(all, index), sorted)));
            // The query as it came before or behind a fixed text of the rest, which is sorted; and the reverse.
            for sorts_header in [true, false] {
                offers.rare(move |draft| {
                    arrange(draft, |all, index, sorted| {
                        let is_sorted = (all.list()[index].origin == Header) == sorts_header;
                        (block(all, index), if is_sorted { sorted } else { 0 })
                    });
                });
            }
        }
        // A fixed text with script and deploy in it, and what was added for the call before or behind it.
        let is_added = |all: &Parameters, index: usize| {
            let name = all.name(index);
            !name.starts_with(b"oauth_") && name != b"script" && name != b"deploy"
        };
        for is_behind in [true, false] {
            for is_sorted in [true, false] {
                offers.rare(move |draft| {
                    arrange(draft, |all, index, sorted| {
                        let added = is_added(all, index);
                        let place = if added && !is_sorted { 0 } else { sorted };
                        (usize::from(added == is_behind), place)
                    });
                });
            }
        }
        // Sorted by hand, and all that begins with oauth_ taken for one.
        offers.rare(|draft| {
            arrange(draft, |all, index, sorted| match all.list()[index].origin {
                Header => (OF_THE_HEADER, 0),
                _ => (side(all.name(index)), sorted),
            });
        });
        for typed in TYPED {
            let typed_at = move |name: &[u8]| typed.iter().position(|typed| typed.as_bytes() == name);
            offers.rare(move |draft| {
                arrange(draft, |all, index, sorted| match typed_at(all.name(index)) {
                    Some(at) => (OF_THE_HEADER, at),
                    None => (side(all.name(index)), sorted),
                });
            });
            for is_behind in [true, false] {
                offers.rare(move |draft| {
                    arrange_as_they_came(draft, |all, index| {
                        let at = typed_at(all.name(index));
                        (usize::from(at.is_none() == is_behind), at.unwrap_or_default())
                    });
                });
            }
        }
        offers.rare(|draft| draft.order = Order::Reversed);
        if let Some(observed) = scene.observed.clone() {
            offers.keep(offers.variant(move |draft| arrange_as_observed(draft, &observed)));
        }
    }
}

/// The block of the header's parameters among others, which stand before or behind it by their names.
const OF_THE_HEADER: usize = 1;

/// The block of a parameter that is sorted by hand around those of the header.
fn side(name: &[u8]) -> usize {
    match name.cmp(b"oauth_") {
        Ordering::Less => OF_THE_HEADER - 1,
        Ordering::Equal => OF_THE_HEADER,
        Ordering::Greater => OF_THE_HEADER + 1,
    }
}

/// Orders in which the header's parameters are typed into a base string, whatever the header's own order.
const TYPED: [[&str; 6]; 2] = [
    [
        "oauth_consumer_key",
        "oauth_token",
        "oauth_nonce",
        "oauth_timestamp",
        "oauth_signature_method",
        "oauth_version",
    ],
    [
        "oauth_consumer_key",
        "oauth_token",
        "oauth_signature_method",
        "oauth_timestamp",
        "oauth_nonce",
        "oauth_version",
    ],
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, sections, short};

    #[test]
    fn blocks_as_they_came_and_sorted_by_themselves() {
        let signed = sections(&ParamsUnsorted, &short("?z=1&p=2"));
        for expected in ["p%3D2%26z%3D1%26…", "…%26z%3D1%26p%3D2"] {
            assert!(signed.contains(&expected.into()), "{expected}: {signed:#?}");
        }
        assert!(signed.iter().any(|section| section.starts_with("z%3D1%26p%3D2%26oauth_consumer_key")));
        assert!(signed.last().unwrap().starts_with("z%3D1%26p%3D2%26oauth_version"), "reversed");
    }

    #[test]
    fn what_was_added_behind_a_fixed_text() {
        let signed = sections(&ParamsUnsorted, &short("?script=6&deploy=1&b=2&a=3"));
        for expected in [
            "deploy%3D1%26…%26script%3D6%26a%3D3%26b%3D2",
            "deploy%3D1%26…%26script%3D6%26b%3D2%26a%3D3",
            "b%3D2%26a%3D3%26deploy%3D1%26…%26script%3D6",
        ] {
            assert!(signed.contains(&expected.into()), "{expected}: {signed:#?}");
        }
    }

    #[test]
    fn one_block_as_it_came_and_the_other_sorted() {
        let signed = sections(&ParamsUnsorted, &short("?z=1&p=2"));
        for (start, end) in [
            ("z%3D1%26p%3D2%26oauth_consumer_key", "oauth_version%3D1.0"),
            ("oauth_consumer_key", "oauth_version%3D1.0%26z%3D1%26p%3D2"),
        ] {
            let is_it = |section: &&String| section.starts_with(start) && section.ends_with(end);
            assert!(signed.iter().any(|section| is_it(&section)), "{start} {end}: {signed:#?}");
        }
    }

    #[test]
    fn sorted_by_hand_around_a_header_that_is_not() {
        let names = |section: &String| -> Vec<String> {
            section.split("%26").map(|pair| pair.split("%3D").next().unwrap_or_default().to_owned()).collect()
        };
        let signed = sections(&ParamsUnsorted, &short("?z=1&deploy=2"));
        for typed in TYPED {
            let around: Vec<&str> = [&["deploy"][..], &typed, &["z"]].concat();
            assert!(signed.iter().map(names).any(|names| names == around), "{typed:?}: {signed:#?}");
        }
    }

    #[test]
    fn any_order_is_read_off_what_was_observed() {
        let scene =
            observing(short("?c=1&a=2&b=3"), "GET&https%3A%2F%2Fh.example%2Fr&b%3D3%26…%26a%3D2%26c%3D1");
        assert_eq!(sections(&ParamsUnsorted, &scene).last().unwrap(), "b%3D3%26…%26a%3D2%26c%3D1");
    }
}

//! Values written as a language prints a list.

use crate::check::draft::Draft;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};
use crate::sign::params::Origin;

/// `script=['10']` signed for `script=10`: a query was read into lists, and these were printed.
#[derive(Debug)]
pub struct ValuePrintedAsList;

const ENTRY: Entry = Entry {
    code: "value-printed-as-list",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "Values are signed as a list is printed, ['…']",
    why: "parse_qs in Python and url.Values in Go keep a list of values for each name. Put into a text as it is, a list brings its brackets and quotes along, and these are signed.",
    fix: "Take the values out of their lists: parse_qsl in Python, Get or a loop over the values in Go.",
    source: "https://github.com/joestump/python-oauth2/issues/25",
    confidence: Confidence::Observed,
};

impl Mistake for ValuePrintedAsList {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let Some(query) = scene.url().query else { return };
        let mut offers = Offers::of(&ENTRY, scene, variants);
        for style in [Style::Python, Style::Go] {
            let variant = offers.variant(move |draft| print_lists(draft, style));
            offers.add(variant.at(Place::new(Within::Url, query)));
        }
        if scene.observed.is_some() {
            for style in [Style::Python, Style::Go] {
                offers.values(|index| Some(style.print(&[scene.parameters().value(index)])));
            }
        }
    }
}

/// How a list is printed.
#[derive(Clone, Copy, Debug)]
enum Style {
    /// `['1', '2']`, with double quotes around a value that holds a single one.
    Python,
    /// `[1 2]`.
    Go,
}

impl Style {
    fn print(self, values: &[&[u8]]) -> Vec<u8> {
        let quote = |value: &&[u8]| {
            let quote: &[u8] = if value.contains(&b'\'') && !value.contains(&b'"') { b"\"" } else { b"'" };
            [quote, value, quote].concat()
        };
        let inner = match self {
            Self::Python => values.iter().map(quote).collect::<Vec<_>>().join(&b", "[..]),
            Self::Go => values.join(&b' '),
        };
        [b"[", &inner[..], b"]"].concat()
    }
}

/// Gathers the values of each name in the query, and puts the list in the place of the first of them.
fn print_lists(draft: &mut Draft, style: Style) {
    let all = &mut draft.parameters;
    let mut index = 0;
    while index < all.len() {
        if all.list()[index].origin == Origin::Query {
            let mut values = vec![all.value(index).to_vec()];
            let mut other = index + 1;
            while other < all.len() {
                if all.list()[other].origin == Origin::Query && all.name(other) == all.name(index) {
                    values.push(all.value(other).to_vec());
                    all.list_mut().remove(other);
                } else {
                    other += 1;
                }
            }
            let values: Vec<&[u8]> = values.iter().map(Vec::as_slice).collect();
            all.set_value(index, &style.print(&values));
        }
        index += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, sections, short, texts};

    #[test]
    fn as_python_and_go_print_them() {
        let signed = sections(&ValuePrintedAsList, &short("?a=1&b=2&a=3"));
        let expected = [
            "a%3D%255B%25271%2527%252C%2520%25273%2527%255D%26b%3D%255B%25272%2527%255D%26…",
            "a%3D%255B1%25203%255D%26b%3D%255B2%255D%26…",
        ];
        assert_eq!(signed, expected);
        assert_eq!(Style::Python.print(&[b"it's"]), b"[\"it's\"]");
    }

    #[test]
    fn some_of_them_are_read_off_what_was_observed() {
        let scene =
            observing(short("?a=1&b=2"), "GET&https%3A%2F%2Fh.example%2Fr&a%3D%255B1%255D%26b%3D2%26…");
        assert!(sections(&ValuePrintedAsList, &scene).contains(&"a%3D%255B1%255D%26b%3D2%26…".into()));
        let signed = sections(&ValuePrintedAsList, &scene);
        assert!(
            signed.iter().any(|section| section.contains("oauth_version%3D%255B%25271.0")),
            "{signed:#?}"
        );
    }

    #[test]
    fn silent_without_a_query() {
        assert_eq!(texts(&ValuePrintedAsList, &short("")), [""; 0]);
    }
}

//! The query in the base URI.

use crate::check::draft::Edit;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::{Scene, readable};
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};
use crate::sign::params::Origin;

/// `%3Fscript%3D10%26deploy%3D1` in the second part.
#[derive(Debug)]
pub struct QueryInBaseUri;

const ENTRY: Entry = Entry {
    code: "query-in-base-uri",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "The query is signed as part of the URI",
    why: "The base URI ends with the path. The query is signed as parameters, in the third part, and nowhere else.",
    fix: "Cut the URL at the question mark for the base URI; sign what stands behind it as parameters.",
    source: "https://github.com/Kong/insomnia/issues/4238",
    confidence: Confidence::Observed,
};

impl Mistake for QueryInBaseUri {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let url = scene.url();
        let Some(query) = url.query else { return };
        let place = Place::new(Within::Url, query);
        let raw = format!("?{}", url.part(query));
        let decoded = readable(&raw);
        // In place of the parameters, or besides them.
        for query in [raw, decoded] {
            let moved = query.clone();
            let instead = offers.variant(move |draft| {
                draft.front_mut().uri.query.clone_from(&moved);
                draft.parameters.retain(|_, _, origin| origin != Origin::Query);
            });
            offers.add(instead.at(place).usual());
            let besides = offers.of_front(move |front| front.uri.query.clone_from(&query));
            offers.add(besides.at(place).usual());
        }
        offers.add(offers.of_front(|front| front.uri.query = "?".into()).at(place));
        // A URL of all parameters, encoded as one.
        for mark in ["%3F", "?"] {
            let joined = move || Edit::new(move |text| join(text, mark));
            let variant = offers.variant(move |draft| draft.edits.push(joined())).at(place);
            offers.add(if mark == "?" { variant } else { variant.usual() });
        }
    }
}

/// Puts a question mark in the place of the last bare ampersand.
pub(in crate::check::mistakes) fn join(text: &mut Vec<u8>, mark: &str) {
    if let Some(at) = text.iter().rposition(|&byte| byte == b'&') {
        text.splice(at..=at, mark.bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};

    #[test]
    fn in_place_of_the_parameters_besides_them_and_as_one_with_them() {
        let signed = texts(&QueryInBaseUri, &short("?q=a%20b&a=1"));
        let uri = "GET&https%3A%2F%2Fh.example%2Fr%3F";
        let expected = [
            format!("{uri}q%3Da%2520b%26a%3D1&…"),
            format!("{uri}q%3Da%2520b%26a%3D1&a%3D1%26…%26q%3Da%2520b"),
            format!("{uri}q%3Da%20b%26a%3D1&…"),
            format!("{uri}q%3Da%20b%26a%3D1&a%3D1%26…%26q%3Da%2520b"),
            format!("{uri}&a%3D1%26…%26q%3Da%2520b"),
            format!("{uri}a%3D1%26…%26q%3Da%2520b"),
            format!("{}?a%3D1%26…%26q%3Da%2520b", uri.trim_end_matches("%3F")),
        ];
        assert_eq!(signed, expected);
    }

    #[test]
    fn silent_without_a_query() {
        assert_eq!(texts(&QueryInBaseUri, &short("")), [""; 0]);
    }
}

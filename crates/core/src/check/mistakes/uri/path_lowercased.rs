//! The whole URL in lower case.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};
use crate::sign::params::Origin;

/// `salesorder` signed for `salesOrder`.
#[derive(Debug)]
pub struct PathLowercased;

const ENTRY: Entry = Entry {
    code: "path-lowercased",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "The path, or the whole URL, is signed in lower case",
    why: "Scheme and host are lower-cased for signing, path and query never: their case counts.",
    fix: "Lower-case scheme and host alone.",
    source: "https://github.com/RestKit/RestKit/issues/533",
    confidence: Confidence::Observed,
};

impl Mistake for PathLowercased {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let path = scene.uri.path.to_ascii_lowercase();
        offers.add(offers.repathed(path).usual());
        // Of a URL that was lower-cased as a whole, the query is as well.
        let place = Place::new(Within::Url, scene.url().path);
        let variant = offers.variant(move |draft| {
            draft.front_mut().uri.path.make_ascii_lowercase();
            let all = &mut draft.parameters;
            for index in 0..all.len() {
                if all.list()[index].origin == Origin::Query {
                    let (name, value) =
                        (all.name(index).to_ascii_lowercase(), all.value(index).to_ascii_lowercase());
                    all.set_name(index, &name);
                    all.set_value(index, &value);
                }
            }
        });
        offers.add(variant.at(place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::scene::tests::scene_of;

    #[test]
    fn fires_where_it_changes_the_path() {
        let scene = scene_of("GET", "https://h.example/v1/salesOrder/%2F");
        assert_eq!(
            texts(&PathLowercased, &scene),
            ["GET&https%3A%2F%2Fh.example%2Fv1%2Fsalesorder%2F%252f&…"]
        );
    }

    #[test]
    fn the_query_of_a_url_that_was_lower_cased_as_a_whole() {
        let scene = scene_of("GET", "https://h.example/v1/salesOrder?A=B%2Fc");
        let signed = texts(&PathLowercased, &scene);
        assert_eq!(signed[1..], ["GET&https%3A%2F%2Fh.example%2Fv1%2Fsalesorder&a%3Db%252Fc%26…"]);
    }

    #[test]
    fn silent_where_it_changes_nothing() {
        assert_eq!(texts(&PathLowercased, &short("")), [""; 0]);
    }
}

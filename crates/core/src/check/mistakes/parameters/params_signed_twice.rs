//! The parameters of the query collected twice.

use crate::check::draft::Draft;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;

/// `q%3Dcar%26q%3Dcar` for a query that holds `q=car` once.
#[derive(Debug)]
pub struct ParamsSignedTwice;

const ENTRY: Entry = Entry {
    code: "params-signed-twice",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "Parameters that are sent once are signed twice",
    why: "Each parameter is signed as often as it is sent. A caller who hands a library the query in the URL and once more as parameters, or a library that reads both, has every pair twice in the base string.",
    fix: "Hand the parameters over once: in the URL, or as a list, not both.",
    source: "https://github.com/joestump/python-oauth2/issues/46",
    confidence: Confidence::Observed,
};

impl Mistake for ParamsSignedTwice {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.usual(|draft| twice(draft, &[Origin::Query]));
        offers.rare(|draft| twice(draft, &[Origin::Body]));
        offers.rare(|draft| twice(draft, &[Origin::Query, Origin::Body]));
        // Where the header's are signed twice and nothing else is, it has another name.
        let is_sent = |index: usize| scene.parameters().list()[index].origin != Origin::Header;
        if (0..scene.parameters().len()).any(is_sent) {
            offers.rare(|draft| twice(draft, &[Origin::Query, Origin::Header, Origin::Body]));
        }
    }
}

/// Adds the parameters of these origins once more.
fn twice(draft: &mut Draft, origins: &[Origin]) {
    let list = draft.parameters.list().to_vec();
    draft
        .parameters
        .list_mut()
        .extend(list.into_iter().filter(|parameter| origins.contains(&parameter.origin)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, short_with_body, texts};

    #[test]
    fn the_query_alone_and_all() {
        let signed = sections(&ParamsSignedTwice, &short("?q=car&a=1"));
        assert_eq!(signed[0], "a%3D1%26a%3D1%26…%26q%3Dcar%26q%3Dcar");
        let names = signed[1].split("%26").filter(|pair| pair.starts_with("oauth_nonce"));
        assert_eq!(names.count(), 2, "{}", signed[1]);
    }

    #[test]
    fn the_form_alone() {
        let form = short_with_body("application/x-www-form-urlencoded", "b=2");
        assert_eq!(sections(&ParamsSignedTwice, &form)[0], "b%3D2%26b%3D2%26…");
    }

    #[test]
    fn the_header_alone_is_another_mistake() {
        assert_eq!(texts(&ParamsSignedTwice, &short("")), [""; 0]);
    }
}

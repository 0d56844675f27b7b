//! Brackets that the signer added to a name, numbered or took away.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;

/// `id=1&id=2` signed as `id[0]=1&id[1]=2`.
#[derive(Debug)]
pub struct ArrayIndexAdded;

const ENTRY: Entry = Entry {
    code: "array-index-added",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The signer changes the brackets of repeated names",
    why: "PHP and other languages read repeated names as arrays and write them out as id[0], id[1]. The names that are sent have other brackets or none.",
    fix: "Sign the names exactly as they stand in the URL.",
    source: "https://github.com/thephpleague/oauth1-client/pull/148",
    confidence: Confidence::Observed,
};

impl Mistake for ArrayIndexAdded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let parameters = scene.parameters();
        let name = |index: usize| parameters.name(index);
        let bare = |index: usize| name(index).strip_suffix(b"[]").unwrap_or(name(index));
        let same = |index: usize| scene.from(Origin::Query).filter(move |&other| name(other) == name(index));
        let is_array = |index: usize| name(index).ends_with(b"[]") || same(index).count() > 1;
        let is_query = |index: usize| parameters.list()[index].origin == Origin::Query;
        offers.names(|index| {
            let number = same(index).position(|other| other == index)?;
            is_array(index).then(|| [bare(index), format!("[{number}]").as_bytes()].concat())
        });
        offers.names(|index| (is_query(index) && is_array(index)).then(|| bare(index).to_vec()));
        offers.names(|index| (is_query(index) && is_array(index)).then(|| [bare(index), b"[]"].concat()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn numbered_stripped_and_added() {
        let numbered = "id%255B0%255D%3D1%26id%255B1%255D%3D2%26…";
        assert_eq!(sections(&ArrayIndexAdded, &short("?id=1&id=2"))[0], numbered);
        let signed = sections(&ArrayIndexAdded, &short("?id[]=1&id[]=2"));
        assert_eq!(signed[0], numbered);
        assert!(signed.contains(&"id%3D1%26id%3D2%26…".into()));
    }

    #[test]
    fn silent_where_no_name_is_an_array() {
        assert_eq!(texts(&ArrayIndexAdded, &short("?a=1&b=2")), [""; 0]);
    }
}

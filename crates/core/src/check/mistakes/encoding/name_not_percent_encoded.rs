//! Names that are not encoded by themselves.

use super::value_not_percent_encoded::replace_pair;
use crate::check::draft::{Edit, Order};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::percent;

/// `filter%5B0%5D` where `filter%255B0%255D` is right.
#[derive(Debug)]
pub struct NameNotPercentEncoded;

const ENTRY: Entry = Entry {
    code: "name-not-percent-encoded",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "Parameter names are joined raw",
    why: "Names are encoded like values: each by itself, and once more with the section. Many signers encode the values alone.",
    fix: "Encode the names as well as the values before they are joined.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.1.3.2",
    confidence: Confidence::Documented,
};

impl Mistake for NameNotPercentEncoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let parameters = scene.parameters();
        let pairs: Vec<(Vec<u8>, Vec<u8>)> = (0..parameters.len())
            .map(|index| {
                let value = percent::encode(parameters.value(index)).into_bytes();
                let name = parameters.name(index);
                let encoded = [percent::encode(name).as_bytes(), b"=", &value].concat();
                (encoded, [name, b"=", &value].concat())
            })
            .filter(|(encoded, raw)| encoded != raw)
            .collect();
        if pairs.is_empty() {
            return;
        }
        // What is joined raw is mostly sorted raw.
        for order in [Order::Right, Order::BeforeEncoding] {
            let pairs = pairs.clone();
            offers.usual(move |draft| {
                let pairs = pairs.clone();
                draft.section_edits.push(Edit::new(move |section| {
                    for (encoded, raw) in &pairs {
                        replace_pair(section, encoded, raw);
                    }
                }));
                if order != Order::Right {
                    draft.order = order;
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn brackets_are_encoded_once() {
        let signed = sections(&NameNotPercentEncoded, &short("?f[0]=a%20b"));
        assert_eq!(signed, ["f%5B0%5D%3Da%2520b%26…"]);
    }

    #[test]
    fn silent_on_plain_names() {
        assert_eq!(texts(&NameNotPercentEncoded, &short("?a=%20")), [""; 0]);
    }
}

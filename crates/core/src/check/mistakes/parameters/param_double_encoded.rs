//! A value encoded once too often.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::{Offers, Target};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;
use crate::sign::percent;

/// `%252520` where `%2520` is right.
#[derive(Debug)]
pub struct ParamDoubleEncoded;

const ENTRY: Entry = Entry {
    code: "param-double-encoded",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A value is encoded twice before it is signed",
    why: "The value was taken from the URL as it stands there, already percent-encoded, and encoded once more. The server decodes it first.",
    fix: "Decode each value of the query before the base string is built, or start from the raw values.",
    source: "https://github.com/postmanlabs/postman-app-support/issues/8879",
    confidence: Confidence::Observed,
};

impl Mistake for ParamDoubleEncoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let parameters = scene.parameters();
        let encoded = |index| percent::encode(parameters.value(index)).into_bytes();
        let is_sent = |index: usize| parameters.list()[index].origin != Origin::Header;
        offers.values(|index| Some(scene.raw(index)?.1).filter(|raw| raw.contains('%')).map(Into::into));
        as_it_stands(scene, &mut offers);
        offers.values(|index| is_sent(index).then(|| encoded(index)));
        offers.values(|index| (!is_sent(index)).then(|| encoded(index)));
    }
}

/// The whole query as it stands in the URL, a `+` for a space included, which alone would be another mistake.
fn as_it_stands(scene: &Scene, offers: &mut Offers<'_>) {
    let values: Vec<(Target, Vec<u8>)> = scene
        .from(Origin::Query)
        .filter_map(|index| Some((Target::of(scene, index), scene.raw(index)?.1.into())))
        .collect();
    if !values.iter().any(|(_, raw)| raw.contains(&b'%')) {
        return;
    }
    offers.usual(move |draft| {
        for (target, raw) in &values {
            if let Some(index) = target.find(&draft.parameters) {
                draft.parameters.set_value(index, raw);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn all_values_and_each_as_written_and_encoded_anew() {
        let signed = sections(&ParamDoubleEncoded, &short("?a=x%2cy&b=1%202&c=!"));
        let expected = [
            "a%3Dx%25252cy%26b%3D1%2525202%26c%3D%2521%26…",
            "a%3Dx%25252cy%26b%3D1%25202%26c%3D%2521%26…",
            "a%3Dx%252Cy%26b%3D1%2525202%26c%3D%2521%26…",
            "a%3Dx%25252Cy%26b%3D1%2525202%26c%3D%252521%26…",
            "a%3Dx%25252Cy%26b%3D1%25202%26c%3D%2521%26…",
            "a%3Dx%252Cy%26b%3D1%25202%26c%3D%252521%26…",
        ];
        assert_eq!(signed, expected);
    }

    #[test]
    fn silent_where_there_is_nothing_to_encode() {
        assert_eq!(texts(&ParamDoubleEncoded, &short("?a=x-y")), [""; 0]);
    }
}

//! A nonce or a timestamp made twice for one call.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::{ObservedPair, Scene};
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};
use crate::sign::params::Parameters;

/// The header holds another nonce or timestamp than the base string.
#[derive(Debug)]
pub struct NonceOrTimestampRegenerated;

const ENTRY: Entry = Entry {
    code: "nonce-or-timestamp-regenerated",
    stage: Stage::Stamp,
    severity: Severity::Breaks,
    title: "The signed nonce or timestamp is not the one that is sent",
    why: "Both were made once for the signature and again for the header, so the server signs other values than the client did.",
    fix: "Make nonce and timestamp once per call, keep them in variables, and use these for signature and header.",
    source: "https://github.com/NetSweet/netsuite/issues/557",
    confidence: Confidence::Observed,
};

impl Mistake for NonceOrTimestampRegenerated {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let parameters = scene.parameters();
        let timestamp = (0..parameters.len()).find(|&index| parameters.name(index) == b"oauth_timestamp");
        let second_before = |index: usize| {
            let seconds: u64 = std::str::from_utf8(parameters.value(index)).ok()?.parse().ok()?;
            Some((index, seconds.checked_sub(1)?.to_string()))
        };
        if let Some((index, before)) = timestamp.and_then(second_before) {
            // The clock moved on between the signature and the header, as it does once in a hundred calls.
            offers.add(offers.replaced(index, before.as_bytes()));
        }
        let Some(observed) = &scene.observed else { return };
        let pair =
            |name: &[u8]| observed.pairs.iter().find(|pair| pair.name == name && !pair.value.is_empty());
        let is_other =
            |stamp: &&ObservedPair| find(parameters, &stamp.name, |value| value != stamp.value).is_some();
        let stamps: Vec<ObservedPair> = [&b"oauth_nonce"[..], b"oauth_timestamp"]
            .into_iter()
            .filter_map(pair)
            .filter(is_other)
            .cloned()
            .collect();
        for stamp in &stamps {
            if let Some(index) = find(parameters, &stamp.name, |_| true) {
                let place = Place::new(Within::BaseString, stamp.place);
                // Any value may have been made anew; what says how theirs came of the one that is sent says it better.
                offers.add(offers.replaced(index, &stamp.value).at(place).fallback());
            }
        }
        if let [nonce, _] = &stamps[..] {
            let place = Place::new(Within::BaseString, nonce.place);
            let both = offers.variant(move |draft| {
                for stamp in &stamps {
                    if let Some(index) = find(&draft.parameters, &stamp.name, |_| true) {
                        draft.parameters.set_value(index, &stamp.value);
                    }
                }
            });
            offers.add(both.at(place).fallback());
        }
    }
}

/// The first parameter of a name, if its value is such a one.
fn find(parameters: &Parameters, name: &[u8], is_it: impl Fn(&[u8]) -> bool) -> Option<usize> {
    let first = (0..parameters.len()).find(|&index| parameters.name(index) == name)?;
    is_it(parameters.value(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, short, texts};

    #[test]
    fn other_values_are_read_off_what_was_observed() {
        let right = short("").right.base_string.to_string();
        let theirs =
            right.replace("fjaLirsIcCGVZWzBX0pg", "anotherNonce").replace("1508242306", "1508242307");
        let signed = texts(&NonceOrTimestampRegenerated, &observing(short(""), &theirs));
        assert_eq!(signed.len(), 4);
        assert!(signed[1].contains("anotherNonce") && signed[2].contains("1508242307"));
        assert!(signed[3].contains("anotherNonce") && signed[3].contains("1508242307"), "both at once");
    }

    #[test]
    fn a_second_earlier_alone_where_they_agree_and_without_a_base_string() {
        let right = short("").right.base_string.to_string();
        let earlier = [right.replace("1508242306", "1508242305")];
        let expand = |signed: Vec<String>| signed.into_iter().map(|text| text.len() == right.len());
        assert_eq!(expand(texts(&NonceOrTimestampRegenerated, &observing(short(""), &right))).count(), 1);
        assert_eq!(texts(&NonceOrTimestampRegenerated, &short("")), earlier);
    }
}

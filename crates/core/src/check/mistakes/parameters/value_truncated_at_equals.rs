//! A value cut at its second equals sign.

use super::query::form_decoded;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `q=a=b` signed as `q=a`.
#[derive(Debug)]
pub struct ValueTruncatedAtEquals;

const ENTRY: Entry = Entry {
    code: "value-truncated-at-equals",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A value is cut at an equals sign",
    why: "Only the first equals sign separates name and value. A split into pieces keeps what stands before the second one and loses the rest.",
    fix: "Split at the first equals sign alone.",
    source: "https://github.com/googleworkspace/apps-script-oauth1/pull/15",
    confidence: Confidence::Observed,
};

impl Mistake for ValueTruncatedAtEquals {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.values(|index| {
            let (_, value) = scene.raw(index)?;
            Some(form_decoded(value.split('=').next()?))
        });
        offers.values(|index| {
            scene.raw(index)?;
            let value = scene.parameters().value(index);
            value.split(|&byte| byte == b'=').next().map(<[u8]>::to_vec)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn cut_before_and_after_decoding() {
        let signed = sections(&ValueTruncatedAtEquals, &short("?a=x=y&b=x%3Dy"));
        let raw = "a%3Dx%26b%3Dx%253Dy%26…";
        assert_eq!(signed, [raw, "a%3Dx%26b%3Dx%26…", "a%3Dx%253Dy%26b%3Dx%26…"]);
    }

    #[test]
    fn silent_without_a_second_equals_sign() {
        assert_eq!(texts(&ValueTruncatedAtEquals, &short("?a=1")), [""; 0]);
    }
}

//! Python's way of printing bytes, in a value.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `b%2527abc%2527`: a nonce signed as `b'abc'`.
#[derive(Debug)]
pub struct PythonBytesRepr;

const ENTRY: Entry = Entry {
    code: "python-bytes-repr",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A value is signed as Python prints bytes: b'…'",
    why: "In Python 3, str() of bytes gives b'…', quotes and all, and that text is signed.",
    fix: "Call .decode() before the value is put into a text.",
    source: "https://github.com/litl/rauth/issues/130",
    confidence: Confidence::Observed,
};

impl Mistake for PythonBytesRepr {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let parameters = scene.parameters();
        let is_likely = |index| scene.observed.is_some() || parameters.name(index) == b"oauth_nonce";
        offers.values(|index| is_likely(index).then(|| [b"b'", parameters.value(index), b"'"].concat()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};

    #[test]
    fn the_nonce() {
        let signed = sections(&PythonBytesRepr, &short(""));
        assert_eq!(signed.len(), 1);
        assert!(signed[0].contains("oauth_nonce%3Db%2527fjaLirsIcCGVZWzBX0pg%2527%26"), "{signed:?}");
    }
}

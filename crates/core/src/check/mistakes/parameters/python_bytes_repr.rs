//! Python's way of printing bytes, in a value.

use super::super::digest::written;
use super::super::key::offers::KeyOffers;
use crate::check::draft::KeyEncoding;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};

/// `b%2527abc%2527`: a nonce signed as `b'abc'`; a signature or a secret in the same dress.
#[derive(Debug)]
pub struct PythonBytesRepr;

const ENTRY: Entry = Entry {
    code: "python-bytes-repr",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A value is written as Python prints bytes, b'…'",
    why: "In Python 3, str() of bytes gives b'…', quotes and all, and that text is signed or sent.",
    fix: "Call .decode() before the value is put into a text.",
    source: "https://github.com/litl/rauth/issues/130",
    confidence: Confidence::Observed,
};

impl Mistake for PythonBytesRepr {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        written::see(&ENTRY, evidence, found, |_| None);
        let is_printed = |value: &[u8]| value.starts_with(b"b'") && value.ends_with(b"'") && value.len() > 2;
        let mut odd = evidence.pairs_without_header().iter().filter(|pair| is_printed(&pair.value));
        let of_base = odd.next().map(|pair| Place::new(Within::BaseString, pair.place));
        let fields = evidence.header.map_or(&[][..], |header| &header.fields).iter();
        let mut odd = fields.filter(|field| is_printed(&field.decoded));
        let of_header = odd.next().map(|field| Place::new(Within::Authorization, field.value));
        if let Some(place) = of_header.or(of_base).filter(|_| found.is_empty()) {
            // A nonce may be anything; with the signature in the same dress nothing is right.
            found.push(ENTRY.finding(Certainty::Seen, place).as_severe_as(Severity::WorthChecking));
        }
        let Some(header) = evidence.header else { return };
        if BEFORE.iter().any(|before| header.part(header.before).ends_with(before)) {
            // Python 3 clients keep headers as bytes, and printing one shows it so: then it was sent without.
            found.push(
                ENTRY
                    .finding(Certainty::Seen, Place::new(Within::Authorization, header.before))
                    .titled("The header is written as Python prints bytes, b'…'")
                    .because("If this is a print of bytes, all is well; if the text itself was sent, no server reads it.")
                    .as_severe_as(Severity::WorthChecking),
            );
        }
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let parameters = scene.parameters();
        let is_likely = |index| scene.observed.is_some() || parameters.name(index) == b"oauth_nonce";
        offers.values(|index| is_likely(index).then(|| [b"b'", parameters.value(index), b"'"].concat()));
        let Some(mut offers) = KeyOffers::of(&ENTRY, scene, variants) else { return };
        for encoding in [KeyEncoding::Right, KeyEncoding::Raw] {
            offers.rare(Within::ConsumerSecret, "the two secrets", move |draft| {
                draft.encoding = encoding;
                as_printed(&mut draft.consumer);
                as_printed(&mut draft.token);
            });
        }
        offers.rare(Within::ConsumerSecret, "the signing key", |draft| draft.edits.push(as_printed));
    }
}

/// What stands in front of a header that was printed as bytes.
const BEFORE: [&str; 2] = ["b'", "b\""];

/// Puts bytes into the form in which Python prints them.
fn as_printed(bytes: &mut Vec<u8>) {
    drop(bytes.splice(..0, *b"b'"));
    bytes.push(b'\'');
}

#[cfg(test)]
mod tests {
    use super::super::super::digest::written::tests::{RIGHT, seen};
    use super::super::super::key::offers::tests::keys;
    use super::*;
    use crate::check::evidence::seen_in_a_base_string;
    use crate::check::mistakes::offers::tests::{sections, short};
    use crate::check::mistakes::tests::netsuite;
    use crate::intake::authorization::Header;

    #[test]
    fn the_signature_and_the_header_are_seen() {
        let written = format!("b%27{}%27", RIGHT.replace('+', "%2B"));
        assert_eq!(seen(&PythonBytesRepr, &written), [written]);
        assert_eq!(seen(&PythonBytesRepr, RIGHT), [""; 0]);
        let inputs = netsuite();
        let severities = |text: &str| -> Vec<Severity> {
            let header = Header::read(text);
            let evidence = Evidence { header: Some(&header), ..Evidence::of(&inputs) };
            let found = evidence.seen_by(&PythonBytesRepr);
            found.into_iter().map(|finding| finding.severity).collect()
        };
        assert_eq!(severities("Authorization: b'OAuth realm=\"1\"'"), [Severity::WorthChecking]);
        assert_eq!(severities("Authorization: 'OAuth realm=\"1\"'"), []);
        assert_eq!(severities("OAuth realm=\"1\""), []);
    }

    #[test]
    fn the_secrets_and_the_key() {
        let signed = keys(&PythonBytesRepr, ["ck", "c", "tk", "t"]);
        assert_eq!(signed, ["b%27c%27&b%27t%27", "b'c'&b't'", "b'c&t'"]);
    }

    #[test]
    fn the_nonce() {
        let signed = sections(&PythonBytesRepr, &short(""));
        assert_eq!(signed.len(), 1);
        assert!(signed[0].contains("oauth_nonce%3Db%2527fjaLirsIcCGVZWzBX0pg%2527%26"), "{signed:?}");
    }

    #[test]
    fn another_value_is_worth_a_look() {
        let nonce = "oauth_nonce%3Db%2527abc%2527";
        let seen = |text: &str| seen_in_a_base_string(&PythonBytesRepr, text);
        assert_eq!(seen(&format!("GET&u&{nonce}")), [(Severity::WorthChecking, nonce.to_owned())]);
        assert_eq!(seen("GET&u&oauth_nonce%3Dabc"), []);
    }
}

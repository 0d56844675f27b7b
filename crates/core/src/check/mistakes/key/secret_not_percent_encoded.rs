//! Secrets that go into the signing key raw, or encoded in a way of their own.

use super::offers::KeyOffers;
use crate::check::draft::KeyEncoding;
use crate::check::encoder::Encoder;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Severity, Within};

/// `c+s&ts` instead of `c%2Bs&ts`. NetSuite's own secrets are digits and letters, and cannot show it.
#[derive(Debug)]
pub struct SecretNotPercentEncoded;

const ENTRY: Entry = Entry {
    code: "secret-not-percent-encoded",
    stage: Stage::Key,
    severity: Severity::Breaks,
    title: "The secrets are not percent-encoded in the signing key",
    why: "A secret that holds anything but letters, digits, `-`, `.`, `_` and `~` goes into the key percent-encoded, like a parameter. NetSuite's own secrets hold nothing of the kind; those of other servers do.",
    fix: "Percent-encode each secret as RFC 5849 section 3.6 says before the two are joined.",
    source: "https://github.com/dghubble/oauth1/pull/72",
    confidence: Confidence::Observed,
};

impl Mistake for SecretNotPercentEncoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let Some(mut offers) = KeyOffers::of(&ENTRY, scene, variants) else { return };
        let both = Within::ConsumerSecret;
        offers.usual(both, "they are raw", |draft| draft.encoding = KeyEncoding::Raw);
        let right = Encoder::default();
        for (encoder, subject) in [
            (right.keeping("!'()*"), "! ' ( ) * are left raw"),
            (Encoder { lower_case: true, ..right }, "the escapes are in lower case"),
            (Encoder { plus_for_space: true, ..right }, "a space became +"),
            (Encoder { tilde: true, ..right }, "~ is escaped"),
        ] {
            offers.rare(both, subject, move |draft| draft.encoding = KeyEncoding::By(encoder));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::offers::tests::keys;
    use super::*;

    #[test]
    fn raw_and_by_other_encoders() {
        assert_eq!(
            keys(&SecretNotPercentEncoded, ["ck", "c+", "tk", "t!"]),
            ["c+&t!", "c%2B&t!", "c%2b&t%21"]
        );
        assert_eq!(keys(&SecretNotPercentEncoded, ["ck", "a ", "tk", "~"]), ["a &~", "a+&~", "a%20&%7E"]);
    }

    #[test]
    fn silent_on_secrets_in_which_there_is_nothing_to_encode() {
        assert_eq!(keys(&SecretNotPercentEncoded, ["ck", "0a1b", "tk", "2c3d"]), [""; 0]);
        assert_eq!(keys(&SecretNotPercentEncoded, ["c+", "A-z_.9", "t/", ""]), [""; 0]);
    }
}

//! SOAP's base string for a call over REST.

use crate::check::draft::Shape;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// Account, consumer key, token, nonce and timestamp, joined by ampersands.
#[derive(Debug)]
pub struct SoapBaseStringForRest;

const ENTRY: Entry = Entry {
    code: "soap-base-string-for-rest",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "The base string is that of a SOAP token passport",
    why: "NetSuite's SOAP web services sign five fields joined by ampersands. A RESTlet and the REST web services are signed as RFC 5849 says.",
    fix: "Build method, URI and parameters as RFC 5849 section 3.4.1 says.",
    source: "https://techqa.club/v/q/generate-oauth1-0-headers-for-netsuite-78182050",
    confidence: Confidence::Observed,
};

impl Mistake for SoapBaseStringForRest {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        // Where SOAP is called, it is the right one.
        if scene.is_soap() {
            return;
        }
        offers.rare(|draft| draft.shape = Shape::TokenPassport);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::scene::tests::scene_of;

    #[test]
    fn five_fields() {
        let (key, token) = ("0a1b".repeat(16), "4e5f".repeat(16));
        let expected = format!("1234567_SB1&{key}&{token}&fjaLirsIcCGVZWzBX0pg&1508242306");
        assert_eq!(texts(&SoapBaseStringForRest, &short("?a=1")), [expected]);
    }

    #[test]
    fn silent_where_soap_is_called() {
        let soap =
            scene_of("POST", "https://1234567.suitetalk.api.netsuite.com/services/NetSuitePort_2023_1");
        assert_eq!(texts(&SoapBaseStringForRest, &soap), [""; 0]);
    }
}

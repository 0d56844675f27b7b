//! Letters beyond ASCII encoded from another charset than UTF-8.

use crate::check::encoder::Charset;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};

/// `%25A3` for £ where `%25C2%25A3` is right, `%25u20AC`, `%253F`.
#[derive(Debug)]
pub struct NonUtf8Encoding;

const ENTRY: Entry = Entry {
    code: "non-utf8-encoding",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "Letters beyond ASCII are not encoded as UTF-8",
    why: "Names and values are turned into UTF-8 bytes before they are encoded. Another charset, or the number of the character, gives other escapes.",
    fix: "Take the UTF-8 bytes of the text, and percent-encode each byte.",
    source: "https://github.com/restsharp/RestSharp/issues/1945",
    confidence: Confidence::Observed,
};

impl Mistake for NonUtf8Encoding {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let is_unit = |text: &str| {
            text.match_indices("%u").any(|(at, _)| {
                text.get(at + 2..at + 6).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
            })
        };
        let is_odd = |bytes: &[u8]| std::str::from_utf8(bytes).map_or(true, is_unit);
        let mut odd = evidence.pairs_alone().iter().filter(|pair| is_odd(&pair.name) || is_odd(&pair.value));
        if let Some(pair) = odd.next() {
            found.push(
                ENTRY
                    .finding(Certainty::Seen, Place::new(Within::BaseString, pair.place))
                    .because("The escapes are those of another charset than UTF-8. If the URL holds these very bytes, nothing is wrong.")
                    .as_severe_as(Severity::WorthChecking),
            );
        }
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        // Some of these encoders differ from the right one in other marks as well. Those alone are no matter of letters.
        let parameters = scene.parameters();
        let is_beyond = |text: &[u8]| !text.is_ascii();
        let mut seen = scene.observed.iter().flat_map(|observed| &observed.pairs);
        if !(0..parameters.len())
            .any(|index| is_beyond(parameters.name(index)) || is_beyond(parameters.value(index)))
            && !scene.request.body.as_deref().is_some_and(|body| is_beyond(body.as_bytes()))
            && !seen.any(|pair| is_beyond(&pair.name) || is_beyond(&pair.value))
        {
            return;
        }
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.usual(|draft| draft.inner.charset = Charset::Latin1);
        offers.usual(|draft| draft.inner.charset = Charset::QuestionMark);
        // C#'s `'%' + ((int)c).ToString("X2")` and its like.
        offers.rare(|draft| draft.inner.charset = Charset::Number);
        // JavaScript's escape leaves four marks more as they are.
        offers.rare(|draft| draft.inner.charset = Charset::PercentU);
        offers.rare(|draft| {
            draft.inner.charset = Charset::PercentU;
            draft.inner = draft.inner.keeping("@*/+");
        });
        // UTF-8 bytes taken for the letters of another charset, and encoded as UTF-8 again.
        let twice =
            |bytes: &[u8]| bytes.iter().map(|&byte| char::from(byte)).collect::<String>().into_bytes();
        offers.values(|index| Some(twice(scene.parameters().value(index))));
        // What a decoder puts in the place of bytes that it cannot read.
        let replaced = |bytes: &[u8]| {
            let is_cut = |c: char| if c.is_ascii() { c } else { char::REPLACEMENT_CHARACTER };
            String::from_utf8_lossy(bytes).chars().map(is_cut).collect::<String>().into_bytes()
        };
        offers.values(|index| Some(replaced(scene.parameters().value(index))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::evidence::seen_in_a_base_string;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn each_way_to_misread_a_letter() {
        let signed = sections(&NonUtf8Encoding, &short("?a=%C2%A3%E2%82%AC@"));
        let expected = [
            "a%3D%25A3%253F%2540%26…",
            "a%3D%253F%253F%2540%26…",
            "a%3D%25A3%2520AC%2540%26…",
            "a%3D%25A3%25u20AC%2540%26…",
            "a%3D%25A3%25u20AC%40%26…",
            "a%3D%25C3%2582%25C2%25A3%25C3%25A2%25C2%2582%25C2%25AC%2540%26…",
            "a%3D%25EF%25BF%25BD%25EF%25BF%25BD%2540%26…",
        ];
        assert_eq!(signed, expected);
    }

    #[test]
    fn silent_on_ascii() {
        assert_eq!(texts(&NonUtf8Encoding, &short("?a=x")), [""; 0]);
        assert_eq!(
            texts(&NonUtf8Encoding, &short("?a=1/2*@")),
            [""; 0],
            "what escape leaves raw is no letter"
        );
    }

    #[test]
    fn worth_a_look_where_a_base_string_is_all_there_is() {
        let seen = |text: &str| seen_in_a_base_string(&NonUtf8Encoding, text);
        for odd in ["a%3D%25E9", "a%3D%25u20AC"] {
            assert_eq!(seen(&format!("GET&u&{odd}")), [(Severity::WorthChecking, odd.to_owned())]);
        }
        assert_eq!(seen("GET&u&a%3D%25C3%25A9%26b%3D%25unit"), []);
    }
}

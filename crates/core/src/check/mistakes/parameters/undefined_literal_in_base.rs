//! A missing value printed as a word.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{oauth_header, place};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::sign::params::Origin;

/// `%3Dundefined`, `%3Dnull`, `%3DNone`.
#[derive(Debug)]
pub struct UndefinedLiteralInBase;

const ENTRY: Entry = Entry {
    code: "undefined-literal-in-base",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A missing value is signed as a word such as undefined or null",
    why: "A variable without a value was turned into text, and the word is signed; what is sent is empty, or left out.",
    fix: "Check the variable, and leave the parameter out of both signature and request if it has no value.",
    source: "https://github.com/ddo/oauth-1.0a/issues/24",
    confidence: Confidence::Observed,
};

impl Mistake for UndefinedLiteralInBase {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let header = oauth_header(evidence);
        let fields = header.map_or(&[][..], |header| &header.fields).iter();
        let of_header = fields.filter_map(|field| {
            let is_id = matches!(header?.part(field.name), "oauth_consumer_key" | "oauth_token");
            (is_id && WORDS.contains(&&field.decoded[..])).then(|| (place(field.value), true))
        });
        let all = evidence.base.filter(|_| header.is_none()).map_or(&[][..], |base| &base.pairs);
        let ids = all.iter().filter(|pair| pair.name.starts_with(b"oauth_"));
        let others = evidence.pairs_alone().iter().filter(|pair| !pair.name.starts_with(b"oauth_"));
        let pairs = ids.chain(others).filter(|pair| WORDS.contains(&&pair.value[..]));
        let of_base = pairs.map(|pair| {
            let is_id = matches!(&pair.name[..], b"oauth_consumer_key" | b"oauth_token");
            (Place::new(Within::BaseString, pair.place), is_id)
        });
        let Some((place, is_id)) = of_header.chain(of_base).min_by_key(|(_, is_id)| !is_id) else { return };
        let finding = ENTRY.finding(Certainty::Seen, place);
        found.push(if is_id {
            let is_right = evidence.matches == Some(true);
            finding
                .titled("The word for an unset variable stands in the place of a key or a token")
                .because("A variable that was never set was printed as text, and that word is sent and signed like any other value. No key and no token is called so.")
                .mended_by("Look why the variable is empty.")
                .as_severe_as(if is_right { Severity::Refused } else { ENTRY.severity })
        } else {
            finding
                .because("If the word is the value that is meant, nothing is wrong. If it is a variable that was never set, what is sent is empty, or left out.")
                .as_severe_as(Severity::WorthChecking)
        });
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let parameters = scene.parameters();
        let has_token = (0..parameters.len()).any(|index| parameters.name(index) == b"oauth_token");
        for word in &WORDS[..3] {
            if !has_token {
                offers.with(b"oauth_token", word, Origin::Header, false);
            }
            offers.values(|index| parameters.value(index).is_empty().then(|| word.to_vec()));
        }
        offers.observed_pairs(|pair| WORDS.contains(&&pair.value[..]), false);
    }
}

/// The words that languages print for a value that is not there.
const WORDS: &[&[u8]] = &[b"undefined", b"null", b"None", b"NULL", b"nil", b"NaN", b"(null)"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::evidence::seen_in_a_base_string;
    use crate::check::mistakes::observed_header::tests::seen_with;
    use crate::check::mistakes::offers::tests::{observing, sections, short, texts};
    use crate::check::mistakes::tests::netsuite;

    #[test]
    fn in_the_place_of_an_empty_value() {
        let words = ["undefined", "null", "None"];
        let expected = words.map(|word| format!("a%3D{word}%26…"));
        assert_eq!(sections(&UndefinedLiteralInBase, &short("?a=")), expected);
    }

    #[test]
    fn in_the_place_of_another_is_read_off_what_was_observed() {
        let scene = observing(short("?a=1"), "GET&https%3A%2F%2Fh.example%2Fr&a%3DNaN%26…");
        assert_eq!(sections(&UndefinedLiteralInBase, &scene), ["a%3DNaN%26…"]);
    }

    #[test]
    fn silent_where_every_value_is_there() {
        assert_eq!(texts(&UndefinedLiteralInBase, &short("?a=null")), [""; 0]);
    }

    #[test]
    fn seen_where_a_base_string_is_all_there_is() {
        let seen = |text: &str| seen_in_a_base_string(&UndefinedLiteralInBase, text);
        let of_token = "oauth_token%3Dundefined";
        assert_eq!(seen(&format!("GET&u&a%3Dnull%26{of_token}")), [(Severity::Breaks, of_token.to_owned())]);
        assert_eq!(seen("GET&u&a%3Dnull"), [(Severity::WorthChecking, "a%3Dnull".to_owned())]);
        assert_eq!(seen("GET&u&a%3D1%26oauth_token%3Dnullable"), []);
    }

    #[test]
    fn seen_in_a_header_and_refused_where_the_signature_is_right() {
        let text = r#"OAuth oauth_token="null", oauth_nonce="null", oauth_signature="x""#;
        for (matches, severity) in
            [(Some(true), Severity::Refused), (Some(false), Severity::Breaks), (None, Severity::Breaks)]
        {
            let found = seen_with(&UndefinedLiteralInBase, &netsuite(), text, matches);
            let seen: Vec<_> = found.iter().map(|f| (f.severity, f.place.span.of_str(text))).collect();
            assert_eq!(seen, [(severity, "null")]);
        }
        let right = text.replacen("null", "abc", 1);
        assert_eq!(seen_with(&UndefinedLiteralInBase, &netsuite(), &right, None), []);
    }
}

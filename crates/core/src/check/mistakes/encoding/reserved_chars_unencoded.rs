//! Reserved characters that an encoder leaves raw.

use crate::check::draft::{Draft, Shape};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `!`, a quote, brackets or `*` raw in the base string, as `encodeURIComponent` leaves them.
#[derive(Debug)]
pub struct ReservedCharsUnencoded;

const ENTRY: Entry = Entry {
    code: "reserved-chars-unencoded",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "Reserved characters are left unencoded",
    why: "Letters, digits, hyphen, dot, underscore and tilde stay as they are; every other character is escaped. encodeURIComponent and its kin leave some more of them raw.",
    fix: "After encodeURIComponent, replace ! ' ( ) * by %21 %27 %28 %29 %2A; else use an encoder that follows RFC 3986.",
    source: "https://github.com/activepieces/activepieces/pull/12555",
    confidence: Confidence::Observed,
};

impl Mistake for ReservedCharsUnencoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        // Where nothing but the separators shows, sections that encodeURI has been over and raw ones are the same text.
        let raw = [Shape::RawUri, Shape::RawUriAndSection]
            .map(|shape| Draft { shape, ..Draft::of(scene) }.base_string(scene));
        let is_raw = |characters: &str, inner: bool| {
            let mut draft = Draft::of(scene);
            keep(&mut draft, characters, inner, true);
            raw.contains(&draft.base_string(scene))
        };
        for (characters, usual) in SETS {
            for (inner, outer) in [(true, true), (true, false), (false, true)] {
                if outer && characters.contains(':') && is_raw(characters, inner) {
                    continue;
                }
                let variant =
                    offers.variant(move |draft| keep(draft, characters, inner, outer)).to(*characters);
                offers.add(if *usual { variant.usual() } else { variant });
            }
        }
        // One character alone, for lists that somebody wrote by hand.
        let all = SETS.iter().map(|(characters, _)| *characters).collect::<String>();
        let mut tried = String::new();
        for character in all.chars() {
            // The separators are those of a section that is not encoded: another mistake.
            if tried.contains(character) || matches!(character, '&' | '=') {
                continue;
            }
            tried.push(character);
            let text = character.to_string();
            let subject = text.clone();
            offers.add(offers.variant(move |draft| keep(draft, &text, true, true)).to(subject.clone()));
            let text = character.to_string();
            offers.add(offers.variant(move |draft| keep(draft, &text, true, false)).to(subject));
        }
    }
}

/// What well-known encoders leave raw, and whether they are usual.
const SETS: &[(&str, bool)] = &[
    // encodeURIComponent, Uri.encodeComponent, older Uri.EscapeDataString, uri_escape
    ("!'()*", true),
    // URLEncoder
    ("*", true),
    // HttpUtility.UrlEncode
    ("!()*", false),
    // urllib.parse.quote
    ("/", true),
    // escape
    ("@*/+", false),
    // url.PathEscape
    ("$&+=:@", false),
    // urlQueryAllowed
    ("!$&'()*+,;=:@/?", false),
    // encodeURI, stringByAddingPercentEscapesUsingEncoding
    (";,/?:@&=+$!'()*#", true),
    ("$@,:/", false),
    (":/", false),
    // CFURLCreateStringByAddingPercentEscapes with a list of its own
    ("[]", false),
    (":", false),
    (",", false),
];

fn keep(draft: &mut Draft, characters: &str, inner: bool, outer: bool) {
    if inner {
        draft.inner = draft.inner.keeping(characters);
    }
    if outer {
        draft.outer = draft.outer.keeping(characters);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};
    use crate::check::scene::tests::scene_of;

    #[test]
    fn raw_in_both_rounds_in_the_inner_one_and_in_the_outer_one() {
        let signed = sections(&ReservedCharsUnencoded, &short("?a=x!"));
        assert_eq!(signed[..2], ["a%3Dx!%26…", "a%3Dx%21%26…"]);
        let path = scene_of("GET", "https://h.example/!transform");
        assert_eq!(texts(&ReservedCharsUnencoded, &path)[0], "GET&https%3A%2F%2Fh.example%2F!transform&…");
    }

    #[test]
    fn encode_uri_leaves_the_separators_raw_as_well() {
        let signed = texts(&ReservedCharsUnencoded, &short("?a=x&b=%20"));
        assert!(
            signed.iter().any(|text| text.starts_with("GET&https://h.example/r&a=x&b=%2520&oauth_")),
            "{signed:#?}"
        );
        assert!(signed.contains(&"GET&https%3A//h.example/r&a%3Dx%26b%3D%2520%26…".into()), "{signed:#?}");
    }

    #[test]
    fn sections_that_are_raw_as_a_whole_are_another_mistake() {
        let signed = texts(&ReservedCharsUnencoded, &short("?a=x"));
        assert!(signed.contains(&"GET&https%3A//h.example/r&a%3Dx%26…".into()), "{signed:#?}");
        assert!(signed.iter().all(|text| !text.starts_with("GET&https://h.example/r&a")), "{signed:#?}");
    }

    #[test]
    fn one_character_of_several() {
        let signed = sections(&ReservedCharsUnencoded, &short("?a=!*"));
        for expected in ["a%3D!*%26…", "a%3D%2521*%26…", "a%3D!%252A%26…"] {
            assert!(signed.contains(&expected.into()), "{expected}: {signed:#?}");
        }
        let signed = sections(&ReservedCharsUnencoded, &short("?f[a]=[1,2]"));
        assert!(signed.contains(&"f[a]%3D[1%252C2]%26…".into()), "{signed:#?}");
    }

    #[test]
    fn plain_values_leave_the_inner_round_alone() {
        let signed = texts(&ReservedCharsUnencoded, &short("?a=1"));
        assert!(signed.iter().all(|text| !text.starts_with("GET&https%3A%2F%2F")), "{signed:#?}");
    }
}

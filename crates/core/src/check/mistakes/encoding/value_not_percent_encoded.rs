//! Values encoded once instead of twice.

use crate::check::draft::{Draft, Edit, Order};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::{Offers, Target};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::percent;

/// `%3A` in a value where `%253A` is right.
#[derive(Debug)]
pub struct ValueNotPercentEncoded;

const ENTRY: Entry = Entry {
    code: "value-not-percent-encoded",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "Values are joined raw and encoded only once",
    why: "Each name and each value is encoded by itself, and the joined section is encoded again. A signer that skips the first round writes %3D where %253D belongs; a Base64 nonce shows it.",
    fix: "Encode every name and every value, join them, then encode the whole section.",
    source: "https://github.com/CORDEA/oauth/issues/4",
    confidence: Confidence::Observed,
};

impl Mistake for ValueNotPercentEncoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let parameters = scene.parameters();
        // Marks that encodeURIComponent leaves raw say nothing of the other characters.
        let is_telling = |&byte: &u8| !percent::is_unreserved(byte) && !b"!'()*".contains(&byte);
        let tells = |text: &[u8]| text.iter().any(is_telling);
        // Where names alone tell, the names are what was left raw.
        let mut observed = scene.observed.iter().flat_map(|observed| &observed.pairs);
        if !(0..parameters.len()).any(|index| tells(parameters.value(index)))
            && !observed.any(|pair| tells(&pair.value))
        {
            return;
        }
        offers.usual(|draft| {
            draft.inner = draft.inner.keeping_everything();
            draft.section_edits.push(Edit::new(unescape_beyond_ascii));
        });
        // What is joined raw is mostly sorted raw.
        offers.usual(|draft| {
            draft.inner = draft.inner.keeping_everything();
            draft.section_edits.push(Edit::new(unescape_beyond_ascii));
            draft.order = Order::BeforeEncoding;
        });
        for index in 0..parameters.len() {
            let target = Target::of(scene, index);
            let (name, value) =
                (percent::encode(parameters.name(index)), percent::encode(parameters.value(index)));
            let encoded = format!("{name}={value}").into_bytes();
            let raw = [name.as_bytes(), b"=", parameters.value(index)].concat();
            let apply = move |draft: &mut Draft| {
                let (encoded, raw) = (encoded.clone(), raw.clone());
                draft.section_edits.push(Edit::new(move |section| replace_pair(section, &encoded, &raw)));
            };
            offers.add(offers.variant(apply).at(target.place()).to(target.subject()));
        }
    }
}

/// Takes the escapes of bytes beyond ASCII back: an encoder that does nothing leaves those bytes alone too.
pub(super) fn unescape_beyond_ascii(section: &mut Vec<u8>) {
    let mut out = Vec::with_capacity(section.len());
    let mut rest = &section[..];
    while let Some(&byte) = rest.first() {
        let escaped = percent::escape_at(rest).filter(|escaped| !escaped.is_ascii());
        out.push(escaped.unwrap_or(byte));
        rest = &rest[if escaped.is_some() { 3 } else { 1 }..];
    }
    *section = out;
}

/// Puts another text in the place of each pair of a section that is `old`.
pub(super) fn replace_pair(section: &mut Vec<u8>, old: &[u8], new: &[u8]) {
    let pairs: Vec<&[u8]> =
        section.split(|&byte| byte == b'&').map(|pair| if pair == old { new } else { pair }).collect();
    *section = pairs.join(&b'&');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn all_values_and_each() {
        let signed = sections(&ValueNotPercentEncoded, &short("?a=x:y&b=1/2%C3%A9"));
        let expected = [
            "a%3Dx%3Ay%26b%3D1%2F2%C3%A9%26…",
            "a%3Dx%3Ay%26b%3D1%252F2%25C3%25A9%26…",
            "a%3Dx%253Ay%26b%3D1%2F2%C3%A9%26…",
        ];
        assert_eq!(signed, expected);
    }

    #[test]
    fn silent_where_there_is_nothing_to_encode() {
        assert_eq!(texts(&ValueNotPercentEncoded, &short("?a=x")), [""; 0]);
        assert_eq!(texts(&ValueNotPercentEncoded, &short("?f[0]=x")), [""; 0], "names are another mistake");
    }
}

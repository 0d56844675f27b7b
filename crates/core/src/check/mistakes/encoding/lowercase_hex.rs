//! Escapes with lower-case digits.

use crate::check::draft::Edit;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;

/// `https%3a%2f%2f`.
#[derive(Debug)]
pub struct LowercaseHex;

const ENTRY: Entry = Entry {
    code: "lowercase-hex",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "Escapes are written in lower case",
    why: "%2f and %2F mean the same to a reader, but the base string is compared byte by byte, and its escapes are in upper case. .NET's HttpUtility.UrlEncode is one that writes them in lower case.",
    fix: "Write escapes in upper case; in .NET use Uri.EscapeDataString.",
    source: "https://errorhandle.ai/how-to-generate-oauth-signature-in-c",
    confidence: Confidence::Observed,
};

impl Mistake for LowercaseHex {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.usual(|draft| {
            draft.inner.lower_case = true;
            draft.outer.lower_case = true;
        });
        offers.usual(|draft| draft.outer.lower_case = true);
        offers.rare(|draft| draft.inner.lower_case = true);
        // The URI alone, typed in or encoded by other hands than the parameters.
        offers.rare(|draft| draft.edits.push(Edit::new(|text| lower_uri(text))));
    }
}

/// Writes the digits of the escapes in the second part small.
fn lower_uri(text: &mut [u8]) {
    let mut ampersands = text.iter().enumerate().filter(|(_, byte)| **byte == b'&').map(|(at, _)| at);
    let (Some(start), Some(end)) = (ampersands.next(), ampersands.next()) else { return };
    let uri = &mut text[start..end];
    for at in 0..uri.len() {
        if uri[at] == b'%' {
            let end = uri.len().min(at + 3);
            uri[at..end].make_ascii_lowercase();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};

    #[test]
    fn in_both_rounds_in_either_of_them_and_in_the_uri_alone() {
        let signed = texts(&LowercaseHex, &short("?a=/"));
        assert!(signed[0].starts_with("GET&https%3a%2f%2fh.example%2fr&a%3d%252f%26"), "{}", signed[0]);
        assert!(signed[1].starts_with("GET&https%3a%2f%2fh.example%2fr&a%3d%252F%26"), "{}", signed[1]);
        assert_eq!(signed[2], "GET&https%3A%2F%2Fh.example%2Fr&a%3D%252f%26…");
        assert_eq!(signed[3], "GET&https%3a%2f%2fh.example%2fr&a%3D%252F%26…");
    }
}

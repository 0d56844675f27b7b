//! Marks escaped that stay as they are.

use crate::check::draft::Edit;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::percent;

/// `oauth%255Fnonce` where `oauth_nonce` is right.
#[derive(Debug)]
pub struct UnreservedCharsEncoded;

const ENTRY: Entry = Entry {
    code: "unreserved-chars-encoded",
    stage: Stage::Encoding,
    severity: Severity::Breaks,
    title: "Hyphens, dots and underscores are encoded",
    why: "Four marks stay as they are: hyphen, dot, underscore and tilde. An encoder that keeps letters and digits alone, as Swift's .alphanumerics and Rust's NON_ALPHANUMERIC do, escapes them as well.",
    fix: "Tell the encoder to keep - . _ and ~ besides letters and digits.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.6",
    confidence: Confidence::Documented,
};

impl Mistake for UnreservedCharsEncoded {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        offers.rare(|draft| draft.edits.push(Edit::new(escape_marks)));
    }
}

/// Escapes the marks of the URI, and those of the parameters twice, as the rest of them is.
fn escape_marks(text: &mut Vec<u8>) {
    let mut escaped = Vec::with_capacity(2 * text.len());
    let mut section = 0;
    for &byte in text.iter() {
        section += usize::from(byte == b'&');
        if section == 0 || !matches!(byte, b'-' | b'.' | b'_' | b'~') {
            escaped.push(byte);
            continue;
        }
        let start = escaped.len();
        percent::push_escape(byte, &mut escaped);
        if section > 1 {
            escaped.splice(start..=start, *b"%25");
        }
    }
    *text = escaped;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};

    #[test]
    fn in_the_uri_once_and_in_the_parameters_twice() {
        let signed = texts(&UnreservedCharsEncoded, &short("?a.b=~"));
        assert_eq!(signed.len(), 1);
        let text = &signed[0];
        assert!(
            text.starts_with("GET&https%3A%2F%2Fh%2Eexample%2Fr&a%252Eb%3D%257E%26oauth%255Fconsumer"),
            "{text}"
        );
        assert!(text.ends_with("oauth%255Fversion%3D1%252E0"), "{text}");
    }

    #[test]
    fn the_method_stays() {
        let mut text = b"M-SEARCH&a-b&c-d".to_vec();
        escape_marks(&mut text);
        assert_eq!(text, b"M-SEARCH&a%2Db&c%252Dd");
    }
}

//! The text of a signature where it was written: for the mistakes that are visible in it without any secret.

use crate::check::evidence::Evidence;
use crate::check::mistake::Entry;
use crate::check::output::{self, Reading};
use crate::finding::{Certainty, Finding, Place, Within};
use crate::span::Span;

/// A signature as it stands in what was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::mistakes) struct Written<'a> {
    /// Its characters as written: escapes are not decoded.
    pub(in crate::check::mistakes) raw: &'a str,
    /// Whether it stands where a value has to be percent-encoded: in a header's field, a URL or a form.
    pub(in crate::check::mistakes) is_carried: bool,
    within: Within,
    start: usize,
}

impl<'a> Written<'a> {
    /// Finds it: in the header, else in the URL or the body that carries it, else as it was given alone.
    pub(in crate::check::mistakes) fn of(evidence: &Evidence<'a>) -> Option<Self> {
        let signature = evidence.signature?;
        if let Some(header) = evidence.header {
            let field = header.fields.iter().rfind(|field| field.decoded == signature.as_bytes());
            if let Some(field) = field {
                let (raw, start) = (header.part(field.value), field.value.start);
                return Some(Self { raw, is_carried: true, within: Within::Authorization, start });
            }
            if let Some(start) = header.text().find(signature).filter(|_| !signature.is_empty()) {
                let raw = &header.text()[start..start + signature.len()];
                return Some(Self { raw, is_carried: false, within: Within::Authorization, start });
            }
        }
        let carriers = [Within::Url, Within::Body].map(|within| (within, evidence.inputs.text(within)));
        let carried = carriers.into_iter().find_map(|(within, text)| {
            let name = "oauth_signature=";
            let start = text?.find(name)? + name.len();
            let raw = text?[start..].split(['&', '#']).next()?;
            Some(Self { raw, is_carried: true, within, start })
        });
        let alone = Self { raw: signature, is_carried: false, within: Within::Signature, start: 0 };
        Some(carried.unwrap_or(alone))
    }

    /// All of it.
    pub(in crate::check::mistakes) fn place(&self) -> Place {
        self.at(Span::new(0, self.raw.len()))
    }

    /// Some of its bytes.
    pub(in crate::check::mistakes) const fn at(&self, span: Span) -> Place {
        Place::new(self.within, span.shifted(self.start))
    }

    /// The first of some pieces of text that it holds, in either case.
    pub(in crate::check::mistakes) fn first_of(&self, pieces: &[&str]) -> Option<Span> {
        let text = self.raw.to_ascii_uppercase();
        let found = pieces.iter().filter_map(|piece| Some((text.find(piece)?, piece.len())));
        found.min().map(|(start, length)| Span::new(start, start + length))
    }
}

/// The likeliest reading of the signature that was observed.
pub(in crate::check::mistakes) fn reading(evidence: &Evidence<'_>) -> Option<Reading> {
    output::readings(evidence.signature?).into_iter().next()
}

/// Tells of a mistake that the reading of the signature names. `place` picks the piece that shows it; all of it if
/// there is none in particular.
pub(in crate::check::mistakes) fn see(
    entry: &Entry,
    evidence: &Evidence<'_>,
    found: &mut Vec<Finding>,
    place: fn(&Written<'_>) -> Option<Span>,
) {
    if !reading(evidence).is_some_and(|reading| reading.codes.contains(&entry.code)) {
        return;
    }
    let Some(written) = Written::of(evidence) else { return };
    let place = place(&written).map_or_else(|| written.place(), |span| written.at(span));
    found.push(entry.finding(Certainty::Seen, place));
}

#[cfg(test)]
pub(in crate::check::mistakes) mod tests {
    use super::*;
    use crate::check::mistake::Mistake;
    use crate::check::mistakes::tests::netsuite;
    use crate::inputs::Inputs;
    use crate::intake::authorization::Header;
    use crate::sign::percent;

    /// A signature of 32 bytes with everything in it that has to be escaped.
    pub(in crate::check::mistakes) const RIGHT: &str = "+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90/zQ=";

    /// What a mistake sees in a header with this signature, as it is written in the header, and this label.
    pub(in crate::check::mistakes) fn seen_labelled(
        mistake: &dyn Mistake,
        label: &str,
        written: &str,
    ) -> Vec<(Finding, String)> {
        let text = format!(r#"OAuth oauth_signature_method="{label}", oauth_signature="{written}""#);
        let header = Header::read(&text);
        let signature = header.value("oauth_signature").unwrap().to_owned();
        let inputs = Inputs { signature_method: Some(label.into()), ..netsuite() };
        let evidence =
            Evidence { header: Some(&header), signature: Some(&signature), ..Evidence::of(&inputs) };
        let found = evidence.seen_by(mistake);
        let piece = |finding: &Finding| text[finding.place.span.range()].to_owned();
        found.into_iter().map(|finding| (finding.clone(), piece(&finding))).collect()
    }

    /// The pieces of the header that a mistake sees, with the right label.
    pub(in crate::check::mistakes) fn seen(mistake: &dyn Mistake, written: &str) -> Vec<String> {
        let found = seen_labelled(mistake, "HMAC-SHA256", written);
        assert!(found.iter().all(|(finding, _)| finding.code == mistake.entry().code));
        found.into_iter().map(|(_, piece)| piece).collect()
    }

    /// The same for a signature that was given alone.
    pub(in crate::check::mistakes) fn seen_alone(mistake: &dyn Mistake, signature: &str) -> Vec<Place> {
        let inputs = netsuite();
        let evidence = Evidence { signature: Some(signature), ..Evidence::of(&inputs) };
        let found = evidence.seen_by(mistake);
        found.into_iter().map(|finding| finding.place).collect()
    }

    /// A right signature, and what is no signature at all, is called wrong by nobody who looks at how it is written.
    #[test]
    fn a_right_signature_is_seen_by_none() {
        for mistake in crate::check::mistakes::ALL {
            let entry = mistake.entry();
            if entry.stage < crate::check::mistake::Stage::Digest {
                continue;
            }
            let pieces: Vec<_> = seen_labelled(*mistake, "HMAC-SHA256", &percent::encode(RIGHT.as_bytes()))
                .into_iter()
                .filter(|(finding, _)| {
                    !finding.place.span.is_empty() && finding.code.starts_with("signature-")
                })
                .collect();
            assert!(pieces.is_empty(), "{}: {pieces:?}", entry.code);
            assert!(seen_alone(*mistake, RIGHT).iter().all(|place| place.within != Within::Signature));
        }
    }

    #[test]
    fn a_signature_in_the_url_is_found_there() {
        let url = "https://h/?oauth_nonce=1&oauth_signature=a+b%3D&c=d";
        let inputs = Inputs { url: Some(url.into()), ..netsuite() };
        let evidence = Evidence { signature: Some("a b="), ..Evidence::of(&inputs) };
        let written = Written::of(&evidence).unwrap();
        assert_eq!((written.raw, written.place().within), ("a+b%3D", Within::Url));
        assert_eq!(written.place().span.of_str(url), "a+b%3D");
        assert!(written.is_carried);
    }
}

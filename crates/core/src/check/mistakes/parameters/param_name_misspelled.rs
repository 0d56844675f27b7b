//! A parameter name with a slip in it.

use crate::check::draft::Draft;
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::distance::edit_distance;
use crate::check::mistakes::offers::{Offers, Target};
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};

/// `oauth_signagure`, `oauth_cosumer_key`.
#[derive(Debug)]
pub struct ParamNameMisspelled;

const ENTRY: Entry = Entry {
    code: "param-name-misspelled",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A parameter name is misspelled",
    why: "A name of one letter more, less or other is another parameter: the server looks for the right one and does not find it.",
    fix: "Correct the name, in the header and in what is signed.",
    source: "https://manongdao.com/article-920074.html",
    confidence: Confidence::Observed,
};

impl Mistake for ParamNameMisspelled {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(header) = evidence.header else { return };
        for field in &header.fields {
            let name = header.part(field.name);
            // NLAuth has names of its own, of which one is two letters off.
            if name.starts_with("nlauth_") {
                continue;
            }
            // One letter off may be meant as another name; with the right one beside it, it is none.
            let is_meant =
                |&&right: &&&str| header.field(right).is_none() && is_slip(name.as_bytes(), right.as_bytes());
            let Some(meant) = NAMES.iter().find(is_meant).filter(|_| !NAMES.contains(&name)) else {
                continue;
            };
            found.push(
                ENTRY
                    .finding(Certainty::Seen, Place::new(Within::Authorization, field.name))
                    .titled(format!("The header says `{name}` instead of `{meant}`"))
                    .mended_by(format!("Write `{meant}`.")),
            );
        }
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let Some(observed) = &scene.observed else { return };
        let parameters = scene.parameters();
        for stranger in observed.strangers(scene) {
            let is_meant = |&index: &usize| {
                let name = parameters.name(index);
                !observed.has(name) && is_slip(&stranger.name, name)
            };
            let Some(index) = (0..parameters.len()).find(is_meant) else { continue };
            let (target, name) = (Target::of(scene, index), stranger.name.clone());
            let apply = move |draft: &mut Draft| {
                if let Some(index) = target.find(&draft.parameters) {
                    draft.parameters.set_name(index, &name);
                }
            };
            let subject = String::from_utf8_lossy(&stranger.name).into_owned();
            let place = Place::new(Within::BaseString, stranger.place);
            offers.add(offers.variant(apply).at(place).to(subject));
        }
    }
}

/// The names of RFC 5849 that a header holds.
const NAMES: &[&str] = &[
    "oauth_consumer_key",
    "oauth_token",
    "oauth_signature_method",
    "oauth_signature",
    "oauth_timestamp",
    "oauth_nonce",
    "oauth_version",
    "oauth_callback",
    "oauth_verifier",
];

/// Whether one name is another with a slip of one or two letters; in short names two are too many.
pub(super) fn is_slip(name: &[u8], meant: &[u8]) -> bool {
    let distance = edit_distance(name, meant);
    name != meant && (name.eq_ignore_ascii_case(meant) || distance <= 2 && meant.len() >= 3 * distance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, sections, short, texts};
    use crate::inputs::Inputs;
    use crate::intake::authorization::Header;

    #[test]
    fn a_slip_in_a_name_that_was_observed() {
        let text = "GET&https%3A%2F%2Fh.example%2Fr&scirpt%3D6%26…";
        let scene = observing(short("?script=6&deploy=1"), text);
        let signed = sections(&ParamNameMisspelled, &scene);
        assert_eq!(signed, ["deploy%3D1%26…%26scirpt%3D6"]);
    }

    #[test]
    fn silent_on_names_far_apart_and_without_a_base_string() {
        let scene = observing(short("?a=6"), "GET&https%3A%2F%2Fh.example%2Fr&b%3D6%26…");
        assert_eq!(texts(&ParamNameMisspelled, &scene), [""; 0]);
        assert_eq!(texts(&ParamNameMisspelled, &short("?a=6")), [""; 0]);
    }

    #[test]
    fn seen_in_a_header() {
        let found = |text: &str| {
            let header = Header::read(text);
            let inputs = Inputs::default();
            let evidence = Evidence { header: Some(&header), ..Evidence::of(&inputs) };
            let found = evidence.seen_by(&ParamNameMisspelled);
            found.iter().map(|finding| finding.place.span.of_str(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found(r#"OAuth oauth_nonce="a", oauth_signagure="b""#), ["oauth_signagure"]);
        assert_eq!(found(r#"OAuth oauth_Nonce="a""#), ["oauth_Nonce"]);
        let right =
            r#"OAuth realm="1", oauth_token="a", oauth_body_hash="b", oauth_signature="c", oauth_tokens="d""#;
        assert_eq!(found(right), [""; 0], "the right name is there too");
        assert_eq!(found("NLAuth nlauth_account=1, nlauth_signature=x"), [""; 0]);
    }
}

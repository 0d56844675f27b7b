//! An object turned into text.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::{ObservedPair, Scene};
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::json::Json;
use crate::sign::params::Origin;

/// `%255Bobject%2520Object%255D`.
#[derive(Debug)]
pub struct ObjectStringified;

const ENTRY: Entry = Entry {
    code: "object-stringified",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "An object is signed as [object Object]",
    why: "JavaScript turned an object into text where the signer expected one value, and signs that text.",
    fix: "Flatten objects into single parameters first, and sign what is sent.",
    source: "https://github.com/ddo/oauth-1.0a/issues/49",
    confidence: Confidence::Observed,
};

impl Mistake for ObjectStringified {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(base) = evidence.base else { return };
        let is_sent = |pair: &ObservedPair| {
            let parameters = evidence.scene.map(Scene::parameters);
            parameters.is_some_and(|all| {
                (0..all.len()).any(|n| all.name(n) == pair.name && all.value(n) == pair.value)
            })
        };
        let Some(pair) = base.pairs.iter().find(|pair| pair.value == OBJECT) else { return };
        let finding = ENTRY.finding(Certainty::Seen, Place::new(Within::BaseString, pair.place));
        if evidence.is_inferred {
            found.push(finding.as_severe_as(Severity::WorthChecking));
        } else if !is_sent(pair) {
            found.push(finding);
        }
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let mut roots: Vec<&[u8]> = Vec::new();
        for index in scene.from(Origin::Query) {
            let name = scene.parameters().name(index);
            let root = name.iter().position(|&byte| byte == b'[').map(|at| &name[..at]);
            roots.extend(root.filter(|root| !roots.contains(root)));
        }
        let is_json = |value: &[u8]| {
            std::str::from_utf8(value).is_ok_and(|text| matches!(Json::parse(text), Some(Json::Object(_))))
        };
        offers.values(|index| is_json(scene.parameters().value(index)).then(|| OBJECT.to_vec()));
        for root in roots {
            offers.with(root, OBJECT, Origin::Query, false);
        }
        let is_object =
            |value: &[u8]| [OBJECT, b"[object Undefined]", b"Array", b"[object Array]"].contains(&value);
        offers.observed_pairs(|pair| is_object(&pair.value), false);
    }
}

const OBJECT: &[u8] = b"[object Object]";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::evidence::seen_in_a_base_string;
    use crate::check::mistakes::offers::tests::{observing, sections, short, texts};

    #[test]
    fn the_root_of_bracketed_names() {
        let signed = sections(&ObjectStringified, &short("?f%5B0%5D%5Ba%5D=1&f%5B0%5D%5Bb%5D=2"));
        assert_eq!(signed.len(), 1);
        assert!(signed[0].starts_with("f%3D%255Bobject%2520Object%255D%26f%255B0%255D%255Ba%255D%3D1%26"));
    }

    #[test]
    fn any_name_is_read_off_what_was_observed() {
        let scene =
            observing(short(""), "GET&https%3A%2F%2Fh.example%2Fr&data%3D%255Bobject%2520Object%255D%26…");
        assert_eq!(sections(&ObjectStringified, &scene), ["data%3D%255Bobject%2520Object%255D%26…"]);
    }

    #[test]
    fn a_value_that_is_json() {
        let signed = sections(&ObjectStringified, &short("?f=%7B%22a%22%3A1%7D"));
        assert_eq!(signed, ["f%3D%255Bobject%2520Object%255D%26…"]);
    }

    #[test]
    fn silent_without_brackets() {
        assert_eq!(texts(&ObjectStringified, &short("?a=1")), [""; 0]);
    }

    #[test]
    fn worth_a_look_where_a_base_string_is_all_there_is() {
        let object = "data%3D%255Bobject%2520Object%255D";
        let seen = |text: &str| seen_in_a_base_string(&ObjectStringified, text);
        assert_eq!(seen(&format!("GET&u&a%3D1%26{object}")), [(Severity::WorthChecking, object.to_owned())]);
        assert_eq!(seen("GET&u&a%3D1"), []);
    }
}

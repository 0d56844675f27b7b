//! An ampersand of the query that was escaped.

use super::query::pairs;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::request::Url;
use crate::sign::params::Origin;
use crate::span::Span;

/// `script=1&amp;deploy=1`, or `script=1%26deploy=1`: the second parameter is none.
#[derive(Debug)]
pub struct UrlAmpersandEscaped;

const ENTRY: Entry = Entry {
    code: "url-ampersand-escaped",
    stage: Stage::Parameters,
    severity: Severity::Refused,
    title: "An ampersand in the URL is escaped",
    why: "Only a plain & separates parameters. Behind an escaped one, deploy is a part of another name or value, and NetSuite does not find the deployment.",
    fix: "Write a plain & in the URL that is called and signed; &amp; belongs in the text of XML or HTML alone.",
    source: "https://followingnetsuite.com/2019/01/28/403-forbidden-when-calling-my-restlet-from-c/",
    confidence: Confidence::Observed,
};

impl Mistake for UrlAmpersandEscaped {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(url) = inputs.parsed_url() else { return };
        let Some(span) = escaped_ampersand(&url) else { return };
        // Elsewhere a name may really begin so.
        let severity = if inputs.is_netsuite() { ENTRY.severity } else { Severity::WorthChecking };
        found.push(
            ENTRY
                .finding(Certainty::Seen, Place::new(Within::Url, span))
                .titled(format!("An ampersand in the URL is written `{}`", url.part(span)))
                .as_severe_as(severity),
        );
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        // Signed as the XML or HTML says it, called as it stands there.
        offers.names(|index| scene.parameters().name(index).strip_prefix(b"amp;").map(<[u8]>::to_vec));
        // The other way round: called rightly, and signed as it stands in the XML or HTML.
        let query: Vec<usize> = scene.from(Origin::Query).collect();
        offers.names(|index| {
            let is_behind_one = query.iter().skip(1).any(|&other| other == index);
            is_behind_one.then(|| [b"amp;", scene.parameters().name(index)].concat())
        });
    }
}

/// The first escaped ampersand that was meant to separate two parameters: `&amp;`, or `%26` in the value of `script`
/// with `deploy` behind it.
pub(super) fn escaped_ampersand(url: &Url<'_>) -> Option<Span> {
    pairs(url).iter().find_map(|pair| {
        let start = pair.place.start;
        if pair.name.starts_with("amp;") && url.part(pair.place).starts_with("amp;") {
            // The ampersand in front is the separator that was meant; a first pair has none.
            let has_ampersand = url.text()[..start].ends_with('&');
            return Some(Span::new(start - usize::from(has_ampersand), start + "amp;".len()));
        }
        let value = url.part(pair.value_place);
        let at = value.find("%26").filter(|&at| {
            pair.name == "script"
                && ["deploy", "amp;deploy", "amp%3Bdeploy"]
                    .iter()
                    .any(|next| value[at + 3..].starts_with(next))
        })?;
        let at = pair.value_place.start + at;
        Some(Span::new(at, at + "%26".len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short};
    use crate::check::mistakes::tests::{lint_codes, lint_place, netsuite_with};

    fn with(query: &str) -> Inputs {
        netsuite_with(&["?", query].concat())
    }

    #[test]
    fn fires_on_entities_and_on_escapes_and_points_at_them() {
        for (query, place) in [
            ("script=1&amp;deploy=1", "&amp;"),
            ("x=1&script=1%26deploy%3D1", "%26"),
            ("script=1%26amp;deploy=1", "%26"),
        ] {
            assert_eq!(lint_place(&UrlAmpersandEscaped, &with(query)), place);
        }
    }

    #[test]
    fn is_silent_on_plain_ampersands_and_on_those_in_other_values() {
        for query in ["script=6&deploy=1", "script=6&deploy=1&q=a%26deploy", "script=6&deploy=1&amplitude=2"]
        {
            assert_eq!(lint_codes(&UrlAmpersandEscaped, &with(query)), [""; 0], "{query}");
        }
    }

    #[test]
    fn read_as_an_ampersand_or_written_as_an_entity() {
        let signed = sections(&UrlAmpersandEscaped, &short("?script=1&amp;deploy=2"));
        assert_eq!(signed[0], "deploy%3D2%26…%26script%3D1");
        let signed = sections(&UrlAmpersandEscaped, &short("?script=1&deploy=2"));
        assert_eq!(signed, ["amp%253Bdeploy%3D2%26…%26script%3D1"]);
    }
}

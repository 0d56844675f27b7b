//! The method in lower case.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// `get&https…`: the method goes into the base string in upper case.
#[derive(Debug)]
pub struct MethodLowercase;

const ENTRY: Entry = Entry {
    code: "method-lowercase",
    stage: Stage::Method,
    severity: Severity::Breaks,
    title: "The method is signed in lower case",
    why: "The base string begins with the method in upper case, however the client writes it.",
    fix: "Write the method in upper case before it is signed.",
    source: "https://github.com/ruby-oauth/oauth/issues/40",
    confidence: Confidence::Observed,
};

impl Mistake for MethodLowercase {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(method) = inputs.method.as_deref() else { return };
        if !method.bytes().any(|b| b.is_ascii_lowercase()) {
            return;
        }
        let upper = method.to_ascii_uppercase();
        // It is signed here in upper case; a middleware may not do so.
        found.push(
            ENTRY
                .finding(Certainty::Seen, Place::whole(Within::Method, method))
                .titled(format!("The method `{method}` is in lower case"))
                .mended_by(format!(
                    "Write `{upper}`. It is signed here as `{upper}`; see that your middleware does the same."
                ))
                .as_severe_as(Severity::WorthChecking),
        );
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let method = scene.request.method.trim();
        let place = Place::whole(Within::Method, &scene.request.method);
        let lower = method.to_ascii_lowercase();
        let capital = |text: &str| text.get(..1).map(|first| first.to_ascii_uppercase() + &text[1..]);
        for form in [Some(lower.clone()), capital(&lower), Some(method.to_owned())].into_iter().flatten() {
            let subject = form.clone();
            let variant = offers.of_front(move |front| front.method = form.clone().into());
            offers.add(variant.at(place).to(subject).usual());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{short, texts};
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    #[test]
    fn fires_on_lower_case_and_is_silent_on_upper() {
        let with = |method: &str| {
            lint_codes(&MethodLowercase, &Inputs { method: Some(method.into()), ..netsuite() })
        };
        assert_eq!(with("get"), ["method-lowercase"]);
        assert_eq!(with("Post"), ["method-lowercase"]);
        assert_eq!(with("DELETE"), [""; 0]);
    }

    #[test]
    fn in_lower_case_and_capitalised() {
        let text = "https%3A%2F%2Fh.example%2Fr&…";
        assert_eq!(
            texts(&MethodLowercase, &short("")),
            ["get", "Get"].map(|method| format!("{method}&{text}"))
        );
    }
}

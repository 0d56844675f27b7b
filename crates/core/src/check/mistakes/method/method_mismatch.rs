//! Another method signed than sent.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};

/// `POST&…` signed for a GET.
#[derive(Debug)]
pub struct MethodMismatch;

const ENTRY: Entry = Entry {
    code: "method-mismatch",
    stage: Stage::Method,
    severity: Severity::Breaks,
    title: "Another method is signed than the one that is sent",
    why: "The method is the first part of the base string. The server signs the one that arrives, which after a redirect may not be the one that was sent.",
    fix: "Sign the method that goes over the wire.",
    source: "https://github.com/lepture/flask-oauthlib/pull/83",
    confidence: Confidence::Observed,
};

impl Mistake for MethodMismatch {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let place = Place::whole(Within::Method, &scene.request.method);
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH"] {
            let usual = matches!(method, "GET" | "POST");
            let variant = offers.of_front(move |front| front.method = method.into()).at(place).to(method);
            offers.add(if usual { variant.usual() } else { variant });
        }
        if let Some(method) = scene.observed.as_ref().and_then(|observed| observed.method.clone()) {
            let subject = method.clone();
            offers.add(
                offers
                    .of_front(move |front| front.method = method.clone().into())
                    .at(place)
                    .to(subject)
                    .fallback(),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, short, texts};

    #[test]
    fn each_other_method_is_tried() {
        let signed = texts(&MethodMismatch, &short(""));
        let methods: Vec<_> = signed.iter().map(|text| text.split('&').next().unwrap()).collect();
        assert_eq!(methods, ["POST", "PUT", "DELETE", "PATCH"]);
    }

    #[test]
    fn an_unusual_one_is_read_off_what_was_observed() {
        let scene = observing(short(""), "LINK&https%3A%2F%2Fh.example%2Fr&…");
        assert!(texts(&MethodMismatch, &scene).contains(&"LINK&https%3A%2F%2Fh.example%2Fr&…".into()));
    }
}

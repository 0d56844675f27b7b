//! A URL signed without its scheme or its host.

use super::observed::whole;
use crate::check::draft::Front;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};
use crate::span::Span;

/// `%2Fservices%2Frest…`, `null%2F%2Fnull%2F…` or `h.example%2F…`.
#[derive(Debug)]
pub struct UrlNotAbsolute;

const ENTRY: Entry = Entry {
    code: "url-not-absolute",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "The signed URL is not absolute",
    why: "The base URI begins with scheme and host. A signer that was given a path, or a URL that its parser could not read, signs something else.",
    fix: "Hand the signer the absolute URL, from https:// on.",
    source: "https://github.com/ciaranj/node-oauth/issues/321",
    confidence: Confidence::Observed,
};

impl Mistake for UrlNotAbsolute {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let url = scene.url();
        let place = Place::new(Within::Url, Span::new(url.scheme.start, url.port.unwrap_or(url.host).end));
        let fronts: [(&str, Option<&str>); 5] = [
            ("", Some("")),
            ("null//", Some("null")),
            ("", None),
            ("//", None),
            ("undefined//", Some("undefined")),
        ];
        for (scheme, host) in fronts {
            let apply = move |front: &mut Front| {
                front.uri.scheme = scheme.into();
                if let Some(host) = host {
                    front.uri.host = host.into();
                    front.uri.port.clear();
                }
            };
            offers.add(offers.of_front(apply).at(place).usual());
        }
        let theirs = scene.observed.as_ref().and_then(|observed| observed.uri.clone());
        if let Some(uri) = theirs.filter(|uri| !uri.contains("://")) {
            offers.add(offers.of_front(move |front| front.uri = whole(&uri)).at(place).fallback());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, short, texts};

    #[test]
    fn without_scheme_and_host_or_with_literals_for_them() {
        let uris: Vec<_> = texts(&UrlNotAbsolute, &short(""))
            .iter()
            .map(|text| text.split('&').nth(1).unwrap().to_owned())
            .collect();
        let expected = [
            "%2Fr",
            "null%2F%2Fnull%2Fr",
            "h.example%2Fr",
            "%2F%2Fh.example%2Fr",
            "undefined%2F%2Fundefined%2Fr",
        ];
        assert_eq!(uris, expected);
    }

    #[test]
    fn anything_else_is_read_off_what_was_observed() {
        let scene = observing(short(""), "GET&rest%2Fr&…");
        assert_eq!(texts(&UrlNotAbsolute, &scene).last().unwrap(), "GET&rest%2Fr&…");
    }
}

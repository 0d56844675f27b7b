//! A host signed in the case in which it was written.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};

/// `Example.COM` signed as it stands in the URL.
#[derive(Debug)]
pub struct HostCaseKept;

const ENTRY: Entry = Entry {
    code: "host-case-kept",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "The host is signed in upper case",
    why: "The host goes into the base string in lower case, however the URL writes it.",
    fix: "Lower-case scheme and host before signing; leave the path alone.",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4.1.2",
    confidence: Confidence::Documented,
};

impl Mistake for HostCaseKept {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let url = scene.url();
        let place = Place::new(Within::Url, url.host);
        let written = url.host_str().to_owned();
        let upper = written.to_ascii_uppercase();
        let label = scene.account.as_deref().map(|account| account.replace('_', "-"));
        let account =
            label.zip(written.split_once('.')).map(|(label, (_, domain))| format!("{label}.{domain}"));
        let account = account.filter(|host| host.eq_ignore_ascii_case(&written));
        for host in [Some(written), account, Some(upper)].into_iter().flatten() {
            let subject = host.clone();
            offers.add(offers.of_front(move |front| front.uri.host.clone_from(&host)).at(place).to(subject));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::texts;
    use crate::check::scene::tests::scene_of;

    #[test]
    fn as_written_as_the_account_is_written_and_in_upper_case() {
        let scene = scene_of("GET", "https://Api.H.example/r");
        let expected = ["GET&https%3A%2F%2FApi.H.example%2Fr&…", "GET&https%3A%2F%2FAPI.H.EXAMPLE%2Fr&…"];
        assert_eq!(texts(&HostCaseKept, &scene), expected);
        let netsuite = scene_of("GET", "https://1234567-sb1.restlets.api.netsuite.com/r");
        let signed = texts(&HostCaseKept, &netsuite);
        assert_eq!(signed[0], "GET&https%3A%2F%2F1234567-SB1.restlets.api.netsuite.com%2Fr&…");
    }
}

//! Another host signed than called.

use super::observed::ObservedUri;
use crate::account::{Account, Service};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::mistakes::variable::find_variable_strictly;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};

/// The sandbox signed and production called, `www.` lost, another service, or an alias.
#[derive(Debug)]
pub struct HostMismatch;

const ENTRY: Entry = Entry {
    code: "host-mismatch",
    stage: Stage::Uri,
    severity: Severity::Breaks,
    title: "Another host is signed than the one that is called",
    why: "The host is part of the base URI, so the signature holds for that one host alone. Aliases, proxies and settings for another environment lead to this.",
    fix: "Build the URL once, and sign the very URL that is called.",
    source: "https://github.com/woocommerce/woocommerce/issues/11410",
    confidence: Confidence::Observed,
};

impl Mistake for HostMismatch {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let place = Place::new(Within::Url, scene.url().host);
        let theirs = scene.observed.as_ref().and_then(ObservedUri::of);
        // Least surprising first: of two that give the same text the first one is named.
        let likely = likely_hosts(&scene.uri.host).into_iter().map(|host| (host, false));
        for (host, is_read) in likely.chain(theirs.map(|theirs| (theirs.host, true))) {
            let is_same = host.eq_ignore_ascii_case(&scene.uri.host);
            if host.is_empty() || is_same || find_variable_strictly(&host).is_some() {
                continue;
            }
            let subject = host.clone();
            let variant =
                offers.of_front(move |front| front.uri.host.clone_from(&host)).at(place).to(subject);
            offers.add(if is_read { variant.fallback() } else { variant });
        }
    }
}

/// The hosts that are signed in a host's place.
fn likely_hosts(host: &str) -> Vec<String> {
    let (account, service) = (Account::from_host(host), Service::of_host(host));
    if let (Some(account), Some(service)) = (account, service) {
        let other = match account.realm().split_once('_') {
            Some((production, _)) => production.to_owned(),
            None => format!("{}_SB1", account.realm()),
        };
        let other = Account::from_any_form(&other).map(|other| other.host(service));
        let services = [Service::Restlets, Service::Suitetalk, Service::App];
        let services =
            services.into_iter().filter(|&other| other != service).map(|other| account.host(other));
        return other.into_iter().chain(services).collect();
    }
    match host {
        "localhost" => vec!["127.0.0.1".into()],
        "127.0.0.1" => vec!["localhost".into()],
        _ => vec![host.strip_prefix("www.").map_or_else(|| format!("www.{host}"), str::to_owned)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, short, texts};
    use crate::check::scene::tests::scene_of;

    fn hosts(scene: &Scene) -> Vec<String> {
        let uri = |text: &String| text.split("%2F").nth(2).unwrap().to_owned();
        texts(&HostMismatch, scene).iter().map(uri).collect()
    }

    #[test]
    fn the_other_environment_and_the_other_services() {
        let sandbox = scene_of("GET", "https://1234567-sb1.restlets.api.netsuite.com/r");
        let expected = [
            "1234567.restlets.api.netsuite.com",
            "1234567-sb1.suitetalk.api.netsuite.com",
            "1234567-sb1.app.netsuite.com",
        ];
        assert_eq!(hosts(&sandbox), expected);
        let production = scene_of("GET", "https://1234567.suitetalk.api.netsuite.com/r");
        assert_eq!(hosts(&production)[0], "1234567-sb1.suitetalk.api.netsuite.com");
    }

    #[test]
    fn www_and_the_machine_itself() {
        assert_eq!(hosts(&short("")), ["www.h.example"]);
        assert_eq!(hosts(&scene_of("GET", "https://www.h.example/r")), ["h.example"]);
        assert_eq!(hosts(&scene_of("GET", "http://localhost/r")), ["127.0.0.1"]);
    }

    #[test]
    fn any_other_host_is_read_off_what_was_observed() {
        let scene = observing(short(""), "GET&https%3A%2F%2Finner.example%2Fr&…");
        assert_eq!(hosts(&scene), ["www.h.example", "inner.example"]);
        let same = observing(short(""), "GET&https%3A%2F%2Fh.example%2Fr&a%3D1");
        assert_eq!(hosts(&same), ["www.h.example"]);
    }
}

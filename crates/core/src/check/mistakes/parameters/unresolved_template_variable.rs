//! A template variable that nobody filled in.

use super::super::key::shape::{Flaw, flaw_of};
use super::super::uri::observed::{ObservedUri, whole};
use super::super::variable::{find_variable, find_variable_strictly};
use crate::check::draft::Front;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::{ObservedPair, Scene};
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::request::Url;
use crate::span::Span;

/// `{{baseUrl}}`, `${account}`, `<accountID>` or `%(x)s` still stands in what is signed.
#[derive(Debug)]
pub struct UnresolvedTemplateVariable;

const ENTRY: Entry = Entry {
    code: "unresolved-template-variable",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A template variable was not filled in",
    why: "The variable's name is signed as it stands; if the client fills it in afterwards, the call that is sent is another one.",
    fix: "Fill in every variable first, then sign.",
    source: "https://github.com/postmanlabs/postman-app-support/issues/10165",
    confidence: Confidence::Observed,
};

impl Mistake for UnresolvedTemplateVariable {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        if let Some((span, severity)) = inputs.url.as_deref().and_then(in_url) {
            found.push(finding(inputs, Within::Url, span, severity));
        }
        for (within, text) in inputs.ids_and_secrets() {
            if let Some(Flaw::Variable(span)) = flaw_of(text) {
                // A secret of another server may hold such characters by chance.
                let is_sure = inputs.is_netsuite() || span.of_str(text) == text.trim();
                let severity = if is_sure { ENTRY.severity } else { Severity::WorthChecking };
                found.push(finding(inputs, within, span, severity));
            }
        }
        for (within, severity) in [
            (Within::Account, Severity::Refused),
            (Within::Nonce, Severity::WorthChecking),
            (Within::Timestamp, Severity::Refused),
        ] {
            if let Some(Flaw::Variable(span)) = inputs.text(within).and_then(flaw_of) {
                found.push(finding(inputs, within, span, severity));
            }
        }
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let Some(observed) = &scene.observed else { return };
        if let Some(theirs) = ObservedUri::of(observed) {
            let url = scene.url();
            if let Some(span) = find_variable_strictly(&theirs.host) {
                let subject = span.of_str(&theirs.host).to_owned();
                let (scheme, host, port) = (theirs.scheme, theirs.host, theirs.port);
                let apply = move |front: &mut Front| {
                    front.uri.scheme.clone_from(&scheme);
                    front.uri.host.clone_from(&host);
                    front.uri.port.clone_from(&port);
                };
                offers.add(offers.of_front(apply).at(Place::new(Within::Url, url.host)).to(subject));
            }
            let path = theirs.path;
            if let Some(span) = find_variable(&path).filter(|_| !scene.uri.path.contains(&path)) {
                let subject = span.of_str(&path).to_owned();
                offers.add(offers.repathed(path).to(subject));
            }
        } else if let Some(uri) = observed.uri.clone().filter(|uri| find_variable_strictly(uri).is_some()) {
            // `{{baseUrl}}/path`: scheme and host in one variable.
            let place = Place::nowhere_in(Within::Url);
            offers.add(offers.of_front(move |front| front.uri = whole(&uri)).at(place));
        }
        let holds_variable = |text: &[u8]| find_variable(&String::from_utf8_lossy(text)).is_some();
        let is_sent = |pair: &ObservedPair| {
            let all = scene.parameters();
            (0..all.len()).any(|index| all.name(index) == pair.name && all.value(index) == pair.value)
        };
        // Angles of a body that was signed are its own.
        let body = scene.request.body.as_deref().unwrap_or_default();
        let is_of_body = |pair: &ObservedPair| {
            !pair.value.is_empty() && body.contains(&*String::from_utf8_lossy(&pair.value))
        };
        offers.observed_pairs(
            |pair| {
                !is_sent(pair)
                    && !is_of_body(pair)
                    && (holds_variable(&pair.value) || holds_variable(&pair.name))
            },
            false,
        );
    }
}

fn finding(inputs: &Inputs, within: Within, span: Span, severity: Severity) -> Finding {
    let name = within.title();
    // A secret is not repeated, not even where it seems to be a variable.
    let title = match inputs.text(within) {
        Some(text) => format!("The {name} holds the variable `{}`", span.of_str(text)),
        None => format!("The {name} holds a variable"),
    };
    let finding = ENTRY.finding(Certainty::Seen, Place::new(within, span)).titled(title);
    let finding = if within == Within::Account {
        finding.because(
            "The account id is sent as the realm as it stands, and NetSuite knows no account of that name.",
        )
    } else if severity == Severity::WorthChecking {
        finding.because("If these characters are meant, nothing is wrong. If they are a variable, its name is signed as it stands, and the call that is sent is another one.")
    } else {
        finding
    };
    finding.as_severe_as(severity)
}

/// The first variable in a URL. In front of the path it is one for sure; behind, such bytes may be meant.
fn in_url(text: &str) -> Option<(Span, Severity)> {
    let parsed = Url::parse(text).ok();
    let front_end = parsed.map_or_else(|| front_end(text), |url| url.path.start);
    let front = find_variable_strictly(&text[..front_end]).map(|span| (span, Severity::Breaks));
    front.or_else(|| {
        let span = find_variable(&text[front_end..])?;
        Some((span.shifted(front_end), Severity::WorthChecking))
    })
}

/// Where the path begins in a text that cannot be taken apart, such as one whose host is a variable.
fn front_end(text: &str) -> usize {
    let host = text.find("://").map_or(0, |at| at + 3);
    text[host..].find(['/', '?']).map_or(text.len(), |at| host + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, short, texts};
    use crate::check::mistakes::tests::{lint_codes, netsuite};
    use crate::secret::Secret;

    fn found(inputs: &Inputs) -> Vec<Finding> {
        let mut found = Vec::new();
        UnresolvedTemplateVariable.lint(inputs, &mut found);
        found
    }

    #[test]
    fn fires_in_each_part_of_a_url() {
        for (url, variable, severity) in [
            ("{{baseUrl}}/app/site/hosting/restlet.nl", "{{baseUrl}}", Severity::Breaks),
            ("https://{{account}}.restlets.api.netsuite.com/", "{{account}}", Severity::Breaks),
            ("https://<accountID>.suitetalk.api.netsuite.com/x", "<accountID>", Severity::Breaks),
            ("https://{accountId}.suitetalk.api.netsuite.com/x", "{accountId}", Severity::Breaks),
            ("https://${HOST:-x}/", "${HOST:-x}", Severity::Breaks),
            ("https://h.example/r?script={{id}}", "{{id}}", Severity::WorthChecking),
            ("https://h.example/r?script=%7B%7Bid%7D%7D", "%7B%7Bid%7D%7D", Severity::WorthChecking),
            ("https://h.example/${version}/r", "${version}", Severity::WorthChecking),
        ] {
            let found = found(&Inputs { url: Some(url.into()), ..netsuite() });
            assert_eq!(found.len(), 1, "{url}");
            assert_eq!((found[0].place.span.of_str(url), found[0].severity), (variable, severity));
        }
    }

    #[test]
    fn fires_in_the_fields_and_never_repeats_a_secret() {
        let inputs = Inputs {
            account: Some("{{account}}".into()),
            consumer_key: Some("${KEY}".into()),
            token_secret: Some(Secret::new("<canary>")),
            nonce: Some("{{$guid}}".into()),
            timestamp: Some("{{$timestamp}}".into()),
            ..netsuite()
        };
        let found = found(&inputs);
        assert_eq!(found.len(), 5);
        assert!(!format!("{found:?}").contains("canary"));
    }

    #[test]
    fn is_silent_on_what_is_no_variable() {
        assert_eq!(lint_codes(&UnresolvedTemplateVariable, &netsuite()), [""; 0]);
        let url = "https://h.example/a%20b?q=%7B%22id%22%3A1%7D&b5=%3D%253D&x=a<b";
        let inputs = Inputs { url: Some(url.into()), ..netsuite() };
        assert_eq!(lint_codes(&UnresolvedTemplateVariable, &inputs), [""; 0]);
    }

    #[test]
    fn signed_before_they_are_filled_in() {
        for text in [
            "GET&http%3A%2F%2F%7B%7Bhost%7D%7D%2Fr&a%3D1%26…",
            "GET&https%3A%2F%2Fh.example%2F%7B%7Bpath%7D%7D&a%3D1%26…",
            "GET&%7B%7BbaseUrl%7D%7D%2Fr&a%3D1%26…",
            "GET&https%3A%2F%2Fh.example%2Fr&a%3D%257B%257Ba%257D%257D%26…",
        ] {
            let scene = observing(short("?a=1"), text);
            assert!(texts(&UnresolvedTemplateVariable, &scene).contains(&text.into()), "{text}");
        }
        let filled = observing(short("?a=1"), "GET&https%3A%2F%2Fh.example%2Fr&a%3D2%26…");
        assert_eq!(texts(&UnresolvedTemplateVariable, &filled), [""; 0]);
    }
}

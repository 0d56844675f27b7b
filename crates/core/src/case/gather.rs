//! From what was given to what the verbs work on: what a paste holds fills what was not entered, and no more.

use super::input::Case;
use super::oauth2::Given;
use super::response::{self, AnswerGiven};
use crate::answer::response::date;
use crate::check::Observed;
use crate::check::compare::difference;
use crate::check::mistakes::header::sent_value_differs;
use crate::check::mistakes::key::secret_in_paste;
use crate::check::scene::ObservedBase;
use crate::check::sent::Sent;
use crate::check::stamps::{self, Stamp};
use crate::finding::{Finding, Place, Within};
use crate::inputs::Inputs;
use crate::intake::authorization::Header;
use crate::intake::{self, Exchange, Found, Intake, Leak, Recognised};
use crate::span::Span;

/// What the verbs work on.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// What was entered, with what the paste says in the gaps.
    pub inputs: Inputs,
    /// What the middleware produced.
    pub observed: Observed,
    /// What NetSuite answered.
    pub answer: AnswerGiven,
    /// What was given for OAuth 2.0.
    pub oauth2: Given,
    /// Whether a `Cookie` header was sent along, where the request's header lines are in sight.
    pub cookie_sent: Option<bool>,
    /// The causes that the person has looked at, by id.
    pub looked_at: Vec<String>,
    /// What was recognised in the paste.
    pub recognised: Vec<Recognised>,
    /// The lines of the paste of which no byte was recognised.
    pub ignored: Vec<Span>,
    /// The calls that the paste holds.
    pub exchanges: Vec<Exchange>,
    /// Which of the calls is looked at.
    pub chosen: Option<usize>,
    /// The secrets that stand in the paste.
    pub leaks: Vec<Leak>,
    /// Secrets in the paste, calls in it that do not go together, and where it contradicts what was entered.
    pub findings: Vec<Finding>,
    /// Whether the call that is looked at bears the time at which the server had it.
    pub is_dated: bool,
    /// Why the paste was not read.
    pub refused: Option<String>,
}

/// Gathers what a case gives. Of several calls in a paste, `chosen` is looked at; the first one that says something of
/// a signature where nothing was chosen.
#[must_use]
pub fn gather(case: &Case, chosen: Option<usize>) -> Gathered {
    let observed = case.observed.clone().unwrap_or_default();
    let mut gathered = Gathered {
        inputs: case.inputs(),
        observed: Observed {
            authorization: observed.authorization,
            base_string: observed.base_string,
            signature: observed.signature,
        },
        answer: AnswerGiven::from(case.answer.clone().unwrap_or_default()),
        oauth2: Given::of(case),
        looked_at: case.checked.clone().unwrap_or_default(),
        ..Gathered::default()
    };
    if let Some(paste) = &case.paste {
        let paste = gathered.oauth2.take_from(paste);
        gathered.fill(&paste, intake::read(&paste), chosen);
    }
    gathered
}

impl Gathered {
    /// The request as the server saw it: what was sent in the places of what was entered.
    #[must_use]
    pub fn sent(&self) -> Sent {
        let header = self.observed.authorization.as_deref().map(Header::read);
        let base = self.observed.base_string.as_deref().map(ObservedBase::read);
        Sent::of(&self.inputs, header.as_ref(), base.as_ref(), self.observed.signature.as_deref())
    }

    /// Whether there is anything that a middleware made: a header, a base string, or a signature, wherever it was sent.
    #[must_use]
    pub fn is_observed(&self) -> bool {
        self.observed != Observed::default() || self.sent().signature.is_some()
    }

    fn fill(&mut self, paste: &str, intake: Intake, chosen: Option<usize>) {
        for leak in &intake.leaks {
            let inputs = &mut self.inputs;
            inputs.consumer_secret = inputs.consumer_secret.take().or_else(|| leak.consumer_secret.clone());
            inputs.token_secret = inputs.token_secret.take().or_else(|| leak.token_secret.clone());
            self.findings.push(secret_in_paste::finding(leak));
        }
        let says_something =
            |exchange: &Exchange| exchange.authorization.is_some() || exchange.base_string.is_some();
        self.chosen = chosen
            .or_else(|| intake.exchanges.iter().position(says_something))
            .or(Some(0))
            .filter(|&index| index < intake.exchanges.len());
        if let Some(index) = self.chosen {
            let exchange = &intake.exchanges[index];
            self.is_dated = received(exchange).is_some();
            self.contradict(exchange);
            self.take(exchange);
            self.oauth2.take_call(exchange);
        }
        self.findings.extend(stamps::findings(&stamps_of(&intake.exchanges)));
        self.answer.fill(paste, &intake, self.chosen.map(|index| &intake.exchanges[index]));
        self.cookie_sent = cookie_sent(paste, &intake.recognised);
        self.leaks = intake.leaks;
        self.recognised = intake.recognised;
        self.ignored = intake.ignored;
        self.refused = intake.refused;
        self.exchanges = intake.exchanges;
    }

    /// Where method and URL were entered otherwise than they stand in the paste. What was entered is what is signed.
    fn contradict(&mut self, exchange: &Exchange) {
        let differs = |place, given: Option<&str>, pasted: Option<&str>| {
            sent_value_differs::finding(place, given, pasted)
                .because("The check goes by what was entered. If the call was sent as the paste has it, another text was signed.")
                .mended_by("See which of the two is the call, and enter or paste that one alone.")
        };
        let method = self.inputs.method.as_deref().zip(exchange.method.as_ref());
        let method = method.map(|(given, pasted)| (given, pasted.value.trim()));
        if let Some((given, pasted)) = method.filter(|(a, b)| !a.trim().eq_ignore_ascii_case(b)) {
            let place = Place::whole(Within::Method, given);
            self.findings.push(differs(place, Some(given.trim()), Some(pasted)));
        }
        let Some((given, pasted)) = self.inputs.url.as_deref().zip(exchange.url.as_ref()) else { return };
        let pasted = whole_url(exchange).unwrap_or_else(|| pasted.value.clone());
        if !is_one_url(given, &pasted) {
            // The query may hold anything, a token too: the place is shown and not the text.
            let span = difference(given.as_bytes(), pasted.as_bytes());
            let place = Place::new(Within::Url, on_characters(given, span));
            self.findings.push(differs(place, None, None));
        }
    }

    fn take(&mut self, exchange: &Exchange) {
        let fill = |field: &mut Option<String>, found: &Option<Found>| {
            if field.is_none() {
                *field = found.as_ref().map(|found| found.value.clone());
            }
        };
        let inputs = &mut self.inputs;
        if inputs.url.is_none() {
            inputs.url = whole_url(exchange).filter(|url| !response::is_callback(url));
        }
        fill(&mut inputs.method, &exchange.method);
        fill(&mut inputs.content_type, &exchange.content_type);
        fill(&mut inputs.body, &exchange.body);
        fill(&mut inputs.account, &exchange.account);
        fill(&mut inputs.consumer_key, &exchange.consumer_key);
        fill(&mut inputs.token, &exchange.token);
        fill(&mut inputs.nonce, &exchange.nonce);
        fill(&mut inputs.timestamp, &exchange.timestamp);
        fill(&mut inputs.signature_method, &exchange.signature_method);
        let is_masked = |within: Within| exchange.masked.contains(&within);
        let is_challenge =
            exchange.authorization.as_ref().is_some_and(|found| response::is_challenge(&found.value));
        if !is_masked(Within::Authorization) && !is_challenge {
            fill(&mut self.observed.authorization, &exchange.authorization);
        }
        if !is_masked(Within::BaseString) {
            fill(&mut self.observed.base_string, &exchange.base_string);
        }
        if !is_masked(Within::Signature) {
            fill(&mut self.observed.signature, &exchange.signature);
        }
        // A signed call without a body and without a method said is a GET, as every client has it.
        if inputs.method.is_none() && inputs.url.is_some() && self.observed.base_string.is_none() {
            inputs.method = Some(if inputs.body.is_some() { "POST" } else { "GET" }.to_owned());
        }
    }
}

/// The stamps of the calls in a paste, in its order, and where each header stands.
fn stamps_of(exchanges: &[Exchange]) -> Vec<(Stamp, Place)> {
    let stamps = exchanges.iter().enumerate().filter_map(|(index, exchange)| {
        let found = exchange.authorization.as_ref()?;
        if exchange.masked.contains(&Within::Authorization) {
            return None;
        }
        let url = whole_url(exchange);
        let method = exchange.method.as_ref().map_or("", |method| method.value.trim());
        let call = url.map(|url| format!("{} {}", method.to_ascii_uppercase(), url.trim()));
        let stamp = Stamp::of(&Header::read(&found.value), index + 1, call, received(exchange))?;
        Some((stamp, Place::new(Within::Paste, found.place)))
    });
    stamps.collect()
}

/// When the server had a call, by the date of its response.
fn received(exchange: &Exchange) -> Option<i64> {
    date::parse(&exchange.date.as_ref()?.value)
}

/// Whether two URLs are one call: the fragment is not sent, the case of the host is free, and of one the path alone may
/// be known.
fn is_one_url(a: &str, b: &str) -> bool {
    let bare = |text: &str| text.trim().split('#').next().unwrap_or_default().to_owned();
    let (a, b) = (bare(a), bare(b));
    let path = |text: &str| {
        let start = text.find("://").map_or(0, |at| at + 3);
        let end = text[start..].find(['/', '?']).map_or(text.len(), |at| start + at);
        (text[..end].to_ascii_lowercase(), text[end..].to_owned())
    };
    let ((host_a, path_a), (host_b, path_b)) = (path(&a), path(&b));
    path_a == path_b && (host_a == host_b || host_a.is_empty() || host_b.is_empty())
}

/// The span widened to whole characters of the text.
fn on_characters(text: &str, span: Span) -> Span {
    let end = (span.end.min(text.len())..=text.len()).find(|&at| text.is_char_boundary(at));
    Span::new(text.floor_char_boundary(span.start), end.unwrap_or(text.len()))
}

/// The URL of a call: where a path alone was said, with the host that was said beside it.
fn whole_url(exchange: &Exchange) -> Option<String> {
    let url = exchange.url.as_ref()?.value.clone();
    match &exchange.host {
        Some(host) if url.starts_with('/') => Some(format!("https://{}{url}", host.value.trim())),
        _ => Some(url),
    }
}

/// Whether a `Cookie` header stands among the header lines of a request that was pasted; `None` if none were.
fn cookie_sent(paste: &str, recognised: &[Recognised]) -> Option<bool> {
    let whole = recognised.iter().filter(|piece| matches!(piece.kind, "http-request" | "curl"));
    let requests: Vec<String> = whole
        .filter_map(|piece| paste.get(piece.span.range()))
        .map(str::to_ascii_lowercase)
        .filter(|request| request.contains("authorization:"))
        .collect();
    let has_cookie = |request: &String| {
        request
            .match_indices("cookie:")
            .any(|(at, _)| !request[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    (!requests.is_empty()).then(|| requests.iter().any(has_cookie))
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str =
        "https://1234567.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1";

    fn curl(url: &str, nonce: &str, timestamp: &str) -> String {
        format!(
            "curl '{url}' -H 'Authorization: OAuth realm=\"1234567\", oauth_consumer_key=\"ck\", oauth_token=\"tk\", \
             oauth_nonce=\"{nonce}\", oauth_timestamp=\"{timestamp}\", oauth_signature_method=\"HMAC-SHA256\", \
             oauth_signature=\"c2lnbmF0dXJl\"'\n"
        )
    }

    fn gathered(case: &Case) -> Gathered {
        gather(case, None)
    }

    fn codes(paste: &str) -> Vec<(&'static str, String)> {
        let case = Case { paste: Some(paste.to_owned()), ..Case::default() };
        let found = gathered(&case).findings;
        found.iter().map(|finding| (finding.code, finding.place.span.of_str(paste).to_owned())).collect()
    }

    #[test]
    fn one_header_for_two_pages_is_found_in_a_paste() {
        let pages =
            curl(URL, "nonce1", "1508242306") + &curl(&format!("{URL}&page=2"), "nonce1", "1508242306");
        let found = codes(&pages);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0 == "header-reused" && found[0].1.starts_with("OAuth realm"));
        let fresh =
            curl(URL, "nonce1", "1508242306") + &curl(&format!("{URL}&page=2"), "nonce2", "1508242307");
        assert_eq!(codes(&fresh), []);
    }

    #[test]
    fn a_dated_response_shows_the_drift_and_our_clock_is_not_asked() {
        let call = |timestamp: &str| {
            format!(
                "> GET /app/site/hosting/restlet.nl?script=6&deploy=1 HTTP/1.1\n> Host: 1234567.restlets.api.netsuite.com\n\
                 > Authorization: OAuth realm=\"1234567\", oauth_token=\"tk\", oauth_nonce=\"nonce1\", \
                 oauth_timestamp=\"{timestamp}\", oauth_signature=\"c2ln\"\n>\n\
                 < HTTP/1.1 401 Unauthorized\n< Date: Tue, 17 Oct 2017 12:11:46 GMT\n<\n"
            )
        };
        let off = codes(&call("1508238706"));
        assert_eq!(off[0].0, "nonce-or-timestamp-reused-or-stale");
        assert_eq!(codes(&call("1508242306")), []);
        assert!(gathered(&Case { paste: Some(call("1508242306")), ..Case::default() }).is_dated);
    }

    #[test]
    fn what_was_entered_otherwise_than_it_was_pasted_is_told() {
        let told = |method: &str, url: &str| {
            let json = format!(r#"{{"request":{{"method":"{method}","url":"{url}"}}}}"#);
            let case = Case::from_json(&json).unwrap();
            let case = Case { paste: Some(curl(URL, "nonce1", "1508242306") + " -X GET"), ..case };
            let found = gathered(&case).findings;
            let place = |finding: &Finding| match finding.place.within {
                Within::Url => finding.place.span.of_str(url).to_owned(),
                within => within.as_str().to_owned(),
            };
            found.iter().map(|finding| (finding.code, place(finding))).collect::<Vec<_>>()
        };
        assert_eq!(told("get", URL), []);
        assert_eq!(told("GET", &URL.replace("1234567.restlets", "1234567.RESTLETS")), []);
        assert_eq!(told("GET", &format!("{URL}#top")), []);
        let other = URL.replace("script=6", "script=7");
        assert_eq!(told("GET", &other), [("sent-value-differs", "7".to_owned())]);
    }
}

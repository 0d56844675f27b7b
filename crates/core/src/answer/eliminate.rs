//! Which causes are confirmed, possible or ruled out, and why.

use super::facts::{Facts, Scheme, UrlFacts};
use super::recognise;
use super::response::Response;
use super::{Answer, Cause, Side};
use crate::account::Service;

/// A cause, and what the evidence makes of it.
#[derive(Clone, Debug)]
pub struct CauseState {
    /// The cause.
    pub cause: &'static Cause,
    /// What the evidence makes of it.
    pub state: State,
    /// Why, in words; for a cause that is merely possible, what speaks for it, or nothing.
    pub because: String,
}

/// What the evidence makes of a cause. Ordered as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It is so.
    Confirmed,
    /// Nothing excludes it.
    Possible,
    /// It is not so.
    RuledOut,
}

impl State {
    /// The name in the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Possible => "possible",
            Self::RuledOut => "ruled-out",
        }
    }
}

/// The tolerance of NetSuite's clock, in seconds:
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html>.
const MAX_SKEW: i64 = 300;

/// Whether a timestamp so many seconds ahead or behind is taken.
#[must_use]
pub const fn is_in_time(skew: i64) -> bool {
    -MAX_SKEW <= skew && skew <= MAX_SKEW
}

/// The shortest nonce that NetSuite takes, from the same page.
pub const MIN_NONCE: usize = 6;
/// A call that took longer than this probably waited before it was sent, in milliseconds.
const LONG_CALL: u64 = 30_000;

/// One piece of evidence that speaks for or against a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says what it looks for")]
pub enum Sign {
    SignatureRight,
    SignatureWrong,
    HeaderClean,
    AssertionClean,
    AssertionVerified,
    AssertionRefuted,
    RealmFits,
    RealmMisfits,
    ClockRight,
    ClockWrong,
    NonceLong,
    NonceShort,
    NonceNew,
    NonceSeen,
    SchemeIs(Scheme),
    SchemeIsNot(Scheme),
    EntryPointMethod,
    NoEntryPointMethod,
    Https,
    PlainHttp,
    AccountHost,
    GenericHost,
    UnderscoreInHost,
    RestletUrl,
    OnService(Service),
    PathFitsHost,
    PathMisfitsHost,
    ScriptAndDeploy,
    NoScriptOrDeploy,
    MoreParameters,
    NoMoreParameters,
    ContentTypeTaken,
    ContentTypeRefused,
    BodyOnGet,
    NoBodyOnGet,
    CookieSent,
    NoCookie,
    LongCall,
    Says(&'static str),
    Unsaid(&'static str),
}

impl Sign {
    /// It in words, if it is there.
    #[must_use]
    pub fn found(self, response: &Response, facts: &Facts) -> Option<String> {
        let on = |known: bool, because: String| known.then_some(because);
        let plain = |known: bool, because: &str| known.then(|| because.to_owned());
        match self {
            Self::SignatureRight => {
                plain(facts.signature == Some(true), "the signature was recomputed and matches")
            }
            Self::SignatureWrong => {
                plain(facts.signature == Some(false), "the signature was recomputed and is another one")
            }
            Self::HeaderClean => {
                plain(facts.header_read, "the header was read and shows nothing of the kind")
            }
            Self::AssertionClean => {
                plain(facts.assertion_read, "the assertion was read and shows nothing of the kind")
            }
            Self::AssertionVerified => plain(
                facts.assertion_verified == Some(true),
                "the assertion's signature was verified with the certificate",
            ),
            Self::AssertionRefuted => plain(
                facts.assertion_verified == Some(false),
                "the assertion's signature does not verify with the certificate",
            ),
            Self::RealmFits => plain(facts.realm_fits_host == Some(true), "the realm fits the host"),
            Self::RealmMisfits => {
                plain(facts.realm_fits_host == Some(false), "the realm does not fit the host")
            }
            Self::ClockRight => facts
                .timestamp_skew
                .filter(|&skew| is_in_time(skew))
                .map(|skew| format!("the timestamp was within five minutes of the server ({})", apart(skew))),
            Self::ClockWrong => facts
                .timestamp_skew
                .filter(|&skew| !is_in_time(skew))
                .map(|skew| format!("the timestamp is {}; five minutes are allowed", apart(skew))),
            Self::NonceLong => facts
                .nonce_length
                .filter(|&length| length >= MIN_NONCE)
                .map(|length| format!("the nonce has {length} characters; {MIN_NONCE} are enough")),
            Self::NonceShort => facts.nonce_length.filter(|&length| length < MIN_NONCE).map(|length| {
                format!("the nonce has {length} characters; NetSuite wants {MIN_NONCE} or more")
            }),
            Self::NonceNew => {
                plain(facts.nonce_seen_before == Some(false), "the nonce was not in any earlier request")
            }
            Self::NonceSeen => {
                plain(facts.nonce_seen_before == Some(true), "the same nonce was in an earlier request")
            }
            Self::SchemeIs(scheme) => {
                on(facts.scheme_with(response) == Some(scheme), format!("the call uses {}", scheme.title()))
            }
            Self::SchemeIsNot(scheme) => facts
                .scheme_with(response)
                .filter(|&known| known != scheme)
                .map(|known| format!("the call uses {}", known.title())),
            Self::LongCall => response
                .duration_ms()
                .filter(|&duration| duration >= LONG_CALL)
                .map(|duration| format!("the call took {} seconds", duration / 1000)),
            Self::Says(words) => on(response.says(words), format!("the answer says \u{201c}{words}\u{201d}")),
            Self::Unsaid(words) => {
                on(!response.says(words), format!("the answer says nothing of \u{201c}{words}\u{201d}"))
            }
            _ => self
                .found_in_url(facts.url_with(response).as_deref())
                .or_else(|| self.found_in_request(facts)),
        }
    }

    /// The evidence of the URL.
    fn found_in_url(self, url: Option<&UrlFacts>) -> Option<String> {
        let url = url?;
        let plain = |known: bool, because: &str| known.then(|| because.to_owned());
        match self {
            Self::Https => plain(url.https, "the URL is https"),
            Self::PlainHttp => plain(!url.https, "the URL begins with http://"),
            Self::AccountHost => Some(url)
                .filter(|url| url.account.is_some())
                .map(|url| format!("the host {} names an account", url.host)),
            Self::GenericHost => Some(url)
                .filter(|url| url.service == Some(Service::Other))
                .map(|url| format!("the host {} names no account", url.host)),
            Self::UnderscoreInHost => Some(url)
                .filter(|url| url.host.contains('_'))
                .map(|url| format!("the host {} has an underscore", url.host)),
            Self::RestletUrl => Some(url)
                .filter(|url| url.is_restlet && url.service == Some(Service::Restlets))
                .map(|_| "the path is a RESTlet's and the host is the RESTlets host".to_owned()),
            Self::OnService(service) => Some(url)
                .filter(|url| url.service == Some(service))
                .map(|url| format!("the host is {}", url.host)),
            Self::PathFitsHost => Some(url)
                .filter(|url| url.path_service.is_some() && url.path_service == url.service)
                .map(|_| "the path belongs to this host's service".to_owned()),
            Self::PathMisfitsHost => Some(url)
                .filter(|url| {
                    matches!(url.service, Some(Service::Restlets | Service::Suitetalk))
                        && url.path_service.is_some()
                        && url.path_service != url.service
                })
                .map(|url| format!("the path belongs to another service than the host {}", url.host)),
            Self::ScriptAndDeploy => {
                plain(url.is_restlet && url.script_and_deploy, "the URL has both script and deploy")
            }
            Self::NoScriptOrDeploy => {
                plain(url.is_restlet && !url.script_and_deploy, "the URL lacks script or deploy")
            }
            Self::MoreParameters => {
                plain(url.more_parameters, "the URL has parameters besides script and deploy")
            }
            Self::NoMoreParameters => {
                plain(!url.more_parameters, "the URL has no parameters besides script and deploy")
            }
            _ => None,
        }
    }

    /// The evidence of method, content type, body and cookies.
    fn found_in_request(self, facts: &Facts) -> Option<String> {
        let plain = |known: bool, because: &str| known.then(|| because.to_owned());
        match self {
            Self::EntryPointMethod => method(facts)
                .filter(|method| is_entry_point(method))
                .map(|method| format!("{method} is one of the four methods that a RESTlet can export")),
            Self::NoEntryPointMethod => method(facts)
                .filter(|method| !is_entry_point(method))
                .map(|method| format!("{method} is not GET, POST, PUT or DELETE")),
            Self::ContentTypeTaken => facts
                .content_type
                .as_deref()
                .filter(|content_type| is_taken(content_type))
                .map(|content_type| format!("{content_type} is one of the types that a RESTlet takes")),
            Self::ContentTypeRefused => {
                facts.content_type.as_deref().filter(|content_type| !is_taken(content_type)).map(
                    |content_type| {
                        if content_type.trim().is_empty() {
                            "the request has no Content-Type".to_owned()
                        } else {
                            format!("{content_type} is none of the types that a RESTlet takes")
                        }
                    },
                )
            }
            Self::BodyOnGet => plain(
                method(facts) == Some("GET") && facts.has_body == Some(true),
                "the request is a GET and has a body",
            ),
            Self::NoBodyOnGet => plain(
                facts.has_body == Some(false) || method(facts).is_some_and(|method| method != "GET"),
                "the request is not a GET with a body",
            ),
            Self::CookieSent => plain(facts.cookie_sent == Some(true), "a Cookie header was sent along"),
            Self::NoCookie => plain(facts.cookie_sent == Some(false), "no Cookie header was sent"),
            _ => None,
        }
    }
}

fn method(facts: &Facts) -> Option<&str> {
    facts.method.as_deref()
}

/// The methods that a RESTlet can export:
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4619219272.html>.
fn is_entry_point(method: &str) -> bool {
    ["GET", "POST", "PUT", "DELETE"].iter().any(|known| known.eq_ignore_ascii_case(method))
}

/// Whether a RESTlet takes a body of this type:
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4619215993.html>.
fn is_taken(content_type: &str) -> bool {
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    ["application/json", "application/xml", "text/plain"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(media_type))
}

/// A number of seconds, in words.
fn apart(skew: i64) -> String {
    let size = skew.unsigned_abs();
    let amount = match size {
        0 => return "to the second".to_owned(),
        1 => "1 second".to_owned(),
        2..120 => format!("{size} seconds"),
        120..7200 => format!("{} minutes", size / 60),
        7200..172_800 => format!("{} hours", size / 3600),
        _ => format!("{} days", size / 86_400),
    };
    format!("{amount} {}", if skew < 0 { "behind" } else { "ahead" })
}

/// The causes of some answers, each once, with what the evidence makes of it, in the order in which to look at them.
#[must_use]
pub fn eliminate(answers: &[&'static Answer], response: &Response, facts: &Facts) -> Vec<CauseState> {
    let told = recognise::told_by_detail(facts);
    let detail = told.first().and(facts.audit_detail.as_deref()).map(str::trim);
    let by_detail: Vec<&'static Cause> = told.iter().flat_map(|answer| answer.causes).copied().collect();
    let mut list: Vec<(bool, CauseState)> = Vec::new();
    for cause in answers.iter().flat_map(|answer| answer.causes) {
        if list.iter().any(|(_, known)| known.cause.id == cause.id) {
            continue;
        }
        let told = detail.map(|detail| Told { detail, causes: &by_detail });
        let (state, because, is_hinted) = judge(cause, response, facts, told.as_ref());
        list.push((is_hinted, CauseState { cause, state, because }));
    }
    let checked = |cause: &Cause| facts.checked.iter().any(|id| id == cause.id);
    // A request whose signature is right was looked at with care: the account's side comes before what is left of it.
    let is_behind = |cause: &Cause| facts.signature == Some(true) && cause.side == Side::Request;
    list.sort_by_key(|(is_hinted, known)| {
        (known.state, checked(known.cause), !is_hinted, is_behind(known.cause))
    });
    list.into_iter().map(|(_, known)| known).collect()
}

/// What the audit trail tells.
struct Told<'a> {
    detail: &'a str,
    causes: &'a [&'static Cause],
}

/// The state of one cause, the reason, and whether something speaks for it.
fn judge(
    cause: &'static Cause,
    response: &Response,
    facts: &Facts,
    told: Option<&Told<'_>>,
) -> (State, String, bool) {
    let found = |signs: &[Sign]| signs.iter().find_map(|sign| sign.found(response, facts));
    if let Some(mistake) = cause.mistakes.iter().find(|mistake| facts.proved.contains(mistake)) {
        let because =
            format!("proved: signing with the mistake {mistake} gives exactly the signature that was sent");
        return (State::Confirmed, because, true);
    }
    if facts.checked.iter().any(|id| id == cause.id) {
        return (State::RuledOut, "you looked at it".to_owned(), false);
    }
    // What is pasted may be cut short; NetSuite had the whole request when it named another reason.
    let is_told_otherwise = told.is_some_and(|told| !told.causes.iter().any(|known| known.id == cause.id));
    let seen = cause.mistakes.iter().find(|mistake| facts.seen.contains(mistake));
    if let Some(mistake) = seen.filter(|_| !is_told_otherwise) {
        return (State::Confirmed, format!("it stands in what was sent: {mistake}"), true);
    }
    if let Some(because) = found(cause.confirmed_by) {
        return (State::Confirmed, because, true);
    }
    if let Some(because) = found(cause.ruled_out_by) {
        return (State::RuledOut, because, false);
    }
    if let Some(told) = told {
        let Told { detail, causes } = told;
        return match causes {
            _ if is_told_otherwise => (
                State::RuledOut,
                format!("the Login Audit Trail says {detail}, which is something else"),
                false,
            ),
            [_] => (State::Confirmed, format!("the Login Audit Trail says {detail}"), true),
            _ => (State::Possible, format!("the Login Audit Trail says {detail}"), true),
        };
    }
    if cause.side == Side::Signing && !facts.proved.is_empty() {
        return (State::RuledOut, "the proof explains the whole signature without it".to_owned(), false);
    }
    match found(cause.hinted_by) {
        Some(because) => (State::Possible, because, true),
        None => (State::Possible, String::new(), false),
    }
}

#[cfg(test)]
mod tests;

//! No HTTP answer at all: names that do not resolve, connections that fail, TLS; or one of something on the way.

mod way;

use super::disagreement::ARTICLE;
use super::eliminate::Sign;
use super::{Answer, Cause, Confidence, Response, Shape, Side, Signals, menu, tba, url};

/// The answers of this layer.
pub const ANSWERS: &[&Answer] = &[
    &DNS_FAILURE,
    &CONNECTION_REFUSED,
    &TIMEOUT,
    &EMPTY_RESPONSE,
    &TLS_REQUIRED,
    &way::PROXY_LOGIN_WANTED,
    &way::REFUSED_AT_THE_EDGE,
    &way::GATEWAY_WITHOUT_ANSWER,
];

fn no_status(response: &Response, _: &super::Facts) -> bool {
    response.status.is_none()
}

/// What clients say of a name that was not found.
const NO_SUCH_NAME: &[&str] = &[
    "ENOTFOUND",
    "getaddrinfo",
    "EAI_AGAIN",
    "Could not resolve host",
    "Name or service not known",
    "nodename nor servname",
    "Temporary failure in name resolution",
    "UnknownHostException",
    "UnresolvedAddressException",
    "No such host is known",
    "no such host",
    "NameResolutionError",
    "Failed to resolve",
    "name could not be resolved",
    "failed to lookup address information",
    "ERR_NAME_NOT_RESOLVED",
];

fn no_name_and_no_status(response: &Response, facts: &super::Facts) -> bool {
    no_status(response, facts) && !NO_SUCH_NAME.iter().any(|words| response.says(words))
}

const DNS_FAILURE: Answer = Answer {
    id: "net-dns-failure",
    signals: Signals { markers: NO_SUCH_NAME, only_if: Some(no_status), ..Signals::NONE },
    meaning: "The host name could not be looked up, so nothing was sent to NetSuite.",
    causes: &[&HOST_ASSEMBLED, &url::HOST_NAMES_NO_SERVICE, &NO_LOOKUP],
    sources: &[
        "https://github.com/suiteplus/nscabinet/issues/22",
        "https://github.com/fylein/netsuite-sdk-py/issues/59",
        oracle!("section_1498251763"),
    ],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

/// What clients say of any connection that was not made; the reason, where they know it, stands beside it.
const NO_CONNECTION: &[&str] = &[
    "fetch failed",
    "Failed to fetch",
    "Network Error",
    "CORS policy",
    "Max retries exceeded",
    "Failed to connect to",
    "Failed to open TCP connection",
    "Failed to establish a new connection",
    "Unable to connect to the remote server",
    "Could not connect to host",
    "error sending request for url",
    "failed to load external entity",
];

/// Whether it says that it was refused; or else that there was no connection, and gives no other reason.
fn is_refused(response: &Response, facts: &super::Facts) -> bool {
    let says = |words: &[&str]| words.iter().any(|words| response.says(words));
    let another = [TIMEOUT.signals.markers, TLS_REQUIRED.signals.markers];
    no_name_and_no_status(response, facts) && (says(REFUSED) || !another.into_iter().any(says))
}

const REFUSED: &[&str] = &[
    "connection refused",
    "ECONNREFUSED",
    "actively refused",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "Network is unreachable",
    "No route to host",
    "couldn't connect to server",
    "ERR_CONNECTION_REFUSED",
];

const CONNECTION_REFUSED: Answer = Answer {
    id: "net-connection-refused",
    signals: Signals {
        markers: {
            const MARKERS: [&str; REFUSED.len() + NO_CONNECTION.len()] = joined(REFUSED, NO_CONNECTION);
            &MARKERS
        },
        only_if: Some(is_refused),
        ..Signals::NONE
    },
    meaning: "The client says that it could not connect. If NetSuite did answer, the client keeps that to itself.",
    causes: &[&WAY_OUT_BLOCKED, &ANSWER_HIDDEN, &BROWSER_PAGE],
    sources: &[
        ARTICLE,
        oracle!("section_1498251763"),
        "https://github.com/netsuitephp/netsuite-php/issues/41",
        CORS,
    ],
    confidence: Confidence::Article,
    ..Answer::BLANK
};

const TIMEOUT: Answer = Answer {
    id: "net-timeout",
    signals: Signals {
        markers: &[
            "ECONNRESET",
            "ETIMEDOUT",
            "ESOCKETTIMEDOUT",
            "ECONNABORTED",
            "EPIPE",
            "Broken pipe",
            "socket hang up",
            "other side closed",
            "timed out",
            "ms exceeded",
            "timeout exceeded",
            "Timeout Error",
            "ReadTimeout",
            "OpenTimeout",
            "TimeoutException",
            "TimeoutError",
            "i/o timeout",
            "deadline exceeded",
            "execution expired",
            "HttpClient.Timeout",
            "did not properly respond after a period of time",
            "connection reset",
            "connection was reset",
            "Connection aborted",
            "connection was closed",
            "connection closed",
            "Remotely closed",
            "RemoteDisconnected",
            "forcibly closed",
            "Premature close",
            "failed to respond",
            "end of file reached",
            "unexpected EOF",
            "\": EOF",
            "Error Fetching http headers",
        ],
        only_if: Some(no_name_and_no_status),
        ..Signals::NONE
    },
    meaning: "The connection was cut, or the answer came too late. The script may have run or not.",
    causes: &[&SLOW_SCRIPT, &tba::SIGNED_TOO_EARLY],
    sources: &["https://github.com/julbrs/netsuite-api-client/issues/26", oracle!("subsect_156935170194")],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

/// What a parser says that was given nothing.
const NOTHING_TO_PARSE: &[&str] =
    &["Empty reply from server", "empty response", "Unexpected end of JSON input", "Unexpected end of input"];

fn nothing_came(response: &Response, _: &super::Facts) -> bool {
    response.status.is_none()
        && response.headers.is_empty()
        && (response.is_blank() || NOTHING_TO_PARSE.iter().any(|words| response.says(words)))
}

const EMPTY_RESPONSE: Answer = Answer {
    id: "net-empty-response",
    signals: Signals {
        markers: {
            const MARKERS: [&str; NOTHING_TO_PARSE.len() + 1] = joined(NOTHING_TO_PARSE, &[""]);
            &MARKERS
        },
        shapes: &[Shape::StatusOnly, Shape::Text],
        only_if: Some(nothing_came),
        ..Signals::NONE
    },
    meaning: "The caller sees nothing, and the script's log is empty: the login failed before the script, or the body was lost on the way.",
    causes: &[&LOGIN_FAILED_UNSEEN, &ANSWER_HIDDEN],
    sources: &[ARTICLE, oracle!("section_1534941538")],
    confidence: Confidence::Article,
    ..Answer::BLANK
};

const TLS_REQUIRED: Answer = Answer {
    id: "tls-required",
    signals: Signals {
        markers: &[
            "SSL",
            "TLS",
            "x509",
            "handshake",
            "certificate verify failed",
            "failed to verify certificate",
            "certificate problem",
            "does not match certificate",
            "Could not establish trust relationship",
            "SSL/TLS secure channel",
            "unable to get local issuer certificate",
            "unable to verify the first certificate",
            "self signed certificate",
            "self-signed certificate",
            "PKIX path building failed",
            "certificate has expired",
            "CERT_HAS_EXPIRED",
            "ERR_TLS_CERT_ALTNAME_INVALID",
            "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
        ],
        only_if: Some(no_name_and_no_status),
        ..Signals::NONE
    },
    meaning: "The encrypted connection was not made. NetSuite takes nothing else.",
    causes: &[&PLAIN_HTTP, &TLS_TOO_OLD, &CERTIFICATE_PINNED],
    sources: &[oracle!("section_4640094112"), oracle!("section_1498251763")],
    ..Answer::BLANK
};

/// Two lists as one.
const fn joined<const N: usize>(first: &[&'static str], second: &[&'static str]) -> [&'static str; N] {
    let mut all = [""; N];
    let mut at = 0;
    while at < N {
        all[at] = if at < first.len() { first[at] } else { second[at - first.len()] };
        at += 1;
    }
    all
}

/// The host is not one that Company URLs lists.
pub const HOST_ASSEMBLED: Cause = Cause {
    id: "host-assembled",
    side: Side::Request,
    title: "The host was put together from parts",
    confirm: "Read the host in the error: it should be the account in lower case, with a hyphen before a sandbox suffix, then .restlets.api.netsuite.com.",
    fix: "Copy the RESTlets address from Company URLs instead of assembling it.",
    path: menu::COMPANY_URLS,
    source: oracle!("section_1498251763"),
    mistakes: &["host-underscore"],
    confirmed_by: &[Sign::UnderscoreInHost],
    ruled_out_by: &[Sign::AccountHost],
    ..Cause::BLANK
};

const NO_LOOKUP: Cause = Cause {
    id: "no-name-lookup",
    side: Side::Way,
    title: "The machine cannot look names up",
    confirm: "Other hosts are not found from there either, or the same host is found from elsewhere.",
    fix: "See to the machine's or the container's DNS, and repeat with a new nonce and timestamp.",
    source: "https://man7.org/linux/man-pages/man3/getaddrinfo.3.html",
    confidence: Confidence::Observed,
    hinted_by: &[Sign::Says("EAI_AGAIN"), Sign::Says("Temporary failure in name resolution")],
    ..Cause::BLANK
};

const WAY_OUT_BLOCKED: Cause = Cause {
    id: "way-out-blocked",
    side: Side::Way,
    title: "A firewall or proxy on your side stops the call",
    confirm: "The Login Audit Trail has no row for the attempt.",
    fix: "Allow HTTPS to the account's own host by name. NetSuite's addresses change, so do not allow by address.",
    path: menu::AUDIT_TRAIL,
    source: oracle!("section_1498251763"),
    ..Cause::BLANK
};

/// The client keeps the answer to itself.
pub const ANSWER_HIDDEN: Cause = Cause {
    id: "answer-hidden",
    side: Side::Way,
    title: "The client hides what NetSuite answered",
    confirm: "Repeat the call with a client that shows status, headers and body as they came.",
    fix: "Log the raw answer on the calling side, then paste it here.",
    path: menu::AUDIT_TRAIL,
    source: ARTICLE,
    confidence: Confidence::Article,
    ..Cause::BLANK
};

const CORS: &str = "https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors";

const BROWSER_PAGE: Cause = Cause {
    id: "browser-page",
    side: Side::Way,
    title: "The call is made by a page in a browser",
    confirm: "The browser's console speaks of CORS or of Access-Control-Allow-Origin.",
    fix: "Call from a server: a browser hides an answer that does not name the page, and secrets have no place in one.",
    source: CORS,
    confidence: Confidence::Observed,
    confirmed_by: &[Sign::Says("CORS policy"), Sign::Says("Access-Control-Allow-Origin")],
    hinted_by: &[Sign::Says("Failed to fetch"), Sign::Says("Network Error")],
    ruled_out_by: &[
        Sign::Says("ECONNREFUSED"),
        Sign::Says("connection refused"),
        Sign::Says("actively refused"),
        Sign::Says("Failed to establish a new connection"),
    ],
    ..Cause::BLANK
};

pub(super) const SLOW_SCRIPT: Cause = Cause {
    id: "slow-script",
    side: Side::Script,
    title: "The script takes longer than the client waits",
    confirm: "Compare the integration's execution log with the script's log at that time.",
    fix: "Do less in one call, and repeat with a new nonce and timestamp. Make writes safe to repeat: the first may have run.",
    path: menu::EXECUTION_LOG,
    source: "https://github.com/julbrs/netsuite-api-client/issues/26",
    confidence: Confidence::Observed,
    ..Cause::BLANK
};

/// A failed login that nobody saw.
pub const LOGIN_FAILED_UNSEEN: Cause = Cause {
    id: "login-failed-unseen",
    side: Side::Account,
    title: "The login failed, and only the audit trail knows",
    confirm: "Look for a failure at that second in the Login Audit Trail, column Detail.",
    fix: "Give that word here: it names the cause.",
    path: menu::AUDIT_TRAIL,
    source: oracle!("section_1534941538"),
    disagrees: &[&super::disagreement::INSPECTOR],
    ..Cause::BLANK
};

const PLAIN_HTTP: Cause = Cause {
    id: "plain-http",
    side: Side::Request,
    title: "The URL begins with http://",
    confirm: "Read the URL that the client really calls.",
    fix: "Call https:// and sign it so: the scheme is part of the base string.",
    source: oracle!("section_4640094112"),
    mistakes: &["scheme-mismatch"],
    confirmed_by: &[Sign::PlainHttp],
    ruled_out_by: &[Sign::Https],
    ..Cause::BLANK
};

const TLS_TOO_OLD: Cause = Cause {
    id: "tls-too-old",
    side: Side::Way,
    title: "The client offers only old TLS versions or ciphers",
    confirm: "The handshake fails before there is a status; a current curl on the same machine succeeds.",
    fix: "Update the client's runtime. Oracle lists the versions and ciphers under Supported TLS Protocol and Cipher Suites.",
    source: oracle!("section_4640094112"),
    ..Cause::BLANK
};

const CERTIFICATE_PINNED: Cause = Cause {
    id: "certificate-pinned",
    side: Side::Way,
    title: "The client does not trust NetSuite's present certificate",
    confirm: "It worked until a certificate changed, or the client's list of authorities is old.",
    fix: "Remove the pin and update the list: Oracle changes its certificates without notice.",
    source: oracle!("section_1498251763"),
    ..Cause::BLANK
};

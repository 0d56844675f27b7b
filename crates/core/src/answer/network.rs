//! No HTTP answer at all: names that do not resolve, connections that fail, TLS.

use super::disagreement::ARTICLE;
use super::eliminate::Sign;
use super::{Answer, Cause, Confidence, Response, Shape, Side, Signals, menu, tba, url};

/// The answers of this layer.
pub const ANSWERS: &[&Answer] =
    &[&DNS_FAILURE, &CONNECTION_REFUSED, &TIMEOUT, &EMPTY_RESPONSE, &TLS_REQUIRED];

fn no_status(response: &Response, _: &super::Facts) -> bool {
    response.status.is_none()
}

const DNS_FAILURE: Answer = Answer {
    id: "net-dns-failure",
    signals: Signals {
        messages: &[
            "ENOTFOUND",
            "getaddrinfo",
            "EAI_AGAIN",
            "Could not resolve host",
            "Name or service not known",
            "nodename nor servname",
            "Temporary failure in name resolution",
            "UnknownHostException",
            "No such host is known",
            "no such host",
            "NameResolutionError",
            "name could not be resolved",
        ],
        only_if: Some(no_status),
        ..Signals::NONE
    },
    meaning: "The host name could not be looked up, so nothing was sent to NetSuite.",
    causes: &[&HOST_ASSEMBLED, &url::HOST_NAMES_NO_SERVICE],
    sources: &["https://github.com/suiteplus/nscabinet/issues/22", oracle!("section_1498251763")],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

const CONNECTION_REFUSED: Answer = Answer {
    id: "net-connection-refused",
    signals: Signals {
        messages: &[
            "connection refused",
            "ECONNREFUSED",
            "actively refused",
            "EHOSTUNREACH",
            "ENETUNREACH",
            "Network is unreachable",
            "Unable to connect to the remote server",
            "Failed to establish a new connection",
        ],
        only_if: Some(no_status),
        ..Signals::NONE
    },
    meaning: "The client says that it could not connect. If NetSuite did answer, the client keeps that to itself.",
    causes: &[&WAY_OUT_BLOCKED, &ANSWER_HIDDEN],
    sources: &[ARTICLE, oracle!("section_1498251763")],
    confidence: Confidence::Article,
    ..Answer::BLANK
};

const TIMEOUT: Answer = Answer {
    id: "net-timeout",
    signals: Signals {
        messages: &[
            "ECONNRESET",
            "ETIMEDOUT",
            "ESOCKETTIMEDOUT",
            "ECONNABORTED",
            "socket hang up",
            "timed out",
            "ms exceeded",
            "timeout exceeded",
            "connection reset",
            "Connection aborted",
            "RemoteDisconnected",
            "deadline exceeded",
            "TimeoutException",
            "connection was closed",
            "connection closed",
            "Premature close",
        ],
        only_if: Some(no_status),
        ..Signals::NONE
    },
    meaning: "The connection was cut, or the answer came too late. The script may have run or not.",
    causes: &[&SLOW_SCRIPT, &tba::SIGNED_TOO_EARLY],
    sources: &["https://github.com/julbrs/netsuite-api-client/issues/26", oracle!("subsect_156935170194")],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

fn nothing_came(response: &Response, _: &super::Facts) -> bool {
    response.status.is_none()
        && response.headers.is_empty()
        && (response.is_blank() || response.says("empty re"))
}

const EMPTY_RESPONSE: Answer = Answer {
    id: "net-empty-response",
    signals: Signals {
        messages: &["Empty reply from server", "empty response", ""],
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
        messages: &[
            "SSL",
            "TLS",
            "handshake",
            "certificate verify failed",
            "Could not establish trust relationship",
            "SSL/TLS secure channel",
            "unable to get local issuer certificate",
            "self signed certificate",
            "self-signed certificate",
            "PKIX path building failed",
            "certificate has expired",
            "CERT_HAS_EXPIRED",
            "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
        ],
        only_if: Some(no_status),
        ..Signals::NONE
    },
    meaning: "The encrypted connection was not made. NetSuite takes nothing else.",
    causes: &[&PLAIN_HTTP, &TLS_TOO_OLD, &CERTIFICATE_PINNED],
    sources: &[oracle!("section_4640094112"), oracle!("section_1498251763")],
    ..Answer::BLANK
};

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

const SLOW_SCRIPT: Cause = Cause {
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

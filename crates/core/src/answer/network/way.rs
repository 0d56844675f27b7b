//! Something on the way answered in NetSuite's place: a proxy, a firewall or content network in front, a gateway.

use super::SLOW_SCRIPT;
use crate::answer::url::MAINTENANCE;
use crate::answer::{Answer, Cause, Confidence, Facts, Response, Shape, Side, Signals, menu};

pub(super) const PROXY_LOGIN_WANTED: Answer = Answer {
    id: "net-proxy-login",
    signals: Signals {
        statuses: &[407],
        status_is_enough: true,
        messages: &[
            "Proxy Authentication Required",
            "Tunnel connection failed: 407",
            "HTTP code 407 from proxy",
            "ERR_TUNNEL_CONNECTION_FAILED",
        ],
        ..Signals::NONE
    },
    meaning: "A proxy on your side wants a login of its own. The call did not leave the house.",
    causes: &[&PROXY_LOGIN],
    sources: &["https://datatracker.ietf.org/doc/html/rfc9110#section-15.5.8"],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

fn is_a_page(response: &Response, _: &Facts) -> bool {
    response.shape == Shape::Html
}

pub(super) const REFUSED_AT_THE_EDGE: Answer = Answer {
    id: "net-refused-at-the-edge",
    signals: Signals {
        statuses: &[400, 403],
        messages: &[
            "You don't have permission to access",
            "The requested URL \"[no URL]\", is invalid",
            "Reference #",
            "Attention Required! | Cloudflare",
            "Sorry, you have been blocked",
            "Incapsula incident ID",
            "The requested URL was rejected. Please consult with your administrator",
        ],
        shapes: &[Shape::Html],
        only_if: Some(is_a_page),
        ..Signals::NONE
    },
    meaning: "A firewall or content network in front refused the call. NetSuite itself, and its audit trail, did not see it.",
    causes: &[&EDGE_RULE],
    sources: &[REFERENCE],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

pub(super) const GATEWAY_WITHOUT_ANSWER: Answer = Answer {
    id: "net-gateway-without-answer",
    signals: Signals {
        statuses: &[502, 504, 520, 521, 522, 523, 524],
        status_is_enough: true,
        messages: &["502 Bad Gateway", "504 Gateway Timeout", "504 Gateway Time-out"],
        ..Signals::NONE
    },
    meaning: "A gateway or proxy on the way got no answer in time from what is behind it. Oracle lists neither 502 nor 504 for RESTlets. The script may have run.",
    causes: &[&SLOW_SCRIPT, &GATEWAY_CUT, &MAINTENANCE],
    sources: &[
        "https://datatracker.ietf.org/doc/html/rfc9110#section-15.6.3",
        "https://datatracker.ietf.org/doc/html/rfc9110#section-15.6.5",
    ],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

const REFERENCE: &str = "https://github.com/markSmurphy/akamai-error-lookup";

const PROXY_LOGIN: Cause = Cause {
    id: "proxy-login",
    side: Side::Way,
    title: "The client has no login for the proxy",
    confirm: "The answer has a Proxy-Authenticate header, and other calls from that machine fail alike.",
    fix: "Give the client the proxy's login, or a way out without it.",
    source: "https://datatracker.ietf.org/doc/html/rfc9110#section-15.5.8",
    confidence: Confidence::Observed,
    ..Cause::BLANK
};

const EDGE_RULE: Cause = Cause {
    id: "edge-rule",
    side: Side::Way,
    title: "A rule of the firewall or content network refuses this caller or this URL",
    confirm: "The page has a reference or incident number, and the audit trail has no row for the attempt.",
    fix: "Call the host from Company URLs over https, with a User-Agent; if it stays, give the number to whoever runs it: your own network, or NetSuite's support.",
    path: menu::COMPANY_URLS,
    source: REFERENCE,
    confidence: Confidence::Observed,
    ..Cause::BLANK
};

const GATEWAY_CUT: Cause = Cause {
    id: "gateway-cut",
    side: Side::Way,
    title: "A gateway on your side waits less long than the call takes",
    confirm: "The same call without the gateway succeeds, and the failures come after the same number of seconds.",
    fix: "Let the gateway wait longer, or do less in one call. Repeat with a new nonce and timestamp.",
    source: "https://datatracker.ietf.org/doc/html/rfc9110#section-15.6.5",
    confidence: Confidence::Observed,
    ..Cause::BLANK
};

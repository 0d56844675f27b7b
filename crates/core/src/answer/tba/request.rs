//! Causes in the rest of a signed request: header, nonce, clock, cookies.

use crate::answer::eliminate::Sign;
use crate::answer::{Cause, Confidence, Scheme, Side, disagreement as d, menu};

/// Values of the header without quotes.
pub const HEADER_UNQUOTED: Cause = Cause {
    id: "header-unquoted",
    side: Side::Request,
    title: "The header is not written as OAuth wants it",
    confirm: "Read the header that was sent: OAuth, a space, then name=\"value\" pairs with commas between them and double quotes around each value.",
    fix: "Write each value percent-encoded, in straight double quotes, with a comma between two pairs and none behind the last.",
    source: "https://github.com/NetSweet/netsuite/issues/557",
    confidence: Confidence::Observed,
    mistakes: &[
        "header-values-unquoted",
        "header-stray-comma",
        "header-separator-wrong",
        "smart-quotes",
        "unresolved-template-variable",
        "realm-misnamed-oauth-realm",
        "non-oauth-params-in-header",
        "secret-in-header",
    ],
    ruled_out_by: &[Sign::HeaderClean],
    ..Cause::BLANK
};

/// Another signature method.
pub const SIGNATURE_METHOD: Cause = Cause {
    id: "signature-method-refused",
    side: Side::Request,
    title: "oauth_signature_method is not HMAC-SHA256",
    confirm: "Read it in the header. A signature of 28 characters is HMAC-SHA1, whatever the header says.",
    fix: "Sign with HMAC-SHA256 and say so, in that spelling. NetSuite ended HMAC-SHA1 with 2023.1.",
    source: oracle!("section_1534941088"),
    mistakes: &[
        "hmac-sha1-rejected-by-netsuite",
        "passport-algorithm",
        "signature-method-unsupported",
        "signature-method-misspelled",
        "signature-method-label-mismatch",
    ],
    ruled_out_by: &[Sign::HeaderClean],
    ..Cause::BLANK
};

/// A parameter is missing.
pub const PARAMETER_MISSING: Cause = Cause {
    id: "oauth-parameter-missing",
    side: Side::Request,
    title: "A parameter is missing",
    confirm: "Look for realm, oauth_consumer_key, oauth_token, oauth_nonce, oauth_timestamp, oauth_signature_method and oauth_signature.",
    fix: "Send all seven, each with a value.",
    source: oracle!("subsect_156935170194"),
    mistakes: &[
        "header-not-sent",
        "required-oauth-param-missing",
        "realm-missing-in-header",
        "passport-field-missing",
    ],
    ruled_out_by: &[Sign::HeaderClean],
    ..Cause::BLANK
};

/// A parameter is there twice, or empty.
pub const PARAMETER_TWICE: Cause = Cause {
    id: "oauth-parameter-twice",
    side: Side::Request,
    title: "A parameter is sent twice or is empty",
    confirm: "Look for oauth_ names in the URL or body as well as in the header, and for a pair of quotes with nothing between.",
    fix: "Send each parameter once, in the header alone, with a value; leave out what has none.",
    source: oracle!("subsect_156935170194"),
    mistakes: &["oauth-params-duplicated"],
    ruled_out_by: &[Sign::HeaderClean],
    ..Cause::BLANK
};

/// Another version.
pub const VERSION_WRONG: Cause = Cause {
    id: "oauth-version-wrong",
    side: Side::Request,
    title: "oauth_version is not 1.0",
    confirm: "Read it in the header.",
    fix: "Send 1.0, or leave it out; then leave it out of the base string too.",
    source: oracle!("subsect_156935170194"),
    mistakes: &["oauth-version-not-1-0"],
    ruled_out_by: &[Sign::HeaderClean],
    ..Cause::BLANK
};

/// Milliseconds, local time, a fraction.
pub const TIMESTAMP_UNIT: Cause = Cause {
    id: "timestamp-unit",
    side: Side::Request,
    title: "oauth_timestamp is not whole seconds in UTC",
    confirm: "It has 13 digits, a point or a sign, or is off by whole hours.",
    fix: "Send the seconds since 1970-01-01 in UTC: ten digits.",
    source: oracle!("section_156338994830"),
    mistakes: &["timestamp-milliseconds", "timestamp-format-or-clock", "passport-timestamp"],
    ruled_out_by: &[Sign::ClockRight],
    ..Cause::BLANK
};

/// The clock.
pub const CLOCK_OFF: Cause = Cause {
    id: "clock-off",
    side: Side::Request,
    title: "The sending machine's clock is off by more than five minutes",
    confirm: "Compare its time with the Date header of NetSuite's answer.",
    fix: "Synchronise it with NTP.",
    source: oracle!("subsect_156935170194"),
    mistakes: &["timestamp-format-or-clock", "nonce-or-timestamp-reused-or-stale"],
    confirmed_by: &[Sign::ClockWrong],
    ruled_out_by: &[Sign::ClockRight, Sign::SchemeIsNot(Scheme::Tba)],
    ..Cause::BLANK
};

/// Signed, then left waiting.
pub const SIGNED_TOO_EARLY: Cause = Cause {
    id: "signed-too-early",
    side: Side::Request,
    title: "The request waited after it was signed",
    confirm: "The client queues calls or sends too many at once, and failures begin after about a minute or more.",
    fix: "Sign at the moment of sending, not before the queue, and send fewer calls at a time.",
    source: "https://github.com/julbrs/netsuite-api-client/issues/26",
    confidence: Confidence::Observed,
    hinted_by: &[Sign::LongCall],
    ruled_out_by: &[Sign::ClockRight, Sign::SchemeIsNot(Scheme::Tba)],
    ..Cause::BLANK
};

/// The same header twice.
pub const NONCE_REUSED: Cause = Cause {
    id: "nonce-reused",
    side: Side::Request,
    title: "The same nonce and timestamp were sent before",
    confirm: "Look for the same header, or SOAP passport, twice in the client's log; a header pasted into another tool counts.",
    fix: "Make a new nonce, timestamp and signature for every single call.",
    path: menu::AUDIT_TRAIL,
    source: oracle!("subsect_156935170194"),
    mistakes: &["header-reused", "nonce-or-timestamp-reused-or-stale", "nonce-constant-or-too-long"],
    confirmed_by: &[Sign::NonceSeen],
    ruled_out_by: &[Sign::NonceNew, Sign::SchemeIsNot(Scheme::Tba)],
    disagrees: &[&d::INTERMITTENT_ROTATION],
    ..Cause::BLANK
};

/// A retry loop around the sending, not the signing.
pub const RETRY_RESENDS: Cause = Cause {
    id: "retry-resends-header",
    side: Side::Request,
    title: "A retry or a redirect sends the same header again",
    confirm: "A timeout, a 5xx or a redirect stands before the failure in the log.",
    fix: "Sign inside the retry loop, so that each attempt has its own header.",
    source: oracle!("section_1534941538"),
    mistakes: &["header-reused"],
    ruled_out_by: &[Sign::NonceNew, Sign::SchemeIsNot(Scheme::Tba)],
    ..Cause::BLANK
};

/// Two workers, one nonce.
pub const NONCE_WEAK: Cause = Cause {
    id: "nonce-weak",
    side: Side::Request,
    title: "Two workers make the same nonce",
    confirm: "The nonce is the timestamp or a counter, or the workers share a seed.",
    fix: "Use 20 random letters and digits.",
    source: "https://www.volcengine.com/article/3092989",
    confidence: Confidence::Observed,
    ruled_out_by: &[Sign::NonceNew],
    ..Cause::BLANK
};

/// Too short a nonce.
pub const NONCE_SHORT: Cause = Cause {
    id: "nonce-short",
    side: Side::Request,
    title: "The nonce has fewer than six characters",
    confirm: "Count them.",
    fix: "Use 20 random letters and digits; for SOAP 64 are the most.",
    source: oracle!("subsect_156935170194"),
    confirmed_by: &[Sign::NonceShort],
    ruled_out_by: &[Sign::NonceLong, Sign::SchemeIsNot(Scheme::Tba)],
    mistakes: &["passport-nonce-length"],
    ..Cause::BLANK
};

/// A cookie next to the header.
pub const COOKIE_SENT: Cause = Cause {
    id: "cookie-sent",
    side: Side::Request,
    title: "Cookies were sent along with the Authorization header",
    confirm: "The request has a Cookie header, as from a cookie jar or a browser's session.",
    fix: "Switch cookies off in the client: one way to authenticate a call.",
    source: oracle!("section_N2971402"),
    confirmed_by: &[Sign::CookieSent],
    ruled_out_by: &[Sign::NoCookie],
    ..Cause::BLANK
};

/// A path of one service on the host of another.
pub const SERVICE_MISMATCH: Cause = Cause {
    id: "service-mismatch",
    side: Side::Request,
    title: "The path belongs to another service than the host",
    confirm: "RESTlets are on restlets.api.netsuite.com, REST web services (/services/rest) on suitetalk.api.netsuite.com.",
    fix: "Call the host of the service that the path is for.",
    path: menu::COMPANY_URLS,
    source: oracle!("section_1498251763"),
    mistakes: &["service-host-mismatch"],
    confirmed_by: &[Sign::PathMisfitsHost],
    ruled_out_by: &[Sign::PathFitsHost],
    ..Cause::BLANK
};

/// More than the token passport in a SOAP header.
pub const TWO_PASSPORTS: Cause = Cause {
    id: "two-passports",
    side: Side::Request,
    title: "The SOAP header has more than a tokenPassport",
    confirm: "Look for a passport or an applicationInfo element beside it, or for two of them.",
    fix: "Send one tokenPassport alone.",
    source: oracle!("section_1509544929"),
    mistakes: &["passport-not-alone"],
    ruled_out_by: &[Sign::OnService(crate::account::Service::Restlets)],
    ..Cause::BLANK
};

/// SOAP before TBA.
pub const OLD_SOAP_ENDPOINT: Cause = Cause {
    id: "soap-endpoint-too-old",
    side: Side::Request,
    title: "The SOAP endpoint is older than TBA",
    confirm: "The version in its URL is before 2015.2.",
    fix: "Use a newer endpoint.",
    source: oracle!("section_N3539978"),
    confirmed_by: &[
        Sign::Says("UNSUPPORTED_WS_VERSION"),
        Sign::Says("not supported in this SuiteTalk endpoint"),
        Sign::Says("invalidVersionFault"),
    ],
    ruled_out_by: &[Sign::Says("Invalid login attempt")],
    ..Cause::BLANK
};

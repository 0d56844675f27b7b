//! NetSuite looked at a signed request and did not let it in. Why, it does not say.

pub(super) mod credentials;
pub(super) mod login;
pub(super) mod request;
pub(super) mod signing;
mod soap;

use super::disagreement as d;
use super::{Answer, Confidence, Facts, Layer, Response, Scheme, Shape, Signals};
use crate::account::Service;
use credentials::{
    CONSUMER_KEY_WRONG, INTEGRATION_BLOCKED, REALM_WRONG, SANDBOX_REFRESHED, TOKEN_OF_ANOTHER_INTEGRATION,
    TOKEN_REVOKED,
};
use login::{
    ACCOUNT_OR_USER_DISABLED, IP_NOT_ALLOWED, LOCKED_OUT, NLAUTH_HEADER, PASSWORD_EXPIRED, REST_PERMISSION,
    ROLE_CANNOT_LOG_IN, ROLE_REMOVED, SESSION_CALL, TBA_OFF, TWO_FACTOR_ROLE, TWO_SCHEMES_CONFIGURED,
    USER_OR_ROLE_INACTIVE, WEB_SERVICES_ONLY_ROLE,
};
pub use request::SIGNED_TOO_EARLY;
use request::{
    CLOCK_OFF, COOKIE_SENT, HEADER_UNQUOTED, NONCE_REUSED, NONCE_SHORT, PARAMETER_MISSING, PARAMETER_TWICE,
    RETRY_RESENDS, SERVICE_MISMATCH, SIGNATURE_METHOD, TIMESTAMP_UNIT, TWO_PASSPORTS, VERSION_WRONG,
};
use signing::{
    DIGEST_WRONG, HEADER_NOT_ENCODED, QUERY_NOT_SIGNED, SECRET_WRONG, SIGNATURE_DIFFERS, URL_CHANGED,
};

/// The answers of this layer.
pub const ANSWERS: &[&Answer] = &[
    &INVALID_LOGIN_ATTEMPT,
    &TOKEN_REJECTED_CHALLENGE,
    &REST_INVALID_LOGIN,
    &INVALID_REQUEST,
    &INVALID_LOGIN_CREDENTIALS,
    &TWO_FACTOR,
    &AMBIGUOUS,
    &IP_RULE,
    &soap::UNEXPECTED,
    &soap::LOGIN,
    &ACCOUNT_OR_USER_STATE,
    &SESSION_TIMED_OUT,
];

/// What a refused TBA login can come from: the signature first, then the rest of the request, then the account.
const LOGIN_CAUSES: &[&super::Cause] = &[
    &SIGNATURE_DIFFERS,
    &QUERY_NOT_SIGNED,
    &HEADER_NOT_ENCODED,
    &DIGEST_WRONG,
    &REALM_WRONG,
    &SERVICE_MISMATCH,
    &CLOCK_OFF,
    &NONCE_REUSED,
    &RETRY_RESENDS,
    &SIGNED_TOO_EARLY,
    &NONCE_SHORT,
    &TIMESTAMP_UNIT,
    &SIGNATURE_METHOD,
    &PARAMETER_MISSING,
    &PARAMETER_TWICE,
    &VERSION_WRONG,
    &CONSUMER_KEY_WRONG,
    &TOKEN_REVOKED,
    &TOKEN_OF_ANOTHER_INTEGRATION,
    &SECRET_WRONG,
    &ROLE_CANNOT_LOG_IN,
    &USER_OR_ROLE_INACTIVE,
    &ROLE_REMOVED,
    &SANDBOX_REFRESHED,
    &INTEGRATION_BLOCKED,
    &TBA_OFF,
    &LOCKED_OUT,
    &IP_NOT_ALLOWED,
    &COOKIE_SENT,
    &URL_CHANGED,
];

fn may_be_a_restlet(response: &Response, facts: &Facts) -> bool {
    !response.is_status_alone() || on_restlets(response, facts)
}

/// With nothing but a status, 401 on a host that may be the RESTlets'.
fn is_login_of_a_restlet(response: &Response, facts: &Facts) -> bool {
    !response.is_status_alone() || (response.status == Some(401) && on_restlets(response, facts))
}

/// With nothing but a status, 401 on the host of web services.
fn is_login_of_rest_web_services(response: &Response, facts: &Facts) -> bool {
    !response.is_status_alone()
        || response.says("see the Login Audit Trail")
        || facts.is_on(Service::Suitetalk, response)
}

/// With nothing but a status to go by: not known to be REST web services or a bearer token.
pub(super) fn on_restlets(response: &Response, facts: &Facts) -> bool {
    !facts.is_on(Service::Suitetalk, response) && facts.scheme_with(response) != Some(Scheme::OAuth2)
}

const INVALID_LOGIN_ATTEMPT: Answer = Answer {
    id: "tba-invalid-login-attempt",
    layer: Layer::Tba,
    scheme: Some(Scheme::Tba),
    signals: Signals {
        statuses: &[401, 403],
        status_is_enough: true,
        codes: &["INVALID_LOGIN_ATTEMPT"],
        messages: &["Invalid login attempt.", "Invalid login attempt", "error.type.invalidcredentials"],
        shapes: &[Shape::Restlet, Shape::Text, Shape::StatusOnly],
        only_if: Some(is_login_of_a_restlet),
        ..Signals::NONE
    },
    meaning: "NetSuite refused the login of a RESTlet call: signature, nonce, timestamp, key or token. It never says which; the Login Audit Trail does.",
    causes: LOGIN_CAUSES,
    sources: &[
        oracle!("section_4634920277"),
        oracle!("subsect_156935170194"),
        oracle!("section_1530099787"),
        "https://github.com/usulix/laravel-netsuite/pull/4",
        "https://github.com/fylein/netsuite-sdk-py/issues/29",
        d::ARTICLE,
    ],
    disagrees: &[
        &d::CAUSES_WITHOUT_SIGNING,
        &d::ERROR_TELLS_SCHEME,
        &d::OAUTH2_FOR_RESTLETS,
        &d::TYPE_FIELD,
        &d::INTERMITTENT_ROTATION,
        &d::INSPECTOR,
    ],
    ..Answer::BLANK
};

const TOKEN_REJECTED_CHALLENGE: Answer = Answer {
    id: "tba-www-authenticate-token-rejected",
    layer: Layer::Tba,
    scheme: Some(Scheme::Tba),
    signals: Signals {
        statuses: &[401],
        challenge: Some(("OAuth", Some("token_rejected"))),
        ..Signals::NONE
    },
    meaning: "The challenge says token_rejected. It is sent whatever the reason, so it does not prove that anything is wrong with the token.",
    causes: LOGIN_CAUSES,
    sources: &["https://github.com/Kong/insomnia/issues/4238", oracle!("section_1534941538")],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

const REST_INVALID_LOGIN: Answer = Answer {
    id: "tba-rest-ws-invalid-login",
    layer: Layer::Tba,
    signals: Signals {
        statuses: &[401],
        status_is_enough: true,
        codes: &["INVALID_LOGIN"],
        messages: &["Invalid login attempt. For more details, see the Login Audit Trail"],
        shapes: &[Shape::RestWebServices, Shape::Text, Shape::StatusOnly],
        only_if: Some(is_login_of_rest_web_services),
        ..Signals::NONE
    },
    meaning: "REST web services refused the login: with TBA for the same reasons as a RESTlet, with OAuth 2.0 also for an expired token.",
    causes: &[
        &SIGNATURE_DIFFERS,
        &QUERY_NOT_SIGNED,
        &HEADER_NOT_ENCODED,
        &DIGEST_WRONG,
        &REALM_WRONG,
        &CLOCK_OFF,
        &NONCE_REUSED,
        &SIGNED_TOO_EARLY,
        &super::oauth2::resource::BEARER_EXPIRED,
        &REST_PERMISSION,
        &CONSUMER_KEY_WRONG,
        &TOKEN_REVOKED,
        &SECRET_WRONG,
        &ROLE_CANNOT_LOG_IN,
        &COOKIE_SENT,
    ],
    sources: &[
        oracle!("section_156570709583"),
        "https://github.com/jacobsvante/netsuite/issues/27",
        "https://github.com/drudge/n8n-nodes-netsuite/issues/9",
        "https://github.com/julbrs/netsuite-api-client/issues/26",
        "https://github.com/activepieces/activepieces/pull/9552",
    ],
    disagrees: &[&d::TBA_FOR_REST_WS],
    ..Answer::BLANK
};

const INVALID_REQUEST: Answer = Answer {
    id: "tba-invalid-request",
    layer: Layer::Tba,
    scheme: Some(Scheme::Tba),
    signals: Signals {
        statuses: &[400],
        status_is_enough: true,
        codes: &["INVALID_REQUEST"],
        messages: &["The request could not be understood by the server due to malformed syntax"],
        shapes: &[Shape::Restlet, Shape::RestWebServices, Shape::Text, Shape::StatusOnly],
        only_if: Some(may_be_a_restlet),
        ..Signals::NONE
    },
    meaning: "NetSuite could not read the OAuth header: its syntax is broken, or the signature method, version or timestamp is none that it takes.",
    causes: &[
        &HEADER_UNQUOTED,
        &SIGNATURE_METHOD,
        &PARAMETER_MISSING,
        &PARAMETER_TWICE,
        &VERSION_WRONG,
        &TIMESTAMP_UNIT,
    ],
    sources: &[
        oracle!("section_4634920277"),
        oracle!("subsect_156935170194"),
        "https://github.com/suiteplus/nscabinet/pull/31",
        "https://github.com/NetSweet/netsuite/issues/557",
        "https://github.com/jacobsvante/netsuite/issues/11",
    ],
    ..Answer::BLANK
};

const INVALID_LOGIN_CREDENTIALS: Answer = Answer {
    id: "tba-invalid-login-credentials",
    layer: Layer::Tba,
    signals: Signals {
        statuses: &[401, 403],
        codes: &["INVALID_LOGIN_CREDENTIALS"],
        messages: &[
            "You have entered an invalid email address or account number",
            "You have entered an invalid email address or password",
        ],
        ..Signals::NONE
    },
    meaning: "Oracle gives it two meanings: a RESTlet called with a role for web services only, or something wrong in an NLAuth header.",
    causes: &[&WEB_SERVICES_ONLY_ROLE, &NLAUTH_HEADER, &TWO_SCHEMES_CONFIGURED],
    sources: &[
        oracle!("section_4634920277"),
        oracle!("chapter_1529417663"),
        oracle!("section_4623992425"),
        "https://github.com/netsuite-upload-org/netsuite-upload/issues/40",
    ],
    ..Answer::BLANK
};

const TWO_FACTOR: Answer = Answer {
    id: "tba-two-fa-required",
    layer: Layer::Tba,
    scheme: Some(Scheme::NlAuth),
    signals: Signals {
        statuses: &[401, 403],
        codes: &["TWO_FA_REQD", "TWO_FA_AUTH_REQD"],
        messages: &["Two-Factor Authentication required"],
        ..Signals::NONE
    },
    meaning: "The role wants two-factor authentication, which a call with email and password cannot give.",
    causes: &[&TWO_FACTOR_ROLE],
    sources: &[
        oracle!("section_4634920277"),
        oracle!("section_1546447142"),
        "https://github.com/netsuite-upload-org/netsuite-upload/issues/25",
    ],
    ..Answer::BLANK
};

const AMBIGUOUS: Answer = Answer {
    id: "tba-ambiguous-authentication",
    layer: Layer::Tba,
    signals: Signals { messages: &["Ambiguous authentication"], ..Signals::NONE },
    meaning: "Two ways to authenticate were sent in one call.",
    causes: &[&TWO_PASSPORTS, &COOKIE_SENT],
    sources: &[
        oracle!("section_1509544929"),
        oracle!("section_N2971402"),
        "https://github.com/NetSweet/netsuite/issues/368",
    ],
    ..Answer::BLANK
};

const IP_RULE: Answer = Answer {
    id: "tba-ip-rule",
    layer: Layer::Tba,
    signals: Signals {
        statuses: &[401, 403],
        codes: &["INVALID_LOGIN_IP", "DISALLWD_IP_ADDRESS"],
        messages: &["IP Address does not match any of the IP Address rules", "IP address rules"],
        ..Signals::NONE
    },
    meaning: "The address from which the call came is not in the IP rules of company, employee or role.",
    causes: &[&IP_NOT_ALLOWED],
    sources: &[
        oracle!("chapter_4726612641"),
        oracle!("section_1535041652"),
        oracle!("section_N3539978"),
        d::ARTICLE,
    ],
    confidence: Confidence::Article,
    ..Answer::BLANK
};

const ACCOUNT_OR_USER_STATE: Answer = Answer {
    id: "tba-account-or-user-state",
    layer: Layer::Tba,
    signals: Signals {
        codes: &["ACCT_DISABLED", "USER_DISABLED", "PSWD_EXPIRED", "ROLE_REQUIRED", "DEFAULT_ROLE_REQD"],
        messages: &[
            "This account has been disabled",
            "user disabled",
            "Password has expired",
            "consecutive failed login attempts",
        ],
        ..Signals::NONE
    },
    meaning: "The account, the user or the password cannot be used as it is.",
    causes: &[&ACCOUNT_OR_USER_DISABLED, &PASSWORD_EXPIRED, &LOCKED_OUT],
    sources: &[
        oracle!("section_N3539978"),
        oracle!("section_1530099787"),
        "https://github.com/CrossLead/netsuite-js/issues/2",
    ],
    ..Answer::BLANK
};

const SESSION_TIMED_OUT: Answer = Answer {
    id: "tba-session-timed-out",
    layer: Layer::Tba,
    signals: Signals {
        statuses: &[401],
        codes: &["SESSION_TIMED_OUT"],
        messages: &["Your connection has timed out. Please log in again", "invalidSessionFault"],
        ..Signals::NONE
    },
    meaning: "A call that relied on a session lost it. A signed call has none to lose.",
    causes: &[&SESSION_CALL],
    sources: &[oracle!("section_N3539978"), oracle!("section_N3539420"), oracle!("section_4634920277")],
    ..Answer::BLANK
};

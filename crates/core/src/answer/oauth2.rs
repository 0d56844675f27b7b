//! OAuth 2.0: asking for consent, asking for a token, and calling with one.

pub(super) mod authorize;
pub(super) mod m2m;
pub(super) mod resource;
pub(super) mod token;
mod words;

use super::{Answer, Confidence, Facts, Layer, Response, Scheme, Shape, Signals};
use super::{disagreement as d, tba};
use authorize::{CLIENT_ID_UNKNOWN, RESPONSE_TYPE_WRONG, SCOPE_UNKNOWN, STEP_ONE_INCOMPLETE, USER_DENIED};
use m2m::{
    ALGORITHM_REFUSED, ASSERTION_LIFETIME, ASSERTION_MALFORMED, ASSERTION_NAMES, AUDIENCE_WRONG,
    CERTIFICATE_EXPIRED, ISSUER_WRONG, KEY_ID_MISSING, KEY_ID_UNKNOWN, KEY_NOT_OF_CERTIFICATE,
};
use resource::{
    BEARER_EXPIRED, BEARER_HEADER_WRONG, BEARER_OF_ANOTHER_ACCOUNT, ROLE_LACKS_OAUTH2, SCOPE_NOT_COVERED,
    WRONG_KIND_OF_TOKEN,
};
use token::{
    CLIENT_SECRET_WRONG, CODE_OF_ANOTHER_CLIENT, CODE_SPENT, GRANT_NOT_ENABLED, GRANT_TYPE_WRONG,
    REDIRECT_DIFFERS, REFRESH_EXPIRED, REFRESH_REVOKED, REFRESH_USED, REQUEST_MALFORMED, SCOPE_NOT_ENABLED,
    TWO_CLIENT_AUTHENTICATIONS, VERIFIER_DOES_NOT_MATCH,
};

/// The answers of this layer.
pub const ANSWERS: &[&Answer] = &[
    &AUTHORIZE,
    &INVALID_REQUEST,
    &INVALID_CLIENT,
    &GRANT_CODE,
    &GRANT_REFRESH,
    &GRANT_M2M,
    &UNAUTHORIZED_CLIENT,
    &UNSUPPORTED_GRANT,
    &INVALID_SCOPE,
    &SERVER_ERROR,
    &BEARER_INVALID_TOKEN,
    &BEARER_INVALID_REQUEST,
    &words::ACCESS_TOKEN_EXPIRED,
    &words::SCOPE_MISMATCHED,
    &words::CODE_GRANT_REQUIRED,
    &words::INVALID_INTEGRATION,
    &words::INVALID_SCOPE,
    &words::UNSUPPORTED_ALGO,
    &words::VALIDITY_TOO_BROAD,
    &words::TOKEN_IS_BLOCKED,
    &words::INVALID_TOKEN_TYPE,
    &words::SIGNATURE_VALIDATION,
    &words::TOKEN_NOT_ACCEPTABLE,
    &words::TOKEN_EXPIRED,
    &words::INVALID_ISSUER,
    &words::MISSING_KEY_ID,
    &words::MISSING_KEY,
    &words::INVALID_STATE,
    &words::INVALID_REDIRECT_URI,
    &words::UNSUPPORTED_RESPONSE_TYPE,
    &words::EXPLICITLY_DENIED,
    &words::INVALID_REQUEST,
    &words::BEARER_INVALID_SIGNATURE,
    &words::FEATURE_DISABLED,
];

/// Whether a code can be the token endpoint's: not one of the challenge of a call, nor of a redirect's query.
fn is_token_endpoints(response: &Response, _: &Facts) -> bool {
    !["error=invalid_", "error=unauthorized_"].iter().any(|words| response.says(words))
        && !response
            .challenge
            .as_ref()
            .is_some_and(|challenge| challenge.scheme.eq_ignore_ascii_case("bearer"))
}

const AUTHORIZE: Answer = Answer {
    id: "oauth2-authorize-errors",
    layer: Layer::Oauth2,
    scheme: Some(Scheme::OAuth2),
    signals: Signals {
        statuses: &[301, 302, 303],
        codes: &["access_denied", "unsupported_response_type"],
        messages: &[
            "error=invalid_request",
            "error=unauthorized_client",
            "error=access_denied",
            "error=unsupported_response_type",
            "error=invalid_scope",
        ],
        shapes: &[Shape::Redirect, Shape::Oauth, Shape::Text],
        only_if: Some(came_by_redirect),
        ..Signals::NONE
    },
    meaning: "Step one, where the person consents, came back with an error.",
    causes: &[&USER_DENIED, &SCOPE_UNKNOWN, &STEP_ONE_INCOMPLETE, &CLIENT_ID_UNKNOWN, &RESPONSE_TYPE_WRONG],
    sources: &[oracle!("subsect_158521823069"), oracle!("section_158081944642")],
    ..Answer::BLANK
};

fn came_by_redirect(response: &Response, _: &Facts) -> bool {
    response.shape == Shape::Redirect
        || response.says("error=")
        || ["access_denied", "unsupported_response_type"].iter().any(|code| response.has_word(code))
}

const INVALID_REQUEST: Answer = Answer {
    id: "oauth2-token-invalid-request",
    layer: Layer::Oauth2,
    scheme: Some(Scheme::OAuth2),
    signals: Signals {
        statuses: &[400],
        codes: &["invalid_request"],
        shapes: &[Shape::Oauth, Shape::Text],
        only_if: Some(is_token_endpoints),
        ..Signals::NONE
    },
    meaning: "The token endpoint could not make sense of the request.",
    causes: &[&REQUEST_MALFORMED, &ASSERTION_NAMES, &KEY_ID_MISSING, &TWO_CLIENT_AUTHENTICATIONS],
    sources: &[oracle!("subsect_158521832417"), oracle!("section_162755359851")],
    ..Answer::BLANK
};

const INVALID_CLIENT: Answer = Answer {
    id: "oauth2-token-invalid-client",
    layer: Layer::Oauth2,
    scheme: Some(Scheme::OAuth2),
    signals: Signals {
        statuses: &[401],
        codes: &["invalid_client"],
        challenge: Some(("Basic", None)),
        details: &["ClientAuthenticationFailed"],
        ..Signals::NONE
    },
    meaning: "The token endpoint does not accept the client's id and secret.",
    causes: &[&CLIENT_SECRET_WRONG, &TWO_CLIENT_AUTHENTICATIONS],
    sources: &[oracle!("subsect_158521832417"), oracle!("subsect_158711892221")],
    ..Answer::BLANK
};

const GRANT_CODE: Answer = Answer {
    id: "oauth2-invalid-grant-code",
    layer: Layer::Oauth2,
    scheme: Some(Scheme::OAuth2),
    signals: Signals {
        statuses: &[400],
        codes: &["invalid_grant"],
        details: &["InvalidGrant", "ClientIdMismatch"],
        ..Signals::NONE
    },
    meaning: "The authorization code cannot be exchanged for a token.",
    causes: &[&CODE_SPENT, &REDIRECT_DIFFERS, &VERIFIER_DOES_NOT_MATCH, &CODE_OF_ANOTHER_CLIENT],
    sources: &[
        oracle!("subsect_158521832417"),
        oracle!("section_158081944642"),
        oracle!("section_158081952044"),
        oracle!("subsect_158711892221"),
    ],
    disagrees: &[&d::GRANT_IS_EXPIRY, &d::GRANT_TELLS_SERVICE],
    ..Answer::BLANK
};

const GRANT_REFRESH: Answer = Answer {
    id: "oauth2-invalid-grant-refresh",
    layer: Layer::Oauth2,
    scheme: Some(Scheme::OAuth2),
    signals: Signals {
        statuses: &[400],
        codes: &["invalid_grant"],
        details: &["RefreshTokenExpired", "InvalidRefreshToken"],
        ..Signals::NONE
    },
    meaning: "The refresh token is expired, revoked, used already, or no refresh token.",
    causes: &[&REFRESH_EXPIRED, &REFRESH_USED, &REFRESH_REVOKED, &WRONG_KIND_OF_TOKEN],
    sources: &[
        oracle!("section_158082518856"),
        oracle!("subsect_158521832417"),
        oracle!("subsect_158711928134"),
        oracle!("section_157771733782"),
        d::ARTICLE,
        "https://github.com/ballerina-platform/module-ballerinax-netsuite/issues/6",
    ],
    disagrees: &[&d::GRANT_TELLS_SERVICE],
    ..Answer::BLANK
};

const GRANT_M2M: Answer = Answer {
    id: "oauth2-invalid-grant-m2m",
    layer: Layer::Oauth2,
    scheme: Some(Scheme::OAuth2),
    signals: Signals { statuses: &[400], codes: &["invalid_grant"], ..Signals::NONE },
    meaning: "The client assertion was refused. That this shows as invalid_grant comes from the article and from blogs; what an assertion must be like is Oracle's.",
    causes: &[
        &ALGORITHM_REFUSED,
        &KEY_NOT_OF_CERTIFICATE,
        &AUDIENCE_WRONG,
        &ASSERTION_LIFETIME,
        &KEY_ID_MISSING,
        &KEY_ID_UNKNOWN,
        &ISSUER_WRONG,
        &ASSERTION_MALFORMED,
        &CERTIFICATE_EXPIRED,
        &GRANT_NOT_ENABLED,
        &tba::credentials::INTEGRATION_BLOCKED,
        &tba::credentials::SANDBOX_REFRESHED,
    ],
    sources: &[
        oracle!("section_162755359851"),
        oracle!("section_162790605110"),
        oracle!("subsect_162755332391"),
        oracle!("section_162686838198"),
        d::ARTICLE,
    ],
    confidence: Confidence::Article,
    disagrees: &[&d::GRANT_TELLS_SERVICE, &d::M2M_PATH],
};

const UNAUTHORIZED_CLIENT: Answer = Answer {
    id: "oauth2-token-unauthorized-client",
    layer: Layer::Oauth2,
    scheme: Some(Scheme::OAuth2),
    signals: Signals {
        codes: &["unauthorized_client"],
        shapes: &[Shape::Oauth, Shape::Text],
        only_if: Some(is_token_endpoints),
        ..Signals::NONE
    },
    meaning: "This client may not use this grant.",
    causes: &[&GRANT_NOT_ENABLED],
    sources: &[oracle!("subsect_158521832417")],
    ..Answer::BLANK
};

const UNSUPPORTED_GRANT: Answer = Answer {
    id: "oauth2-token-unsupported-grant-type",
    layer: Layer::Oauth2,
    scheme: Some(Scheme::OAuth2),
    signals: Signals {
        statuses: &[400],
        codes: &["unsupported_grant_type"],
        details: &["InvalidGrantType"],
        ..Signals::NONE
    },
    meaning: "grant_type is none that NetSuite knows.",
    causes: &[&GRANT_TYPE_WRONG],
    sources: &[oracle!("subsect_158521832417"), oracle!("section_162755359851")],
    ..Answer::BLANK
};

const INVALID_SCOPE: Answer = Answer {
    id: "oauth2-token-invalid-scope",
    layer: Layer::Oauth2,
    scheme: Some(Scheme::OAuth2),
    signals: Signals {
        statuses: &[400],
        codes: &["invalid_scope"],
        shapes: &[Shape::Oauth, Shape::Text],
        only_if: Some(is_token_endpoints),
        ..Signals::NONE
    },
    meaning: "The scope is malformed, unknown, or not checked on the integration record.",
    causes: &[&SCOPE_NOT_ENABLED, &SCOPE_UNKNOWN],
    sources: &[oracle!("subsect_158521832417"), oracle!("section_157771733782")],
    disagrees: &[&d::OAUTH2_FOR_RESTLETS],
    ..Answer::BLANK
};

const SERVER_ERROR: Answer = Answer {
    id: "oauth2-token-server-error",
    layer: Layer::Oauth2,
    scheme: Some(Scheme::OAuth2),
    signals: Signals { statuses: &[500], codes: &["server_error"], ..Signals::NONE },
    meaning: "The token endpoint failed over the request. It was seen with an assertion that has another algorithm and no key id.",
    causes: &[&ALGORITHM_REFUSED, &KEY_ID_MISSING, &ASSERTION_MALFORMED],
    sources: &[
        "https://github.com/Krashnicov/n8n-nodes-netsuite/blob/main/PR_DESCRIPTION.md",
        oracle!("section_162790605110"),
    ],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

fn is_bearer(response: &Response, facts: &Facts) -> bool {
    let challenge = response.challenge.as_ref();
    challenge.is_some_and(|challenge| challenge.scheme.eq_ignore_ascii_case("bearer"))
        || response.has_word("invalid_token")
        || facts.scheme_with(response) == Some(Scheme::OAuth2)
}

const BEARER_INVALID_TOKEN: Answer = Answer {
    id: "oauth2-bearer-invalid-token",
    layer: Layer::Oauth2,
    scheme: Some(Scheme::OAuth2),
    signals: Signals {
        statuses: &[401],
        status_is_enough: true,
        codes: &["invalid_token"],
        challenge: Some(("Bearer", Some("invalid_token"))),
        details: &["TokenRejected"],
        only_if: Some(is_bearer),
        ..Signals::NONE
    },
    meaning: "The access token is expired, revoked, malformed, or not for this resource.",
    causes: &[
        &BEARER_EXPIRED,
        &WRONG_KIND_OF_TOKEN,
        &SCOPE_NOT_COVERED,
        &ROLE_LACKS_OAUTH2,
        &BEARER_OF_ANOTHER_ACCOUNT,
        &tba::request::COOKIE_SENT,
    ],
    sources: &[
        oracle!("subsect_158521885412"),
        oracle!("subsect_158324637123"),
        oracle!("section_157771510070"),
        oracle!("section_158082518856"),
    ],
    disagrees: &[&d::OAUTH2_FOR_RESTLETS],
    ..Answer::BLANK
};

const BEARER_INVALID_REQUEST: Answer = Answer {
    id: "oauth2-bearer-invalid-request",
    layer: Layer::Oauth2,
    scheme: Some(Scheme::OAuth2),
    signals: Signals {
        statuses: &[400],
        challenge: Some(("Bearer", Some("invalid_request"))),
        ..Signals::NONE
    },
    meaning: "The call with the access token is malformed: something missing, twice, or not written right.",
    causes: &[&BEARER_HEADER_WRONG],
    sources: &[oracle!("subsect_158521885412")],
    ..Answer::BLANK
};

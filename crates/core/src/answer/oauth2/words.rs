//! What the Login Audit Trail's column Detail says of OAuth 2.0. Some words mean another thing under TBA.
//!
//! The words: <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_158324637123.html> and
//! <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_158711892221.html>.

use super::authorize::{
    CHALLENGE_UNFIT, REDIRECT_NOT_REGISTERED, RESPONSE_TYPE_WRONG, STATE_UNFIT, USER_DENIED,
};
use super::m2m::{
    ALGORITHM_REFUSED, ASSERTION_LIFETIME, CERTIFICATE_EXPIRED, ISSUER_WRONG, KEY_ID_MISSING, KEY_ID_UNKNOWN,
    KEY_NOT_OF_CERTIFICATE,
};
use super::resource::{
    BEARER_ALTERED, BEARER_EXPIRED, BEARER_OF_ANOTHER_ACCOUNT, OAUTH2_OFF, SCOPE_NOT_COVERED, TOKEN_BLOCKED,
    WRONG_KIND_OF_TOKEN,
};
use super::token::{GRANT_NOT_ENABLED, REFRESH_EXPIRED, SCOPE_NOT_ENABLED};
use crate::answer::{Answer, Cause, Layer, Scheme, Signals};

const CALLS: &str = oracle!("subsect_158324637123");
const STEP_ONE: &str = oracle!("subsect_158711892221");
const STEP_TWO: &str = oracle!("subsect_158711928134");

macro_rules! words {
    ($($name:ident = $id:literal [$detail:literal], $meaning:literal, [$($cause:ident),+], [$($source:expr),+];)*) => {
        $(pub(super) const $name: Answer = Answer {
            id: $id,
            layer: Layer::Oauth2,
            scheme: Some(Scheme::OAuth2),
            signals: Signals { details: &[$detail], ..Signals::NONE },
            meaning: $meaning,
            causes: {
                const CAUSES: &[&Cause] = &[$(&$cause),+];
                CAUSES
            },
            sources: &[$($source),+],
            ..Answer::BLANK
        };)*
    };
}

words! {
    ACCESS_TOKEN_EXPIRED = "oauth2-lat-access-token-expired" ["AccessTokenExpired"],
        "The access token is past its hour.", [BEARER_EXPIRED], [CALLS];
    SCOPE_MISMATCHED = "oauth2-lat-scope-mismatched" ["ScopeMismatched"],
        "The record has no scope checked, or the token's scope is not the record's.",
        [SCOPE_NOT_COVERED, SCOPE_NOT_ENABLED], [CALLS, STEP_ONE, STEP_TWO];
    CODE_GRANT_REQUIRED = "oauth2-lat-authorization-code-grant-required" ["AuthorizationCodeGrantRequired"],
        "The record does not allow the code grant.", [GRANT_NOT_ENABLED], [CALLS, STEP_ONE];
    INVALID_INTEGRATION = "oauth2-lat-invalid-integration" ["InvalidIntegration"],
        "The token names an application that has no record here.", [BEARER_OF_ANOTHER_ACCOUNT], [CALLS];
    INVALID_SCOPE = "oauth2-lat-invalid-scope" ["InvalidScope"],
        "The token has no scope at all.", [SCOPE_NOT_COVERED], [CALLS];
    UNSUPPORTED_ALGO = "oauth2-lat-unsupported-algo" ["UnsupportedAlgo"],
        "The assertion is signed with an algorithm that NetSuite does not take.", [ALGORITHM_REFUSED],
        [CALLS, oracle!("section_162790605110")];
    VALIDITY_TOO_BROAD = "oauth2-lat-token-validity-too-broad" ["TokenValidityTooBroad"],
        "exp is too far ahead: this page of Oracle's says two hours, the one about the assertion under 60 minutes.",
        [ASSERTION_LIFETIME], [CALLS, oracle!("section_162790605110")];
    TOKEN_IS_BLOCKED = "oauth2-lat-token-blocked" ["TokenBlocked"],
        "The access or refresh token is blocked.", [TOKEN_BLOCKED], [CALLS];
    INVALID_TOKEN_TYPE = "oauth2-lat-invalid-token-type" ["InvalidTokenType"],
        "An access token stands where a refresh token belongs, or the reverse.", [WRONG_KIND_OF_TOKEN], [CALLS];
    SIGNATURE_VALIDATION = "oauth2-lat-signature-validation" ["SignatureValidation"],
        "The assertion's signature does not verify.", [KEY_NOT_OF_CERTIFICATE, CERTIFICATE_EXPIRED], [CALLS];
    TOKEN_NOT_ACCEPTABLE = "oauth2-lat-token-not-acceptable" ["TokenNotAcceptable"],
        "The token is from the future, or its nonce is wrong.", [ASSERTION_LIFETIME], [CALLS, STEP_TWO];
    TOKEN_EXPIRED = "oauth2-lat-token-expired" ["TokenExpired"],
        "A token that the flow uses has expired.", [REFRESH_EXPIRED, ASSERTION_LIFETIME], [CALLS];
    INVALID_ISSUER = "oauth2-lat-invalid-issuer" ["InvalidIssuer"],
        "iss is wrong.", [ISSUER_WRONG], [CALLS, oracle!("section_162790605110")];
    MISSING_KEY_ID = "oauth2-lat-missing-key-id" ["MissingKeyId"],
        "The assertion's header has no kid.", [KEY_ID_MISSING], [CALLS];
    MISSING_KEY = "oauth2-lat-missing-key" ["MissingKey"],
        "kid is the id of no valid certificate.", [KEY_ID_UNKNOWN, CERTIFICATE_EXPIRED], [CALLS];
    INVALID_STATE = "oauth2-lat-invalid-state" ["InvalidState"],
        "state does not have 22 to 1024 printable ASCII characters, or was used before.", [STATE_UNFIT], [STEP_ONE];
    INVALID_REDIRECT_URI = "oauth2-lat-invalid-redirect-uri" ["InvalidRedirectURI"],
        "redirect_uri is not valid, or not on the record.", [REDIRECT_NOT_REGISTERED],
        [STEP_ONE, oracle!("section_157771733782")];
    UNSUPPORTED_RESPONSE_TYPE = "oauth2-lat-unsupported-response-type" ["UnsupportedResponseType"],
        "response_type is not code.", [RESPONSE_TYPE_WRONG], [STEP_ONE];
    EXPLICITLY_DENIED = "oauth2-lat-authorization-explicitly-denied" ["AuthorizationExplicitlyDenied"],
        "The person pressed Deny, or Back.", [USER_DENIED], [STEP_ONE];
    INVALID_REQUEST = "oauth2-lat-invalid-request" ["InvalidRequest"],
        "The PKCE parameters of step one are missing or malformed.", [CHALLENGE_UNFIT], [STEP_ONE];
    BEARER_INVALID_SIGNATURE = "oauth2-lat-bearer-invalid-signature" ["InvalidSignature"],
        "Under OAuth 2.0: the access token's own signature does not verify.", [BEARER_ALTERED],
        [CALLS, oracle!("section_158255317571")];
    FEATURE_DISABLED = "oauth2-lat-feature-disabled" ["FeatureDisabled"],
        "Under OAuth 2.0: the feature OAuth 2.0 is off in this account.", [OAUTH2_OFF], [CALLS, STEP_ONE];
}

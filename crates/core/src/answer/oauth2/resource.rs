//! Causes in a call with an access token.

use crate::answer::eliminate::Sign;
use crate::answer::{Cause, Scheme, Side, menu};

/// Sixty minutes.
pub const BEARER_EXPIRED: Cause = Cause {
    id: "bearer-expired",
    side: Side::Request,
    title: "The access token is older than 60 minutes",
    confirm: "Decode it: exp is in the past.",
    fix: "Refresh it. With client credentials there is no refresh token: ask for a new one.",
    source: oracle!("section_158081952044"),
    ruled_out_by: &[Sign::SchemeIs(Scheme::Tba)],
    ..Cause::BLANK
};

/// Refresh for access, or the reverse.
pub const WRONG_KIND_OF_TOKEN: Cause = Cause {
    id: "wrong-kind-of-token",
    side: Side::Request,
    title: "Access token and refresh token were mixed up",
    confirm: "See which of the two is sent where. In the audit trail: InvalidTokenType, TokenRejected or InvalidRefreshToken.",
    fix: "Call with the access token; send the refresh token to the token endpoint alone.",
    source: oracle!("subsect_158324637123"),
    ..Cause::BLANK
};

/// The token's scope.
pub const SCOPE_NOT_COVERED: Cause = Cause {
    id: "scope-not-covered",
    side: Side::Account,
    title: "The token's scope does not cover this service",
    confirm: "Compare the token's scope with the boxes on the record. In the audit trail: ScopeMismatched or InvalidScope.",
    fix: "Check RESTlets on the record, ask for restlets, and get a new token.",
    path: menu::INTEGRATIONS,
    source: oracle!("subsect_158324637123"),
    mistakes: &["assertion-scope-missing", "assertion-scope-unknown"],
    ..Cause::BLANK
};

/// The role's permission.
pub const ROLE_LACKS_OAUTH2: Cause = Cause {
    id: "role-lacks-oauth2",
    side: Side::Account,
    title: "The role may not log in with OAuth 2.0",
    confirm: "Its Setup permissions lack Log in using OAuth 2.0 Access Tokens. In the audit trail: EntityOrRoleDisabled.",
    fix: "Add it. OAuth 2.0 Authorized Applications Management alone is not enough.",
    path: menu::SETUP_PERMISSIONS,
    source: oracle!("section_157771510070"),
    ruled_out_by: &[Sign::SchemeIs(Scheme::Tba)],
    ..Cause::BLANK
};

/// Another account's.
pub const BEARER_OF_ANOTHER_ACCOUNT: Cause = Cause {
    id: "bearer-of-another-account",
    side: Side::Request,
    title: "The access token was issued by another account",
    confirm: "Decode it: aud names the account and the client id.",
    fix: "Call with a token of the account in the host.",
    source: oracle!("subsect_158324637123"),
    ..Cause::BLANK
};

/// The header.
pub const BEARER_HEADER_WRONG: Cause = Cause {
    id: "bearer-header-wrong",
    side: Side::Request,
    title: "The Authorization header is malformed",
    confirm: "It should be Bearer, one space and the token, once, without quotes.",
    fix: "Write it so, and send the token nowhere else.",
    source: oracle!("subsect_158521885412"),
    ..Cause::BLANK
};

/// A token with another signature.
pub const BEARER_ALTERED: Cause = Cause {
    id: "bearer-altered",
    side: Side::Request,
    title: "The access token was cut, altered, or is from elsewhere",
    confirm: "Compare it, to the last character, with the one that the token endpoint gave; its signature verifies with the account's keys endpoint.",
    fix: "Send the token as it was issued.",
    source: oracle!("section_158255317571"),
    ..Cause::BLANK
};

/// Blocked.
pub const TOKEN_BLOCKED: Cause = Cause {
    id: "token-blocked",
    side: Side::Account,
    title: "The access or refresh token was blocked",
    confirm: "The audit trail says TokenBlocked; there is no list to look it up in.",
    fix: "Run the flow again for new tokens.",
    source: oracle!("subsect_158324637123"),
    ..Cause::BLANK
};

/// OAuth 2.0 is switched off.
pub const OAUTH2_OFF: Cause = Cause {
    id: "oauth2-feature-off",
    side: Side::Account,
    title: "OAuth 2.0 is off in this account",
    confirm: "Look under Manage Authentication of Enable Features.",
    fix: "Switch OAuth 2.0 on.",
    path: menu::MANAGE_AUTHENTICATION,
    source: oracle!("subsect_158324637123"),
    ruled_out_by: &[Sign::SchemeIs(Scheme::Tba)],
    ..Cause::BLANK
};

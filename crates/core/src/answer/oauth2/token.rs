//! Causes in the request for a token.

use crate::answer::{Cause, Side, disagreement as d, menu};

/// The form.
pub const REQUEST_MALFORMED: Cause = Cause {
    id: "token-request-malformed",
    side: Side::Request,
    title: "The token request lacks a parameter, or is not a form",
    confirm: "Paste its body here: grant_type and what that grant needs, as application/x-www-form-urlencoded.",
    fix: "Send the parameters form-encoded in the body of a POST, not as JSON and not in the URL.",
    source: oracle!("subsect_158521832417"),
    mistakes: &[
        "token-request-not-a-form",
        "token-request-not-post",
        "token-request-parameter-missing",
        "token-request-parameter-twice",
        "grant-type-missing",
    ],
    ..Cause::BLANK
};

/// Two ways to say who one is.
pub const TWO_CLIENT_AUTHENTICATIONS: Cause = Cause {
    id: "two-client-authentications",
    side: Side::Request,
    title: "The client says who it is in two ways",
    confirm: "A Basic header and client_id or client_secret in the body, or either beside an assertion.",
    fix: "Use one: the Basic header for a confidential client, the assertion for client credentials.",
    source: oracle!("subsect_158521832417"),
    mistakes: &["client-authenticated-twice"],
    ..Cause::BLANK
};

/// Client id and secret.
pub const CLIENT_SECRET_WRONG: Cause = Cause {
    id: "client-secret-wrong",
    side: Side::Account,
    title: "Client id or client secret is wrong",
    confirm: "The header is Basic and Base64 of id, colon, secret, with both of this account's record and no line end.",
    fix: "Use this account's pair. If the secret is lost: Edit, then Reset Credentials.",
    path: menu::INTEGRATIONS,
    source: oracle!("subsect_158521832417"),
    disagrees: &[&d::SAVING_RENEWS],
    ..Cause::BLANK
};

/// Too late, or twice.
pub const CODE_SPENT: Cause = Cause {
    id: "code-spent",
    side: Side::Request,
    title: "The code was used before, or too late",
    confirm: "The exchange ran twice, or more than a moment after the redirect.",
    fix: "Exchange each code once and at once; then keep the refresh token.",
    source: oracle!("section_158081944642"),
    disagrees: &[&d::CODE_TEN_MINUTES],
    ..Cause::BLANK
};

/// Two redirect URIs.
pub const REDIRECT_DIFFERS: Cause = Cause {
    id: "redirect-uri-differs",
    side: Side::Request,
    title: "redirect_uri is not the one of step one",
    confirm: "Compare it with the authorize URL, decoded, to the last slash.",
    fix: "Send the same value in both steps.",
    source: oracle!("subsect_158521832417"),
    mistakes: &["redirect-uri-differs"],
    ..Cause::BLANK
};

/// PKCE in step two.
pub const VERIFIER_DOES_NOT_MATCH: Cause = Cause {
    id: "code-verifier-differs",
    side: Side::Request,
    title: "code_verifier does not belong to the code_challenge",
    confirm: "Base64url of the verifier's SHA-256, without padding, must be the challenge of step one.",
    fix: "Keep the verifier of the same run, 43 to 128 characters. Only S256 is taken.",
    source: oracle!("section_158081944642"),
    mistakes: &["pkce-verifier-differs", "pkce-verifier-length", "pkce-method-not-s256"],
    ..Cause::BLANK
};

/// A code for somebody else.
pub const CODE_OF_ANOTHER_CLIENT: Cause = Cause {
    id: "code-of-another-client",
    side: Side::Request,
    title: "The code was issued to another client, or by another account",
    confirm: "client_id and the account in the host must be those of step one.",
    fix: "Use the same client id, and the token URL of the account: its own suitetalk.api.netsuite.com host.",
    source: oracle!("section_158081952044"),
    mistakes: &["token-url-wrong"],
    ..Cause::BLANK
};

/// Seven days.
pub const REFRESH_EXPIRED: Cause = Cause {
    id: "refresh-token-expired",
    side: Side::Request,
    title: "The refresh token is past its seven days",
    confirm: "Decode it: exp is in the past.",
    fix: "Send the person through the consent again, and plan for it: it comes every week.",
    source: oracle!("section_158082518856"),
    ..Cause::BLANK
};

/// One use.
pub const REFRESH_USED: Cause = Cause {
    id: "refresh-token-used",
    side: Side::Request,
    title: "A public client used its refresh token twice, or after 48 hours",
    confirm: "The record is a Public Client, and the token was sent before or is two days old.",
    fix: "Keep the new refresh token of every answer. The record sets its life, from 1 to 720 hours.",
    path: menu::INTEGRATIONS,
    source: oracle!("section_157771733782"),
    disagrees: &[&d::REFRESH_SEVEN_DAYS],
    ..Cause::BLANK
};

/// Withdrawn.
pub const REFRESH_REVOKED: Cause = Cause {
    id: "refresh-token-revoked",
    side: Side::Account,
    title: "The consent was withdrawn",
    confirm: "Look among the OAuth 2.0 authorized applications of that user.",
    fix: "Have the person consent again.",
    path: menu::OAUTH2_APPLICATIONS,
    source: oracle!("section_158082518856"),
    ..Cause::BLANK
};

/// The box of the grant.
pub const GRANT_NOT_ENABLED: Cause = Cause {
    id: "grant-not-enabled",
    side: Side::Account,
    title: "The grant is not checked on the integration record",
    confirm: "Open the record, subtab Authentication: Authorization Code Grant, or Client Credentials (Machine to Machine) Grant.",
    fix: "Check the one that is used, and see that State is Enabled.",
    path: menu::INTEGRATIONS,
    source: oracle!("subsect_158521832417"),
    ..Cause::BLANK
};

/// Another grant type.
pub const GRANT_TYPE_WRONG: Cause = Cause {
    id: "grant-type-wrong",
    side: Side::Request,
    title: "grant_type is misspelt or not supported",
    confirm: "NetSuite knows authorization_code, refresh_token and client_credentials.",
    fix: "Send one of the three, in lower case.",
    source: oracle!("subsect_158521832417"),
    mistakes: &["grant-type-unsupported"],
    ..Cause::BLANK
};

/// The box of the scope.
pub const SCOPE_NOT_ENABLED: Cause = Cause {
    id: "scope-not-enabled",
    side: Side::Account,
    title: "The scope is not checked on the integration record",
    confirm: "Open the record: RESTlets, REST Web Services, SuiteAnalytics Connect.",
    fix: "Check RESTlets for restlets, REST Web Services for rest_webservices.",
    path: menu::INTEGRATIONS,
    source: oracle!("section_157771733782"),
    disagrees: &[&d::OAUTH2_FOR_RESTLETS],
    ..Cause::BLANK
};

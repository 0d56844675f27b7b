//! Causes in step one of the code grant: the person's consent.

use crate::answer::eliminate::Sign;
use crate::answer::{Cause, Side, menu};

/// Deny.
pub const USER_DENIED: Cause = Cause {
    id: "user-denied",
    side: Side::Request,
    title: "The person pressed Deny, or Back",
    confirm: "Ask; the redirect has error=access_denied, or an empty oauth_verifier under TBA.",
    fix: "Start again, and press Allow.",
    source: oracle!("subsect_158521823069"),
    confirmed_by: &[Sign::Says("access_denied"), Sign::Says("oauth_verifier=")],
    ruled_out_by: &[
        Sign::Says("error=invalid_"),
        Sign::Says("error=unauthorized_client"),
        Sign::Says("unsupported_response_type"),
    ],
    ..Cause::BLANK
};

/// Something is missing in the first step.
pub const STEP_ONE_INCOMPLETE: Cause = Cause {
    id: "authorize-parameter-missing",
    side: Side::Request,
    title: "A parameter of the authorize URL is missing or wrong",
    confirm: "It needs response_type, client_id, redirect_uri, scope and state. If nothing was redirected, redirect_uri is not on the record.",
    fix: "Complete it. state takes 22 to 1024 printable ASCII characters; with PKCE, code_challenge and code_challenge_method=S256.",
    path: menu::INTEGRATIONS,
    source: oracle!("section_158081944642"),
    confirmed_by: &[Sign::Says("error=invalid_request")],
    ruled_out_by: &[
        Sign::Says("access_denied"),
        Sign::Says("invalid_scope"),
        Sign::Says("unauthorized_client"),
        Sign::Says("unsupported_response_type"),
    ],
    mistakes: &["authorize-parameter-missing", "pkce-challenge-malformed", "pkce-method-not-s256"],
    ..Cause::BLANK
};

/// A client that this account does not know.
pub const CLIENT_ID_UNKNOWN: Cause = Cause {
    id: "client-id-unknown",
    side: Side::Account,
    title: "The client id is not one of this account",
    confirm: "Compare it with the record in this very account.",
    fix: "Use the client id of this account's integration record.",
    path: menu::INTEGRATIONS,
    source: oracle!("subsect_158521823069"),
    confirmed_by: &[Sign::Says("error=unauthorized_client")],
    ruled_out_by: &[
        Sign::Says("access_denied"),
        Sign::Says("error=invalid_"),
        Sign::Says("unsupported_response_type"),
    ],
    ..Cause::BLANK
};

/// Another response type.
pub const RESPONSE_TYPE_WRONG: Cause = Cause {
    id: "response-type-wrong",
    side: Side::Request,
    title: "response_type is not code",
    confirm: "Read it in the authorize URL.",
    fix: "Send response_type=code.",
    source: oracle!("subsect_158521823069"),
    confirmed_by: &[Sign::Says("unsupported_response_type")],
    ruled_out_by: &[
        Sign::Says("access_denied"),
        Sign::Says("error=invalid_"),
        Sign::Says("unauthorized_client"),
    ],
    mistakes: &["authorize-response-type"],
    ..Cause::BLANK
};

/// A scope that does not exist.
pub const SCOPE_UNKNOWN: Cause = Cause {
    id: "scope-unknown",
    side: Side::Request,
    title: "The scope is misspelt, malformed, or mixes mcp with others",
    confirm: "Known are restlets, rest_webservices, suite_analytics, and mcp alone.",
    fix: "Send those that are needed, with a space between two.",
    source: oracle!("section_158081944642"),
    mistakes: &["assertion-scope-unknown", "assertion-scope-mcp-mixed", "token-request-scope-unknown"],
    confirmed_by: &[Sign::Says("error=invalid_scope")],
    ruled_out_by: &[
        Sign::Says("access_denied"),
        Sign::Says("error=invalid_request"),
        Sign::Says("unauthorized_client"),
        Sign::Says("unsupported_response_type"),
    ],
    ..Cause::BLANK
};

/// A redirect URI that is not on the record.
pub const REDIRECT_NOT_REGISTERED: Cause = Cause {
    id: "redirect-uri-not-registered",
    side: Side::Account,
    title: "redirect_uri is not on the integration record",
    confirm: "Compare both character by character.",
    fix: "Make them equal. It must be https:// or a scheme of the application's own; http:// is not allowed.",
    path: menu::INTEGRATIONS,
    source: oracle!("section_157771733782"),
    mistakes: &["redirect-uri-not-https"],
    ..Cause::BLANK
};

/// A bad state.
pub const STATE_UNFIT: Cause = Cause {
    id: "state-unfit",
    side: Side::Request,
    title: "state is too short, too long, not ASCII, or was used before",
    confirm: "Count: 22 to 1024 printable ASCII characters, new for each run.",
    fix: "Send a fresh random state of 32 characters.",
    source: oracle!("subsect_158711892221"),
    mistakes: &["authorize-state-length"],
    ..Cause::BLANK
};

/// PKCE in step one.
pub const CHALLENGE_UNFIT: Cause = Cause {
    id: "pkce-challenge-unfit",
    side: Side::Request,
    title: "The PKCE parameters of step one are missing or malformed",
    confirm: "Look for code_challenge, 43 characters, and code_challenge_method=S256.",
    fix: "Send both: the challenge is base64url of the SHA-256 of the verifier, without padding.",
    source: oracle!("subsect_158711892221"),
    mistakes: &["pkce-challenge-malformed", "pkce-method-not-s256"],
    ..Cause::BLANK
};

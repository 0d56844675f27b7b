//! Causes in user, role, account and scheme: who may log in, and how.

use crate::answer::eliminate::Sign;
use crate::answer::{Cause, Confidence, Scheme, Side, disagreement as d, menu};

/// The role's permission.
pub const ROLE_CANNOT_LOG_IN: Cause = Cause {
    id: "role-cannot-log-in",
    side: Side::Account,
    title: "The role may not log in with a token",
    confirm: "Its Setup permissions have neither Log in using Access Tokens nor User Access Tokens.",
    fix: "Add Log in using Access Tokens. Access Token Management alone is not enough.",
    path: menu::SETUP_PERMISSIONS,
    source: oracle!("bridgehead_4248124361"),
    disagrees: &[&d::ONE_LOGIN_PERMISSION],
    ..Cause::BLANK
};

/// User or role switched off.
pub const USER_OR_ROLE_INACTIVE: Cause = Cause {
    id: "user-or-role-inactive",
    side: Side::Account,
    title: "The user or the role is inactive, or the user has no access",
    confirm: "Look at Inactive on both, and at the Access tab of the employee, vendor, partner or contact.",
    fix: "Activate it again, or give access.",
    path: menu::EMPLOYEES,
    source: oracle!("subsect_156935170194"),
    ..Cause::BLANK
};

/// The pair of user and role.
pub const ROLE_REMOVED: Cause = Cause {
    id: "role-removed",
    side: Side::Account,
    title: "The user no longer has the token's role",
    confirm: "The token is active, but its role is not among the user's roles.",
    fix: "Give the role back, or make a token for a role that the user has.",
    path: menu::ACCESS_TOKENS,
    source: oracle!("bridgehead_4249078810"),
    disagrees: &[&d::ROLE_INVALIDATES_TOKEN],
    ..Cause::BLANK
};

/// Hidden by the user.
pub const ROLE_HIDDEN: Cause = Cause {
    id: "role-hidden",
    side: Side::Account,
    title: "The user has hidden the role",
    confirm: "View My Roles, in that user's login, marks the role as inactive.",
    fix: "Have the user show it again.",
    source: oracle!("subsect_156935170194"),
    ..Cause::BLANK
};

/// Five failures.
pub const LOCKED_OUT: Cause = Cause {
    id: "locked-out",
    side: Side::Account,
    title: "The user is locked out after five failed logins",
    confirm: "It ends by itself after 30 minutes.",
    fix: "Wait, or have an administrator reset the login; then find what keeps failing, or it comes back.",
    path: menu::ACCESS_RESET,
    source: oracle!("subsect_156935170194"),
    confirmed_by: &[Sign::Says("consecutive failed login attempts")],
    ruled_out_by: &[Sign::Says("ACCT_DISABLED"), Sign::Says("USER_DISABLED"), Sign::Says("PSWD_EXPIRED")],
    ..Cause::BLANK
};

/// TBA is switched off.
pub const TBA_OFF: Cause = Cause {
    id: "tba-feature-off",
    side: Side::Account,
    title: "Token-based Authentication is off in this account",
    confirm: "Look under Manage Authentication of Enable Features.",
    fix: "Switch Token-based Authentication on.",
    path: menu::MANAGE_AUTHENTICATION,
    source: oracle!("section_0525022007"),
    ruled_out_by: &[Sign::SchemeIs(Scheme::OAuth2)],
    ..Cause::BLANK
};

/// A role for web services.
pub const WEB_SERVICES_ONLY_ROLE: Cause = Cause {
    id: "web-services-only-role",
    side: Side::Account,
    title: "The role is for web services only",
    confirm: "Open the role: Web Services Only is checked.",
    fix: "Use another role for RESTlets: with this box they do not let it in.",
    path: menu::ROLE,
    source: oracle!("chapter_1529417663"),
    ..Cause::BLANK
};

/// The REST permission.
pub const REST_PERMISSION: Cause = Cause {
    id: "rest-permission-missing",
    side: Side::Account,
    title: "The role may not use REST web services",
    confirm: "The same keys work for SOAP or a RESTlet, and the role has no REST Web Services permission.",
    fix: "Add REST Web Services to the role, and switch the feature on.",
    path: menu::SETUP_PERMISSIONS,
    source: "https://github.com/jacobsvante/netsuite/issues/27",
    confidence: Confidence::Observed,
    hinted_by: &[Sign::Says("Your current role does not have permission")],
    ruled_out_by: &[Sign::OnService(crate::account::Service::Restlets)],
    ..Cause::BLANK
};

/// Email and password.
pub const NLAUTH_HEADER: Cause = Cause {
    id: "nlauth-header-wrong",
    side: Side::Request,
    title: "The NLAuth header is wrong, or not welcome",
    confirm: "The Authorization header begins with NLAuth.",
    fix: "Escape its special characters; better, move to OAuth 2.0. New RESTlets refuse NLAuth since 2021.1, and it ends with 2027.1.",
    source: oracle!("section_4623992425"),
    mistakes: &["nlauth-scheme-with-tba-tokens"],
    hinted_by: &[Sign::SchemeIs(Scheme::NlAuth)],
    ruled_out_by: &[Sign::SchemeIsNot(Scheme::NlAuth)],
    ..Cause::BLANK
};

/// Two settings, one of them forgotten.
pub const TWO_SCHEMES_CONFIGURED: Cause = Cause {
    id: "two-schemes-configured",
    side: Side::Request,
    title: "The client is set up for NLAuth and for OAuth",
    confirm: "Credentials stand in two places, such as the user's settings and the project's.",
    fix: "Take the NLAuth ones out.",
    source: "https://github.com/netsuite-upload-org/netsuite-upload/issues/40",
    confidence: Confidence::Observed,
    ..Cause::BLANK
};

/// A role that wants a second factor.
pub const TWO_FACTOR_ROLE: Cause = Cause {
    id: "two-factor-role",
    side: Side::Account,
    title: "The role needs a second factor, and the call uses a password",
    confirm: "The role is Administrator or marked as needing two-factor authentication, and the header is NLAuth.",
    fix: "Use TBA or OAuth 2.0, which need none. Only /rest/issuetoken takes a code, as nlauth_otp.",
    source: oracle!("section_1546447142"),
    ..Cause::BLANK
};

/// The address of the caller.
pub const IP_NOT_ALLOWED: Cause = Cause {
    id: "ip-not-allowed",
    side: Side::Account,
    title: "The calling address is not in the IP rules",
    confirm: "Compare the address under which you go out, an IPv4 one, with the rules of company, employee and role. Oracle names SOAP, SAML and OIDC as bound by them, not RESTlets.",
    fix: "Add the address, or use a role without the restriction.",
    path: menu::ALLOWED_IPS,
    source: oracle!("section_1535041652"),
    disagrees: &[&d::IPS_ON_INTEGRATION],
    ..Cause::BLANK
};

/// Account or user switched off.
pub const ACCOUNT_OR_USER_DISABLED: Cause = Cause {
    id: "account-or-user-disabled",
    side: Side::Account,
    title: "The account or the user is disabled",
    confirm: "Sign in to NetSuite as that user.",
    fix: "Activate the user again; for a disabled account, ask NetSuite.",
    path: menu::EMPLOYEES,
    source: oracle!("section_N3539978"),
    confirmed_by: &[
        Sign::Says("ACCT_DISABLED"),
        Sign::Says("USER_DISABLED"),
        Sign::Says("has been disabled"),
    ],
    ruled_out_by: &[Sign::Says("PSWD_EXPIRED"), Sign::Says("Password has expired")],
    ..Cause::BLANK
};

/// The password.
pub const PASSWORD_EXPIRED: Cause = Cause {
    id: "password-expired",
    side: Side::Account,
    title: "The password has expired, and the call uses it",
    confirm: "The header is NLAuth: tokens know no password.",
    fix: "Move to TBA or OAuth 2.0; until then, set a new password.",
    source: oracle!("section_1530099787"),
    confirmed_by: &[Sign::Says("PSWD_EXPIRED"), Sign::Says("Password has expired")],
    ruled_out_by: &[Sign::SchemeIs(Scheme::Tba), Sign::SchemeIs(Scheme::OAuth2)],
    ..Cause::BLANK
};

/// Cookies in place of a header.
pub const SESSION_CALL: Cause = Cause {
    id: "session-call",
    side: Side::Request,
    title: "The call relied on a session's cookies",
    confirm: "There is no Authorization header in it.",
    fix: "Send an Authorization header with each call, and no cookies.",
    source: oracle!("section_4634920277"),
    ruled_out_by: &[Sign::SchemeIs(Scheme::Tba), Sign::SchemeIs(Scheme::OAuth2)],
    ..Cause::BLANK
};

//! Causes in key and token: the pair, the integration record, the account they belong to.

use crate::answer::eliminate::Sign;
use crate::answer::{Cause, Confidence, Side, disagreement as d, menu};

/// The realm.
pub const REALM_WRONG: Cause = Cause {
    id: "realm-wrong",
    side: Side::Request,
    title: "The realm, or SOAP's account, is not the account in NetSuite's own form",
    confirm: "It is in lower case, has a hyphen, or names another account than the host.",
    fix: "Write it in upper case with an underscore, as 1234567_SB1; only the host has 1234567-sb1.",
    path: menu::COMPANY_URLS,
    source: "https://github.com/netsuitephp/netsuite-php/issues/121",
    confidence: Confidence::Observed,
    mistakes: &["realm-lowercase", "realm-hyphen", "passport-account-form"],
    confirmed_by: &[Sign::RealmMisfits, Sign::Says("invalidAccountFault")],
    ruled_out_by: &[Sign::RealmFits, Sign::SchemeIsNot(crate::answer::Scheme::Tba)],
    ..Cause::BLANK
};

/// The key of nothing, or of something else.
pub const CONSUMER_KEY_WRONG: Cause = Cause {
    id: "consumer-key-wrong",
    side: Side::Account,
    title: "The consumer key (client id) is not one of this account",
    confirm: "Compare its first and last characters with where it was stored. Production and sandbox have different keys. In the audit trail: consumer_key_unknown.",
    fix: "Use the key and secret of the integration record in this account.",
    path: menu::INTEGRATIONS,
    source: oracle!("subsect_156935170194"),
    ..Cause::BLANK
};

/// Somebody reset them.
pub const CREDENTIALS_RESET: Cause = Cause {
    id: "credentials-reset",
    side: Side::Account,
    title: "Somebody reset the integration's credentials",
    confirm: "Ask who pressed Reset Credentials on the record; its system notes show when.",
    fix: "Use the new consumer key and secret. The tokens go on working with them.",
    path: menu::INTEGRATIONS,
    source: oracle!("section_4395597766"),
    disagrees: &[&d::SAVING_INVALIDATES, &d::SAVING_RENEWS],
    ..Cause::BLANK
};

/// The record is gone.
pub const INTEGRATION_DELETED: Cause = Cause {
    id: "integration-deleted",
    side: Side::Account,
    title: "The integration record was deleted",
    confirm: "It is not in the list of integrations. Deleting it revoked its tokens.",
    fix: "Make a new record and new tokens. From 2027.1 there are no new TBA integrations: go to OAuth 2.0.",
    path: menu::INTEGRATIONS,
    source: oracle!("bridgehead_4249078810"),
    ..Cause::BLANK
};

/// The record is blocked.
pub const INTEGRATION_BLOCKED: Cause = Cause {
    id: "integration-blocked",
    side: Side::Account,
    title: "The integration record is blocked",
    confirm: "Open the record: its State is Blocked.",
    fix: "Set State to Enabled.",
    path: menu::INTEGRATIONS,
    source: oracle!("subsect_156935170194"),
    ..Cause::BLANK
};

/// The record waits for an administrator.
pub const INTEGRATION_WAITING: Cause = Cause {
    id: "integration-waiting",
    side: Side::Account,
    title: "The integration record waits for approval",
    confirm: "Its State is Waiting for Approval, as after an installation by itself.",
    fix: "Set State to Enabled; or clear Require Approval during Auto-Installation of Integration.",
    path: menu::SOAP_PREFERENCES,
    source: oracle!("section_4639959077"),
    ..Cause::BLANK
};

/// The token does not work any more.
pub const TOKEN_REVOKED: Cause = Cause {
    id: "token-revoked",
    side: Side::Account,
    title: "The token is revoked or inactive",
    confirm: "List the tokens with the filter Revoked set to All, and look at Inactive.",
    fix: "Clear Inactive, or make a new token for the same integration, user and role.",
    path: menu::ACCESS_TOKENS,
    source: oracle!("bridgehead_4249078810"),
    disagrees: &[&d::TOKEN_NOT_LISTED],
    ..Cause::BLANK
};

/// Key and token of two integrations.
pub const TOKEN_OF_ANOTHER_INTEGRATION: Cause = Cause {
    id: "token-of-another-integration",
    side: Side::Account,
    title: "The token belongs to another integration",
    confirm: "The token's Application Name is not the record whose consumer key is in use.",
    fix: "Use a consumer key and a token of one and the same record.",
    path: menu::ACCESS_TOKENS,
    source: oracle!("subsect_156935170194"),
    ..Cause::BLANK
};

/// A refresh took the tokens away.
pub const SANDBOX_REFRESHED: Cause = Cause {
    id: "sandbox-refreshed",
    side: Side::Account,
    title: "The token or certificate is not in this account: a sandbox has its own, and a refresh removes them",
    confirm: "It broke right after a refresh, or the token was made in production. Neither tokens nor certificates are copied to a sandbox or Release Preview.",
    fix: "Make the token, or the certificate's mapping, again in this account.",
    path: menu::ACCESS_TOKENS,
    source: oracle!("chapter_4247329078"),
    ..Cause::BLANK
};

/// The user is gone.
pub const USER_DELETED: Cause = Cause {
    id: "user-deleted",
    side: Side::Account,
    title: "The token's user was deleted, and the token with it",
    confirm: "The token is not listed at all, not even among the revoked ones.",
    fix: "Make a token for another user; one that belongs to no person leaves with none.",
    path: menu::ACCESS_TOKENS,
    source: oracle!("bridgehead_4249078810"),
    disagrees: &[&d::TOKEN_NOT_LISTED],
    ..Cause::BLANK
};

//! What the Login Audit Trail's column Detail says of a refused TBA call. It alone names the reason.
//!
//! The words: <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html>.

use super::tba::credentials::{
    CONSUMER_KEY_WRONG, CREDENTIALS_RESET, INTEGRATION_BLOCKED, INTEGRATION_DELETED, INTEGRATION_WAITING,
    SANDBOX_REFRESHED, TOKEN_OF_ANOTHER_INTEGRATION, TOKEN_REVOKED, USER_DELETED,
};
use super::tba::login::{
    LOCKED_OUT, ROLE_CANNOT_LOG_IN, ROLE_HIDDEN, ROLE_REMOVED, TBA_OFF, USER_OR_ROLE_INACTIVE,
};
use super::tba::request::{
    CLOCK_OFF, NONCE_REUSED, NONCE_SHORT, NONCE_WEAK, PARAMETER_MISSING, PARAMETER_TWICE, RETRY_RESENDS,
    SIGNATURE_METHOD, SIGNED_TOO_EARLY, TIMESTAMP_UNIT, VERSION_WRONG,
};
use super::tba::signing::{
    DIGEST_WRONG, HEADER_NOT_ENCODED, HOST_CASE, QUERY_NOT_SIGNED, SECRET_WRONG, SIGNATURE_DIFFERS,
    URL_CHANGED,
};
use super::{Answer, Cause, Layer, Scheme, Signals};

/// The page that lists the words.
const WORDS: &str = oracle!("subsect_156935170194");

macro_rules! words {
    ($($name:ident = $id:literal [$($detail:literal),+], $meaning:literal, [$($cause:ident),+], [$($source:expr),*];)*) => {
        $(const $name: Answer = Answer {
            id: $id,
            layer: Layer::Audit,
            scheme: Some(Scheme::Tba),
            signals: Signals { details: &[$($detail),+], ..Signals::NONE },
            meaning: $meaning,
            causes: {
                const CAUSES: &[&Cause] = &[$(&$cause),+];
                CAUSES
            },
            sources: &[WORDS, $($source),*],
            ..Answer::BLANK
        };)*
        /// The answers of this layer.
        pub const ANSWERS: &[&Answer] = &[$(&$name),*];
    };
}

words! {
    INVALID_SIGNATURE = "tba-lat-invalid-signature" ["InvalidSignature"],
        "NetSuite computed another signature than the one that was sent.",
        [SIGNATURE_DIFFERS, QUERY_NOT_SIGNED, DIGEST_WRONG, HOST_CASE, SECRET_WRONG, URL_CHANGED],
        [oracle!("section_1534941088"), oracle!("section_157651396916"),
         "https://github.com/netsuitephp/netsuite-php/issues/121",
         "https://github.com/activepieces/activepieces/pull/12555"];
    INVALID_TIMESTAMP = "tba-lat-invalid-timestamp" ["InvalidTimestamp"],
        "oauth_timestamp was more than five minutes off NetSuite's clock.",
        [CLOCK_OFF, SIGNED_TOO_EARLY, TIMESTAMP_UNIT],
        [oracle!("section_1534941538")];
    NONCE_USED = "tba-lat-nonce-used" ["nonce_used", "NonceUsed"],
        "This user has sent the same nonce and timestamp before.",
        [NONCE_REUSED, RETRY_RESENDS, NONCE_WEAK],
        [oracle!("section_1534941538"), "https://www.volcengine.com/article/3092989"];
    NONCE_REJECTED = "tba-lat-nonce-rejected" ["nonce_rejected", "NonceRejected"],
        "The nonce is too short.",
        [NONCE_SHORT],
        [oracle!("subsect_156934879823"), oracle!("section_4395630653")];
    PARAMETER_REJECTED = "tba-lat-parameter-rejected" ["parameter_rejected"],
        "An OAuth parameter was sent twice, is empty, or is malformed.",
        [PARAMETER_TWICE, HEADER_NOT_ENCODED],
        [oracle!("section_1534941538")];
    MISSING_FIELDS = "tba-lat-missing-fields" ["MissingTokenPassportRequiredFields"],
        "The header or the token passport lacks a parameter.",
        [PARAMETER_MISSING],
        [oracle!("section_1534941538")];
    KEY_REFUSED = "tba-lat-consumer-key-refused" ["consumer_key_refused"],
        "The integration record is there, but it is blocked or waits for approval.",
        [INTEGRATION_BLOCKED, INTEGRATION_WAITING],
        [oracle!("section_156337184796"), oracle!("section_4639959077")];
    KEY_UNKNOWN = "tba-lat-consumer-key-unknown" ["consumer_key_unknown"],
        "No integration record of this account has that consumer key.",
        [CONSUMER_KEY_WRONG, CREDENTIALS_RESET, INTEGRATION_DELETED],
        [oracle!("section_4395597766"), oracle!("bridgehead_4249078810")];
    FEATURE_DISABLED = "tba-lat-feature-disabled" ["FeatureDisabled"],
        "Under TBA: the feature Token-based Authentication is off in this account.",
        [TBA_OFF],
        [oracle!("section_0525022007")];
    PERMISSION_DENIED = "tba-lat-permission-denied" ["permission_denied"],
        "The token's user or role may not log in with it.",
        [ROLE_CANNOT_LOG_IN, USER_OR_ROLE_INACTIVE, ROLE_REMOVED, ROLE_HIDDEN],
        [oracle!("bridgehead_4248124361"), oracle!("bridgehead_4249078810")];
    TOKEN_REJECTED = "tba-lat-token-rejected" ["token_rejected", "TokenRejected"],
        "The token was not found, is inactive or revoked, or belongs to another integration.",
        [TOKEN_REVOKED, TOKEN_OF_ANOTHER_INTEGRATION, SANDBOX_REFRESHED, INTEGRATION_DELETED, USER_DELETED],
        [oracle!("subsect_156934879823"), oracle!("bridgehead_4249078810"), oracle!("chapter_4247329078")];
    UNKNOWN_ALGORITHM = "tba-lat-unknown-algorithm" ["UnknownAlgorithm"],
        "The signature method is not HMAC-SHA256.",
        [SIGNATURE_METHOD],
        [oracle!("subsect_156934879823"), oracle!("section_1534941088")];
    VERSION_REJECTED = "tba-lat-version-rejected" ["VersionRejected"],
        "oauth_version has another value than 1.0.",
        [VERSION_WRONG],
        [oracle!("subsect_156934879823")];
    TEMPORARY_LOCKED = "tba-lat-temporary-locked" ["temporary_locked"],
        "The user is locked out for a while after five failed logins.",
        [LOCKED_OUT],
        [oracle!("section_1534941538")];
}

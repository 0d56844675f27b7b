//! SOAP looked at a token passport and did not let it in.

use super::credentials::{CONSUMER_KEY_WRONG, REALM_WRONG, TOKEN_REVOKED};
use super::request::{CLOCK_OFF, NONCE_REUSED, OLD_SOAP_ENDPOINT, TWO_PASSPORTS};
use super::signing::{DIGEST_WRONG, SECRET_WRONG, SIGNATURE_DIFFERS};
use crate::answer::{Answer, Confidence, Facts, Layer, Response, Scheme, Shape, Signals};

/// The fault by its name; or an exception of a SOAP library that has its text and nothing else.
fn is_credentials_fault(response: &Response, _: &Facts) -> bool {
    let is_named = response.says("invalidCredentialsFault");
    let of_a_library =
        !response.says("<") && !response.says("Error ID") && !response.says("UNEXPECTED_ERROR");
    is_named || (of_a_library && response.says("An unexpected error occurred."))
}

pub(super) const UNEXPECTED: Answer = Answer {
    id: "tba-soap-unexpected-invalid-credentials",
    layer: Layer::Tba,
    scheme: Some(Scheme::Tba),
    signals: Signals {
        statuses: &[500],
        codes: &["UNEXPECTED_ERROR"],
        markers: &["invalidCredentialsFault", "An unexpected error occurred."],
        shapes: &[Shape::Soap],
        only_if: Some(is_credentials_fault),
        ..Signals::NONE
    },
    meaning: "SOAP refused the token passport, and calls that an unexpected error.",
    causes: &[
        &SIGNATURE_DIFFERS,
        &DIGEST_WRONG,
        &REALM_WRONG,
        &CLOCK_OFF,
        &NONCE_REUSED,
        &CONSUMER_KEY_WRONG,
        &TOKEN_REVOKED,
        &SECRET_WRONG,
        &TWO_PASSPORTS,
    ],
    sources: &[
        "https://github.com/NetSweet/netsuite/pull/323",
        "https://github.com/netsuitephp/netsuite-php/issues/36",
        oracle!("section_1509544929"),
    ],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

pub(super) const LOGIN: Answer = Answer {
    id: "tba-soap-invalid-login",
    layer: Layer::Tba,
    scheme: Some(Scheme::Tba),
    signals: Signals {
        statuses: &[500],
        codes: &["INVALID_LOGIN_ATTEMPT", "UNSUPPORTED_WS_VERSION"],
        messages: &[
            "Invalid login attempt",
            "TBA not supported in this SuiteTalk endpoint version",
            "invalidAccountFault",
            "invalidVersionFault",
        ],
        shapes: &[Shape::Soap],
        ..Signals::NONE
    },
    meaning: "SOAP refused the token passport.",
    causes: &[
        &OLD_SOAP_ENDPOINT,
        &REALM_WRONG,
        &DIGEST_WRONG,
        &SIGNATURE_DIFFERS,
        &NONCE_REUSED,
        &TWO_PASSPORTS,
        &CLOCK_OFF,
        &CONSUMER_KEY_WRONG,
        &TOKEN_REVOKED,
        &SECRET_WRONG,
    ],
    sources: &[
        "https://github.com/mvantellingen/python-zeep/issues/1374",
        "https://github.com/fylein/netsuite-sdk-py/issues/29",
        "https://github.com/netsuitephp/netsuite-php/issues/121",
        oracle!("section_1509544929"),
        oracle!("section_N3539978"),
        oracle!("section_N3539420"),
    ],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

//! Causes in a client assertion: the signed JWT of the client credentials grant.

use crate::answer::eliminate::Sign;
use crate::answer::{Cause, Confidence, Side, disagreement as d, menu};

/// RS256, none, or one's own.
pub const ALGORITHM_REFUSED: Cause = Cause {
    id: "assertion-algorithm-refused",
    side: Side::Request,
    title: "The assertion's algorithm or key is none that NetSuite takes",
    confirm: "Paste the assertion here: alg in its header is RS256, HS256 or none.",
    fix: "Sign with PS256, PS384, PS512, ES256, ES384 or ES512.",
    source: oracle!("section_162790605110"),
    mistakes: &[
        "assertion-alg-unsupported",
        "assertion-alg-not-of-key",
        "certificate-key-size",
        "certificate-key-kind",
    ],
    ruled_out_by: &[Sign::AssertionClean],
    ..Cause::BLANK
};

/// Two key pairs.
pub const KEY_NOT_OF_CERTIFICATE: Cause = Cause {
    id: "key-not-of-certificate",
    side: Side::Request,
    title: "The private key does not belong to the certificate in NetSuite",
    confirm: "Paste the assertion and the uploaded certificate here, never the private key: the signature is verified.",
    fix: "Sign with the key of that certificate, and put its certificate id into kid.",
    path: menu::M2M_SETUP,
    source: oracle!("section_162790605110"),
    mistakes: &["assertion-signature-wrong"],
    confirmed_by: &[Sign::AssertionRefuted],
    ruled_out_by: &[Sign::AssertionVerified],
    ..Cause::BLANK
};

/// Not a JWT as the others write it.
pub const ASSERTION_MALFORMED: Cause = Cause {
    id: "assertion-malformed",
    side: Side::Request,
    title: "The assertion is not a well-made JWT",
    confirm: "Paste it here: three parts of base64url without padding, typ JWT, and a signature of the right form and length.",
    fix: "Let a JWT library make it; with an elliptic key, R and S stand side by side, not in DER.",
    source: oracle!("section_162790605110"),
    mistakes: &[
        "assertion-not-a-jwt",
        "assertion-not-base64url",
        "assertion-typ-wrong",
        "assertion-signature-der",
        "assertion-signature-length",
    ],
    ruled_out_by: &[Sign::AssertionClean],
    ..Cause::BLANK
};

/// The audience.
pub const AUDIENCE_WRONG: Cause = Cause {
    id: "assertion-audience-wrong",
    side: Side::Request,
    title: "aud is not the token URL of this account",
    confirm: "Paste the assertion here: aud is compared with the token URL.",
    fix: "Set aud to https://, the account's host label, .suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token.",
    path: menu::COMPANY_URLS,
    source: oracle!("section_162790605110"),
    mistakes: &["assertion-aud-missing", "assertion-aud-wrong"],
    ruled_out_by: &[Sign::AssertionClean],
    ..Cause::BLANK
};

/// iat and exp.
pub const ASSERTION_LIFETIME: Cause = Cause {
    id: "assertion-lifetime",
    side: Side::Request,
    title: "The assertion lives too long, is over, or is from the future",
    confirm: "Paste it here: exp less iat must be under 3600 seconds, iat not ahead of the clock, both in seconds.",
    fix: "Make a new one for each request, with exp some minutes after iat, on a machine whose clock is right.",
    source: oracle!("section_162790605110"),
    mistakes: &[
        "assertion-exp-missing",
        "assertion-exp-too-late",
        "assertion-expired",
        "assertion-exp-before-iat",
        "assertion-iat-missing",
        "assertion-iat-in-future",
        "assertion-time-in-milliseconds",
        "assertion-time-not-a-number",
    ],
    ..Cause::BLANK
};

/// No key id.
pub const KEY_ID_MISSING: Cause = Cause {
    id: "assertion-key-id-missing",
    side: Side::Request,
    title: "The assertion's header has no kid",
    confirm: "Paste the assertion here: its header is decoded.",
    fix: "Set kid to the Certificate ID that NetSuite shows for the mapping.",
    path: menu::M2M_SETUP,
    source: oracle!("section_162790605110"),
    mistakes: &["assertion-kid-missing"],
    ruled_out_by: &[Sign::AssertionClean],
    ..Cause::BLANK
};

/// A key id of nothing.
pub const KEY_ID_UNKNOWN: Cause = Cause {
    id: "assertion-key-id-unknown",
    side: Side::Account,
    title: "kid is not the id of a certificate that is live in this account",
    confirm: "Compare kid with the list of certificates: there, not revoked, not expired.",
    fix: "Put the id of a live certificate into kid.",
    path: menu::M2M_SETUP,
    source: oracle!("subsect_158324637123"),
    ..Cause::BLANK
};

/// The issuer.
pub const ISSUER_WRONG: Cause = Cause {
    id: "assertion-issuer-wrong",
    side: Side::Request,
    title: "iss is not the client id",
    confirm: "Compare iss with the consumer key, or client id, of the integration record.",
    fix: "Set iss to the client id of this account's record.",
    path: menu::INTEGRATIONS,
    source: oracle!("section_162790605110"),
    mistakes: &["assertion-iss-missing", "assertion-iss-differs"],
    ..Cause::BLANK
};

/// The certificate.
pub const CERTIFICATE_EXPIRED: Cause = Cause {
    id: "certificate-expired",
    side: Side::Account,
    title: "The certificate is expired, revoked or replaced",
    confirm: "Look at Valid Until and Revoked; two years are the most. Pasted here, its dates and key are read.",
    fix: "Make a new mapping with a new certificate. A revoked one cannot be used again.",
    path: menu::M2M_SETUP,
    source: oracle!("subsect_162755332391"),
    mistakes: &["certificate-expired", "certificate-not-yet-valid"],
    disagrees: &[&d::M2M_PATH],
    ..Cause::BLANK
};

/// The form's names.
pub const ASSERTION_NAMES: Cause = Cause {
    id: "assertion-parameter-names",
    side: Side::Request,
    title: "The assertion is sent under another name",
    confirm: "The form has assertion where it should have client_assertion, or lacks client_assertion_type.",
    fix: "Send client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer and client_assertion.",
    source: "https://www.volcengine.com/article/2955914",
    confidence: Confidence::Observed,
    mistakes: &["client-assertion-misnamed", "client-assertion-type-wrong"],
    ..Cause::BLANK
};

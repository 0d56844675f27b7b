//! Causes in the signature itself.

use crate::answer::eliminate::Sign;
use crate::answer::{Cause, Confidence, Side, disagreement as d, menu};

/// The signature is not the one that NetSuite computes.
pub const SIGNATURE_DIFFERS: Cause = Cause {
    id: "signature-differs",
    side: Side::Signing,
    title: "The base string is not the one that NetSuite builds",
    confirm: "Give your header or base string and the secrets here: the two are compared part by part. In the audit trail the detail is InvalidSignature.",
    fix: "Sign the upper-case method, the URL without its query, and all parameters sorted, each percent-encoded by RFC 5849 section 3.6.",
    path: menu::AUDIT_TRAIL,
    source: oracle!("section_1534941088"),
    mistakes: &[
        "param-double-encoded",
        "params-unsorted",
        "params-signed-twice",
        "reserved-chars-unencoded",
        "empty-param-signed-but-not-sent",
        "non-form-body-in-base-string",
        "duplicate-params-collapsed",
        "form-body-missing-from-base",
        "non-utf8-encoding",
        "query-in-base-uri",
        "default-port-in-base",
        "plus-for-space",
        "realm-in-base-string",
        "method-mismatch",
        "param-name-double-encoded",
        "sorted-before-encoding",
        "non-default-port-missing",
        "param-signed-but-not-sent",
        "path-lowercased",
        "path-missing-or-wrong",
        "scheme-mismatch",
        "sorted-by-joined-pair",
        "blank-param-dropped",
        "oauth-params-missing-from-base",
        "params-section-not-encoded",
        "plus-not-decoded",
        "url-not-absolute",
        "array-index-added",
        "falsy-value-emptied",
        "oauth-params-duplicated",
        "path-double-encoded",
        "query-split-after-decode",
        "root-slash-missing",
        "value-truncated-at-equals",
        "soap-base-string-for-rest",
        "sorted-case-insensitively",
        "base-string-encoded-as-a-whole",
        "lowercase-hex",
        "method-lowercase",
        "newline-in-base-string",
        "param-name-misspelled",
        "param-over-decoded",
        "path-space-not-encoded",
        "tilde-encoded",
        "trailing-slash-mismatch",
        "undefined-literal-in-base",
        "uri-mangled-by-library",
        "uri-not-encoded-separately",
        "method-missing-in-base",
        "oauth-signature-in-base",
        "object-stringified",
        "params-joined-without-separator",
        "secret-in-base-string",
        "separator-comma-in-params",
        "host-mismatch",
        "value-not-percent-encoded",
        "url-ampersand-escaped",
        "body-hash-wrong",
        "nonce-or-timestamp-regenerated",
        "passport-signature-differs",
    ],
    confirmed_by: &[Sign::SignatureWrong],
    ruled_out_by: &[Sign::SignatureRight, Sign::SchemeIsNot(crate::answer::Scheme::Tba)],
    ..Cause::BLANK
};

/// Parameters of the query that the signature does not cover.
pub const QUERY_NOT_SIGNED: Cause = Cause {
    id: "query-not-signed",
    side: Side::Signing,
    title: "A parameter of the query is not signed",
    confirm: "The call with script and deploy alone works, one with more parameters fails.",
    fix: "Put every query parameter into the base string, decoded first and encoded once, whatever the method.",
    source: "https://github.com/usulix/laravel-netsuite/pull/4",
    confidence: Confidence::Observed,
    mistakes: &["query-params-missing", "param-sent-but-not-signed"],
    hinted_by: &[Sign::MoreParameters],
    ruled_out_by: &[Sign::SignatureRight, Sign::SchemeIsNot(crate::answer::Scheme::Tba)],
    ..Cause::BLANK
};

/// Raw characters in the header.
pub const HEADER_NOT_ENCODED: Cause = Cause {
    id: "header-not-encoded",
    side: Side::Request,
    title: "A value in the header is not percent-encoded",
    confirm: "A value holds a raw plus, slash, equals sign, quote, comma or space.",
    fix: "Percent-encode each value of the header once, the signature too.",
    source: oracle!("section_1530099787"),
    mistakes: &[
        "signature-not-encoded-in-header",
        "signature-double-or-mis-encoded",
        "value-not-percent-encoded",
    ],
    ruled_out_by: &[Sign::HeaderClean, Sign::SchemeIsNot(crate::answer::Scheme::Tba)],
    ..Cause::BLANK
};

/// The case of the host that was signed.
pub const HOST_CASE: Cause = Cause {
    id: "host-case",
    side: Side::Signing,
    title: "The host was signed in upper case",
    confirm: "The base string has 1234567-SB1 where it should have 1234567-sb1.",
    fix: "Put scheme and host in lower case before they are signed.",
    source: "https://ppmy.cn/news/588499.html",
    confidence: Confidence::Observed,
    mistakes: &["host-mismatch"],
    ruled_out_by: &[Sign::SignatureRight],
    ..Cause::BLANK
};

/// One of the secrets. A matching signature does not clear it: the same wrong secret may have been given here.
pub const SECRET_WRONG: Cause = Cause {
    id: "secret-wrong",
    side: Side::Account,
    title: "A secret is not the one that NetSuite has",
    confirm: "Compare both secrets with where they were first stored: swapped, cut, or with a blank or a line end. A matching signature here proves only that the same ones were used.",
    fix: "Paste both again. If one is lost: a new token, or Edit and Reset Credentials on the integration record.",
    path: menu::INTEGRATIONS,
    source: oracle!("section_1534941088"),
    mistakes: &[
        "secret-whitespace",
        "key-missing-ampersand",
        "secret-not-percent-encoded",
        "key-token-secret-missing",
        "credential-wrong-length",
        "key-token-id-instead-of-secret",
        "secrets-swapped",
        "key-null-literal",
        "key-encoded-twice",
    ],
    disagrees: &[&d::SAVING_RENEWS],
    ..Cause::BLANK
};

/// Another hash, or another way to write it.
pub const DIGEST_WRONG: Cause = Cause {
    id: "digest-wrong",
    side: Side::Signing,
    title: "The signature is not Base64 of an HMAC-SHA256",
    confirm: "It should have 44 characters and end in an equals sign; 64 hexadecimal digits, 88 or 28 characters are something else.",
    fix: "Base64 of the raw bytes of the HMAC-SHA256, with padding.",
    source: oracle!("section_1534941088"),
    mistakes: &[
        "base64-of-hex",
        "hex-digest",
        "hash-instead-of-hmac",
        "hmac-key-and-text-swapped",
        "base64url-signature",
        "signature-padding-missing",
        "signature-trailing-newline",
        "signature-trailing-garbage",
        "python-bytes-repr",
        "utf16-bytes-hashed",
        "signature-is-base-string",
        "signature-is-plaintext-key",
        "signature-method-label-mismatch",
        "passport-signature-not-base64",
    ],
    ruled_out_by: &[Sign::SignatureRight, Sign::SchemeIsNot(crate::answer::Scheme::Tba)],
    ..Cause::BLANK
};

/// Something between the client and NetSuite rewrote the URL.
pub const URL_CHANGED: Cause = Cause {
    id: "url-changed-on-the-way",
    side: Side::Way,
    title: "A proxy or gateway changed the URL after it was signed",
    confirm: "The URL in the proxy's log is not, byte for byte, the one that was signed.",
    fix: "Sign the URL that arrives, or have the proxy leave it alone.",
    source: oracle!("section_157651396916"),
    confidence: Confidence::Observed,
    ..Cause::BLANK
};

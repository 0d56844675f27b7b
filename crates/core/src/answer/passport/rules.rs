//! The ways in which a token passport can be wrong.

use crate::answer::rule::rules;

const PASSPORT: &str = oracle!("section_1509544929");
const SIGNING: &str = oracle!("section_1534941088");
const NONCE: &str = oracle!("section_4395630653");

rules! {
    UNREADABLE = "passport-unreadable" Breaks, PASSPORT,
        "There is no tokenPassport in it",
        "SOAP takes its token in an element of that name in the header of the envelope.",
        "Paste the tokenPassport element, or the whole envelope.";
    FIELD_MISSING = "passport-field-missing" Breaks, PASSPORT,
        "A field of the passport is missing",
        "In the audit trail it shows as MissingTokenPassportRequiredFields.",
        "Send account, consumerKey, token, nonce, timestamp and signature.";
    ACCOUNT_FORM = "passport-account-form" Refused, "https://github.com/netsuitephp/netsuite-php/issues/121",
        "account is not in NetSuite's own form",
        "A sandbox is written 1234567_SB1 here, in upper case with an underscore; the host has the other form.",
        "Write it in upper case with an underscore.";
    NONCE_LENGTH = "passport-nonce-length" Refused, NONCE,
        "The nonce is too short or too long",
        "SOAP takes 6 to 64 characters.",
        "Use 20 random letters and digits.";
    NONCE_CHARACTERS = "passport-nonce-characters" WorthChecking, NONCE,
        "The nonce has other characters than letters and digits",
        "Oracle warns against special characters.",
        "Use 20 random letters and digits.";
    TIMESTAMP = "passport-timestamp" Refused, NONCE,
        "The timestamp is not whole seconds",
        "It is the seconds since 1970-01-01 in UTC: ten digits.",
        "Send the present time in seconds.";
    NOT_ALONE = "passport-not-alone" Refused, PASSPORT,
        "There is more than one tokenPassport, or a passport or applicationInfo beside it",
        "NetSuite answers Ambiguous authentication.",
        "Send one tokenPassport and nothing else that logs in.";
    ALGORITHM = "passport-algorithm" Refused, SIGNING,
        "The algorithm is not HMAC-SHA256",
        "NetSuite ended HMAC-SHA1 with 2023.1.",
        "Sign with HMAC-SHA256, and write algorithm=\"HMAC-SHA256\".";
    SIGNATURE_FORM = "passport-signature-not-base64" Breaks, "https://github.com/mvantellingen/python-zeep/issues/1374",
        "The signature is not plain Base64",
        "In XML it stands as it is: 44 characters, not percent-encoded, not hexadecimal.",
        "Write the Base64 of the raw HMAC-SHA256.";
    SIGNATURE_DIFFERS = "passport-signature-differs" Breaks, SIGNING,
        "The signature is not the one of these five fields and these secrets",
        "It was made over another base string, or with another key.",
        "Sign account, consumerKey, token, nonce and timestamp as they stand in the passport, each percent-encoded, joined by ampersands.";
}

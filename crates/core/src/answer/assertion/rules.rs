//! The ways in which an assertion or a certificate can be wrong.

use crate::answer::rule::rules;

const JWT: &str = oracle!("section_162790605110");
const CERTIFICATES: &str = oracle!("subsect_162755332391");
const RFC_7515: &str = "https://www.rfc-editor.org/rfc/rfc7515#section-2";

rules! {
    PRIVATE_KEY = "private-key-pasted" WorthChecking, CERTIFICATES,
        "This is a private key; it was dropped unread",
        "Nothing here needs it: a signature is verified with the certificate or the public key.",
        "Paste the certificate instead. If the key has been anywhere but on its own machine, make a new pair and a new mapping.";
    NOT_A_JWT = "assertion-not-a-jwt" Breaks, "https://www.rfc-editor.org/rfc/rfc7519#section-3",
        "This is no JWT",
        "A JWT has three parts with two dots between them.",
        "Paste the value of client_assertion as it was sent: it begins with eyJ.";
    NOT_BASE64URL = "assertion-not-base64url" Breaks, RFC_7515,
        "A part of the JWT is not base64url without padding",
        "Plus, slash, equals signs, or a character lost in copying: nobody can decode it.",
        "Encode with base64url: minus for plus, underscore for slash, no equals signs.";
    ALG_UNSUPPORTED = "assertion-alg-unsupported" Refused, JWT,
        "The algorithm is none that NetSuite takes",
        "It takes PS256, PS384, PS512, ES256, ES384 and ES512. RS256, which it once took, is refused.",
        "Sign with PS256, or with ES256 if the key is an elliptic one; the certificate can stay.";
    TYP_WRONG = "assertion-typ-wrong" Refused, JWT,
        "typ in the header is not JWT",
        "Oracle lists typ with the value JWT among what the header must have.",
        "Set typ to JWT.";
    KID_MISSING = "assertion-kid-missing" Refused, JWT,
        "The header has no kid",
        "NetSuite finds the certificate by it and by nothing else.",
        "Set kid to the Certificate ID that the mapping shows.";
    ISS_MISSING = "assertion-iss-missing" Refused, JWT,
        "There is no iss",
        "NetSuite finds the integration by it.",
        "Set iss to the client id, which is the consumer key of the integration record.";
    ISS_DIFFERS = "assertion-iss-differs" Refused, JWT,
        "iss is not the client id that was given",
        "NetSuite finds the integration by it.",
        "Set iss to the client id of this account's integration record.";
    AUD_MISSING = "assertion-aud-missing" Refused, JWT,
        "There is no aud",
        "An assertion is good for one token URL, and aud says which.",
        "Set aud to the token URL of the account.";
    AUD_WRONG = "assertion-aud-wrong" Refused, JWT,
        "aud is not the account's token URL",
        "NetSuite takes an assertion that is meant for its own token URL alone.",
        "Set aud to the URL that the token request is sent to.";
    AUD_ON_RESTLETS = "assertion-aud-on-restlets-host" WorthChecking, JWT,
        "aud is on the RESTlets host",
        "Oracle's text has the suitetalk host, its sample the RESTlets one.",
        "Use the suitetalk host, which is the one the request goes to.";
    SCOPE_MISSING = "assertion-scope-missing" Refused, JWT,
        "There is no scope",
        "Without one the token is good for nothing.",
        "Set scope to restlets, rest_webservices or suite_analytics, or several of them.";
    SCOPE_UNKNOWN = "assertion-scope-unknown" Refused, JWT,
        "The scope is none that NetSuite knows",
        "It knows restlets, rest_webservices, suite_analytics, and mcp alone.",
        "Correct the spelling.";
    SCOPE_MCP_MIXED = "assertion-scope-mcp-mixed" Refused, oracle!("section_158081944642"),
        "mcp stands beside other scopes",
        "NetSuite takes mcp alone.",
        "Ask for mcp in a request of its own.";
    IAT_MISSING = "assertion-iat-missing" Refused, JWT,
        "There is no iat",
        "NetSuite reckons the lifetime from it.",
        "Set iat to the present time, in seconds.";
    EXP_MISSING = "assertion-exp-missing" Refused, JWT,
        "There is no exp",
        "An assertion without an end is refused.",
        "Set exp some minutes after iat.";
    TIME_NOT_A_NUMBER = "assertion-time-not-a-number" Refused, "https://www.rfc-editor.org/rfc/rfc7519#section-2",
        "A time is not a whole number of seconds",
        "iat and exp are JSON numbers: seconds since 1970-01-01 in UTC, without quotes.",
        "Write it as a whole number.";
    TIME_IN_MILLISECONDS = "assertion-time-in-milliseconds" Refused, JWT,
        "A time is in milliseconds",
        "Read as seconds, it lies tens of thousands of years ahead.",
        "Divide by 1000 and cut the fraction.";
    EXP_BEFORE_IAT = "assertion-exp-before-iat" Refused, JWT,
        "exp is not after iat",
        "The assertion is over before it begins.",
        "Set exp some minutes after iat.";
    EXP_TOO_LATE = "assertion-exp-too-late" Refused, JWT,
        "exp is more than 60 minutes after iat",
        "Oracle wants less than 60; in the audit trail it shows as TokenValidityTooBroad.",
        "Set exp five minutes after iat: the assertion is used once and at once.";
    EXP_ON_THE_HOUR = "assertion-exp-on-the-hour" WorthChecking, JWT,
        "exp is exactly 60 minutes after iat",
        "Oracle's text wants less than 60 minutes, though its sample has exactly that.",
        "Set exp five minutes after iat.";
    EXPIRED = "assertion-expired" Refused, JWT,
        "The assertion has expired",
        "It was good when it was made; NetSuite refuses it now.",
        "Make a new one for each token request.";
    IAT_IN_FUTURE = "assertion-iat-in-future" Refused, oracle!("subsect_158324637123"),
        "iat is in the future",
        "In the audit trail it shows as TokenNotAcceptable.",
        "Set the clock of the machine that signs, by NTP.";
    SIGNATURE_DER = "assertion-signature-der" Breaks, "https://www.rfc-editor.org/rfc/rfc7518#section-3.4",
        "The signature is in DER, not the two numbers side by side",
        "OpenSSL and Java give an elliptic signature in DER; a JWT wants R and S, each of full length, and nothing else.",
        "Convert it (IEEE P1363 format), or let a JWT library sign.";
    SIGNATURE_LENGTH = "assertion-signature-length" Breaks, "https://www.rfc-editor.org/rfc/rfc7518#section-3",
        "The signature has not the length that this key gives",
        "It is cut, or was made with another key.",
        "Sign with the key of this certificate, and send the whole of it.";
    SIGNATURE_WRONG = "assertion-signature-wrong" Breaks, JWT,
        "The signature does not verify with this certificate",
        "It was made with another private key, or the JWT was changed after signing. In the audit trail it shows as SignatureValidation.",
        "Sign with the private key of the certificate whose id is in kid.";
    CERTIFICATE_UNREADABLE = "certificate-unreadable" WorthChecking, CERTIFICATES,
        "This is no certificate or public key that can be read",
        "It should be PEM, beginning with BEGIN CERTIFICATE or BEGIN PUBLIC KEY.",
        "Paste the file that was uploaded to NetSuite.";
    CERTIFICATE_NOT_YET_VALID = "certificate-not-yet-valid" Refused, CERTIFICATES,
        "The certificate is not valid yet",
        "NetSuite refuses what it signs until then.",
        "Wait, or make one that begins now.";
    CERTIFICATE_EXPIRED = "certificate-expired" Refused, CERTIFICATES,
        "The certificate has expired",
        "NetSuite refuses whatever its key signs.",
        "Make a new certificate and a new mapping.";
    CERTIFICATE_TOO_LONG = "certificate-lives-too-long" WorthChecking, CERTIFICATES,
        "The certificate is valid for more than two years",
        "NetSuite cuts that to two years, and stops taking it then.",
        "Plan the renewal for two years after the upload, whatever the certificate says.";
    KEY_SIZE = "certificate-key-size" Refused, CERTIFICATES,
        "The RSA key has a size that NetSuite does not take",
        "It takes 3072 and 4096 bits.",
        "Make a key of 3072 or 4096 bits, and a new certificate.";
    KEY_KIND = "certificate-key-kind" Refused, CERTIFICATES,
        "The key is of a kind that NetSuite does not take",
        "It takes RSA, and elliptic keys on P-256, P-384 and P-521.",
        "Make an RSA key of 3072 bits or an elliptic one on P-256, and a new certificate.";
    ALG_NOT_OF_KEY = "assertion-alg-not-of-key" Breaks, "https://www.rfc-editor.org/rfc/rfc7518#section-3.1",
        "The algorithm and the key do not go together",
        "PS needs an RSA key; ES256 one on P-256, ES384 on P-384, ES512 on P-521.",
        "Change alg to what this key can sign, or use the other key.";
}

//! The ways in which a token request or step one can be wrong.

use crate::answer::rule::rules;

const ERRORS: &str = oracle!("subsect_158521832417");
const CODE: &str = oracle!("section_158081952044");
const M2M: &str = oracle!("section_162755359851");
const STEP_ONE: &str = oracle!("section_158081944642");
const RECORD: &str = oracle!("section_157771733782");

rules! {
    UNREADABLE = "token-request-unreadable" Breaks, CODE,
        "This is no token request that can be read",
        "It has neither a grant_type nor any other parameter of one, nor is it an authorize URL.",
        "Paste the form body as it was sent, with the header lines above it if you have them.";
    PRIVATE_KEY = "private-key-in-token-request" WorthChecking, M2M,
        "There is a private key in it; it was dropped unread",
        "The token endpoint gets a signed assertion, never the key.",
        "Take it out; if it was sent, make a new pair and a new mapping.";
    NOT_A_FORM = "token-request-not-a-form" Breaks, CODE,
        "The body is not a form",
        "The token endpoint reads application/x-www-form-urlencoded alone, and answers invalid_request.",
        "Send name=value pairs joined by ampersands, with Content-Type: application/x-www-form-urlencoded.";
    NOT_POST = "token-request-not-post" Breaks, CODE,
        "The method is not POST",
        "The token endpoint takes POST alone.",
        "Send a POST.";
    URL_WRONG = "token-url-wrong" Refused, CODE,
        "This is not the account's token URL",
        "A token is issued by the account itself, on its suitetalk host.",
        "Send it to https://, the account's host label, .suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token.";
    TWICE = "token-request-parameter-twice" Breaks, ERRORS,
        "A parameter is there twice",
        "That is invalid_request.",
        "Send it once.";
    GRANT_MISSING = "grant-type-missing" Breaks, ERRORS,
        "grant_type is missing",
        "Without it the endpoint does not know what is asked for.",
        "Send grant_type=authorization_code, refresh_token or client_credentials.";
    GRANT_UNSUPPORTED = "grant-type-unsupported" Refused, ERRORS,
        "The grant is none that NetSuite knows",
        "That is unsupported_grant_type.",
        "Send authorization_code, refresh_token or client_credentials.";
    PARAMETER_MISSING = "token-request-parameter-missing" Breaks, ERRORS,
        "A parameter that this grant needs is missing",
        "That is invalid_request.",
        "Add it to the form.";
    ASSERTION_MISNAMED = "client-assertion-misnamed" Refused, M2M,
        "The assertion is sent as assertion",
        "That is the name of another grant; client credentials want client_assertion.",
        "Rename the parameter to client_assertion.";
    ASSERTION_TYPE_WRONG = "client-assertion-type-wrong" Refused, M2M,
        "client_assertion_type has not the value that says JWT",
        "It is a fixed text: urn:ietf:params:oauth:client-assertion-type:jwt-bearer.",
        "Send exactly that, percent-encoded in the form.";
    AUTHENTICATED_TWICE = "client-authenticated-twice" Refused, ERRORS,
        "The client says who it is twice",
        "A Basic header, and an id, secret or assertion in the form, are two ways; one is allowed.",
        "Keep the Basic header for a client with a secret, or the assertion for client credentials.";
    SCOPE_UNKNOWN = "token-request-scope-unknown" Refused, STEP_ONE,
        "The scope is none that NetSuite knows",
        "It knows restlets, rest_webservices, suite_analytics, and mcp alone.",
        "Correct the spelling; put a space between two.";
    REDIRECT_NOT_HTTPS = "redirect-uri-not-https" Refused, RECORD,
        "redirect_uri is neither https:// nor a scheme of the application's own",
        "NetSuite does not take http://, not even for localhost.",
        "Use https://, on the record as well.";
    REDIRECT_DIFFERS = "redirect-uri-differs" Refused, ERRORS,
        "redirect_uri is not the one of step one",
        "That is invalid_grant.",
        "Send the same value in both steps, to the last slash.";
    VERIFIER_LENGTH = "pkce-verifier-length" Refused, "https://www.rfc-editor.org/rfc/rfc7636#section-4.1",
        "code_verifier is not 43 to 128 unreserved characters",
        "RFC 7636 allows letters, digits, minus, dot, underscore and tilde.",
        "Make one of 64 random letters and digits.";
    VERIFIER_DIFFERS = "pkce-verifier-differs" Refused, "https://www.rfc-editor.org/rfc/rfc7636#section-4.6",
        "code_verifier does not belong to the code_challenge of step one",
        "The base64url of its SHA-256 is another text. That is invalid_grant.",
        "Keep the verifier of the very run that the code comes from, and send it as it was made.";
    AUTHORIZE_MISSING = "authorize-parameter-missing" Refused, STEP_ONE,
        "A parameter is missing from the authorize URL",
        "That is invalid_request.",
        "Add it.";
    RESPONSE_TYPE = "authorize-response-type" Refused, STEP_ONE,
        "response_type is not code",
        "That is unsupported_response_type.",
        "Send response_type=code.";
    STATE_LENGTH = "authorize-state-length" Refused, STEP_ONE,
        "state does not have 22 to 1024 printable ASCII characters",
        "In the audit trail it shows as InvalidState.",
        "Send 32 random letters and digits, new for each run.";
    CHALLENGE_MALFORMED = "pkce-challenge-malformed" Refused, "https://www.rfc-editor.org/rfc/rfc7636#section-4.2",
        "code_challenge is not 43 characters of base64url",
        "It is the SHA-256 of the verifier as base64url without padding; hexadecimal digits or plain Base64 are something else.",
        "Hash the verifier's ASCII characters with SHA-256 and encode the 32 raw bytes.";
    METHOD_NOT_S256 = "pkce-method-not-s256" Refused, STEP_ONE,
        "code_challenge_method is not S256",
        "NetSuite takes nothing else; plain ended with 2020.2.",
        "Send code_challenge_method=S256.";
}

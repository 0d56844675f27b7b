use super::*;

const TYPE: &str = "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";
/// The verifier and the challenge of RFC 7636 appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

fn codes(text: &str) -> Vec<&'static str> {
    read(text).findings.iter().map(|finding| finding.code).collect()
}

fn authorize(change: &str) -> String {
    format!(
        "https://1234567.app.netsuite.com/app/login/oauth2/authorize.nl?response_type=code&client_id=c&redirect_uri=https%3A%2F%2Fme.example%2Fcb&scope=restlets+rest_webservices&state=0123456789012345678901234{change}"
    )
}

#[test]
fn the_challenge_of_the_rfc() {
    assert_eq!(challenge_of(VERIFIER), CHALLENGE);
}

#[test]
fn right_requests_have_nothing_to_say() {
    let m2m = format!("grant_type=client_credentials&{TYPE}&client_assertion=eyJ.a.b");
    let m2m_read = read(&m2m);
    assert_eq!(m2m_read.findings, []);
    assert_eq!(
        (m2m_read.grant, m2m_read.assertion.as_deref()),
        (Some(Grant::ClientCredentials), Some("eyJ.a.b"))
    );
    let whole = "POST https://1234567.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nAuthorization: Basic Yzpz\r\n\r\ngrant_type=refresh_token&refresh_token=r".to_string();
    assert_eq!(codes(&whole), [""; 0]);
    let both = format!(
        "{}\n\ngrant_type=authorization_code&code=x&redirect_uri=https%3A%2F%2Fme.example%2Fcb&code_verifier={VERIFIER}",
        authorize(&format!("&code_challenge={CHALLENGE}&code_challenge_method=S256"))
    );
    assert_eq!(codes(&both), [""; 0]);
    assert_eq!(codes(&authorize("")), [""; 0]);
}

#[test]
fn each_fault_of_a_request_has_its_finding() {
    let m2m = |rest: &str| format!("grant_type=client_credentials{rest}");
    for (text, code) in [
        ("hello".to_owned(), "token-request-unreadable"),
        ("code=x".to_owned(), "grant-type-missing"),
        ("grant_type=password&username=u".to_owned(), "grant-type-unsupported"),
        ("grant_type=refresh_token".to_owned(), "token-request-parameter-missing"),
        ("grant_type=refresh_token&refresh_token=a&refresh_token=b".to_owned(), "token-request-parameter-twice"),
        (m2m(&format!("&{TYPE}")), "token-request-parameter-missing"),
        (m2m(&format!("&{TYPE}&assertion=eyJ")), "client-assertion-misnamed"),
        (m2m("&client_assertion=eyJ"), "client-assertion-type-wrong"),
        (m2m("&client_assertion_type=jwt-bearer&client_assertion=eyJ"), "client-assertion-type-wrong"),
        (m2m(&format!("&{TYPE}&client_assertion=eyJ&scope=restlet")), "token-request-scope-unknown"),
        (
            "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"r\"}".to_string(),
            "token-request-not-a-form",
        ),
        (
            "Content-Type: text/plain\n\ngrant_type=refresh_token&refresh_token=r".to_owned(),
            "token-request-not-a-form",
        ),
        (
            "GET /services/rest/auth/oauth2/v1/token HTTP/1.1\n\ngrant_type=refresh_token&refresh_token=r".to_owned(),
            "token-request-not-post",
        ),
        (
            "POST https://system.netsuite.com/services/rest/auth/oauth2/v1/token\n\ngrant_type=refresh_token&refresh_token=r"
                .to_owned(),
            "token-url-wrong",
        ),
        (
            "Authorization: Basic Yzpz\n\ngrant_type=refresh_token&refresh_token=r&client_secret=canary".to_owned(),
            "client-authenticated-twice",
        ),
        ("grant_type=authorization_code&code=x&redirect_uri=http%3A%2F%2Flocalhost".to_owned(), "redirect-uri-not-https"),
        (
            "grant_type=authorization_code&code=x&redirect_uri=https%3A%2F%2Fh&code_verifier=short".to_owned(),
            "pkce-verifier-length",
        ),
    ] {
        assert_eq!(codes(&text), [code], "{text}");
        assert!(!format!("{:?}", read(&text).findings).contains("canary"));
    }
}

#[test]
fn each_fault_of_step_one_has_its_finding() {
    let challenge = format!("&code_challenge={CHALLENGE}");
    for (text, code) in [
        (authorize("").replace("response_type=code", "response_type=token"), "authorize-response-type"),
        (authorize("").replace("&scope=restlets+rest_webservices", ""), "authorize-parameter-missing"),
        (authorize("").replace("0123456789012345678901234", "short"), "authorize-state-length"),
        (authorize("").replace("restlets+", "restlet+"), "token-request-scope-unknown"),
        (authorize(&challenge), "pkce-method-not-s256"),
        (authorize(&format!("{challenge}&code_challenge_method=plain")), "pkce-method-not-s256"),
        (authorize("&code_challenge=abc&code_challenge_method=S256"), "pkce-challenge-malformed"),
    ] {
        assert_eq!(codes(&text), [code], "{text}");
    }
}

#[test]
fn the_two_steps_are_compared() {
    let step_one = authorize(&format!("&code_challenge={CHALLENGE}&code_challenge_method=S256"));
    let exchange = "grant_type=authorization_code&code=x&redirect_uri=https%3A%2F%2Fme.example%2Fcb";
    assert_eq!(codes(&format!("{step_one}\n{exchange}")), ["pkce-verifier-differs"]);
    let other = format!("{step_one}\n{exchange}%2F&code_verifier={}", VERIFIER.replace('d', "e"));
    assert_eq!(codes(&other), ["redirect-uri-differs", "pkce-verifier-differs"]);
    let place = read(&other).findings[0].place.span;
    assert_eq!(place.of_str(&other), "redirect_uri=https%3A%2F%2Fme.example%2Fcb%2F");
}

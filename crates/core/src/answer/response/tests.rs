use super::*;

fn read(body: &str) -> Response {
    Response::read(None, "", body)
}

fn codes(body: &str) -> Vec<String> {
    read(body).codes.into_iter().map(|code| code.text).collect()
}

/// One body, as every client prints it.
#[test]
fn the_code_is_found_whatever_is_around_it() {
    for body in [
        r#"{"error":{"code":"INVALID_LOGIN_ATTEMPT","message":"Invalid login attempt."}}"#,
        r#"{"error" : {"code" : "INVALID_LOGIN_ATTEMPT", "message" : "Invalid login attempt."}}"#,
        "<error><code>INVALID_LOGIN_ATTEMPT</code><message>Invalid login attempt.</message></error>",
        "error code: INVALID_LOGIN_ATTEMPT\nerror message: Invalid login attempt.",
        r#"{"error"=>{"code"=>"INVALID_LOGIN_ATTEMPT", "message"=>"Invalid login attempt."}}"#,
        "{ error: { code: 'INVALID_LOGIN_ATTEMPT', message: 'Invalid login attempt.' } }",
        r"{'error': {'code': 'INVALID_LOGIN_ATTEMPT', 'message': 'Invalid login attempt.'}}",
        r"AxiosError: Request failed with status code 401 data: { error: { code: 'INVALID_LOGIN_ATTEMPT', message: 'x' } }",
        r#""{\"error\":{\"code\":\"INVALID_LOGIN_ATTEMPT\",\"message\":\"Invalid login attempt.\"}}""#,
        r#"{"message":"401 - \"{\\\"error\\\":{\\\"code\\\":\\\"INVALID_LOGIN_ATTEMPT\\\"}}\""}"#,
        "&lt;error&gt;&lt;code&gt;INVALID_LOGIN_ATTEMPT&lt;/code&gt;&lt;/error&gt;",
        "{\n  \"error\": {\n    \"code\":\n      \"INVALID_LOGIN_ATTEMPT\"\n  }\n}",
        "<platformFaults:code>INVALID_LOGIN_ATTEMPT</platformFaults:code>",
    ] {
        assert_eq!(codes(body), ["INVALID_LOGIN_ATTEMPT"], "{body}");
    }
    assert_eq!(codes(r#"{"error": "invalid_grant"}"#), ["invalid_grant"]);
    assert_eq!(codes("https://me/cb?error=access_denied&state=1"), ["access_denied"]);
    for body in ["", "code 401", r#"{"code":401}"#, r#"{"error":{"code":401}}"#, "the zip code: 12345"] {
        assert_eq!(codes(body), [""; 0], "{body}");
    }
}

#[test]
fn the_status_is_found_where_clients_put_it() {
    for (body, status) in [
        ("HTTP/1.1 401 Unauthorized\r\n\r\n{}", Some(401)),
        ("< HTTP/2 403 \n< date: x\n< \nbody", Some(403)),
        ("400 Client Error: Bad Request for url: https://x/", Some(400)),
        ("requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://x/", Some(401)),
        ("Request failed with status code 401", Some(401)),
        ("NetsuiteAPIRequestError: HTTP401 - {}", Some(401)),
        ("The remote server returned an error: (401) Unauthorized.", Some(401)),
        ("Response status code does not indicate success: 401 (Unauthorized).", Some(401)),
        ("HTTP GET on resource 'https://h:443/x' failed: unauthorized (401).", Some(401)),
        (r#"{"title":"Unauthorized","status":401}"#, Some(401)),
        ("statusCode: 429", Some(429)),
        ("404 SSS_INVALID_SCRIPTLET_ID", Some(404)),
        ("script=642&deploy=1", None),
        ("lorem ipsum 401k", None),
        ("getaddrinfo ENOTFOUND 1234567.restlets.api.netsuite.com:443", None),
        ("Duration: 847ms", None),
    ] {
        assert_eq!(read(body).status, status, "{body}");
    }
    assert_eq!(Response::read(None, "HTTP/1.1 503 Service Unavailable\r\nX: y", "").status, Some(503));
    assert_eq!(Response::read(Some(400), "", r#"{"status":401}"#).status, Some(400), "what was given wins");
}

#[test]
fn a_whole_answer_is_head_and_body() {
    let whole = "HTTP/1.1 401 Unauthorized\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nWWW-Authenticate: OAuth realm=\"1\", error=\"token_rejected\"\r\nSet-Cookie: a=b\r\n\r\n{\"error\":{\"code\":\"X_Y\"}}";
    let response = read(whole);
    assert_eq!(response.date(), Some(784_111_777));
    assert_eq!(response.header("set-cookie"), Some("a=b"));
    assert_eq!(
        response.challenge.as_ref().and_then(|challenge| challenge.get("error")),
        Some("token_rejected")
    );
    assert_eq!(response.codes[0].text, "X_Y");
    assert_eq!(response.body, whole, "what was given is kept");
}

#[test]
fn shapes() {
    for (body, shape) in [
        (r#"{"error":{"code":"A_B","message":"x"}}"#, Shape::Restlet),
        ("error code: A_B", Shape::Restlet),
        (r#"{"o:errorDetails":[{"o:errorCode":"A_B"}]}"#, Shape::RestWebServices),
        ("<soapenv:Fault><faultcode>x</faultcode></soapenv:Fault>", Shape::Soap),
        ("SoapFault exception: [x]", Shape::Soap),
        (r#"{"error":"invalid_grant"}"#, Shape::Oauth),
        ("https://me.example/cb?code=1", Shape::Redirect),
        ("com.example.app://cb?error=access_denied", Shape::Redirect),
        ("<!DOCTYPE html><html>", Shape::Html),
        ("SyntaxError: Unexpected token < in JSON at position 0", Shape::Html),
        ("", Shape::StatusOnly),
        ("Request failed with status code 401", Shape::StatusOnly),
        ("401 Unauthorized", Shape::StatusOnly),
        ("lorem ipsum", Shape::Text),
        (r#"{"success":true}"#, Shape::Text),
    ] {
        assert_eq!(read(body).shape, shape, "{body}");
    }
}

#[test]
fn a_requests_own_header_is_no_challenge() {
    assert_eq!(
        read(r#"Authorization: OAuth realm="1", oauth_consumer_key="k", oauth_token="t""#).challenge,
        None
    );
    let dump = r#"{ 'www-authenticate': 'OAuth realm="1", error="token_rejected", error_description="Invalid login attempt."' }"#;
    assert_eq!(read(dump).challenge.unwrap().get("error"), Some("token_rejected"));
    let bearer = read(r#"WWW-Authenticate: Bearer realm="1", error="invalid_token""#).challenge.unwrap();
    assert_eq!((bearer.scheme.as_str(), bearer.get("realm")), ("Bearer", Some("1")));
}

#[test]
fn words_stand_by_themselves() {
    let response = read("INVALID_LOGIN_ATTEMPT / x");
    assert!(response.has_word("INVALID_LOGIN_ATTEMPT") && !response.has_word("INVALID_LOGIN"));
    assert!(response.says("invalid_login"));
}

/// Whatever is pasted, nothing panics: every prefix of odd texts, with multi-byte characters and open quotes.
#[test]
fn nothing_makes_it_fail() {
    let odd = "HTTP/1.1 4é1\n\"code\" : 'É\\u00, <a:code>ü\\\"&lt; OAuth realm=\"ö, error= (401) status: 40１ Duration: 9é";
    for (at, _) in odd.char_indices() {
        let _ = Response::read(None, &odd[at..], &odd[..at]);
        let _ = Response::read(None, &odd[..at], &odd[at..]);
    }
}

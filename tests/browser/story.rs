//! Everything that the page can do, done once with canaries for credentials. A new function is one more line in `STORY`.

use countersign_core::case::{self, input::Case};
use serde_json::json;
use thirtyfour::Key;

use crate::{
    canaries::{
        CONSUMER_KEY, CONSUMER_SECRET, FIELDS, OF_IDS, OF_SECRETS, PRIVATE_KEY, TOKEN, TOKEN_SECRET, found,
    },
    hands::Hands,
};

/// What is needed to tell the story.
#[derive(Debug)]
pub struct Teller<'a> {
    pub page: &'a Hands,
    /// The host that the typed URLs name: whoever calls one of them is caught there.
    pub host: &'a str,
}

/// A function of the page, and its use.
type Use = (&'static str, fn(&Teller));

/// All functions but Clear, which ends the story.
pub const STORY: [Use; 19] = [
    ("the gallery", gallery),
    ("keys and secrets, typed", type_credentials),
    ("the request, and what is signed", request),
    ("the query as a table", query),
    ("the stamp", stamp),
    ("the options", options),
    ("the steps, open and decoded", steps),
    ("findings beside their fields", findings),
    ("show and hide", show),
    ("a signature to hold against ours", signature),
    ("a curl command, wrongly signed", paste_curl),
    ("a HAR of two calls", paste_har),
    ("a log with secrets in it", paste_log),
    ("NetSuite's answer", answer),
    ("OAuth 2.0", oauth2),
    ("the calls of the three-step flow", calls),
    ("the functions for scripts", scripts),
    ("the report and the link", take_away),
    ("copy, colours, keys", copy_and_colours),
];

/// Goes through the whole story, and looks after each part of it.
pub fn tell(teller: &Teller, look: impl Fn(&str)) {
    for (name, work) in STORY {
        work(teller);
        look(name);
    }
}

/// Empties everything.
pub fn clear(page: &Hands) {
    page.click("#clear");
    page.until("the fields are empty", |page| {
        page.value("field-url").is_empty()
            && page.value("field-consumer-secret").is_empty()
            && page.value("paste").is_empty()
    });
}

fn gallery(Teller { page, .. }: &Teller) {
    let count = page.script("return document.querySelectorAll('#gallery li').length", &[]);
    let count = count.as_u64().expect("a number");
    assert!(count >= 3, "{count} cases");
    for number in 1..=count {
        page.click(&format!("#gallery li:nth-child({number}) button"));
        // One of them is signed rightly.
        page.until("it is judged", |page| {
            page.text("#verdict").contains("Proved") || page.text("#verdict .kind") == "Match"
        });
    }
    clear(page);
}

fn type_credentials(Teller { page, .. }: &Teller) {
    for (id, text) in FIELDS {
        page.type_into(id, text);
        assert_eq!(page.value(id), text, "{id}");
    }
}

/// A URL of the host that must not be called.
fn url(Teller { host, .. }: &Teller, query: &str) -> String {
    format!("http://{host}/app/site/hosting/restlet.nl?{query}")
}

fn request(teller: &Teller) {
    let page = teller.page;
    page.fill("field-account", "1234567_SB1");
    page.fill("field-url", &url(teller, "script=10&deploy=1"));
    page.until("it is signed", |page| page.text("#verdict .kind") == "Signed");
    for method in ["PUT", "DELETE", "PATCH", "GET", "POST"] {
        page.choose("field-method", method);
        page.expect_within("#out-curl", method);
    }
    page.fill("field-body", "a=1&b=2");
    page.fill("field-content-type", "application/x-www-form-urlencoded");
    page.expect_within("#out-base-string", "a%3D1%26b%3D2");
    page.fill("field-content-type", "application/json");
    page.fill("field-body", "{}");
    page.expect_within("#out-curl", "application/json");
}

fn query(Teller { page, .. }: &Teller) {
    let field = |number: usize, name: &str| format!("table.pairs tbody tr:nth-child({number}) .{name}");
    let enter = |number: usize, name: &str, text: &str| {
        page.script("document.querySelector(arguments[0]).id = 'row'", &[json!(field(number, name))]);
        page.fill("row", text);
        page.script("document.getElementById('row').removeAttribute('id')", &[]);
    };
    enter(3, "name", "since");
    page.until("it is part of the URL", |page| page.value("field-url").ends_with("&since="));
    enter(3, "value", "a b");
    page.until("so is its value", |page| !page.value("field-url").ends_with("since="));
    enter(1, "value", "11");
    page.until("a value is another", |page| page.value("field-url").contains("script=11"));
    page.click("table.pairs tbody tr:nth-child(3) .remove");
    page.until("it is gone", |page| !page.value("field-url").contains("since"));
}

fn stamp(Teller { page, .. }: &Teller) {
    let nonce = page.value("field-nonce");
    page.click("#new-nonce");
    page.until("the nonce is another", |page| page.value("field-nonce") != nonce);
    page.fill("field-timestamp", "1508242306");
    page.until("it is pinned", |page| {
        page.script("return document.getElementById('pin').checked", &[]) == true
    });
    page.click("#now");
    page.until("it is now", |page| page.value("field-timestamp") != "1508242306");
    page.tick("pin", false);
    page.tick("pin", true);
}

fn options(Teller { page, .. }: &Teller) {
    page.unfold();
    for method in ["HMAC-SHA1", "HMAC-SHA512", "HMAC-SHA256"] {
        page.choose("field-signature-method", method);
        page.expect_within("#out-authorization", method);
    }
    page.tick("version", false);
    page.until("it is left out", |page| !page.text("#out-authorization").contains("oauth_version"));
    page.tick("version", true);
    page.fill("field-callback", "https://example.com/back");
    page.fill("field-verifier", "verifier");
    page.expect_within("#out-authorization", "oauth_verifier");
    page.fill("field-callback", "");
    page.fill("field-verifier", "");
}

fn steps(Teller { page, .. }: &Teller) {
    page.unfold();
    page.tick("decode", true);
    page.tick("decode", false);
    // Pointing at a parameter lights it wherever it stands.
    let lit = "const place = document.querySelector('#out-base-string [data-param], #step-4 [data-param]');
               place.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
               return !!place";
    assert_eq!(page.script(lit, &[]), true);
    for number in 1..=7 {
        page.click(&format!("#step-{number} > summary"));
    }
    page.unfold();
}

fn findings(Teller { page, .. }: &Teller) {
    for (id, wrong, right) in [
        ("field-consumer-secret", format!(" {CONSUMER_SECRET}"), CONSUMER_SECRET),
        ("field-token-secret", format!("“{TOKEN_SECRET}”"), TOKEN_SECRET),
        ("field-token-secret", CONSUMER_SECRET.to_owned(), TOKEN_SECRET),
        ("field-consumer-secret", String::new(), CONSUMER_SECRET),
        ("field-token", format!(" {TOKEN}"), TOKEN),
        ("field-consumer-key", format!("{CONSUMER_KEY} "), CONSUMER_KEY),
    ] {
        page.fill(id, &wrong);
        page.until(id, |page| {
            !page.text("#findings").is_empty() || page.text("#verdict").contains("To sign")
        });
        page.fill(id, right);
        page.until("it is right again", |page| page.text(&format!("#{id}-said .line")).is_empty());
    }
}

fn show(Teller { page, .. }: &Teller) {
    for id in ["field-consumer-secret", "field-token-secret"] {
        let kind =
            |page: &Hands| page.script("return document.getElementById(arguments[0]).type", &[json!(id)]);
        let button = format!("#{id} + button");
        page.click(&button);
        page.until("it is shown", |page| kind(page) == "text");
        page.click(&button);
        page.until("it is hidden", |page| kind(page) == "password");
        page.click(&button);
        page.until("it is shown again", |page| kind(page) == "text");
        page.press(&Key::Escape);
        page.until("Escape hides it", |page| kind(page) == "password");
    }
}

fn signature(Teller { page, .. }: &Teller) {
    page.fill("field-signature", "another/signature+than+ours/0123456789abcdefg=");
    page.until("it differs", |page| page.text("#verdict .kind") == "Differs");
    page.fill("field-signature", &page.text("#out-signature"));
    page.until("it matches", |page| page.text("#verdict .kind") == "Match");
    page.fill("field-signature", "");
}

/// The header of a middleware that signs this.
fn header_for(url: &str, nonce: &str) -> String {
    let case = json!({
        "request": {"method": "GET", "url": url},
        "credentials": {"account": "1234567_SB1", "consumer_key": CONSUMER_KEY, "consumer_secret": CONSUMER_SECRET,
                        "token": TOKEN, "token_secret": TOKEN_SECRET},
        "stamp": {"nonce": nonce, "timestamp": "1716390247"},
    });
    let inputs = Case::from_json(&case.to_string()).expect("a case").inputs();
    case::sign(&inputs).expect("it can be signed").trace.authorization.as_str().to_owned()
}

/// The header of a middleware that has left the empty parameter out, and the URL that it calls.
fn wrongly_signed(teller: &Teller, nonce: &str) -> (String, String) {
    let signed = url(teller, "script=10&deploy=1");
    (header_for(&signed, nonce), signed + "&since=")
}

/// Begins anew, with the secrets typed and nothing else: whatever else is needed stands in the paste.
fn only_secrets(page: &Hands) {
    clear(page);
    page.fill("field-consumer-secret", CONSUMER_SECRET);
    page.fill("field-token-secret", TOKEN_SECRET);
}

fn paste_curl(teller: &Teller) {
    let page = teller.page;
    let (header, url) = wrongly_signed(teller, "1c05a460809c916607ad");
    only_secrets(page);
    page.fill("paste", &format!("curl -X GET '{url}' -H 'Authorization: {header}'"));
    page.expect_within("#verdict", "Proved");
    page.until("the two are side by side", |page| !page.text("#comparison").is_empty());
    page.tick("decode-comparison", true);
    page.tick("decode-comparison", false);
    page.unfold();
    // What was pasted is put right by hand, and pasted once more.
    page.fill("field-nonce", "anotherNonce1234");
    page.fill("paste", &format!("GET {url}\nAuthorization: {header}"));
    page.click("#conflicts button");
    page.expect_within("#verdict", "Proved");
}

fn paste_har(teller: &Teller) {
    let page = teller.page;
    let entry = |nonce: &str| {
        let (header, url) = wrongly_signed(teller, nonce);
        json!({
            "request": {"method": "GET", "url": url, "headers": [{"name": "Authorization", "value": header}]},
            "response": {"status": 401, "headers": [], "content": {"text": "{\"error\":{\"code\":\"INVALID_LOGIN_ATTEMPT\"}}"}},
        })
    };
    let har =
        json!({"log": {"version": "1.2", "entries": [entry("first1234567890"), entry("second1234567890")]}});
    only_secrets(page);
    page.fill("paste", &har.to_string());
    page.until("it asks which call is meant", |page| !page.text("#requests").is_empty());
    page.click("#requests label:nth-of-type(2)");
    page.until("it is the second", |page| page.value("field-nonce") == "second1234567890");
    page.expect_within("#verdict", "Proved");
}

/// Nothing is typed: the secrets stand in the paste, and a header whose signature is the secrets.
fn paste_log(teller: &Teller) {
    let page = teller.page;
    let (header, url) = wrongly_signed(teller, "third1234567890");
    clear(page);
    let log = format!(
        "client_secret={CONSUMER_SECRET}\nKey: {CONSUMER_SECRET}&{TOKEN_SECRET}\nGET {url}\nAuthorization: {header}"
    );
    page.fill("paste", &log);
    page.expect_within("section.paste", "The signing key");
    page.expect_within("#verdict", "Proved");
    assert_eq!(page.value("field-token-secret"), TOKEN_SECRET);
    page.unfold();
    let plaintext = header
        .replace("HMAC-SHA256", "PLAINTEXT")
        .split("oauth_signature=\"")
        .next()
        .map(|front| format!("{front}oauth_signature=\"{CONSUMER_SECRET}%26{TOKEN_SECRET}\""));
    clear(page);
    page.fill("paste", &format!("GET {url}\nAuthorization: {}", plaintext.expect("a header")));
    page.expect_within("section.paste", "The signing key");
    page.unfold();
    // What cannot be read is not shown either.
    page.fill("paste", &format!("{CONSUMER_SECRET} {TOKEN_SECRET}"));
    page.expect_within("#paste-said", "no URL is in this");
}

/// It is NetSuite's own host that answers: of another one there is nothing to say.
fn answer(Teller { page, .. }: &Teller) {
    const URL: &str =
        "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=10&deploy=1";
    const REFUSED: &str = "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n\
        {\"error\":{\"code\":\"INVALID_LOGIN_ATTEMPT\",\"message\":\"Invalid login attempt.\"}}\n";
    let header = header_for(URL, "fourth1234567890");
    only_secrets(page);
    page.fill("paste", &format!("curl '{URL}&since=' -H 'Authorization: {header}'\n\n{REFUSED}"));
    page.expect_within("#verdict", "Proved");
    page.expect_within("#answer", "INVALID_LOGIN_ATTEMPT");
    page.unfold();
    page.fill("paste", &format!("curl '{URL}' -H 'Authorization: {header}'\n\n{REFUSED}"));
    page.expect("#verdict h2", "Your signature is right.", "the corrected request");
    page.until("it is asked for", |page| {
        page.script("return !!document.getElementById('audit-detail')", &[]) == true
    });
    page.fill("audit-detail", "permission_denied");
    page.expect_within("#answer", "permission_denied");
    page.unfold();
    let boxes =
        "return [...document.querySelectorAll('#answer .causes input[type=checkbox]')].map(box => box.id)";
    let boxes = page.script(boxes, &[]);
    let first = boxes.as_array().and_then(|boxes| boxes.first()?.as_str()).expect("a cause to look at");
    page.tick(first, true);
    // Alone, nothing is known of the call but this.
    only_secrets(page);
    page.fill("paste", REFUSED);
    page.expect_within("#schemes", "How does the call authenticate?");
    page.click("#schemes label:nth-of-type(2) input");
    page.unfold();
}

fn oauth2(Teller { page, .. }: &Teller) {
    clear(page);
    page.unfold();
    page.paste_into("field-certificate", PRIVATE_KEY);
    page.expect_within("#oauth2-found", "private-key-pasted");
    page.until("it is gone", |page| page.value("field-certificate").is_empty());
    page.fill("field-assertion", include_str!("../assertions/good-es256/assertion.txt").trim());
    page.fill("field-certificate", include_str!("../assertions/good-es256/certificate.pem"));
    page.expect_within("#oauth2-found", "ES256");
    page.paste_into("paste", PRIVATE_KEY);
    page.until("it is gone", |page| !page.value("paste").contains("5CA1AB1E"));
}

fn calls(Teller { page, .. }: &Teller) {
    only_secrets(page);
    page.fill("field-account", "1234567_SB1");
    page.fill("field-consumer-key", CONSUMER_KEY);
    page.unfold();
    page.click("#calls li:nth-child(1) button");
    page.expect_within("#out-authorization", "oauth_callback=");
}

/// `countersign.sign` and `countersign.check`, as someone calls them in the console.
fn scripts(teller: &Teller) {
    // Firefox lets a driver see the page's objects through a glass; `wrappedJSObject` is the page's own side of it.
    let call = "
        const [url, consumer_key, consumer_secret, token, token_secret] = arguments;
        const page = window.wrappedJSObject ?? window;
        const own = value => page.JSON.parse(JSON.stringify(value));
        const request = { method: 'GET', url };
        const credentials = { account: '1234567', consumer_key, consumer_secret, token, token_secret };
        const stamp = { nonce: 'nonce12345', timestamp: '1716390247' };
        const signed = page.countersign.sign(own({ request, credentials, stamp }));
        const observed = { authorization: signed.trace.authorization };
        const checked = page.countersign.check(own({ request, credentials, observed }));
        return [page.JSON.stringify(signed), checked.verdict]";
    let url = url(teller, "script=10&deploy=1");
    let given = [&url, CONSUMER_KEY, CONSUMER_SECRET, TOKEN, TOKEN_SECRET].map(|text| json!(text));
    let returned = teller.page.script(call, &given);
    assert_eq!(returned[1], "match");
    assert_eq!(found(&returned[0].to_string(), &OF_SECRETS), None);
}

/// The print dialog is the browser's own, and no driver can close it.
fn take_away(teller: &Teller) {
    let page = teller.page;
    let (header, url) = wrongly_signed(teller, "fifth1234567890");
    only_secrets(page);
    page.fill("paste", &format!("GET {url}\nAuthorization: {header}"));
    page.expect_within("#verdict", "Proved");
    page.unfold();
    page.expect_within("#out-report", "# Countersign: Differs");
    page.expect_within("#out-link", "#link?method=GET");
    for id in ["#out-report", "#out-link"] {
        let text = page.text(id);
        assert_eq!(found(&text, &OF_SECRETS).or_else(|| found(&text, &OF_IDS)), None, "{id}");
    }
}

fn copy_and_colours(teller: &Teller) {
    let page = teller.page;
    only_secrets(page);
    page.fill("field-consumer-key", CONSUMER_KEY);
    page.fill("field-token", TOKEN);
    page.fill("field-url", &url(teller, "script=10&deploy=1"));
    page.until("it is signed", |page| page.text("#verdict .kind") == "Signed");
    page.unfold();
    let buttons = "return [...document.querySelectorAll('button.copy:enabled')].map((button, number) => {
        button.setAttribute('data-test', number);
        return number;
    }).length";
    let count = page.script(buttons, &[]).as_u64().expect("a number");
    assert!(count >= 9, "{count} copy buttons");
    for number in 0..count {
        let button = format!("button.copy[data-test='{number}']");
        page.click(&button);
        // A browser without a clipboard selects the text.
        page.until("it says what it did", |page| {
            ["Copied", "Press Ctrl C"].contains(&page.text(&button).as_str())
        });
    }
    for _ in 0..3 {
        page.click("#theme");
    }
    page.click("#keys");
    page.press(&Key::Escape);
}

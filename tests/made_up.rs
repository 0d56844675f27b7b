//! Made-up requests as middleware sends them: RESTlets, NetSuite's other services, and other servers.

use crate::dice::Dice;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use countersign_core::account::Account;
use countersign_core::case::input::{Case, CredentialsInput, RequestInput};
use countersign_core::request::{Request, is_form};
use countersign_core::secret::Secret;
use countersign_core::sign::SignatureMethod;
use countersign_core::sign::key::SigningKey;
use countersign_core::sign::trace::Unsigned;
use sha2::{Digest, Sha256};

/// A request, who signs it, and the parameters of its header.
#[derive(Clone, Debug)]
pub struct MadeUp {
    /// The call.
    pub request: Request,
    /// The account as somebody enters it.
    pub account: Option<String>,
    /// The realm that is sent.
    pub realm: Option<String>,
    /// The header's parameters, decoded, without realm and signature.
    pub header: Vec<(String, String)>,
    /// The consumer secret.
    pub consumer_secret: String,
    /// The token secret.
    pub token_secret: Option<String>,
    /// How it is signed.
    pub method: SignatureMethod,
}

/// A request signed rightly.
#[derive(Clone, Debug)]
pub struct RightlySigned {
    /// The request.
    pub of: MadeUp,
    /// The base string.
    pub base_string: String,
    /// The signature.
    pub signature: String,
}

const HEX: &str = "0123456789abcdef";
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/// The moment at which all of it happens.
pub const NOW: i64 = 1_508_242_400;

impl MadeUp {
    /// Makes one up.
    pub fn request(dice: &mut Dice) -> Self {
        if dice.percent(75) { netsuite(dice) } else { elsewhere(dice) }
    }

    /// Signs it, by the stages of `sign`.
    ///
    /// # Panics
    /// If what was made up cannot be signed.
    #[must_use]
    pub fn sign(self) -> RightlySigned {
        let header = self.header.iter().map(|(name, value)| (name.as_bytes(), value.as_bytes()));
        let unsigned = Unsigned::of(&self.request, None, header).expect("what is made up can be signed");
        let token_secret = self.token_secret.clone().map(Secret::new);
        let key = SigningKey::new(&Secret::new(self.consumer_secret.clone()), token_secret.as_ref());
        let signature = key.prepare(self.method).sign(unsigned.base_string.as_bytes()).to_string();
        RightlySigned { base_string: unsigned.base_string.to_string(), signature, of: self }
    }

    /// One of the header's parameters.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<String> {
        self.header.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone())
    }

    /// What somebody would enter of it: the call, and the secrets with their ids.
    #[must_use]
    pub fn case(&self) -> Case {
        Case {
            request: Some(RequestInput {
                method: Some(self.request.method.clone()),
                url: Some(self.request.url.clone()),
                content_type: self.request.content_type.clone(),
                body: self.request.body.clone(),
            }),
            credentials: Some(CredentialsInput {
                account: self.account.clone(),
                consumer_key: self.parameter("oauth_consumer_key"),
                consumer_secret: Some(Secret::new(self.consumer_secret.clone())),
                token: self.parameter("oauth_token"),
                token_secret: self.token_secret.clone().map(Secret::new),
            }),
            now: Some(NOW),
            ..Case::default()
        }
    }
}

fn netsuite(dice: &mut Dice) -> MadeUp {
    let account =
        dice.pick(&["1234567", "1234567_SB1", "TSTDRV1234567", "1234567_RP", "7654321_SB2", "ACME"]);
    let label = Account::from_any_form(account).expect("it is an account").host_label();
    let label = if dice.percent(5) { label.to_ascii_uppercase() } else { label };
    let port = if dice.percent(5) { ":443" } else { "" };
    let mut call = match dice.below(10) {
        0 => token_request(dice),
        1 | 2 => record(dice),
        _ => restlet(dice),
    };
    call.request.url = format!("https://{label}.{}", call.request.url.replacen('/', &format!("{port}/"), 1));
    call.realm = Some(account.to_owned());
    call.account = match dice.below(4) {
        0 => None,
        1 => Some(account.to_ascii_lowercase().replace('_', "-")),
        _ => Some(account.to_owned()),
    };
    call
}

/// A call to a RESTlet. The URL begins with the service's domain.
fn restlet(dice: &mut Dice) -> MadeUp {
    let method = dice.pick(&["GET", "POST", "PUT", "DELETE"]);
    let ids = dice.pick(&[
        "script=6&deploy=1",
        "script=582&deploy=1",
        "deploy=1&script=58",
        "script=customscript_x&deploy=customdeploy_x",
    ]);
    let more = query(dice, 6);
    let query = match dice.below(3) {
        0 if !more.is_empty() => format!("{more}&{ids}"),
        1 if !more.is_empty() => format!("{ids}&{more}"),
        _ => ids.to_owned(),
    };
    let url = format!("restlets.api.netsuite.com/app/site/hosting/restlet.nl?{query}");
    let (content_type, body) = if matches!(method, "POST" | "PUT") { body(dice) } else { (None, None) };
    with_header(dice, Request { method: method.into(), url, content_type, body }, true)
}

/// A call to the REST web services.
fn record(dice: &mut Dice) -> MadeUp {
    let (method, path) = match dice.below(4) {
        0 => ("GET", "/services/rest/record/v1/customer/7".to_owned()),
        1 => ("PATCH", format!("/services/rest/record/v1/salesOrder/{}", dice.below(100_000))),
        2 => ("POST", "/services/rest/record/v1/salesOrder/6/!transform/invoice".to_owned()),
        _ => ("POST", "/services/rest/query/v1/suiteql".to_owned()),
    };
    let query = match dice.below(3) {
        0 => "?limit=10&offset=20".to_owned(),
        1 => "?q=email%20START_WITH%20%22a%22&expandSubResources=true".to_owned(),
        _ => String::new(),
    };
    let is_read = method == "GET";
    let request = Request {
        method: method.into(),
        url: format!("suitetalk.api.netsuite.com{path}{query}"),
        content_type: (!is_read).then(|| "application/json".to_owned()),
        body: (!is_read).then(|| "{\"q\": \"SELECT id FROM customer\"}".to_owned()),
    };
    with_header(dice, request, true)
}

/// The first step of the three-legged flow: there is no token yet.
fn token_request(dice: &mut Dice) -> MadeUp {
    let url = "restlets.api.netsuite.com/rest/requesttoken".to_owned();
    let request = Request { method: "POST".into(), url, ..Request::default() };
    let mut call = with_header(dice, request, true);
    call.header.retain(|(name, _)| name != "oauth_token");
    call.token_secret = None;
    call.header.push(("oauth_callback".into(), "https://my.example.com/TBA/?callbackRequest=1&x=%20".into()));
    call
}

/// A call to a server that is none of NetSuite's.
fn elsewhere(dice: &mut Dice) -> MadeUp {
    let host = dice.pick(&[
        "https://api.example.com",
        "http://localhost:8080",
        "https://Shop.Example.org:8443",
        "http://photos.example.net",
        "http://photos.example.net:80",
        "https://[2001:db8::1]:8443",
        "https://api.example.com:443",
    ]);
    let path = dice.pick(&[
        "/",
        "",
        "/1.1/statuses/update.json",
        "/wp-json/wc/v3/orders/",
        "/r%20v/%2F/X~(1)",
        "/a/b;c=1",
        "/a//b/../c/",
    ]);
    let method = dice.pick(&["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "get"]);
    let query = query(dice, 6);
    let query = if query.is_empty() { query } else { format!("?{query}") };
    let fragment = if dice.percent(5) { "#top" } else { "" };
    let (content_type, body) = if matches!(method, "POST" | "PUT") { body(dice) } else { (None, None) };
    let request =
        Request { method: method.into(), url: format!("{host}{path}{query}{fragment}"), content_type, body };
    let mut call = with_header(dice, request, false);
    call.realm =
        dice.percent(30).then(|| dice.pick(&["Photos", "http://photos.example.net/", "a \"b\""]).to_owned());
    call
}

/// A query or a form body of some pairs; perhaps of none.
fn query(dice: &mut Dice, most: usize) -> String {
    let names = [
        "q",
        "limit",
        "offset",
        "customParam",
        "Title",
        "filter[0]",
        "filter%5B1%5D",
        "since",
        "id",
        "id",
        "a%20b",
        "naïve",
        "caf%c3%a9",
        "realm",
        "a.b-c_d~e",
        "filterA",
        "id-b",
        "X",
        "sort-by",
        "ids[]",
    ];
    let values = [
        "1",
        "someValue",
        "",
        "",
        "a+b",
        "a%20b",
        "first%2Csecond",
        "a%2Bb",
        "%3D%253D",
        "caf%C3%A9",
        "caf%c3%a9",
        "%E2%82%AC5",
        "0",
        "false",
        "null",
        "x=y",
        "2017-10-17T12:11:46Z",
        "10%25",
        "!'()*",
        "a:b/c?d@e,f$g",
        "%7E~",
        "%0A",
        "9",
        "10",
        "B",
        "b",
        "%7B%7Bx%7D%7D",
        "aHR0cA%3D%3D",
        "%FF%FE",
        "x%26y%3D1",
        "日本",
        "SELECT%20*",
        "zażółć",
    ];
    // Where the ways to sort part: by numbers, by the joined pair, and before or after the encoding.
    let sorted = ["", "", "", "", "id=9&id=10", "id=1&id-b=2", "filter[0]=a&filterA=b", "Title=1&limit=2"];
    let mut pairs: Vec<String> = Vec::new();
    pairs.extend(Some(dice.pick(&sorted).to_owned()).filter(|pair| !pair.is_empty()));
    for _ in 0..dice.below(most + 1) {
        let (name, value) = (dice.pick(&names), dice.pick(&values));
        pairs.push(if value.is_empty() && dice.percent(30) {
            name.to_owned()
        } else {
            format!("{name}={value}")
        });
    }
    pairs.join("&")
}

fn body(dice: &mut Dice) -> (Option<String>, Option<String>) {
    let (content_type, body) = match dice.below(6) {
        0 => ("application/json", r#"{"name": "Ann & Bob", "id": 7}"#.to_owned()),
        1 => ("application/json; charset=utf-8", r#"{"limit":10,"q":"a=b"}"#.to_owned()),
        2 => ("application/x-www-form-urlencoded", query(dice, 4)),
        3 => ("application/x-www-form-urlencoded; charset=UTF-8", query(dice, 4)),
        4 => ("text/plain", "a=1&b=2".to_owned()),
        _ => return (None, None),
    };
    (Some(content_type.to_owned()), Some(body))
}

fn with_header(dice: &mut Dice, request: Request, is_netsuite: bool) -> MadeUp {
    let secret = |dice: &mut Dice| {
        let length = if is_netsuite { 64 } else { 12 + dice.below(30) };
        let alphabet = if is_netsuite { HEX } else { "abcXYZ0189-._~!&=+/ %é" };
        dice.word(alphabet, length)
    };
    let method = match dice.below(4) {
        0 if !is_netsuite => SignatureMethod::HmacSha1,
        1 if !is_netsuite => SignatureMethod::HmacSha512,
        _ => SignatureMethod::HmacSha256,
    };
    let key_length = if is_netsuite { 64 } else { 16 + dice.below(9) };
    let key_alphabet = if is_netsuite { HEX } else { LETTERS };
    let nonce_length = 11 + dice.below(22);
    let mut header = vec![
        ("oauth_consumer_key", dice.word(key_alphabet, key_length)),
        ("oauth_token", dice.word(key_alphabet, key_length)),
        ("oauth_nonce", dice.word(LETTERS, nonce_length)),
        ("oauth_timestamp", (NOW - 60 + i64::try_from(dice.below(60)).expect("it is small")).to_string()),
        ("oauth_signature_method", method.as_str().to_owned()),
    ];
    if dice.percent(85) {
        header.push(("oauth_version", "1.0".to_owned()));
    }
    let is_hashed = dice.percent(20)
        && method == SignatureMethod::HmacSha256
        && !request.content_type.as_deref().is_some_and(is_form);
    if let Some(body) = request.body.as_deref().filter(|_| is_hashed) {
        header.push(("oauth_body_hash", BASE64_STANDARD.encode(Sha256::digest(body))));
    }
    let has_token_secret = is_netsuite || dice.percent(85);
    MadeUp {
        header: header.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        consumer_secret: secret(dice),
        token_secret: has_token_secret.then(|| secret(dice)),
        account: None,
        realm: None,
        method,
        request,
    }
}

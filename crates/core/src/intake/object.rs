//! Requests and responses inside an object: HAR, Postman collections, the consoles of axios and others, the actions of Logic
//! Apps, and JSON log lines.

use super::assemble::Desk;
use super::flat_keys;
use super::key_pair;
use super::label::{self, Meaning};
use super::labelled;
use super::leak;
use super::literal::{self, Node, Value};
use super::object_parts::{BODIES, HEADERS, HOSTS, METHODS, REQUESTS, RESPONSES, STATUSES, URLS};
use super::text::{Builder, Text, skip_blanks};
use super::{Exchange, scan, undo};
use crate::span::Span;

/// Reads the object or list at `at`, if it is one that tells something.
pub(super) fn read(text: &Text<'_>, at: usize, desk: &mut Desk, depth: u8) -> Option<usize> {
    if !desk.is_patient() || depth == 0 {
        return None;
    }
    if text.bytes().get(at + 1) == Some(&b'\\') {
        return escaped(text, at, desk, depth);
    }
    let mut node = match literal::read(text, at) {
        Ok(node) => node,
        Err(spent) => {
            desk.read_in_vain(spent);
            return None;
        }
    };
    let end = node.span.end;
    let is_list = !node.is_object()
        && node.items().first().is_some_and(|item| item.is_object() || item.text(text).is_some());
    if !(node.is_object() && !node.pairs().is_empty() || is_list) {
        desk.read_in_vain(node.span.len());
        return None;
    }
    flat_keys::nest(text, &mut node);
    let before = desk.pieces();
    let mut reader = Reader { text, desk, depth: depth - 1 };
    if !reader.key_and_secret(&node, key_pair::word_before(text, at)) {
        reader.walk(&node, "", 0);
    }
    if desk.pieces() == before {
        desk.read_in_vain(end - at);
        return None;
    }
    desk.cover(text.place(at..end));
    Some(end)
}

/// An object inside a program's string, `{\"method\": …}`: its escapes are undone up to the string's end.
fn escaped(text: &Text<'_>, at: usize, desk: &mut Desk, depth: u8) -> Option<usize> {
    let (end, _) = undo::string_end(text.bytes(), at, b'"');
    let plain = undo::backslashes(text, at..end, "JSON escapes");
    let before = desk.pieces();
    read(&plain, 0, desk, depth - 1);
    if desk.pieces() == before {
        desk.read_in_vain(end - at);
        return None;
    }
    desk.cover(text.place(at..end));
    Some(end)
}

/// Of each shape that [`Reader::object`] knows, keys of which an object has one, or is not of it.
const SHAPES: [&[&str]; 5] =
    [&["error", "o:errorDetails", "config", "value"], &REQUESTS, &URLS, &HOSTS, &HEADERS];

/// Whether an object may be of a known shape: most of a long paste are not, and need not be asked for each.
fn may_be_known(text: &Text<'_>, node: &Node) -> bool {
    let is_of_one = |name: &str| SHAPES.iter().copied().flatten().any(|key| literal::ends(name, key));
    node.pairs().iter().any(|(name, _)| is_of_one(name.raw(text)))
}

pub(super) struct Reader<'a, 'p> {
    pub(super) text: &'a Text<'p>,
    desk: &'a mut Desk,
    depth: u8,
}

impl Reader<'_, '_> {
    fn walk(&mut self, node: &Node, key: &str, level: usize) {
        match &node.value {
            Value::Object(pairs) => {
                if level < 40 && !self.key_and_secret(node, key) && !self.object(node) {
                    for (name, value) in pairs {
                        self.walk(value, name.raw(self.text), level + 1);
                    }
                }
            }
            Value::List(items) => items.iter().for_each(|item| self.walk(item, key, level + 1)),
            Value::Text(..) | Value::Bare => self.scalar(node, key),
        }
    }

    /// An object of a known shape. `false` if it is none, and its values are looked at one by one.
    fn object(&mut self, node: &Node) -> bool {
        let text = self.text;
        if !may_be_known(text, node) {
            return false;
        }
        if self.is_answer(node) && !self.is_request(node) {
            let part = Exchange {
                status: node.get(text, "status").and_then(|_| self.status(node)),
                response_body: Some(text.found(node.span.clone())),
                ..Exchange::default()
            };
            self.desk.put("http-response", text, node.span.clone().into(), part);
            return true;
        }
        if let Some(config) = node.get(text, "config").filter(|config| self.is_request(config)) {
            self.request(config, "object");
            self.response(node);
            if let Some(header) = node.get(text, "request").and_then(|request| request.get(text, "_header")) {
                self.scalar(header, "_header");
            }
            return true;
        }
        let request = self.first(node, &REQUESTS).filter(|request| self.is_request(request));
        if let Some(request) = request {
            let is_har =
                node.get(text, "startedDateTime").is_some() || request.get(text, "headersSize").is_some();
            let is_postman = node.get(text, "name").is_some() && request.get(text, "header").is_some();
            let kind = if is_postman {
                "postman"
            } else if is_har || node.get(text, "response").is_some() {
                "har"
            } else {
                "object"
            };
            self.request(request, kind);
            self.response(node);
            return true;
        }
        if self.is_request(node) {
            self.request(node, "object");
            self.response(node);
            return true;
        }
        // SuiteScript's `http.ClientResponse`, and answers that are logged by themselves.
        if self.first(node, &HEADERS).is_some() && self.status(node).is_some() {
            self.put_answer(node);
            return true;
        }
        // A variable of an environment, an element of a list of settings.
        let named = self.first(node, &["key", "name"]).zip(node.get(text, "value"));
        if let Some((key, value)) = named.filter(|(key, _)| label::meaning_of(key.raw(text)).is_some()) {
            self.scalar(value, key.raw(text));
            return true;
        }
        false
    }

    /// NetSuite's own error objects.
    fn is_answer(&self, node: &Node) -> bool {
        let error = node.get(self.text, "error");
        error.is_some_and(|error| {
            error.get(self.text, "code").is_some() && error.get(self.text, "message").is_some()
        }) || node.get(self.text, "o:errorDetails").is_some()
    }

    fn is_request(&self, node: &Node) -> bool {
        let has_url = self
            .first(node, &URLS)
            .is_some_and(|url| url.is_object() || matches!(url.value, Value::Text(..)))
            || self.host_and_path(node).is_some();
        let says = |node| self.first(node, &HEADERS).or(self.first(node, &METHODS)).is_some();
        // Some keep the URL beside what was sent to it.
        has_url && (says(node) || self.first(node, &REQUESTS).is_some_and(says))
    }

    fn request(&mut self, node: &Node, kind: &'static str) {
        let text = self.text;
        // Charles keeps what was sent one level deeper than where it was sent to.
        let sent = self.first(node, &REQUESTS).filter(|sent| sent.is_object()).unwrap_or(node);
        let method = self.method(node).or_else(|| self.method(sent));
        let mut part = Exchange { method, url: self.url(node), ..Exchange::default() };
        if let Some(headers) = self.first(sent, &HEADERS) {
            self.headers(headers, &mut part, true);
        }
        self.body(sent, &mut part);
        self.typed_parameters(node, &mut part);
        if part.content_type.is_none() {
            part.content_type = self.first(sent, &["contentType"]).and_then(|mime| self.string(mime));
        }
        self.desk.put(kind, text, node.span.clone().into(), part);
        for (key, value) in node.pairs() {
            if label::meaning_of(key.raw(text)).is_some_and(Meaning::is_of_a_signing) {
                self.credential(key, value);
            }
        }
        let Some(auth) = self.first(node, &["auth", "authentication"]) else { return };
        for (key, value) in auth.pairs() {
            self.credential(key, value);
        }
        for item in auth.get(text, "oauth1").map(Node::items).unwrap_or_default() {
            if let (Some(key), Some(value)) = (item.get(text, "key"), item.get(text, "value")) {
                self.credential(key, value);
            }
        }
    }

    fn credential(&mut self, key: &Node, value: &Node) {
        if !value.raw(self.text).is_empty() && matches!(value.value, Value::Text(..)) {
            self.scalar(value, key.raw(self.text));
        }
    }

    fn response(&mut self, node: &Node) {
        if let Some(response) = self.first(node, &RESPONSES).filter(|response| response.is_object()) {
            self.put_answer(response);
            return;
        }
        // A line of a log tells status and answer beside the request.
        let status = STATUSES[..3].iter().find_map(|key| node.find(self.text, "response", key));
        let body = BODIES.iter().find_map(|key| node.get(self.text, &format!("response{key}")));
        let part = Exchange {
            status: status.and_then(|status| self.status_of(status)),
            response_body: body.and_then(|body| self.response_body(body)),
            ..Exchange::default()
        };
        if part != Exchange::default() {
            self.desk.put("http-response", self.text, node.span.clone().into(), part);
        }
    }

    fn put_answer(&mut self, response: &Node) {
        let part = self.answer(response);
        if part != Exchange::default() {
            self.desk.put("http-response", self.text, response.span.clone().into(), part);
        }
    }

    /// A value by its key, or by what it holds.
    pub(super) fn scalar(&mut self, node: &Node, key: &str) {
        let plain = node.text(self.text);
        let plain = plain.unwrap_or_else(|| self.text.part(node.span.clone()));
        let value = plain.as_str();
        let holds = [
            "OAuth",
            "oauth_",
            "HTTP/",
            "&http",
            "%3A%2F%2F",
            "curl ",
            "%26",
            "INVALID_LOGIN",
            "{\"",
            "restlet.nl",
        ]
        .iter()
        .any(|mark| value.contains(mark));
        let span = Span::from(node.span.clone());
        if let Some(meaning) = label::meaning_of(key.trim_start_matches([':', '@', '$'])) {
            if let Some(what) = leak::labelled(meaning, value) {
                leak::put(&plain, 0..value.len(), what, self.desk);
                return;
            }
            if meaning == Meaning::Challenge {
                let mut builder = Builder::new();
                builder.put(&plain, 0..0, "WWW-Authenticate: ");
                builder.keep(&plain, 0..plain.len());
                let line = Some(builder.finish(&plain, None).found_all());
                let part = Exchange { response_headers: line, ..Exchange::default() };
                self.desk.put("http-response", self.text, span, part);
                return;
            }
            // What follows a status is the response's.
            if meaning == Meaning::ContentType && self.desk.is_answered() {
                return;
            }
            if meaning == Meaning::BaseString && !value.is_empty() {
                super::printed_base::labelled(&plain, 0, 0, self.desk, self.depth);
                return;
            }
            let kind = if meaning == Meaning::Signature { "signature" } else { "object" };
            if meaning == Meaning::Payload && labelled::is_body(value) {
                self.desk.put_body(self.text, span, plain.found_all());
                return;
            }
            // A word such as `status` or `method` alone says too little in an object of unknown shape.
            if let Some(part) = label::part(&plain, 0..value.len(), meaning).filter(|_| !holds) {
                self.desk.put(kind, self.text, span, part);
                return;
            }
            if meaning == Meaning::Url && value.starts_with("http") {
                super::url::read(&plain, 0, self.desk, true);
                return;
            }
        }
        if holds && self.depth > 0 && skip_blanks(plain.bytes(), 0) < plain.len() {
            scan::scan(&plain, self.desk, self.depth);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::ref_option, reason = "the fields are what they are")]
    use crate::intake::{Exchange, Intake, read};

    fn value(found: &Option<crate::intake::Found>) -> &str {
        found.as_ref().map_or("", |found| found.value.as_str())
    }

    fn one(paste: &str) -> (Exchange, Intake) {
        let intake = read(paste);
        assert_eq!(intake.exchanges.len(), 1, "{paste}\n{intake:?}");
        (intake.exchanges[0].clone(), intake)
    }

    const HEADER: &str = r#"OAuth realm="1", oauth_token="t""#;
    const ESCAPED: &str = r#"OAuth realm=\"1\", oauth_token=\"t\""#;

    #[test]
    fn har() {
        let entry = |url: &str, nonce: &str| {
            format!(
                r#"{{"startedDateTime":"x","request":{{"method":"POST","url":"{url}","headers":[{{"name":"Authorization","value":"{ESCAPED}, oauth_nonce=\"{nonce}\""}},{{"name":"Content-Type","value":"text/plain"}}],"queryString":[{{"name":"script","value":"10"}}],"postData":{{"mimeType":"text/plain","text":"a\nb"}}}},"response":{{"status":401,"headers":[{{"name":"Date","value":"now"}}],"content":{{"text":"{{}}"}}}}}}"#
            )
        };
        let paste = format!(
            r#"{{"log":{{"entries":[{},{}]}}}}"#,
            entry("https://h/a?script=10", "n001"),
            entry("https://h/b", "n002")
        );
        let intake = read(&paste);
        assert_eq!(intake.exchanges.len(), 2, "{intake:?}");
        let e = &intake.exchanges[0];
        assert_eq!(
            [value(&e.method), value(&e.url), value(&e.content_type), value(&e.body)],
            ["POST", "https://h/a?script=10", "text/plain", "a\nb"]
        );
        assert_eq!(value(&e.authorization), format!("{HEADER}, oauth_nonce=\"n001\""));
        assert_eq!(
            (e.status.as_ref().map(|s| s.value), value(&e.date), value(&e.response_body)),
            (Some(401), "now", "{}")
        );
        assert_eq!(value(&e.response_headers), "Date: now");
        assert_eq!(value(&intake.exchanges[1].url), "https://h/b");
    }

    #[test]
    fn postman() {
        let paste = format!(
            r#"{{"info":{{"name":"c"}},"item":[{{"name":"r","request":{{"method":"GET","header":[{{"key":"Authorization","value":"{ESCAPED}"}}],"url":{{"raw":"https://h/r?a=1","query":[{{"key":"a","value":"1"}}]}},"auth":{{"type":"oauth1","oauth1":[{{"key":"consumerKey","value":"CKEY","type":"string"}},{{"key":"tokenSecret","value":"canary-secret"}}]}}}}}}]}}"#
        );
        let (e, intake) = one(&paste);
        assert_eq!(
            [value(&e.url), value(&e.authorization), value(&e.consumer_key)],
            ["https://h/r?a=1", HEADER, "CKEY"]
        );
        assert_eq!(intake.leaks.len(), 1);
        assert_eq!(intake.recognised[0].kind, "postman");
    }

    #[test]
    fn consoles_and_flows() {
        let axios = format!(
            "{{\n  message: 'Request failed with status code 401',\n  config: {{\n    headers: AxiosHeaders {{ Accept: 'x', Authorization: '{HEADER}' }},\n    method: 'get',\n    url: 'https://h/r?script=1',\n    data: undefined\n  }},\n  response: {{ status: 401, data: {{ error: {{ code: 'INVALID_LOGIN_ATTEMPT' }} }} }}\n}}"
        );
        let (e, _) = one(&axios);
        assert_eq!(
            [value(&e.method), value(&e.url), value(&e.authorization)],
            ["get", "https://h/r?script=1", HEADER]
        );
        assert_eq!(e.status.map(|s| s.value), Some(401));
        let flow = format!(
            r#"{{"method":"GET","uri":"https://h/r","queries":{{"script":"10","q":"a b"}},"headers":{{"Authorization":"{ESCAPED}"}}}}"#
        );
        let (e, _) = one(&flow);
        assert_eq!([value(&e.url), value(&e.authorization)], ["https://h/r?script=10&q=a%20b", HEADER]);
        let python = format!("{{'User-Agent': 'x', 'Authorization': b'{HEADER}'}}");
        assert_eq!(value(&one(&python).0.authorization), HEADER);
    }

    #[test]
    fn a_signing_beside_its_url() {
        let (e, intake) = one(&format!(
            r#"{{"method":"GET","url":"https://h/r","Authorization":"{ESCAPED}","consumerKey":"CKEY","tokenSecret":"canary-secret"}}"#
        ));
        assert_eq!(
            [value(&e.url), value(&e.authorization), value(&e.consumer_key)],
            ["https://h/r", HEADER, "CKEY"]
        );
        assert_eq!(intake.leaks.len(), 1);
    }

    #[test]
    fn answers_and_log_lines() {
        let (e, _) =
            one(r#"{"error" : {"code" : "INVALID_LOGIN_ATTEMPT", "message" : "Invalid login attempt."}}"#);
        assert!(value(&e.response_body).contains("INVALID_LOGIN_ATTEMPT"));
        let line = r#"{"level":30,"msg":"base string: GET\u0026https%3A%2F%2Fh%2Fr\u0026oauth_nonce%3D1","oauth_timestamp":1700000000}"#;
        let (e, _) = one(line);
        assert_eq!(value(&e.base_string), "GET&https%3A%2F%2Fh%2Fr&oauth_nonce%3D1");
        assert_eq!(value(&e.timestamp), "1700000000");
    }
}

//! Requests and responses inside an object: HAR, Postman collections, the consoles of axios and others, the actions of Logic
//! Apps, and JSON log lines.

use super::assemble::Desk;
use super::label::{self, Meaning};
use super::leak;
use super::literal::{self, Node, Value};
use super::text::{Builder, Text, line_end, skip_blanks};
use super::{Exchange, Found, http_message, scan};
use crate::sign::percent;
use crate::span::Span;

/// Reads the object or list at `at`, if it is one and ends with its line.
pub(super) fn read(text: &Text<'_>, at: usize, desk: &mut Desk, depth: u8) -> Option<usize> {
    if !desk.is_patient() || depth == 0 {
        return None;
    }
    let node = match literal::read(text, at) {
        Ok(node) => node,
        Err(spent) => {
            desk.read_in_vain(spent);
            return None;
        }
    };
    let end = node.span.end;
    let rest = &text.as_str()[end..line_end(text.bytes(), end)];
    let is_list = !node.is_object()
        && node.items().first().is_some_and(|item| item.is_object() || item.text(text).is_some());
    if !(node.is_object() && !node.pairs().is_empty() || is_list)
        || !rest.trim_matches([',', ';', ')', ' ']).is_empty()
    {
        desk.read_in_vain(node.span.len());
        return None;
    }
    let before = desk.pieces();
    let mut reader = Reader { text, desk, depth: depth - 1 };
    reader.walk(&node, "", 0);
    if desk.pieces() == before {
        desk.read_in_vain(end - at);
        return None;
    }
    desk.cover(text.place(at..end));
    Some(end)
}

struct Reader<'a, 'p> {
    text: &'a Text<'p>,
    desk: &'a mut Desk,
    depth: u8,
}

/// The names under which tools keep a thing.
const URLS: [&str; 6] = ["url", "uri", "requestUri", "request_url", "href", "Request URL"];
const METHOD_KEYS: [&str; 4] = ["method", "httpMethod", "verb", "Request Method"];
const STATUSES: [&str; 4] = ["status", "statusCode", "status_code", "code"];

impl Reader<'_, '_> {
    fn first<'n>(&self, node: &'n Node, keys: &[&str]) -> Option<&'n Node> {
        keys.iter().find_map(|key| node.get(self.text, key))
    }

    fn string(&self, node: &Node) -> Option<Found> {
        node.text(self.text).map(|text| text.found_all())
    }

    fn walk(&mut self, node: &Node, key: &str, level: usize) {
        match &node.value {
            Value::Object(pairs) => {
                if level < 40 && !self.object(node) {
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
        if self.is_answer(node) {
            let status = node
                .get(text, "status")
                .and_then(|status| http_message::status_number(text, status.span.start));
            let part = Exchange {
                status,
                response_body: Some(text.found(node.span.clone())),
                ..Exchange::default()
            };
            self.desk.put("http-response", text, node.span.clone().into(), part);
            return true;
        }
        let request = node.get(text, "request").filter(|request| self.is_request(request));
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
        if let Some(config) = node.get(text, "config").filter(|config| self.is_request(config)) {
            self.request(config, "object");
            self.response(node);
            if let Some(header) = node.get(text, "request").and_then(|request| request.get(text, "_header")) {
                self.scalar(header, "_header");
            }
            return true;
        }
        if self.is_request(node) {
            self.request(node, "object");
            self.response(node);
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
            .is_some_and(|url| url.is_object() || matches!(url.value, Value::Text(..)));
        has_url && self.first(node, &["headers", "header"]).or(self.first(node, &METHOD_KEYS)).is_some()
    }

    fn request(&mut self, node: &Node, kind: &'static str) {
        let text = self.text;
        let method = self.first(node, &METHOD_KEYS).and_then(|method| self.string(method));
        let mut part = Exchange { method, url: self.url(node), ..Exchange::default() };
        if let Some(headers) = self.first(node, &["headers", "header"]) {
            self.headers(headers, &mut part, true);
        }
        self.body(node, &mut part);
        let auth = node.get(text, "auth").and_then(|auth| auth.get(text, "oauth1"));
        self.desk.put(kind, text, node.span.clone().into(), part);
        for item in auth.map(Node::items).unwrap_or_default() {
            if let (Some(key), Some(value)) = (item.get(text, "key"), item.get(text, "value")) {
                self.scalar(value, key.raw(text));
            }
        }
    }

    /// The URL as it was sent: `raw`, not the list of decoded parameters; axios and Logic Apps keep parameters beside it.
    fn url(&self, node: &Node) -> Option<Found> {
        let url = self.first(node, &URLS)?;
        let url = url.get(self.text, "raw").unwrap_or(url).text(self.text)?;
        let mut builder = Builder::new();
        if let Some(base) = node.get(self.text, "baseURL").and_then(|base| base.text(self.text))
            && !url.as_str().starts_with("http")
        {
            let front = base.as_str().trim_end_matches('/').len();
            builder.keep(&base, 0..front);
            if !url.as_str().starts_with('/') && url.len() > 0 {
                builder.put(&url, 0..0, "/");
            }
        }
        builder.keep(&url, 0..url.len());
        let queries = self.first(node, &["queries", "params"]).map(Node::pairs).unwrap_or_default();
        let mut glue = if url.as_str().contains('?') { "&" } else { "?" };
        for (name, value) in queries {
            let encode = |node: &Node| {
                let plain = node.text(self.text);
                percent::encode(plain.as_ref().map_or(node.raw(self.text), Text::as_str).as_bytes())
            };
            builder.put(self.text, name.span.clone(), &format!("{glue}{}={}", encode(name), encode(value)));
            glue = "&";
        }
        let whole = builder.finish(&url, (!queries.is_empty()).then_some("parameters put to the URL"));
        Some(whole.found_all()).filter(|found| !found.value.is_empty())
    }

    fn headers(&mut self, node: &Node, part: &mut Exchange, is_request: bool) {
        let text = self.text;
        for (name, value) in node.pairs() {
            self.header(name, value, part, is_request);
        }
        for item in node.items() {
            let name = self.first(item, &["name", "key"]);
            if let (Some(name), Some(value)) = (name, item.get(text, "value")) {
                self.header(name, value, part, is_request);
            } else if let Some(line) = item.text(text) {
                http_message::header(&line, 0..line.len(), part, is_request);
            }
        }
        if let Some(block) = node.text(text) {
            let mut at = 0;
            for line in block.as_str().split_inclusive('\n') {
                http_message::header(&block, at..at + line.trim_end().len(), part, is_request);
                at += line.len();
            }
        }
    }

    fn header(&self, name: &Node, value: &Node, part: &mut Exchange, is_request: bool) {
        // Some print a list of values for each name.
        let value = value.items().first().unwrap_or(value);
        let slot = match (name.raw(self.text).to_ascii_lowercase().as_str(), is_request) {
            ("authorization", true) => &mut part.authorization,
            ("content-type", true) => &mut part.content_type,
            ("host", true) => &mut part.host,
            ("date", false) => &mut part.date,
            _ => return,
        };
        if let Some(found) = self.string(value).filter(|found| !found.value.is_empty()) {
            *slot = Some(found);
        }
    }

    fn body(&self, node: &Node, part: &mut Exchange) {
        let text = self.text;
        let Some(body) = self.first(node, &["postData", "body", "data"]) else { return };
        if let Some(found) = self.string(body) {
            part.body = Some(found);
            return;
        }
        let mime = body.get(text, "mimeType").and_then(|mime| self.string(mime));
        if let Some(raw) = self.first(body, &["text", "raw"]) {
            part.body = self.string(raw).filter(|found| !found.value.is_empty());
        } else if let Some(fields) = body.get(text, "urlencoded") {
            part.body = self.form(fields);
            part.content_type = part.content_type.take().or(part
                .body
                .as_ref()
                .map(|body| Found { value: "application/x-www-form-urlencoded".into(), ..body.clone() }));
        } else if body.is_object() && body.get(text, "mode").is_none() && mime.is_none() {
            part.body = Some(text.found(body.span.clone()));
        }
        part.content_type = part.content_type.take().or(mime.filter(|found| !found.value.is_empty()));
    }

    /// Postman's list of form fields, as it sends them.
    fn form(&self, fields: &Node) -> Option<Found> {
        let mut builder = Builder::new();
        for field in fields.items() {
            let (Some(key), Some(value)) = (field.get(self.text, "key"), field.get(self.text, "value"))
            else {
                continue;
            };
            let (Some(key), Some(value)) = (key.text(self.text), value.text(self.text)) else { continue };
            let encode = |text: &Text<'_>| percent::encode(text.as_str().as_bytes());
            let glue = if builder.is_empty() { "" } else { "&" };
            let pair = format!("{glue}{}={}", encode(&key), encode(&value));
            builder.put(self.text, field.span.clone(), &pair);
        }
        (!builder.is_empty()).then(|| builder.finish(self.text, Some("form fields put together")).found_all())
    }

    fn response(&mut self, node: &Node) {
        let text = self.text;
        let Some(response) = node.get(text, "response").filter(|response| response.is_object()) else {
            return;
        };
        let status = self.first(response, &STATUSES);
        let status = status.and_then(|status| http_message::status_number(text, status.span.start));
        let mut part = Exchange { status, ..Exchange::default() };
        if let Some(headers) = self.first(response, &["headers", "header"]) {
            self.headers(headers, &mut part, false);
            part.response_headers = self.header_lines(headers);
        }
        if let Some(body) = self.first(response, &["content", "body", "data"]) {
            let body = body.get(text, "text").unwrap_or(body);
            part.response_body = match &body.value {
                Value::Object(pairs) if !pairs.is_empty() => Some(text.found(body.span.clone())),
                _ => self.string(body),
            }
            .filter(|found| !found.value.is_empty());
        }
        if part != Exchange::default() {
            self.desk.put("http-response", text, response.span.clone().into(), part);
        }
    }

    /// Response headers as the lines that they were.
    fn header_lines(&self, node: &Node) -> Option<Found> {
        let mut builder = Builder::new();
        let mut line = |name: &Node, value: &Node| {
            let value = value.items().first().unwrap_or(value);
            let (Some(name), Some(value)) =
                (name.text(self.text).or(Some(self.text.part(name.span.clone()))), value.text(self.text))
            else {
                return;
            };
            if !builder.is_empty() {
                builder.put(self.text, node.span.start..node.span.start, "\n");
            }
            builder.keep(&name, 0..name.len());
            builder.put(self.text, node.span.start..node.span.start, ": ");
            builder.keep(&value, 0..value.len());
        };
        for (name, value) in node.pairs() {
            line(name, value);
        }
        for item in node.items() {
            if let (Some(name), Some(value)) =
                (self.first(item, &["name", "key"]), item.get(self.text, "value"))
            {
                line(name, value);
            }
        }
        (!builder.is_empty()).then(|| builder.finish(self.text, None).found_all())
    }

    /// A value by its key, or by what it holds.
    fn scalar(&mut self, node: &Node, key: &str) {
        let plain = node.text(self.text);
        let plain = plain.unwrap_or_else(|| self.text.part(node.span.clone()));
        let value = plain.as_str();
        let holds = ["OAuth", "oauth_", "HTTP/", "&http", "%3A%2F%2F", "curl ", "%26"]
            .iter()
            .any(|mark| value.contains(mark));
        let span = Span::from(node.span.clone());
        if let Some(meaning) = label::meaning_of(key.trim_start_matches([':', '@', '$'])) {
            if let Some(what) = leak::labelled(meaning, value) {
                leak::put(&plain, 0..value.len(), what, self.desk);
                return;
            }
            if meaning == Meaning::BaseString && !value.is_empty() {
                super::printed_base::labelled(&plain, 0, 0, self.desk, self.depth);
                return;
            }
            let kind = if meaning == Meaning::Signature { "signature" } else { "object" };
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

    fn value(found: &Option<super::Found>) -> &str {
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

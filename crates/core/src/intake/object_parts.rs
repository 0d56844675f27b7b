//! The parts of a request or a response in an object: its URL, its headers, its body, under the names of many tools.

use super::literal::{Node, Value};
use super::object::Reader;
use super::text::{Builder, Text};
use super::{Exchange, Found, http_message, message_parts};
use crate::sign::percent;

/// The names under which tools keep a thing.
pub(super) const URLS: [&str; 5] = ["url", "uri", "href", "endpoint", "serviceUrl"];
pub(super) const HOSTS: [&str; 3] = ["hostname", "host", "domain"];
pub(super) const METHODS: [&str; 3] = ["method", "httpMethod", "verb"];
pub(super) const HEADERS: [&str; 3] = ["headers", "header", "headerParameters"];
pub(super) const BODIES: [&str; 6] = ["postData", "content", "body", "data", "payload", "jsonBody"];
/// The status beside a request; in an answer `code` is one as well.
pub(super) const STATUSES: [&str; 4] = ["status", "statusCode", "httpCode", "code"];
pub(super) const REQUESTS: [&str; 2] = ["request", "req"];
pub(super) const RESPONSES: [&str; 2] = ["response", "res"];

impl Reader<'_, '_> {
    pub(super) fn first<'n>(&self, node: &'n Node, keys: &[&str]) -> Option<&'n Node> {
        keys.iter().find_map(|key| node.find(self.text, "request", key))
    }

    pub(super) fn string(&self, node: &Node) -> Option<Found> {
        node.text(self.text).map(|text| text.found_all())
    }

    pub(super) fn method(&self, node: &Node) -> Option<Found> {
        let method = self.first(node, &METHODS)?;
        let word = method.inner();
        // A symbol of Ruby, or a word without quotes.
        let start = word.start + usize::from(method.raw(self.text).starts_with(':'));
        let is_word = self.text.bytes()[start..word.end].iter().all(u8::is_ascii_alphabetic);
        (is_word && start < word.end).then(|| self.text.found(start..word.end))
    }

    /// Host and path, as Node's options and Charles keep them in place of a URL.
    pub(super) fn host_and_path<'n>(&self, node: &'n Node) -> Option<(&'n Node, &'n Node)> {
        let (host, path) = (self.first(node, &HOSTS)?, node.get(self.text, "path")?);
        (host.raw(self.text).contains('.') && path.raw(self.text).starts_with('/')).then_some((host, path))
    }

    /// The URL as it was sent: `raw`, not the list of decoded parameters; axios, Logic Apps and others keep parameters
    /// beside it.
    pub(super) fn url(&self, node: &Node) -> Option<Found> {
        let Some(url) = self.first(node, &URLS) else { return self.put_together(node) };
        let whole = ["raw", "full", "original"].iter().find_map(|key| url.get(self.text, key));
        let Some(url) = whole.unwrap_or(url).text(self.text) else {
            return self.put_together(url);
        };
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
        let parameters = self.parameters(node, url.as_str());
        let mut glue = if url.as_str().contains('?') { "&" } else { "?" };
        for (name, value) in &parameters {
            let encode = |node: &Node| {
                let plain = node.text(self.text);
                percent::encode(plain.as_ref().map_or(node.raw(self.text), Text::as_str).as_bytes())
            };
            builder.put(self.text, name.span.clone(), &format!("{glue}{}={}", encode(name), encode(value)));
            glue = "&";
        }
        let whole = builder.finish(&url, (!parameters.is_empty()).then_some("parameters put to the URL"));
        Some(whole.found_all()).filter(|found| !found.value.is_empty())
    }

    fn put_together(&self, node: &Node) -> Option<Found> {
        let (host, path) = self.host_and_path(node)?;
        let get = |key| node.get(self.text, key).filter(|value| !value.raw(self.text).is_empty());
        let scheme = self.first(node, &["scheme", "protocol"]).map(|scheme| scheme.raw(self.text));
        let scheme = if scheme.is_some_and(|scheme| scheme.trim_end_matches(':') == "http") {
            "http://"
        } else {
            "https://"
        };
        let port = get("port").filter(|port| {
            let port = port.raw(self.text);
            !matches!(port, "80" | "443") && port.bytes().all(|b| b.is_ascii_digit())
        });
        let query = get("query").filter(|query| query.text(self.text).is_some());
        let mut builder = Builder::new();
        for (front, part) in [(scheme, Some(host)), (":", port), ("", Some(path)), ("?", query)] {
            if let Some(part) = part {
                builder.put(self.text, part.inner().start..part.inner().start, front);
                builder.keep(self.text, part.inner());
            }
        }
        Some(builder.finish(self.text, Some("host and path put together")).found_all())
    }

    /// What is to be put to the query: pairs as they are; of a list, which may repeat what the URL has, what it has not.
    fn parameters<'n>(&self, node: &'n Node, url: &str) -> Vec<(&'n Node, &'n Node)> {
        let Some(parameters) = self.first(node, &["queries", "params", "parameters", "qs"]) else {
            return Vec::new();
        };
        let is_off = |item: &Node| {
            let says = |key, word| item.get(self.text, key).is_some_and(|said| said.raw(self.text) == word);
            let is_elsewhere = ["Header", "Body", "Cookie", "UrlSegment"];
            says("disabled", "true")
                || says("enabled", "false")
                || says("active", "false")
                || is_elsewhere.iter().any(|what| self.is_sent_as(item, what))
        };
        let listed = parameters.items().iter().filter(|item| !is_off(item)).filter_map(|item| {
            let (name, value) = (self.first(item, &["name", "key"])?, item.get(self.text, "value")?);
            (!name.raw(self.text).is_empty() && !url.contains(&format!("{}=", name.raw(self.text))))
                .then_some((name, value))
        });
        parameters.pairs().iter().map(|(name, value)| (name, value)).chain(listed).collect()
    }

    pub(super) fn headers(&self, node: &Node, part: &mut Exchange, is_request: bool) {
        let text = self.text;
        for (name, value) in node.pairs() {
            match self.list_within(name, value) {
                Some(list) => self.headers(list, part, is_request),
                None => self.header(name, value, part, is_request),
            }
        }
        for item in node.items() {
            let name = self.first(item, &["name", "key"]);
            if let (Some(name), Some(value)) = (name, item.get(text, "value")) {
                self.header(name, value, part, is_request);
            } else if let Some(line) = item.text(text) {
                message_parts::header(&line, 0..line.len(), part, is_request);
            }
        }
        if let Some(block) = node.text(text) {
            let mut at = 0;
            for line in block.as_str().split_inclusive('\n') {
                message_parts::header(&block, at..at + line.trim_end().len(), part, is_request);
                at += line.len();
            }
        }
    }

    /// Charles and n8n keep the list one level deeper.
    fn list_within<'n>(&self, name: &Node, value: &'n Node) -> Option<&'n Node> {
        let is_list = matches!(name.raw(self.text), "headers" | "parameters");
        (is_list && value.items().first().is_some_and(Node::is_object)).then_some(value)
    }

    fn header(&self, name: &Node, value: &Node, part: &mut Exchange, is_request: bool) {
        // Some print a list of values for each name.
        let value = value.items().first().unwrap_or(value);
        let Some(slot) = part.header_slot(name.raw(self.text), is_request) else { return };
        if let Some(found) = self.string(value).filter(|found| !found.value.is_empty()) {
            *slot = Some(found);
        }
    }

    pub(super) fn body(&self, node: &Node, part: &mut Exchange) {
        let text = self.text;
        let Some(body) = self.first(node, &BODIES) else { return };
        if let Some(found) = self.string(body) {
            part.body = Some(found).filter(|found| !found.value.is_empty());
            return;
        }
        let mime = self.first(body, &["mimeType", "contentType"]).and_then(|mime| self.string(mime));
        if let Some(raw) = self.first(body, &["text", "raw", "body", "content"]) {
            part.body = self.string(raw).filter(|found| !found.value.is_empty());
        } else if let Some(fields) = body.get(text, "urlencoded") {
            part.body = self.form(fields);
            part.content_type = part.content_type.take().or(part
                .body
                .as_ref()
                .map(|body| Found { value: "application/x-www-form-urlencoded".into(), ..body.clone() }));
        } else if text.bytes()[body.span.start] == b'{'
            && !body.pairs().is_empty()
            && body.get(text, "mode").is_none()
            && mime.is_none()
        {
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

    /// What an object says of an answer: status, headers, body.
    pub(super) fn answer(&self, response: &Node) -> Exchange {
        let status = self.status(response);
        let mut part = Exchange { status, ..Exchange::default() };
        if let Some(headers) = self.first(response, &HEADERS) {
            let inner = headers.pairs().iter().find_map(|(name, value)| self.list_within(name, value));
            let headers = inner.unwrap_or(headers);
            self.headers(headers, &mut part, false);
            part.response_headers = self.header_lines(headers);
        }
        if let Some(body) = self.first(response, &BODIES) {
            part.response_body = self.response_body(body);
        }
        part
    }

    pub(super) fn response_body(&self, body: &Node) -> Option<Found> {
        let body = self.first(body, &["text", "content"]).unwrap_or(body);
        let found = match &body.value {
            Value::Object(pairs) if !pairs.is_empty() => Some(self.text.found(body.span.clone())),
            _ => self.string(body),
        };
        found.filter(|found| !found.value.is_empty())
    }

    /// RestSharp lists headers and body among the parameters, and says of each what it is.
    pub(super) fn typed_parameters(&self, node: &Node, part: &mut Exchange) {
        for item in node.get(self.text, "parameters").map(Node::items).unwrap_or_default() {
            let (Some(name), Some(value)) = (item.get(self.text, "name"), item.get(self.text, "value"))
            else {
                continue;
            };
            if self.is_sent_as(item, "Header") {
                self.header(name, value, part, true);
            } else if self.is_sent_as(item, "Body") && part.body.is_none() {
                part.body = self.string(value);
                // It is named by what it is.
                let mime = self.string(name).filter(|mime| mime.value.contains('/'));
                part.content_type = part.content_type.take().or(mime);
            }
        }
    }

    fn is_sent_as(&self, item: &Node, what: &str) -> bool {
        item.get(self.text, "type").is_some_and(|kind| kind.raw(self.text).ends_with(what))
    }

    pub(super) fn status(&self, node: &Node) -> Option<Found<u16>> {
        self.status_of(STATUSES.iter().find_map(|key| node.find(self.text, "response", key))?)
    }

    pub(super) fn status_of(&self, status: &Node) -> Option<Found<u16>> {
        http_message::status_number(self.text, status.inner().start)
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
}

//! Keys that are paths, `"http.request.headers.authorization": …`, as collectors of logs flatten objects: they are read as the
//! objects that they were.

use super::literal::{Node, Value};
use super::text::Text;

/// A word that says that a path with dots is one of a call: `consumer.key` is a name, `request.url` a path.
const STEPS: [&str; 9] =
    ["http", "url", "request", "req", "response", "res", "headers", "header", "attributes"];

/// Makes objects in one another again of paths. What stands in an `http` stands beside what is around it, for Elastic's and
/// OpenTelemetry's names keep the URL outside.
pub(super) fn nest(text: &Text<'_>, node: &mut Node) {
    let pairs = match &mut node.value {
        Value::Object(pairs) => pairs,
        Value::List(items) => return items.iter_mut().for_each(|item| nest(text, item)),
        Value::Text(..) | Value::Bare => return,
    };
    for (_, value) in pairs.iter_mut() {
        nest(text, value);
    }
    // Most objects stay as they are.
    if pairs.iter().any(|(key, _)| is_path(key.raw(text))) {
        let mut out = Vec::with_capacity(pairs.len());
        for (key, value) in std::mem::take(pairs) {
            let is_path = is_path(key.raw(text));
            put(text, &mut out, key, value, is_path);
        }
        *pairs = out;
    }
    let is_http = |(key, value): &(Node, Node)| value.is_object() && key.raw(text) == "http";
    if let Some(at) = pairs.iter().position(is_http)
        && let Value::Object(inner) = pairs.swap_remove(at).1.value
    {
        pairs.extend(inner);
    }
}

/// Puts a value to where its key leads.
fn put(text: &Text<'_>, pairs: &mut Vec<(Node, Node)>, key: Node, value: Node, is_path: bool) {
    let Some(dot) = key.raw(text).find('.').filter(|_| is_path) else { return pairs.push((key, value)) };
    let word = key.inner();
    let bare = |span| Node { span, value: Value::Bare };
    let (front, rest) = (bare(word.start..word.start + dot), bare(word.start + dot + 1..word.end));
    // Those of one object stand near each other.
    let near = pairs.iter_mut().rev().take(64);
    let mut objects = near.filter(|(_, value)| value.is_object());
    let same = objects.find(|(name, _)| name.raw(text) == front.raw(text));
    if let Some((_, Node { value: Value::Object(inner), .. })) = same {
        put(text, inner, rest, value, true);
    } else {
        let mut inner = Vec::new();
        let span = key.span.start..value.span.end.max(key.span.end);
        put(text, &mut inner, rest, value, true);
        pairs.push((front, Node { span, value: Value::Object(inner) }));
    }
}

/// Whether a key is a path, of a few steps, and no name.
fn is_path(key: &str) -> bool {
    key.len() <= 128
        && key.contains('.')
        && key.split('.').all(|step| !step.is_empty())
        && key.split('.').count() <= 12
        && key.split('.').any(|step| STEPS.contains(&step))
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'@'))
}

#[cfg(test)]
mod tests {
    use crate::intake::{Found, read};

    #[test]
    fn a_call_under_dotted_keys() {
        let header = r#"OAuth realm=\"1\", oauth_token=\"t\", oauth_nonce=\"abcd\""#;
        for keys in [
            ["request.method", "request.url", "request.headers.authorization", "response.status"],
            [
                "http.request.method",
                "url.full",
                "http.request.header.authorization",
                "http.response.status_code",
            ],
            ["http.method", "http.url", "http.request.headers.authorization", "http.status_code"],
        ] {
            let [method, url, authorization, status] = keys;
            let paste = format!(
                r#"{{"{method}":"POST","log.level":"debug","{url}":"https://h.example/r?a=1","{authorization}":"{header}","{status}":401}}"#
            );
            let intake = read(&paste);
            assert_eq!(intake.exchanges.len(), 1, "{paste}");
            let e = &intake.exchanges[0];
            let value =
                |found: &Option<Found>| found.as_ref().map(|found| found.value.clone()).unwrap_or_default();
            assert_eq!([value(&e.method), value(&e.url)], ["POST", "https://h.example/r?a=1"], "{paste}");
            assert!(value(&e.authorization).ends_with("oauth_nonce=\"abcd\""), "{paste}");
            assert_eq!(e.status.as_ref().map(|status| status.value), Some(401), "{paste}");
        }
    }
}

//! A signed request in the forms in which it leaves: so far, a curl command.

use crate::request::{Request, Url};
use crate::sign::base_uri::escape_path;
use crate::sign::trace::Trace;

/// A curl command for a POSIX shell that sends exactly the request that was signed. It holds no secret.
#[must_use]
pub fn curl(request: &Request, trace: &Trace) -> String {
    let url = wire_url(&request.url);
    let mut command = vec!["curl".to_owned()];
    if url.contains(['[', ']', '{', '}']) {
        // curl would take brackets for a pattern of several URLs.
        command.push("--globoff".to_owned());
    }
    if url.contains("/./") || url.contains("/../") || url.ends_with("/.") || url.ends_with("/..") {
        // curl would take dot segments out of the path, which was signed with them.
        command.push("--path-as-is".to_owned());
    }
    command.push(format!("--request {}", quoted(&request.method.trim().to_ascii_uppercase())));
    command.push(format!("--url {}", quoted(&url)));
    command.push(format!("--header {}", quoted(&format!("Authorization: {}", trace.authorization))));
    let body = request.body.as_deref().filter(|body| !body.is_empty());
    match (&request.content_type, body) {
        (Some(content_type), _) => {
            command.push(format!("--header {}", quoted(&format!("Content-Type: {content_type}"))));
        }
        // Without this curl calls any body a form, and a form would have to be signed.
        (None, Some(_)) => command.push("--header 'Content-Type:'".to_owned()),
        (None, None) => {}
    }
    if let Some(body) = body {
        command.push(format!("--data-raw {}", quoted(body)));
    }
    command.join(" \\\n  ")
}

/// The URL as a client puts it on the wire: without the fragment, and with each byte escaped that no URI may hold raw.
#[must_use]
pub fn wire_url(url: &str) -> String {
    let Ok(parts) = Url::parse(url) else { return url.trim().to_owned() };
    let end = parts.query.map_or(parts.path.end, |query| query.end);
    let front = &url[parts.scheme.start..parts.path.start];
    format!("{front}{}", escape_path(&url[parts.path.start..end]))
}

/// A word for a POSIX shell: in single quotes, with each single quote in it written `'\''`.
fn quoted(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'/' | b':');
    if !text.is_empty() && text.bytes().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_in_a_word_is_closed_escaped_and_opened() {
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted("GET"), "GET");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn the_url_leaves_as_a_client_sends_it() {
        assert_eq!(wire_url(" https://h/a b?q=é{1}#top"), "https://h/a%20b?q=%C3%A9%7B1%7D");
    }
}

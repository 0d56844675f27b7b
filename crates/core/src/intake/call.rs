//! A call in a program's source: a method and a URL as its arguments, `request("POST", "https://…")`, `Unirest.post("…")`,
//! `HttpMethod.Post`.

use super::assemble::Desk;
use super::http_message::NETSUITE_PATHS;
use super::text::{Builder, Text, ends_with, has_at, skip_blanks};
use super::{Exchange, METHODS, labelled};
use crate::span::Span;

/// Reads the call whose method stands at `at`, in any case; returns where it ends.
pub(super) fn read(text: &Text<'_>, at: usize, desk: &mut Desk) -> Option<usize> {
    let bytes = text.bytes();
    let method = METHODS.into_iter().find(|method| {
        has_at(bytes, at, method)
            && !bytes.get(at + method.len()).is_some_and(|&b| b.is_ascii_alphanumeric() || b == b'_')
    })?;
    let end = at + method.len();
    let before = &bytes[at.saturating_sub(16)..at];
    let next = bytes.get(end).copied();
    let is_upper = &bytes[at..end] == method.as_bytes();
    let quoted = is_upper && matches!(before.last(), Some(b'"' | b'\'')) && next == before.last().copied();
    // Ruby leaves the bracket out.
    let opens =
        next == Some(b'(') || (next == Some(b' ') && matches!(bytes.get(end + 1), Some(b'"' | b'\'')));
    let is_called = opens && matches!(before.last(), Some(b'.' | b'>' | b':'));
    let is_named = ["method.", "method::", "net::http::", "requests.", "axios.", "httpx."]
        .iter()
        .any(|owner| ends_with(before, owner));
    // A block of Bruno's files.
    let is_block = matches!(before.last(), None | Some(b'\n')) && bytes[end..].starts_with(b" {\n  url: ");
    let is_named = is_named || is_block;
    let is_command = next == Some(b' ') && is_upper;
    if !(quoted || is_called || is_named || is_command) {
        return None;
    }
    // A library sends it in upper case, however its function is called.
    let mut builder = Builder::new();
    builder.put(text, at..end, method);
    let said = Some(builder.finish(text, None).found_all());
    if let Some(start) = url_behind(bytes, end) {
        let quote = bytes[start - 1];
        let length = bytes[start..].iter().take(8192).position(|&b| b == quote || b == b'\n')?;
        let stop = start + length;
        let part = Exchange { method: said, url: Some(text.found(start..stop)), ..Exchange::default() };
        desk.put("call", text, Span::new(at, stop), part);
        return Some(if is_called { body_behind(text, stop + 1, desk) } else { stop });
    }
    // The method alone, as an argument of a call whose URL stands elsewhere.
    let follows = ["(\"", "('", ", \"", ", '"].iter().any(|front| before.ends_with(front.as_bytes()));
    let goes_on = matches!(bytes.get(end + 1), Some(b',' | b')'));
    // SuiteScript's take an object, which begins with its URL.
    let object = bytes.get(end..).and_then(|rest| rest.strip_prefix(b"({")).unwrap_or_default();
    let object = object[..object.len().min(64)].trim_ascii_start();
    let is_of_object = is_called && ["url", "'url", "\"url"].iter().any(|key| has_at(object, 0, key));
    let is_argument = is_named || is_of_object || (quoted && follows && goes_on);
    if !is_argument || desk.has_method() {
        return None;
    }
    desk.put("call", text, Span::new(at, end), Exchange { method: said, ..Exchange::default() });
    Some(end)
}

/// A body that is the argument behind the URL; returns where it ends, or the call so far.
fn body_behind(text: &Text<'_>, at: usize, desk: &mut Desk) -> usize {
    let bytes = text.bytes();
    let open = skip_blanks(bytes, at + 1);
    let Some(&quote @ (b'"' | b'\'' | b'`')) = bytes.get(open).filter(|_| bytes.get(at) == Some(&b','))
    else {
        return at;
    };
    let (plain, end) = labelled::string(text, open, quote);
    if !labelled::is_body(plain.as_str()) {
        return at;
    }
    desk.put_body(text, Span::new(open, end), plain.found_all());
    end
}

/// Where a URL, or a path that only a NetSuite has, begins as the next string of the line.
fn url_behind(bytes: &[u8], end: usize) -> Option<usize> {
    let near = bytes.get(end + 1..bytes.len().min(end + 48))?;
    let quote = end
        + 1
        + near.split(|&b| b == b'\n').next()?.iter().position(|b| matches!(b, b'"' | b'\'' | b'`'))?;
    let connects = |b: &u8| b.is_ascii_alphanumeric() || b"_.,:=(@ '\"-".contains(b);
    let start = quote + 1;
    let is_url = has_at(bytes, start, "https://") || has_at(bytes, start, "http://") || {
        bytes.get(start) == Some(&b'/') && NETSUITE_PATHS.iter().any(|path| has_at(bytes, start, path))
    };
    (is_url && bytes[end..quote].iter().all(connects)).then_some(start)
}

#[cfg(test)]
mod tests {
    use crate::intake::read;

    #[test]
    fn calls_of_many_languages() {
        let url = "https://h.example/r?script=1";
        for call in [
            format!("xhr.open(\"POST\", \"{url}\");"),
            format!("$request = new Request('POST', '{url}', $headers, $body);"),
            format!("Unirest.post(\"{url}\")"),
            format!("axios.post('{url}', data)"),
            format!("new HttpRequestMessage(HttpMethod.Post, \"{url}\")"),
            format!("client.request(reqwest::Method::POST, \"{url}\")"),
            format!("VERB(\"POST\", url = \"{url}\", body = body)"),
            format!("http --follow --timeout 3600 POST '{url}' \\\n A:b"),
            format!("http.Request('POST', Uri.parse('{url}'))"),
        ] {
            let e = &read(&call).exchanges[0];
            let value =
                |found: &Option<crate::intake::Found>| found.as_ref().map(|found| found.value.clone());
            assert_eq!(value(&e.method).as_deref(), Some("POST"), "{call}");
            assert_eq!(value(&e.url).as_deref(), Some(url), "{call}");
        }
    }

    #[test]
    fn a_method_as_an_argument() {
        for call in
            ["request(\"GET\", url, headers=headers)", "  .method(\"GET\", body)", "Net::HTTP::Get.new(url)"]
        {
            assert!(read(call).exchanges[0].method.is_some(), "{call}");
        }
        for words in
            ["I get(it) from there", "allowed = [\"GET\", \"POST\"]", "a.get(\"key\")", "\"GET\" is sent"]
        {
            assert!(read(words).exchanges.is_empty(), "{words}");
        }
    }
}

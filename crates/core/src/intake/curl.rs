//! A curl command, read as curl would read its options; and wget's, which has the same ones under other names.

use super::assemble::Desk;
use super::shell;
use super::text::{Builder, Text, has_at, skip_blanks};
use super::{Exchange, Found};
use crate::sign::percent;
use crate::span::Span;

/// Reads the command whose word `curl` or `wget` stands at `at`; returns where it ends.
pub(super) fn read(text: &Text<'_>, at: usize, desk: &mut Desk) -> Option<usize> {
    let bytes = text.bytes();
    let mut after = at + "curl".len();
    if has_at(bytes, after, ".exe") {
        after += 4;
    }
    let mut next = skip_blanks(bytes, after);
    next += if bytes[next..].starts_with("\u{a0}".as_bytes()) { 2 } else { 0 };
    if next == after || !desk.is_patient() || !begins_argument(&bytes[next..]) {
        return None;
    }
    let command = shell::split(text, at, shell::guess(bytes, at));
    let mut call = Call::default();
    let mut words = command.words.into_iter().skip(1);
    while let Some(word) = words.next() {
        call.word(word, &mut words);
    }
    let part = call.exchange();
    if part.url.is_none() && part.authorization.is_none() {
        desk.read_in_vain(command.end - at);
        return None;
    }
    desk.put("curl", text, Span::new(at, command.end), part);
    Some(command.end)
}

/// Whether this is an option, a quote, a URL or a joined line, and not the next word of a sentence.
fn begins_argument(bytes: &[u8]) -> bool {
    matches!(bytes.first(), Some(b'-' | b'"' | b'\'' | b'\\' | b'^' | b'`' | b'$'))
        || has_at(bytes, 0, "http")
        || ["–", "—", "“", "‘"].iter().any(|mark| has_at(bytes, 0, mark))
        || bytes[..bytes.len().min(64)].windows(12).any(|part| part == b"netsuite.com")
}

/// Short options that take a value.
const SHORT_WITH_VALUE: &[u8] = b"AbcCdDeEFHKmoPQrtTuUwxXyYz";

/// Long options that take a value and are not looked at, so that the value is not taken for a URL.
const LONG_WITH_VALUE: &str = " abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers \
    config connect-timeout connect-to continue-at cookie cookie-jar create-file-mode crlfile curves data-raw-file dns-servers \
    doh-url dump-header egd-file engine etag-compare etag-save expect100-timeout form-string happy-eyeballs-timeout-ms hsts \
    interface ipfs-gateway keepalive-time key key-type limit-rate local-port login-options max-filesize max-redirs max-time \
    netrc-file noproxy oauth2-bearer-file output output-dir pass pinnedpubkey preproxy proto proto-default proxy proxy-cacert \
    proxy-header proxy-user proxy1.0 random-file range rate referer resolve retry retry-delay retry-max-time service-name \
    socks4 socks4a socks5 socks5-hostname speed-limit speed-time stderr telnet-option tls-max tls13-ciphers tlsuser \
    tlspassword trace trace-ascii trace-config unix-socket upload-file user-agent variable write-out ";

type Words<'a> = dyn Iterator<Item = Text<'static>> + 'a;

/// What the options say.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of curl's")]
struct Call {
    method: Option<Text<'static>>,
    url: Option<Text<'static>>,
    headers: Vec<Text<'static>>,
    data: Vec<Text<'static>>,
    query: Vec<Text<'static>>,
    user: Option<Text<'static>>,
    bearer: Option<Text<'static>>,
    get: bool,
    head: bool,
    json: bool,
    form: bool,
    upload: bool,
}

impl Call {
    fn word(&mut self, word: Text<'static>, rest: &mut Words<'_>) {
        let word = with_dashes(word);
        let name = word.as_str();
        if let Some(long) = name.strip_prefix("--").filter(|long| !long.is_empty()) {
            // curl itself knows no `--request=POST`, but people and other tools write so.
            let (option, inline) = match long.find('=') {
                Some(at) => (long[..at].to_owned(), Some(word.part(at + 3..word.len()))),
                None => (long.to_owned(), None),
            };
            self.option(&option, inline.as_ref(), rest);
        } else if name.starts_with('-') && name.len() > 1 {
            self.short(&word, rest);
        } else if self.url.is_none() {
            self.url = Some(word);
        }
    }

    /// A row of short options, of which the last may have its value in the same word.
    fn short(&mut self, word: &Text<'static>, rest: &mut Words<'_>) {
        for (at, letter) in word.as_str().char_indices().skip(1) {
            let long = match letter {
                'X' => "request",
                'H' => "header",
                'd' => "data",
                'F' => "form",
                'G' => "get",
                'I' => "head",
                'u' => "user",
                'T' => "upload-file",
                _ => "",
            };
            if u8::try_from(letter).is_ok_and(|letter| SHORT_WITH_VALUE.contains(&letter)) {
                let inline = word.part(at + 1..word.len());
                let value = if inline.len() > 0 { Some(inline) } else { rest.next() };
                if !long.is_empty() {
                    self.option(long, value.as_ref(), rest);
                }
                return;
            }
            self.option(long, None, rest);
        }
    }

    fn option(&mut self, name: &str, inline: Option<&Text<'static>>, rest: &mut Words<'_>) {
        let mut value = || inline.cloned().or_else(|| rest.next());
        match name {
            "request" | "method" => self.method = value(),
            "url" => self.url = value(),
            "header" => self.headers.extend(value()),
            "data" | "data-ascii" | "data-binary" | "data-raw" | "body-data" | "post-data" => {
                self.data.extend(value());
            }
            "data-urlencode" => self.data.extend(value().map(|word| urlencoded(&word))),
            "url-query" => self.query.extend(value().map(|word| urlencoded(&word))),
            "json" => {
                self.json = true;
                self.data.extend(value());
            }
            "form" | "form-string" => {
                self.form = true;
                value();
            }
            "user" => self.user = value(),
            "oauth2-bearer" => self.bearer = value(),
            "get" => self.get = true,
            "head" => self.head = true,
            "upload-file" => {
                self.upload = true;
                value();
            }
            _ if inline.is_none() && LONG_WITH_VALUE.contains(&format!(" {name} ")) => {
                value();
            }
            _ => {}
        }
    }

    fn exchange(mut self) -> Exchange {
        let said = |value: &str, place: Option<&Text<'_>>| {
            let (place, undone) = place
                .map_or_else(Default::default, |text| (text.place(0..text.len()), text.undone().to_vec()));
            Some(Found { value: value.to_owned(), place, undone })
        };
        let mut part = Exchange::default();
        let (method, content_type) = if self.get {
            (if self.head { "HEAD" } else { "GET" }, None)
        } else if self.json {
            ("POST", Some("application/json"))
        } else if !self.data.is_empty() {
            ("POST", Some("application/x-www-form-urlencoded"))
        } else if self.form {
            ("POST", Some("multipart/form-data"))
        } else if self.upload {
            ("PUT", None)
        } else {
            (if self.head { "HEAD" } else { "GET" }, None)
        };
        part.content_type = content_type.and_then(|value| said(value, self.data.first()));
        if self.get {
            self.query.append(&mut self.data);
        }
        part.method = self.method.as_ref().map(Text::found_all).or_else(|| said(method, self.url.as_ref()));
        part.body = joined(&self.data, None).map(|body| body.found_all());
        // A body in a file is not in the paste.
        if self.data.iter().any(|data| data.as_str().starts_with('@')) {
            part.body = None;
        }
        part.url = self.url.map(|url| match joined(&self.query, Some(&url)) {
            Some(url) => url.found_all(),
            None => url.found_all(),
        });
        if let Some(user) = self.user {
            part.authorization = said("Basic", Some(&user));
        }
        if let Some(bearer) = self.bearer {
            part.authorization = said(&format!("Bearer {}", bearer.as_str()), Some(&bearer));
        }
        for header in &self.headers {
            super::message_parts::header(header, 0..header.len(), &mut part, true);
        }
        part
    }
}

/// A word processor makes a long dash of two in front of an option, or of one.
fn with_dashes(word: Text<'static>) -> Text<'static> {
    let Some(dash) = word.as_str().chars().next().filter(|first| matches!(first, '–' | '—')) else {
        return word;
    };
    let is_long = word.as_str()[dash.len_utf8()..].len() > 1;
    let mut builder = Builder::new();
    builder.put(&word, 0..dash.len_utf8(), if is_long { "--" } else { "-" });
    builder.keep(&word, dash.len_utf8()..word.len());
    builder.finish(&word, Some("a word processor's dashes"))
}

/// `content`, `=content` or `name=content`, with the content encoded as curl does it.
fn urlencoded(word: &Text<'static>) -> Text<'static> {
    let text = word.as_str();
    let start = text.find('=').map_or(0, |at| at + 1);
    let mut builder = Builder::new();
    if start > 1 {
        builder.keep(word, 0..start);
    }
    builder.put(word, start..text.len(), &percent::encode(&text.as_bytes()[start..]));
    builder.finish(word, Some("--data-urlencode"))
}

/// Data joined by `&`; behind a URL it is put to its query.
fn joined(data: &[Text<'static>], url: Option<&Text<'static>>) -> Option<Text<'static>> {
    let first = url.or(data.first())?;
    if data.is_empty() {
        return None;
    }
    let mut builder = Builder::new();
    let mut glue = "";
    if let Some(url) = url {
        builder.keep(url, 0..url.len());
        glue = if url.as_str().contains('?') { "&" } else { "?" };
    }
    for piece in data {
        if !glue.is_empty() {
            builder.put(piece, 0..0, glue);
        }
        builder.keep(piece, 0..piece.len());
        glue = "&";
    }
    Some(builder.finish(first, url.map(|_| "-G moved the data to the query")))
}

#[cfg(test)]
mod tests {
    use crate::intake::{Exchange, read};

    fn exchange(command: &str) -> Exchange {
        let intake = read(command);
        assert_eq!(intake.exchanges.len(), 1, "{command}");
        assert_eq!(intake.recognised[0].kind, "curl", "{command}");
        intake.exchanges.into_iter().next().unwrap()
    }

    fn shown(command: &str) -> [Option<String>; 4] {
        let e = exchange(command);
        [e.method, e.url, e.content_type, e.body].map(|found| found.map(|found| found.value))
    }

    fn some(parts: [&str; 4]) -> [Option<String>; 4] {
        parts.map(|part| (part != "-").then(|| part.to_owned()))
    }

    #[test]
    fn the_method_follows_from_the_data() {
        let form = "application/x-www-form-urlencoded";
        for (command, expected) in [
            ("curl https://h/", ["GET", "https://h/", "-", "-"]),
            ("curl -I https://h/", ["HEAD", "https://h/", "-", "-"]),
            ("curl https://h/ -d a=1 --data b=2", ["POST", "https://h/", form, "a=1&b=2"]),
            ("curl https://h/ -d ''", ["POST", "https://h/", form, ""]),
            ("curl -sSX PUT https://h/ --data-raw '{}'", ["PUT", "https://h/", form, "{}"]),
            ("curl -XPUT https://h/ --json '{}'", ["PUT", "https://h/", "application/json", "{}"]),
            ("curl --request=DELETE --url=https://h/x", ["DELETE", "https://h/x", "-", "-"]),
            ("curl -G https://h/?a=1 -d b=2 -d c=3", ["GET", "https://h/?a=1&b=2&c=3", "-", "-"]),
            ("curl https://h/ -G --data-urlencode 'q=a b&c'", ["GET", "https://h/?q=a%20b%26c", "-", "-"]),
            ("curl https://h/ -F a=1", ["POST", "https://h/", "multipart/form-data", "-"]),
            ("curl -o out.json -m 5 --max-time 10 https://h/", ["GET", "https://h/", "-", "-"]),
            (
                "curl https://h/ -d @body.json -H 'content-type: text/plain'",
                ["POST", "https://h/", "text/plain", "-"],
            ),
            ("curl https://h/ -d '{}' -H 'Content-Type:'", ["POST", "https://h/", "-", "{}"]),
        ] {
            assert_eq!(shown(command), some(expected), "{command}");
        }
    }

    #[test]
    fn headers_and_other_schemes() {
        let header = |command: &str| exchange(command).authorization.map(|found| found.value);
        let oauth = r#"OAuth realm="1", oauth_token="t""#;
        for command in [
            r#"curl https://h/ -H 'Authorization: OAuth realm="1", oauth_token="t"'"#,
            r#"$ curl https://h/ -H "authorization: OAuth realm=\"1\", oauth_token=\"t\"""#,
            "curl ^\"https://h/^\" ^\n -H ^\"Authorization: OAuth realm=^\\^\"1^\\^\", oauth_token=^\\^\"t^\\^\"^\"",
            "curl.exe https://h/ -H 'Authorization: OAuth realm=\\\"1\\\", oauth_token=\\\"t\\\"'",
        ] {
            assert_eq!(header(command).as_deref(), Some(oauth), "{command}");
        }
        assert_eq!(header("curl -u me:pw https://h/").as_deref(), Some("Basic"));
        assert_eq!(header("curl --oauth2-bearer eyJ https://h/").as_deref(), Some("Bearer eyJ"));
    }

    #[test]
    fn places_are_those_of_the_paste() {
        let command = "Try this:\ncurl 'https://h/x?y=1' \\\n  -H 'Authorization: OAuth a=\"1\"'\nthanks";
        let intake = read(command);
        let e = &intake.exchanges[0];
        assert_eq!(e.url.as_ref().unwrap().place.of_str(command), "https://h/x?y=1");
        assert_eq!(e.authorization.as_ref().unwrap().place.of_str(command), "OAuth a=\"1\"");
        let ignored: Vec<_> = intake.ignored.iter().map(|span| span.of_str(command)).collect();
        assert_eq!(ignored, ["Try this:", "thanks"]);
    }

    #[test]
    fn a_sentence_about_curl_is_no_command() {
        assert!(read("I used the curl command and it failed").exchanges.is_empty());
    }
}

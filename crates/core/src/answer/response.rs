//! One answer of NetSuite, read from whatever a person or a client made of it.
//!
//! Shapes: <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html> (RESTlets) and
//! <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html> (REST web services).

mod bare;
mod challenge;
mod codes;
pub(crate) mod date;
mod status;

pub use challenge::Challenge;
pub use codes::Code;

/// An answer of NetSuite, or what a client said in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status, given or read from the text. `None`: no HTTP answer is known of.
    pub status: Option<u16>,
    /// The header fields in their order, names as written.
    pub headers: Vec<(String, String)>,
    /// The body as given.
    pub body: String,
    /// Which of the known shapes the body has.
    pub shape: Shape,
    /// The error codes that stand where a code belongs.
    pub codes: Vec<Code>,
    /// The `WWW-Authenticate` header, from the headers or from the text.
    pub challenge: Option<Challenge>,
    /// The body with one level after the other of JSON, XML and HTML escapes undone, and white space made single spaces.
    flat: String,
    /// [`flat`](Self::flat) in lower case.
    folded: String,
}

/// The shapes in which an answer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A RESTlet's error: a code and a message, in JSON, XML or text.
    Restlet,
    /// REST web services: `o:errorDetails`.
    RestWebServices,
    /// A SOAP fault, or a SOAP library's exception.
    Soap,
    /// `{"error": "invalid_grant"}` (RFC 6749 section 5.2).
    Oauth,
    /// A redirect: a `Location` header, or a bare URL.
    Redirect,
    /// An HTML page, or a parser's complaint about one.
    Html,
    /// Nothing, or a client's line that repeats the status alone.
    StatusOnly,
    /// Any other text.
    Text,
}

impl Response {
    /// Reads an answer. `headers` is header lines, perhaps with the status line in front; `body` may be a whole HTTP
    /// answer, a client's error text, a bare header, or empty. Nothing makes it fail.
    #[must_use]
    pub fn read(status: Option<u16>, headers: &str, body: &str) -> Self {
        let (head, content) = split_head(body);
        let mut lines: Vec<(String, String)> = header_lines(headers);
        lines.extend(header_lines(head));
        let plain = unwrap(content);
        let flat = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = flat.to_ascii_lowercase();
        let is_bare = bare::says_nothing_else(&plain);
        let status = status
            .or_else(|| status::of_head(headers))
            .or_else(|| status::of_head(head))
            .or_else(|| status::of_text(&flat))
            .or_else(|| bare::status(&plain).filter(|_| is_bare));
        let of_headers = lines
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case("www-authenticate"))
            .and_then(|(_, value)| Challenge::find(value));
        // A log may have cut the header; the text around it has the rest.
        let says_why = |found: &Challenge| found.get("error").is_some();
        let challenge = match (of_headers, Challenge::find(&flat)) {
            (Some(header), Some(text)) if !says_why(&header) && says_why(&text) => Some(text),
            (header, text) => header.or(text),
        };
        let codes = codes::find(&flat, challenge.as_ref());
        let mut response = Self {
            status,
            headers: lines,
            body: body.to_owned(),
            shape: Shape::Text,
            codes,
            challenge,
            flat,
            folded,
        };
        response.shape = response.find_shape(is_bare);
        response
    }

    /// The value of a header field, by its name in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The `Date` header in seconds since the Unix epoch: the server's own clock.
    #[must_use]
    pub fn date(&self) -> Option<i64> {
        date::parse(self.header("date")?)
    }

    /// Whether the text holds `words`, whatever the case and the escapes.
    #[must_use]
    pub fn says(&self, words: &str) -> bool {
        self.folded.contains(&words.to_ascii_lowercase())
    }

    /// Whether `word` stands in the text by itself. Letters, digits and `_` on either side make it another word.
    #[must_use]
    pub fn has_word(&self, word: &str) -> bool {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        self.flat.match_indices(word).any(|(at, _)| {
            !self.flat[..at].chars().next_back().is_some_and(is_part)
                && !self.flat[at + word.len()..].chars().next().is_some_and(is_part)
        })
    }

    /// Whether there is a status to go by and nothing else: the client keeps the body to itself.
    #[must_use]
    pub fn is_status_alone(&self) -> bool {
        self.shape == Shape::StatusOnly
            || (self.shape == Shape::Text && self.status.is_some() && bare::hides_the_body(&self.folded))
    }

    /// The first URL of NetSuite in a client's own line: the one that was called.
    #[must_use]
    pub fn called_url(&self) -> Option<&str> {
        let is_end = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | ')' | '|');
        let urls = self.flat.match_indices("https://").map(|(at, _)| {
            let rest = &self.flat[at..];
            rest[..rest.find(is_end).unwrap_or(rest.len())].trim_end_matches([',', ';', '.', ':'])
        });
        let is_called = |url: &&str| url.split('/').nth(2).is_some_and(|host| host.contains(".netsuite.com"));
        let is_line = match self.shape {
            Shape::Html => !self.flat.starts_with('<'),
            shape => matches!(shape, Shape::StatusOnly | Shape::Text),
        };
        is_line.then_some(urls)?.find(is_called)
    }

    /// Whether nothing at all was given.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.status.is_none() && self.headers.is_empty() && self.flat.is_empty()
    }

    /// The text with its escapes undone.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.flat
    }

    /// Where the redirect leads, or the bare URL that was pasted.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.header("location").or_else(|| is_url(&self.flat).then_some(self.flat.as_str()))
    }

    /// How long the call took, where the client's text says so: `Duration: 60847ms`.
    #[must_use]
    pub fn duration_ms(&self) -> Option<u64> {
        let after = &self.folded[self.folded.find("duration:")? + "duration:".len()..];
        let digits: String = after.trim_start().chars().take_while(char::is_ascii_digit).collect();
        after.trim_start()[digits.len()..].trim_start().starts_with("ms").then(|| digits.parse().ok())?
    }

    fn find_shape(&self, is_bare: bool) -> Shape {
        const SOAP: [&str; 12] = [
            "faultcode",
            "faultstring",
            "soapenv",
            "soap:fault",
            "soapfault",
            "zeep.exceptions",
            "axisfault",
            "soapexception",
            "faultexception",
            "credentialsfault",
            "platform.faults",
            "platformfaults:",
        ];
        const HTML: [&str; 9] = [
            "<!doctype html",
            "<html",
            "unexpected token <",
            "unexpected token '<'",
            "unexpected character encountered while parsing value: <",
            "'<' is an invalid start of a value",
            "unexpected character ('<'",
            "invalid character '<'",
            "looks like we got no xml document",
        ];
        let any = |words: &[&str]| words.iter().any(|word| self.folded.contains(word));
        if any(&SOAP) && !any(&["looks like we got no xml document"]) {
            Shape::Soap
        } else if any(&["o:errordetails", "o:errorcode"]) {
            Shape::RestWebServices
        } else if self.location().is_some() {
            Shape::Redirect
        } else if self.codes.iter().any(|code| code.is_oauth_error) {
            Shape::Oauth
        } else if !self.codes.is_empty() {
            Shape::Restlet
        } else if any(&HTML) {
            Shape::Html
        } else if is_bare {
            Shape::StatusOnly
        } else {
            Shape::Text
        }
    }
}

/// A whole HTTP answer cut into its head and its body; other text is all body. `curl -v` puts `< ` in front of the
/// lines of the head.
fn split_head(text: &str) -> (&str, &str) {
    let trimmed = text.trim_start();
    if !trimmed.trim_start_matches("< ").starts_with("HTTP/") {
        return ("", text);
    }
    for blank in ["\r\n\r\n", "\n\n", "\n< \n", "\n<\n", "\r\n< \r\n"] {
        if let Some(at) = trimmed.find(blank) {
            return (&trimmed[..at], &trimmed[at + blank.len()..]);
        }
    }
    (trimmed, "")
}

/// The `Name: value` lines of a head. A line that is none, such as the status line, is passed over.
fn header_lines(text: &str) -> Vec<(String, String)> {
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    text.lines()
        .filter_map(|line| line.trim().trim_start_matches("< ").split_once(':'))
        .filter(|(name, _)| is_name(name.trim()))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

fn is_url(text: &str) -> bool {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://").unwrap_or_default();
    !rest.is_empty()
        && !text.contains(char::is_whitespace)
        && !scheme.is_empty()
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
}

/// How deep a message inside a message is unwrapped.
const MAX_NESTING: usize = 4;

/// The text with JSON and XML escapes undone until none is left.
fn unwrap(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..MAX_NESTING {
        let next = unescape(&text);
        if next == text {
            break;
        }
        text = next;
    }
    text
}

fn unescape(text: &str) -> String {
    const ESCAPES: [(&str, &str); 18] = [
        (r#"\""#, "\""),
        (r"\'", "'"),
        (r"\/", "/"),
        (r"\r", " "),
        (r"\n", "\n"),
        (r"\t", " "),
        (r"\\", "\\"),
        (r"\u0022", "\""),
        (r"\u0027", "'"),
        (r"\u003c", "<"),
        (r"\u003C", "<"),
        (r"\u003e", ">"),
        (r"\u003E", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((from, to)) = ESCAPES.iter().find(|(from, _)| rest.starts_with(from)) {
            out.push_str(to);
            rest = &rest[from.len()..];
        } else if let Some(after) = rest.strip_prefix("&amp;") {
            out.push('&');
            rest = after;
        } else if let Some((character, after)) = numbered(rest) {
            out.push(character);
            rest = after;
        } else {
            out.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// The character of a reference by number, `&#58;` or `&#x3a;`, and what is behind it.
fn numbered(text: &str) -> Option<(char, &str)> {
    const LONGEST: usize = "1114111;".len();
    let rest = text.strip_prefix("&#")?;
    let end = rest.bytes().take(LONGEST).position(|b| b == b';')?;
    let (number, after) = (&rest[..end], &rest[end + 1..]);
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| !c.is_control()).map(|c| (c, after))
}

#[cfg(test)]
mod tests;

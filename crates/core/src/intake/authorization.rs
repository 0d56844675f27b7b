//! An `Authorization` header read as leniently as can be: what is wrong with it stays visible, and nothing is mended.

pub use super::fingerprint::{Fingerprint, Sure};
use crate::sign::percent;
use crate::span::Span;

/// A header taken apart. All spans lie in the text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header<'a> {
    text: &'a str,
    /// What stands before the scheme: blanks, `Authorization:`, a quote, the `b'` of Python's bytes.
    pub before: Span,
    /// The scheme's word; `None` if the fields begin at once.
    pub scheme: Option<Span>,
    /// `name=value` in the order in which they stand, duplicates included.
    pub fields: Vec<HeaderField>,
    /// What stands behind the last field, or behind the scheme of a header without fields (a bearer token).
    pub rest: Span,
}

/// One `name=value` of a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderField {
    /// What parts it from the field or the scheme before it.
    pub separator: Span,
    /// The name as written.
    pub name: Span,
    /// The value as written, without its quotes.
    pub value: Span,
    /// How the value is quoted.
    pub quote: Quote,
    /// Whether the closing quote is there.
    pub closed: bool,
    /// The value, percent-decoded once.
    pub decoded: Vec<u8>,
}

/// How a value is quoted; RFC 5849 section 3.5.1 knows [`Quote::Double`] alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quote {
    /// `"`.
    Double,
    /// No quotes.
    None,
    /// `'`.
    Single,
    /// A word processor's quotes.
    Typographic,
    /// `\"`, left from a program's string.
    Escaped,
    /// `&quot;`, left from a page.
    Entity,
}

/// The schemes that matter here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// `OAuth`, in any case.
    OAuth,
    /// NetSuite's old scheme with an e-mail address and a password.
    NlAuth,
    /// OAuth 2.0.
    Bearer,
    /// Name and password in Base64.
    Basic,
    /// Another word.
    Other,
    /// The fields begin at once.
    Missing,
}

impl<'a> Header<'a> {
    /// Takes a header apart. Never fails: a text without fields has none.
    #[must_use]
    pub fn read(text: &'a str) -> Self {
        let mut header = Self::read_scheme(text);
        if !matches!(header.kind(), Scheme::Bearer | Scheme::Basic) {
            while let Some((name, value)) = next_name(text.as_bytes(), header.rest.start) {
                header.push_field(name, value);
            }
        }
        header
    }

    /// Takes the header apart that begins running text: it ends where no further field follows a separator.
    pub(super) fn read_running(text: &'a str) -> Self {
        let mut header = Self::read_scheme(text);
        let bytes = text.as_bytes();
        loop {
            let start = header.rest.start;
            let separators = |b: &&u8| matches!(b, b' ' | b',' | b'&' | b';' | b'\t' | b'\r' | b'\n');
            let at = start + bytes[start..].iter().take_while(separators).count();
            let name = Span::new(at, token_end(bytes, at));
            let Some(value) = equals_at(bytes, name.end).filter(|_| !name.is_empty()) else { break };
            let word = header.part(name);
            let ours = word.starts_with("oauth_") || word.starts_with("nlauth_") || word == "realm";
            let parted = bytes[start..at].contains(&b',') && !bytes[start..at].contains(&b'\n');
            let quoted = matches!(bytes.get(value), Some(b'"' | b'\''));
            let paragraph = header.text[start..at].matches('\n').count() > 1;
            if paragraph || !(ours || (parted && quoted)) {
                break;
            }
            header.push_field(name, value);
        }
        header
    }

    fn read_scheme(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let start = front(bytes);
        let word_end = token_end(bytes, start);
        let is_scheme = word_end > start && equals_at(bytes, word_end).is_none();
        Self {
            text,
            before: Span::new(0, start),
            scheme: is_scheme.then(|| Span::new(start, word_end)),
            fields: Vec::new(),
            rest: Span::new(if is_scheme { word_end } else { start }, text.len()),
        }
    }

    fn push_field(&mut self, name: Span, value_start: usize) {
        let (value, quote, closed, end) = value_at(self.text, value_start);
        self.fields.push(HeaderField {
            separator: Span::new(self.rest.start, name.start),
            name,
            value,
            quote,
            closed,
            decoded: percent::decode(value.of(self.text.as_bytes())).into_owned(),
        });
        self.rest.start = end;
    }

    /// The text that was read.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// The characters of a part.
    #[must_use]
    pub fn part(&self, span: Span) -> &'a str {
        &self.text[span.range()]
    }

    /// Which scheme it is.
    #[must_use]
    pub fn kind(&self) -> Scheme {
        let Some(scheme) = self.scheme else { return Scheme::Missing };
        let word = self.part(scheme);
        [
            ("OAuth", Scheme::OAuth),
            ("NLAuth", Scheme::NlAuth),
            ("Bearer", Scheme::Bearer),
            ("Basic", Scheme::Basic),
        ]
        .into_iter()
        .find_map(|(name, scheme)| word.eq_ignore_ascii_case(name).then_some(scheme))
        .unwrap_or(Scheme::Other)
    }

    /// The first field of that name, in exactly that spelling.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&HeaderField> {
        self.fields_named(name).next()
    }

    /// All fields of that name.
    pub fn fields_named(&self, name: &str) -> impl Iterator<Item = &HeaderField> {
        self.fields.iter().filter(move |field| self.part(field.name) == name)
    }

    /// A field's decoded value as text, if it is text.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(&self.field(name)?.decoded).ok()
    }

    /// The line breaks in it. In a header that was really sent there can be none.
    pub fn line_breaks(&self) -> impl Iterator<Item = Span> {
        self.text.match_indices(['\n', '\r']).map(|(at, found)| Span::new(at, at + found.len()))
    }

    /// The end of the last field, with a comma that sticks to it: where a header ends in running text.
    pub(super) fn end(&self) -> usize {
        let end = self.rest.start;
        let Some(behind) = self.text[end..].strip_prefix(',') else { return end };
        // Where an outer list goes on in the same line, the comma is its own.
        let next = behind.trim_start_matches(' ').as_bytes();
        let name = token_end(next, 0);
        let goes_on = matches!(next.first(), Some(b'"' | b'\''))
            || (name > 0 && (equals_at(next, name).is_some() || next.get(name) == Some(&b':')));
        end + usize::from(!goes_on)
    }

    /// Which library wrote it, judged by the order of the names, the separator and the place of the realm.
    #[must_use]
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        super::fingerprint::of(self)
    }
}

/// What may stand in front of the scheme.
fn front(bytes: &[u8]) -> usize {
    let blanks = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    };
    let mut at = blanks(0);
    for label in ["Proxy-Authorization", "Authorization"] {
        let end = at + label.len();
        let colon = blanks(end);
        if bytes.get(at..end).is_some_and(|word| word.eq_ignore_ascii_case(label.as_bytes()))
            && bytes.get(colon) == Some(&b':')
        {
            at = blanks(colon + 1);
        }
    }
    if matches!(bytes.get(at..), Some([b'b', b'\'' | b'"', ..])) {
        at += 1;
    }
    if bytes.get(at).is_some_and(|b| matches!(b, b'\'' | b'"')) {
        at += 1;
    }
    at
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'_' | b'-' | b'.' | b'%' | b'{' | b'}' | b'$' | b'[' | b']')
}

fn token_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|&b| !is_name(b)).map_or(bytes.len(), |n| at + n)
}

/// If an equals sign comes next, where its value begins.
fn equals_at(bytes: &[u8], mut at: usize) -> Option<usize> {
    while bytes.get(at) == Some(&b' ') {
        at += 1;
    }
    (bytes.get(at) == Some(&b'=')).then_some(at + 1)
}

/// The next `name=` from `at` on: its name, and where its value begins.
fn next_name(bytes: &[u8], mut at: usize) -> Option<(Span, usize)> {
    while at < bytes.len() {
        if !is_name(bytes[at]) {
            at += 1;
            continue;
        }
        let end = token_end(bytes, at);
        if let Some(value) = equals_at(bytes, end) {
            return Some((Span::new(at, end), value));
        }
        at = end;
    }
    None
}

/// The value at `at`: its span, its quotes, whether they are closed, and where it ends, quotes included.
fn value_at(text: &str, mut at: usize) -> (Span, Quote, bool, usize) {
    at += text[at..].len() - text[at..].trim_start_matches(' ').len();
    let rest = &text[at..];
    let quotes: [(&str, &[&str], Quote); 11] = [
        ("\"", &["\""], Quote::Double),
        ("'", &["'"], Quote::Single),
        ("\\\"", &["\\\""], Quote::Escaped),
        ("&quot;", &["&quot;"], Quote::Entity),
        ("&#34;", &["&#34;"], Quote::Entity),
        ("“", &["”", "“", "\""], Quote::Typographic),
        ("”", &["”", "“", "\""], Quote::Typographic),
        ("„", &["“", "”", "„", "\""], Quote::Typographic),
        ("″", &["″", "\""], Quote::Typographic),
        ("‘", &["’", "‘", "'"], Quote::Typographic),
        ("’", &["’", "‘", "'"], Quote::Typographic),
    ];
    for (open, closers, quote) in quotes {
        let Some(inner) = rest.strip_prefix(open) else { continue };
        let start = at + open.len();
        // The nearest closing quote, unless the next field begins before it: then it was forgotten.
        let limit = next_field(inner);
        // Not the nearest of each kind: one that is nowhere would be looked for to the end, by every field.
        let closer_at = |n: usize| closers.iter().find(|close| inner[n..limit].starts_with(**close));
        let nearest =
            inner[..limit].char_indices().find_map(|(n, _)| closer_at(n).map(|close| (n, close.len())));
        if let Some((length, close)) = nearest {
            return (Span::new(start, start + length), quote, true, start + length + close);
        }
        let end = start + inner[..limit].trim_end_matches([',', ' ', '\t', '\r', '\n']).len();
        return (Span::new(start, end), quote, false, end);
    }
    let mut end = rest.find([',', ' ', '\t', '\r', '\n']).unwrap_or(rest.len());
    // An ampersand ends a value only if a field begins behind it; a PLAINTEXT signature holds one.
    for (n, _) in rest[..end].match_indices(['&', ';']) {
        let name_end = token_end(rest.as_bytes(), n + 1);
        if name_end > n + 1 && equals_at(rest.as_bytes(), name_end).is_some() {
            end = n;
            break;
        }
    }
    (Span::new(at, at + end), Quote::None, true, at + end)
}

/// Where, in what follows an opening quote and before any other quote, a new field begins.
fn next_field(inner: &str) -> usize {
    let unquoted = inner.find(['"', '”', '“', '„', '\'', '’', '‘', '″']).unwrap_or(inner.len());
    inner[..unquoted]
        .match_indices([',', '&', ' '])
        .map(|(at, _)| at)
        .find(|&at| {
            // Of several blanks the last one is met as well.
            let rest = &inner[at + 1..];
            rest.starts_with("oauth_") || rest.starts_with("realm=")
        })
        .unwrap_or(inner.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_and_values(header: &Header<'_>) -> Vec<(String, String)> {
        let fields = header.fields.iter();
        fields.map(|f| (header.part(f.name).into(), header.part(f.value).into())).collect()
    }

    fn expect(text: &str, expected: &[(&str, &str)]) -> Vec<HeaderField> {
        let header = Header::read(text);
        let expected: Vec<_> = expected.iter().map(|&(n, v)| (n.into(), v.into())).collect();
        assert_eq!(names_and_values(&header), expected, "{text}");
        header.fields
    }

    #[test]
    fn a_right_header() {
        let text = r#"OAuth realm="1234567_SB1", oauth_token="T", oauth_signature="a%2Fb%3D""#;
        let header = Header::read(text);
        assert_eq!(header.kind(), Scheme::OAuth);
        assert_eq!(header.value("oauth_signature"), Some("a/b="));
        assert_eq!(header.part(header.fields[1].separator), ", ");
        assert_eq!(header.part(header.fields[0].separator), " ");
        assert!(header.rest.is_empty() && header.before.is_empty());
    }

    #[test]
    fn quotes_of_every_kind() {
        for (text, quote) in [
            ("OAuth a=x, b=y", Quote::None),
            ("OAuth a='x',b='y'", Quote::Single),
            ("OAuth a=“x”, b=“y”", Quote::Typographic),
            ("OAuth a=”x”, b=„y“", Quote::Typographic),
            (r#"OAuth a=\"x\", b=\"y\""#, Quote::Escaped),
            ("OAuth a=&quot;x&quot;, b=&quot;y&quot;", Quote::Entity),
        ] {
            let fields = expect(text, &[("a", "x"), ("b", "y")]);
            assert!(fields.iter().all(|f| f.quote == quote && f.closed), "{text}");
        }
    }

    #[test]
    fn stray_separators_stay_visible() {
        let header = Header::read(r#"OAuth, a="x"& b="y"  c="z","#);
        let separators: Vec<_> = header.fields.iter().map(|f| header.part(f.separator)).collect();
        assert_eq!(separators, [", ", "& ", "  "]);
        assert_eq!(header.part(header.rest), ",");
        expect("OAuth a=x&b=y&c=z", &[("a", "x"), ("b", "y"), ("c", "z")]);
        // The ampersand of a PLAINTEXT signature begins no field.
        expect("OAuth oauth_signature=cs&ts", &[("oauth_signature", "cs&ts")]);
    }

    #[test]
    fn a_forgotten_quote_does_not_swallow_the_next_field() {
        let fields = expect(r#"OAuth realm="1, oauth_token="t""#, &[("realm", "1"), ("oauth_token", "t")]);
        assert!(!fields[0].closed && fields[1].closed);
    }

    #[test]
    fn line_breaks_and_duplicates_are_kept() {
        let header = Header::read("OAuth oauth_signature=\"ab\n=\",\n oauth_nonce=\"1\", oauth_nonce=\"2\"");
        assert_eq!(header.line_breaks().count(), 2);
        assert_eq!(header.fields_named("oauth_nonce").count(), 2);
        assert_eq!(header.part(header.fields[0].value), "ab\n=");
    }

    #[test]
    fn other_schemes_and_none() {
        assert_eq!(Header::read("Bearer eyJ.a=b").kind(), Scheme::Bearer);
        assert!(Header::read("Bearer eyJ.a=b").fields.is_empty());
        assert_eq!(Header::read("NLAuth nlauth_account=1, nlauth_role=3").fields.len(), 2);
        assert_eq!(Header::read("realm=\"1\"").kind(), Scheme::Missing);
        assert_eq!(Header::read("").fields.len(), 0);
        let header = Header::read("Authorization: b'OAuth realm=\"1\"'");
        assert_eq!((header.kind(), header.part(header.before)), (Scheme::OAuth, "Authorization: b'"));
        assert_eq!(header.part(header.rest), "'");
    }
}

//! JSON that someone else wrote (RFC 8259): keys in their order and numbers by their digits, as whoever signs or stringifies
//! it sees them.
//!
//! `serde_json::Value` sorts the keys and turns numbers into doubles, and brings the tables for reading and printing those,
//! which hardly compress: without them and without Unicode's case tables the page's data is 14 kB smaller, gzipped.

use std::fmt::{self, Write};

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    /// A string, its escapes undone.
    Text(String),
    /// An array.
    List(Vec<Self>),
    /// An object.
    Object(Object),
}

/// The members of an object, in their order. Of those with the same name the last one counts, as in JavaScript, in the
/// place of the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object(Vec<(String, Json)>);

/// As deep as `serde_json` goes.
const DEEPEST: usize = 127;

impl Json {
    /// Reads a whole text; `None` if it is not JSON.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(DEEPEST)?;
        reader.skip_blanks();
        reader.rest.is_empty().then_some(value)
    }

    /// The string, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The whole number, if it is one.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        if let Self::Number(digits) = self { digits.parse().ok() } else { None }
    }

    /// The object, if it is one.
    #[must_use]
    pub fn into_object(self) -> Option<Object> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }
}

impl Object {
    /// The value of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    fn insert(&mut self, name: String, value: Json) {
        match self.0.iter_mut().find(|(key, _)| *key == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name, value)),
        }
    }
}

/// As `JSON.stringify` prints it: without blanks.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(true) => f.write_str("true"),
            Self::Bool(false) => f.write_str("false"),
            Self::Number(digits) => f.write_str(digits),
            Self::Text(text) => write_text(text, f),
            Self::List(items) => {
                f.write_char('[')?;
                for (index, item) in items.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { "," })?;
                    item.fmt(f)?;
                }
                f.write_char(']')
            }
            Self::Object(object) => {
                f.write_char('{')?;
                for (index, (name, value)) in object.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { "," })?;
                    write_text(name, f)?;
                    f.write_char(':')?;
                    value.fmt(f)?;
                }
                f.write_char('}')
            }
        }
    }
}

fn write_text(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\""),
            '\\' => f.write_str("\\\\"),
            '\u{8}' => f.write_str("\\b"),
            '\u{c}' => f.write_str("\\f"),
            '\n' => f.write_str("\\n"),
            '\r' => f.write_str("\\r"),
            '\t' => f.write_str("\\t"),
            '\0'..' ' => write!(f, "\\u{:04x}", u32::from(c)),
            c => f.write_char(c),
        }?;
    }
    f.write_char('"')
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn take(&mut self, token: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(token)?;
        Some(())
    }

    /// What stands in front, as long as every character of it `fits`.
    fn run(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let (run, rest) = self.rest.split_at(self.rest.find(|c| !fits(c)).unwrap_or(self.rest.len()));
        self.rest = rest;
        run
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.skip_blanks();
        match self.rest.as_bytes().first()? {
            b'{' => {
                let mut object = Object::default();
                self.members('}', depth, |reader, depth| {
                    reader.skip_blanks();
                    let name = reader.text()?;
                    reader.skip_blanks();
                    reader.take(":")?;
                    object.insert(name, reader.value(depth)?);
                    Some(())
                })?;
                Some(Json::Object(object))
            }
            b'[' => {
                let mut list = Vec::new();
                self.members(']', depth, |reader, depth| {
                    list.push(reader.value(depth)?);
                    Some(())
                })?;
                Some(Json::List(list))
            }
            b'"' => self.text().map(Json::Text),
            b'n' => self.take("null").map(|()| Json::Null),
            b't' => self.take("true").map(|()| Json::Bool(true)),
            b'f' => self.take("false").map(|()| Json::Bool(false)),
            _ => self.number(),
        }
    }

    /// What lies between brackets, with commas in between and none at the end.
    fn members(
        &mut self,
        close: char,
        depth: usize,
        mut member: impl FnMut(&mut Self, usize) -> Option<()>,
    ) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        self.rest = &self.rest[1..];
        self.skip_blanks();
        let mut is_first = true;
        while !self.rest.starts_with(close) {
            if !is_first {
                self.take(",")?;
            }
            is_first = false;
            member(self, depth)?;
            self.skip_blanks();
        }
        self.rest = &self.rest[1..];
        Some(())
    }

    fn number(&mut self) -> Option<Json> {
        let written = self.run(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E'));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let (mantissa, exponent) = written.split_once(['e', 'E']).unwrap_or((written, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        let whole = whole.strip_prefix('-').unwrap_or(whole);
        let is_number = digits(whole)
            && (whole == "0" || !whole.starts_with('0'))
            && digits(fraction)
            && digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
        is_number.then(|| Json::Number(written.to_owned()))
    }

    fn text(&mut self) -> Option<String> {
        self.take("\"")?;
        let mut text = String::new();
        loop {
            text += self.run(|c| c >= ' ' && c != '"' && c != '\\');
            if self.take("\"").is_some() {
                return Some(text);
            }
            self.take("\\")?;
            text.push(self.escape()?);
        }
    }

    /// What stands behind a backslash.
    fn escape(&mut self) -> Option<char> {
        let kind = *self.rest.as_bytes().first()?;
        let plain = match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(),
            _ => return None,
        };
        self.rest = &self.rest[1..];
        Some(plain)
    }

    /// `uXXXX`, or two of them for a character beyond the first 65,536.
    fn code_point(&mut self) -> Option<char> {
        let first = self.code_unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.take("\\")?;
        let second = self.code_unit()?.checked_sub(0xdc00).filter(|&low| low < 0x400)?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + second)
    }

    fn code_unit(&mut self) -> Option<u32> {
        self.take("u")?;
        let digits =
            self.rest.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        self.rest = &self.rest[4..];
        u32::from_str_radix(digits, 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_json_is_what_serde_json_takes_for_it() {
        let texts = r#" 0 -0 -1.5e+3 01 1. .5 - +1 1e 1e5 NaN nul null true truex "" "a "\x" "\u00e9\n" "\ud83d\ude42"
            "\ud83d" "\ude42" "\ud83dx" "\u12" "\u+123" [] [1,] [,1] [1,2] [1 [1,[2,{"a":[]}]] {} {"a":1,} {"a"} {a:1} {"a":1}
            {"a":{"b":"c"},"d":[null,false]} {"a":1}x [[[]] é "é🙂""#;
        for text in
            texts.split_whitespace().chain(["", " [ 1 , 2 ] ", "{ \"a\" : 1 }\n", "\"a\tb\"", "\u{feff}1"])
        {
            let ours = Json::parse(text).map(|json| json.to_string());
            let theirs = serde_json::from_str::<serde_json::Value>(text).ok();
            assert_eq!(ours.is_some(), theirs.is_some(), "{text}");
            if let (Some(ours), Some(theirs)) = (ours, theirs) {
                assert_eq!(serde_json::from_str::<serde_json::Value>(&ours).ok(), Some(theirs), "{text}");
            }
        }
    }

    #[test]
    fn it_nests_as_deep_as_serde_json() {
        for depth in [127, 128, 100_000] {
            let text = "[".repeat(depth) + &"]".repeat(depth);
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            assert_eq!(Json::parse(&text).is_some(), theirs.is_ok(), "{depth}");
        }
    }

    #[test]
    fn order_and_digits_stay() {
        let text = r#"{"b":1.50,"a":[1e2,-0,"\u0001\"\\/é"],"c":null}"#;
        assert_eq!(Json::parse(text).unwrap().to_string(), text);
        assert_eq!(Json::parse(r#"{"a":1,"b":2,"a":3}"#).unwrap().to_string(), r#"{"a":3,"b":2}"#);
    }

    #[test]
    fn values_are_what_they_are() {
        let object = Json::parse(r#"{"n":1508242306,"half":0.5,"t":"x"}"#).unwrap().into_object().unwrap();
        assert_eq!(object.get("n").and_then(Json::as_i64), Some(1_508_242_306));
        assert_eq!(object.get("half").and_then(Json::as_i64), None);
        assert_eq!(object.get("t").and_then(Json::as_str), Some("x"));
        assert_eq!(object.get("x"), None);
    }
}

//! Objects, lists and strings as JSON, JavaScript, Python, Ruby and PHP print them, read with the place of each value.

use super::text::{Text, has_at};
use super::undo;
use std::ops::Range;

/// A value and where it stands in the text.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) span: Range<usize>,
    pub(super) value: Value,
}

#[derive(Debug)]
pub(super) enum Value {
    /// Keys and values in their order.
    Object(Vec<(Node, Node)>),
    List(Vec<Node>),
    /// A string: what lies between its quotes, and whether it holds a backslash.
    Text(Range<usize>, bool),
    /// A number, a word.
    Bare,
}

/// Reads the object or list at `at`. The error is how many bytes were read in vain.
pub(super) fn read(text: &Text<'_>, at: usize) -> Result<Node, usize> {
    let mut reader = Reader { bytes: text.bytes(), at };
    reader.value(48).ok_or(reader.at - at + 1)
}

impl Node {
    /// The value of a key, in whatever case it is written and however its words are joined.
    pub(super) fn get<'a>(&'a self, text: &Text<'_>, key: &str) -> Option<&'a Node> {
        self.find(text, "", key)
    }

    /// The value of a key behind a word that may be left out, or of one that has it: `request` and `body` find `body`,
    /// `requestBody` and `request_body`.
    pub(super) fn find<'a>(&'a self, text: &Text<'_>, word: &str, key: &str) -> Option<&'a Node> {
        let is_key = |(name, _): &&(Node, Node)| {
            let name = name.raw(text);
            same(name, "", key) || (!word.is_empty() && same(name, word, key))
        };
        self.pairs().iter().find(is_key).map(|(_, value)| value)
    }

    pub(super) fn pairs(&self) -> &[(Node, Node)] {
        if let Value::Object(pairs) = &self.value { pairs } else { &[] }
    }

    pub(super) fn items(&self) -> &[Node] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self.value, Value::Object(_))
    }

    /// A string or a word as written, without quotes.
    pub(super) fn raw<'t>(&self, text: &'t Text<'_>) -> &'t str {
        &text.as_str()[self.inner()]
    }

    /// Where it stands, without quotes.
    pub(super) fn inner(&self) -> Range<usize> {
        if let Value::Text(inner, _) = &self.value { inner.clone() } else { self.span.clone() }
    }

    /// A string, its escapes undone; `None` for what is no string.
    pub(super) fn text(&self, text: &Text<'_>) -> Option<Text<'static>> {
        match &self.value {
            Value::Text(inner, _)
                if inner.start > self.span.start + 1 && text.bytes()[self.span.start] == b'b' =>
            {
                Some(undo::python_bytes(text, inner.clone()))
            }
            Value::Text(inner, true) => Some(undo::backslashes(text, inner.clone(), "JSON escapes")),
            Value::Text(inner, false) => Some(text.part(inner.clone())),
            _ => None,
        }
    }
}

/// Whether a key is a word and another, in any case and whatever joins the words.
fn same(name: &str, word: &str, key: &str) -> bool {
    // What is much shorter or longer is none, without a look at it: this is asked for every key of a paste, many times.
    let length = word.len() + key.len();
    name.len() + 4 > length && name.len() < length + 5 && letters(name).eq(letters(word).chain(letters(key)))
}

/// Whether a key ends with another, as [`same`] compares them.
pub(super) fn ends(name: &str, key: &str) -> bool {
    let mut name = letters(name).rev();
    letters(key).rev().all(|letter| name.next() == Some(letter))
}

fn letters(text: &str) -> impl DoubleEndedIterator<Item = u8> {
    // A symbol of Ruby has a colon in front.
    text.bytes().filter(|b| !b"_- :".contains(b)).map(|b| b.to_ascii_lowercase())
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip(&mut self, also: &[u8]) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace() || also.contains(&b)) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        let depth = depth.checked_sub(1)?;
        self.skip(&[]);
        let start = self.at;
        // What Node prints in front of an object without a class.
        let bare = "[Object: null prototype] ";
        self.at += if has_at(self.bytes, self.at, bare) { bare.len() } else { 0 };
        // What Rust prints around the parts of a URL; the brackets behind are skipped with the commas.
        for wrapper in ["Some(", "Domain("] {
            self.at += if has_at(self.bytes, self.at, wrapper) { wrapper.len() } else { 0 };
        }
        let value = match self.peek()? {
            b'{' => self.pairs(b'}', depth)?,
            b'[' => self.pairs(b']', depth)?,
            _ => self.scalar(false, depth)?,
        };
        Some(Node { span: start..self.at, value })
    }

    /// What lies between braces or brackets: pairs, or values alone. PHP writes pairs in brackets.
    fn pairs(&mut self, close: u8, depth: usize) -> Option<Value> {
        self.at += 1;
        let mut pairs = Vec::new();
        let mut items = Vec::new();
        loop {
            // A bracket may close a call around the value: `JSON.stringify({…})`.
            self.skip(b",;)");
            if self.peek()? == close {
                self.at += 1;
                break;
            }
            let start = self.at;
            let first = match self.peek()? {
                b'{' | b'[' => self.value(depth)?,
                _ => {
                    let value = self.scalar(true, depth)?;
                    Node { span: start..self.at, value }
                }
            };
            self.skip(&[]);
            if self.arrow() {
                // A bare key is one word: what has a blank is the text of a header, not an object.
                let key = &self.bytes[first.span.clone()];
                if matches!(first.value, Value::Bare) && key.trim_ascii().contains(&b' ') {
                    return None;
                }
                let value = self.value(depth)?;
                // Most objects of a long list are small, and room for four pairs is 400 bytes.
                pairs.reserve_exact(usize::from(pairs.is_empty()));
                pairs.push((first, value));
            } else if close == b']' {
                items.push(first);
            } else {
                return None;
            }
            // Console dumps leave commas out; what stands in between otherwise is no object.
            if self.at == start {
                return None;
            }
        }
        Some(if pairs.is_empty() && close == b']' { Value::List(items) } else { Value::Object(pairs) })
    }

    fn arrow(&mut self) -> bool {
        let length = match self.bytes.get(self.at..) {
            Some([b'=', b'>', ..]) => 2,
            Some([b':' | b'=', ..]) => 1,
            _ => return false,
        };
        self.at += length;
        true
    }

    /// A string, or a word up to what ends it; a key also ends at what leads to its value.
    fn scalar(&mut self, is_key: bool, depth: usize) -> Option<Value> {
        if matches!(self.bytes.get(self.at..), Some([b'b' | b'u', b'"' | b'\'', ..])) {
            self.at += 1;
        }
        let quote = self.peek()?;
        if matches!(quote, b'"' | b'\'' | b'`') {
            let inner = self.at + 1;
            let (end, escapes) = undo::string_end(self.bytes, inner, quote);
            if self.bytes.get(end) != Some(&quote) {
                self.at = end;
                return None;
            }
            self.at = end + 1;
            return Some(Value::Text(inner..end, escapes));
        }
        let start = self.at;
        // A symbol of Ruby.
        self.at += usize::from(is_key && quote == b':');
        while let Some(byte) = self.peek() {
            let ends = matches!(byte, b',' | b'}' | b']' | b'\n' | b'{' | b'"' | b'\'')
                || (is_key && matches!(byte, b':' | b'=' | b';'));
            // A word in front of a brace is a class: `Headers {`.
            if byte == b'{'
                || (byte == b'[' && !is_key && self.at > start && has_at(self.bytes, self.at, "[Symbol"))
            {
                return self.classed(start, depth);
            }
            if ends {
                break;
            }
            // `Object [AxiosHeaders] {`, `[Object [AxiosHeaders]]`: the brackets belong to the class.
            if byte == b'[' && self.at > start {
                let close = self.bytes[self.at..].iter().take(40).position(|&b| b == b']');
                self.at += close.unwrap_or_default();
            }
            self.at += 1;
        }
        (self.at > start).then_some(Value::Bare)
    }

    /// `AxiosHeaders { … }`: the class is left out.
    fn classed(&mut self, start: usize, depth: usize) -> Option<Value> {
        let depth = depth.checked_sub(1)?;
        let class = &self.bytes[start..self.at];
        let is_class =
            !class.is_empty() && class.len() < 80 && class.iter().all(|b| b.is_ascii_graphic() || *b == b' ');
        if is_class { self.pairs(b'}', depth) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(source: &str, path: &[&str]) -> Option<String> {
        let text = Text::new(source);
        let node = read(&text, 0).ok()?;
        let mut node = &node;
        for key in path {
            node = match key.parse::<usize>() {
                Ok(index) => node.items().get(index)?,
                Err(_) => node.get(&text, key)?,
            };
        }
        Some(node.text(&text).map_or_else(|| node.raw(&text).to_owned(), |found| found.as_str().to_owned()))
    }

    #[test]
    fn every_dialect() {
        for (source, path) in [
            (r#"{"a": {"b": [1, "x\"y"]}}"#, &["a", "b", "1"][..]),
            (r#"{ a: { b: [ 1, 'x"y', ] } }"#, &["A", "b", "1"]),
            (r#"{'a': {b'b': [None, b'x"y']}}"#, &["a", "b", "1"]),
            (r#"{"a"=>{:b=>[nil, 'x"y']}}"#, &["a", ":b", "1"]),
            (r#"['a' => ['b' => [1, 'x"y']]]"#, &["a", "b", "1"]),
            ("{\n a: Headers {\n b: [ <ref *1>, 'x\"y' ]\n },\n c: [Function: y]\n}", &["a", "b", "1"]),
        ] {
            assert_eq!(get(source, path).as_deref(), Some("x\"y"), "{source}");
        }
    }

    #[test]
    fn what_does_not_end_is_refused() {
        for source in ["{", "{\"a\"", "{\"a\":[1,2", "[[[[", &"[".repeat(1000), "{a b c}", "{\"a\": \"x\n\"}"]
        {
            assert!(read(&Text::new(source), 0).is_err(), "{source}");
        }
    }
}

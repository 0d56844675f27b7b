//! A base string as somebody printed it, split as leniently as can be: nothing is mended, everything has its place.

use super::METHODS;
use crate::sign::percent;
use crate::span::Span;
use std::borrow::Cow;

/// An observed base string taken apart. All spans lie in the text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed<'a> {
    text: &'a str,
    /// Which shape it has.
    pub form: Form,
    /// The method, if there is one in front.
    pub method: Option<Span>,
    /// The base URI as written, encoded or not.
    pub uri: Option<Span>,
    /// The parameters as written, encoded or not.
    pub parameters: Option<Span>,
    /// The ampersands that part method, URI and parameters.
    pub joints: Vec<Span>,
    /// Names and values, in the order in which they stand.
    pub pairs: Vec<ObservedPair>,
}

/// The shapes in which base strings turn up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Method, URI and parameters, joined by `&`: RFC 5849 section 3.4.1.1.
    Sections,
    /// The same, but the parameters are not encoded: their `=` and `&` stand bare.
    BareParameters,
    /// The finished text was encoded once more: no bare `&` is left.
    EncodedWhole,
    /// The whole URL with its query, encoded in one go; there is no method, and no bare `&`.
    EncodedUrl,
    /// Account, consumer key, token, nonce and timestamp, joined by `&`: SOAP's tokenPassport and Connect.
    FiveFields,
    /// None of these.
    Unknown,
}

/// One parameter of an observed base string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObservedPair {
    /// The name as written.
    pub name: Span,
    /// The value as written; `None` if there is no `=`.
    pub value: Option<Span>,
}

impl<'a> Observed<'a> {
    /// Takes a base string apart. Never fails: what cannot be split has the form [`Form::Unknown`].
    #[must_use]
    pub fn read(text: &'a str) -> Self {
        let start = text.len() - text.trim_start().len();
        let whole = Span::new(start, start + text.trim().len());
        let mut observed = Self {
            text,
            form: Form::Unknown,
            method: None,
            uri: None,
            parameters: None,
            joints: Vec::new(),
            pairs: Vec::new(),
        };
        if let Some(fields) = five_fields(text, whole) {
            observed.form = Form::FiveFields;
            observed.pairs = fields;
            return observed;
        }
        let bare = observed.part(whole).contains('&');
        if !bare && observed.read_encoded_url(whole) {
            return observed;
        }
        let joint: &[&str] = if bare { &["&"] } else { &["%26"] };
        observed.read_sections(whole, joint);
        let Some(parameters) = observed.parameters else { return observed };
        let section = observed.part(parameters);
        observed.form = if !bare {
            Form::EncodedWhole
        } else if !contains_escape(section, "%3D") && section.contains('=') {
            Form::BareParameters
        } else {
            Form::Sections
        };
        observed.pairs = if bare {
            pairs(text, parameters, &["&", "%26"], &["=", "%3D"])
        } else {
            pairs(text, parameters, &["%2526"], &["%253D"])
        };
        observed
    }

    /// `https%3A%2F%2Fhost%2Fpath%3Fa%3D1%26b%3D2`. `false` if it is not that.
    fn read_encoded_url(&mut self, whole: Span) -> bool {
        let text = self.part(whole);
        let begins =
            |front: &str| text.get(..front.len()).is_some_and(|part| part.eq_ignore_ascii_case(front));
        if !(begins("https%3A%2F") || begins("http%3A%2F")) {
            return false;
        }
        let (uri, parameters) =
            cut(self.text, whole, &["%3F"]).unwrap_or((whole, Span::new(whole.end, whole.end)));
        self.form = Form::EncodedUrl;
        self.uri = Some(uri);
        self.parameters = Some(parameters);
        self.joints.push(Span::new(uri.end, parameters.start));
        self.pairs = pairs(self.text, parameters, &["%26"], &["%3D"]);
        true
    }

    /// Splits at the first joint and, if a method stands in front of it, at the second.
    fn read_sections(&mut self, whole: Span, joint: &[&str]) {
        let mut rest = whole;
        let Some((first, after)) = cut(self.text, rest, joint) else { return };
        if is_method(self.part(first)) {
            self.method = Some(first);
            self.joints.push(Span::new(first.end, after.start));
            rest = after;
        }
        match cut(self.text, rest, joint) {
            Some((uri, parameters)) => {
                self.joints.push(Span::new(uri.end, parameters.start));
                self.uri = Some(uri);
                self.parameters = Some(parameters);
            }
            None => self.uri = Some(rest),
        }
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

    /// A part of the parameters as it stood before the section was encoded: decoded once, or, where the parameters
    /// stand bare, as it is. In a right base string this still holds the escapes of the value itself.
    #[must_use]
    pub fn inner(&self, span: Span) -> Cow<'a, [u8]> {
        let bytes = span.of(self.text.as_bytes());
        match self.form {
            Form::BareParameters | Form::FiveFields => Cow::Borrowed(bytes),
            Form::EncodedWhole => percent::decode(&percent::decode(bytes)).into_owned().into(),
            Form::Sections | Form::EncodedUrl | Form::Unknown => percent::decode(bytes),
        }
    }

    /// The name of a parameter, decoded as often as a right signer encoded it.
    #[must_use]
    pub fn name(&self, pair: &ObservedPair) -> Vec<u8> {
        percent::decode(&self.inner(pair.name)).into_owned()
    }

    /// The value of a parameter, decoded as often as a right signer encoded it; empty if there is none.
    #[must_use]
    pub fn value(&self, pair: &ObservedPair) -> Vec<u8> {
        pair.value.map(|value| percent::decode(&self.inner(value)).into_owned()).unwrap_or_default()
    }

    /// The value of the first parameter of that name, as text.
    #[must_use]
    pub fn value_of(&self, name: &str) -> Option<String> {
        let pair = self.pairs.iter().find(|pair| self.name(pair) == name.as_bytes())?;
        String::from_utf8(self.value(pair)).ok()
    }
}

/// Whether a first section can be a method: a known one, or a short word.
fn is_method(text: &str) -> bool {
    METHODS.iter().any(|method| text.eq_ignore_ascii_case(method))
        || (text.len() <= 12
            && text.bytes().all(|b| b.is_ascii_alphabetic())
            && !text.eq_ignore_ascii_case("null"))
}

fn contains_escape(text: &str, upper: &str) -> bool {
    text.contains(upper) || text.contains(&upper.to_ascii_lowercase())
}

/// The parts in front of and behind the first of the `joints`, whose case does not matter.
fn cut(text: &str, within: Span, joints: &[&str]) -> Option<(Span, Span)> {
    let bytes = within.of(text.as_bytes());
    for at in 0..bytes.len() {
        for joint in joints {
            if super::text::has_at(bytes, at, joint) {
                let after = within.start + at + joint.len();
                return Some((Span::new(within.start, within.start + at), Span::new(after, within.end)));
            }
        }
    }
    None
}

fn pairs(text: &str, within: Span, ands: &[&str], equals: &[&str]) -> Vec<ObservedPair> {
    let mut pairs = Vec::new();
    let mut rest = Some(within).filter(|span| !span.is_empty());
    while let Some(span) = rest {
        let (pair, after) = match cut(text, span, ands) {
            Some((pair, after)) => (pair, Some(after)),
            None => (span, None),
        };
        pairs.push(match cut(text, pair, equals) {
            Some((name, value)) => ObservedPair { name, value: Some(value) },
            None => ObservedPair { name: pair, value: None },
        });
        rest = after;
    }
    pairs
}

/// The five fields of SOAP's and Connect's base string; each is given as a value whose name is empty.
fn five_fields(text: &str, whole: Span) -> Option<Vec<ObservedPair>> {
    let inner = &text[whole.range()];
    if inner.len() > 2048 || inner.contains(['%', '=', ' ', ':']) {
        return None;
    }
    let mut at = whole.start;
    let fields: Vec<_> = inner
        .split('&')
        .map(|field| {
            let span = Span::new(at, at + field.len());
            at = span.end + 1;
            ObservedPair { name: Span::new(span.start, span.start), value: Some(span) }
        })
        .collect();
    let timestamp = fields.last()?.value?.of_str(text);
    let account = fields.first()?.value?.of_str(text);
    let fits = fields.len() == 5
        && (9..=13).contains(&timestamp.len())
        && timestamp.bytes().all(|b| b.is_ascii_digit())
        && account.bytes().any(|b| b.is_ascii_digit() || b == b'_')
        && !account.is_empty();
    fits.then_some(fields)
}

/// Whether a text is SOAP's or Connect's base string.
pub(super) fn is_five_fields(text: &str) -> bool {
    five_fields(text, Span::new(0, text.len())).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Shown<'a> = (Form, [Option<&'a str>; 3], Vec<(String, String)>);

    fn shown(text: &str) -> Shown<'_> {
        let observed = Observed::read(text);
        let part = |span: Option<Span>| span.map(|span| observed.part(span));
        let parts = [part(observed.method), part(observed.uri), part(observed.parameters)];
        let lossy = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let pairs = observed.pairs.iter().map(|p| (lossy(observed.name(p)), lossy(observed.value(p))));
        (observed.form, parts, pairs.collect())
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|&(n, v)| (n.into(), v.into())).collect()
    }

    #[test]
    fn the_right_form() {
        let (form, parts, found) = shown("GET&https%3A%2F%2Fh%2F&a%3D1%26b%3Dx%2520y%26c%3D%26d");
        assert_eq!(form, Form::Sections);
        assert_eq!(parts, [Some("GET"), Some("https%3A%2F%2Fh%2F"), Some("a%3D1%26b%3Dx%2520y%26c%3D%26d")]);
        assert_eq!(found, pairs(&[("a", "1"), ("b", "x y"), ("c", ""), ("d", "")]));
        let observed = Observed::read("GET&https%3A%2F%2Fh%2F&a%3D%2520%26d");
        assert_eq!(&*observed.inner(observed.pairs[0].value.unwrap()), b"%20");
        assert_eq!(observed.pairs[1].value, None);
    }

    #[test]
    fn lower_case_escapes_and_bare_parameters() {
        assert_eq!(shown("get&http%3a%2f%2fh&a%3d1%26b%3d2").2, pairs(&[("a", "1"), ("b", "2")]));
        let (form, parts, found) = shown("GET&https%3A%2F%2Fh&a=1&b=x%20y");
        assert_eq!((form, parts[2]), (Form::BareParameters, Some("a=1&b=x%20y")));
        assert_eq!(found, pairs(&[("a", "1"), ("b", "x y")]));
    }

    #[test]
    fn encoded_as_a_whole() {
        let (form, parts, found) = shown("GET%26https%253A%252F%252Fh%26a%253D1%2526b%253D2");
        assert_eq!(
            (form, parts[0], parts[1]),
            (Form::EncodedWhole, Some("GET"), Some("https%253A%252F%252Fh"))
        );
        assert_eq!(found, pairs(&[("a", "1"), ("b", "2")]));
    }

    #[test]
    fn without_a_method_or_a_host() {
        let (_, parts, _) = shown("https%3A%2F%2Fh&a%3D1");
        assert_eq!(parts, [None, Some("https%3A%2F%2Fh"), Some("a%3D1")]);
        let (_, parts, _) = shown("GET&%3A%2F%2F&a%3D1");
        assert_eq!(parts, [Some("GET"), Some("%3A%2F%2F"), Some("a%3D1")]);
        let (_, parts, _) = shown("null%2F%2Fnull&a%3D1");
        assert_eq!(parts[..2], [None, Some("null%2F%2Fnull")]);
    }

    #[test]
    fn a_whole_url_encoded_in_one_go() {
        let (form, parts, found) = shown("https%3A%2F%2Fh%2Fr%3Fa%3D1%26oauth_nonce%3Dn");
        assert_eq!(
            (form, parts),
            (Form::EncodedUrl, [None, Some("https%3A%2F%2Fh%2Fr"), Some("a%3D1%26oauth_nonce%3Dn")])
        );
        assert_eq!(found, pairs(&[("a", "1"), ("oauth_nonce", "n")]));
    }

    #[test]
    fn five_fields() {
        let (form, parts, found) = shown("1234567_SB1&CKEY&TKEY&abc123nonce&1700000000");
        assert_eq!((form, parts), (Form::FiveFields, [None; 3]));
        assert_eq!(found[3], (String::new(), "abc123nonce".into()));
        assert!(!is_five_fields("a&b&c&d&e") && !is_five_fields("GET&https&c&d&1700000000"));
    }

    #[test]
    fn what_is_no_base_string() {
        for text in ["", "hello", "GET", "%", "&&&"] {
            let _ = shown(text);
        }
        assert_eq!(shown("hello").0, Form::Unknown);
    }
}

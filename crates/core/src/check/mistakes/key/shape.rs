//! What is wrong with the form of an id, a secret or an account id. Decided in one place, so that one cause gives one
//! finding: a key in quotation marks is not also a key of the wrong length.

use super::super::variable::find_variable_strictly;
use super::look_alike::ascii_look_alike;
use super::secret_whitespace::is_blank;
use crate::span::Span;

/// The cause for which a value has the wrong form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::mistakes) enum Flaw {
    /// The word with which a language prints a value that is not there.
    NullWord,
    /// A template variable.
    Variable(Span),
    /// A typographic quotation mark.
    SmartQuote(Span),
    /// Straight quotation marks or back-ticks around the value, or one at its end.
    Quoted(Span),
    /// A character that looks like an ASCII one, and that one.
    LookAlike(Span, char),
    /// White space: reported by a mistake of its own.
    Blank,
}

/// The first cause that explains what is wrong with the form of a value, whatever server it is for.
pub(in crate::check::mistakes) fn flaw_of(text: &str) -> Option<Flaw> {
    let core = text.trim_matches(is_blank);
    let start = text.find(core).unwrap_or_default();
    if is_null_word(core) {
        return Some(Flaw::NullWord);
    }
    if let Some(span) = find_variable_strictly(text) {
        return Some(Flaw::Variable(span));
    }
    if let Some((at, c)) = text.char_indices().find(|&(_, c)| is_smart_quote(c)) {
        return Some(Flaw::SmartQuote(Span::new(at, at + c.len_utf8())));
    }
    let quoted = (core.starts_with(is_straight_quote), core.ends_with(is_straight_quote));
    let end = start + core.len();
    match quoted {
        (true, true) => return Some(Flaw::Quoted(Span::new(start, end))),
        (true, false) => return Some(Flaw::Quoted(Span::new(start, start + 1))),
        (false, true) => return Some(Flaw::Quoted(Span::new(end - 1, end))),
        (false, false) => {}
    }
    let alike = text.char_indices().find_map(|(at, c)| Some((at, c, ascii_look_alike(c)?)));
    if let Some((at, c, ascii)) = alike {
        return Some(Flaw::LookAlike(Span::new(at, at + c.len_utf8()), ascii));
    }
    text.contains(is_blank).then_some(Flaw::Blank)
}

/// `null` and its kin, as languages print them.
fn is_null_word(text: &str) -> bool {
    let bare = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let bare = bare.or_else(|| text.strip_prefix('<').and_then(|text| text.strip_suffix('>')));
    matches!(bare.unwrap_or(text), "null" | "NULL" | "Null" | "undefined" | "None" | "nil")
}

/// Quotation marks as word processors, wikis and telephones set them, and the primes that are taken for them.
fn is_smart_quote(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201F}' | '\u{2032}' | '\u{2033}' | '\u{2039}' | '\u{203A}' | '«' | '»' | '´')
}

const fn is_straight_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_has_one_cause() {
        let cases = [
            ("0a1b", None),
            ("", None),
            ("(null)", Some(Flaw::NullWord)),
            ("<nil>", Some(Flaw::NullWord)),
            (" None\n", Some(Flaw::NullWord)),
            ("{{key}}", Some(Flaw::Variable(Span::new(0, 7)))),
            ("\"{{key}}\"", Some(Flaw::Variable(Span::new(1, 8)))),
            ("“0a1b”", Some(Flaw::SmartQuote(Span::new(0, 3)))),
            ("\"0a1b\"", Some(Flaw::Quoted(Span::new(0, 6)))),
            (" '0a1b", Some(Flaw::Quoted(Span::new(1, 2)))),
            ("0a1b`\n", Some(Flaw::Quoted(Span::new(4, 5)))),
            ("\"", Some(Flaw::Quoted(Span::new(0, 1)))),
            ("0а1b", Some(Flaw::LookAlike(Span::new(1, 3), 'a'))),
            ("0a 1b", Some(Flaw::Blank)),
        ];
        for (text, flaw) in cases {
            assert_eq!(flaw_of(text), flaw, "{text:?}");
        }
    }
}

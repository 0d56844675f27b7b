//! Template variables that nobody filled in: one way to see them, for every mistake that meets one.

use crate::span::Span;

/// The first variable in a text that may hold anything, such as a query: `{{x}}`, `${x}`, `{%x%}`, `%(x)s` and
/// `<x>`, as they are or percent-encoded.
pub(super) fn find_variable(text: &str) -> Option<Span> {
    let raw = PAIRS.iter().filter_map(|&(open, close)| find_pair(text, open, close));
    raw.min_by_key(|span| span.start)
}

/// The first variable in a text in which no bracket can stand at all, such as a host or a key: also `{x}` and `%x%`.
pub(super) fn find_variable_strictly(text: &str) -> Option<Span> {
    let all = [find_variable(text), find_pair(text, "{", "}"), find_batch_variable(text)];
    all.into_iter().flatten().min_by_key(|span| span.start)
}

/// `%x%` at the beginning, up to the end or a dot: anywhere else it may be percent-encoding.
fn find_batch_variable(text: &str) -> Option<Span> {
    let name = text.strip_prefix('%')?.split('%').next()?;
    let end = name.len() + 2;
    let is_whole = text.get(end..).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let is_name = name.len() >= 3 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    (is_whole && is_name).then(|| Span::new(0, end))
}

/// Longer than any variable's name, in bytes: a text of a thousand open brackets is read once, not a thousand times.
const LONGEST: usize = 80;

/// How a variable begins and ends.
const PAIRS: &[(&str, &str)] = &[
    ("{{", "}}"),
    ("%7B%7B", "%7D%7D"),
    ("%7b%7b", "%7d%7d"),
    ("${", "}"),
    ("%24%7B", "%7D"),
    ("%24%7b", "%7d"),
    ("{%", "%}"),
    ("%(", ")s"),
    ("<", ">"),
    ("%3C", "%3E"),
    ("%3c", "%3e"),
];

/// The first `open`, name and `close` in which the name could be a variable's.
fn find_pair(text: &str, open: &str, close: &str) -> Option<Span> {
    text.match_indices(open).find_map(|(start, _)| {
        let name_start = start + open.len();
        let window = &text[name_start..text.floor_char_boundary(name_start + LONGEST)];
        let length = window.find(close)?;
        let name = text[name_start..name_start + length].trim();
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '$' | '.'))
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$' | ' ' | ':'));
        is_name.then(|| Span::new(start, name_start + length + close.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_is_seen_whole() {
        for variable in [
            "{{host}}",
            "{{ token.id }}",
            "${ACCOUNT}",
            "${env:KEY}",
            "{%x%}",
            "%(account)s",
            "<accountID>",
            "<your token>",
            "%7B%7Bhost%7D%7D",
            "%3CaccountID%3E",
        ] {
            let text = format!("a{variable}b");
            let expected = Some(Span::new(1, 1 + variable.len()));
            assert_eq!(find_variable(&text), expected, "{variable}");
            assert_eq!(find_variable_strictly(&text), expected, "{variable}");
        }
        for variable in ["{account}", "%ACCOUNT%"] {
            assert_eq!(find_variable(variable), None, "{variable}");
            assert_eq!(find_variable_strictly(variable), Some(Span::new(0, variable.len())));
        }
    }

    #[test]
    fn a_batch_variable_is_no_percent_encoding() {
        assert_eq!(find_variable_strictly("%ACCOUNT%.app.netsuite.com"), Some(Span::new(0, 9)));
        for text in ["%abc%20d", "x%abc%", "%41%", "%%"] {
            assert_eq!(find_variable_strictly(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_variable() {
        for text in
            ["", "a=1&b=2", "{}", "{{}}", "a<b", "a<1>b", "100%", "%7B%22id%22%3A1%7D", "{\"id\":1}", "$5"]
        {
            assert_eq!(find_variable(text), None, "{text}");
        }
        for text in ["0a1b2c3d", "1234567-sb1", "a%20b%20c", "100%"] {
            assert_eq!(find_variable_strictly(text), None, "{text}");
        }
    }
}

//! The tags of a page of our own, as far as sealing needs them: where they stand, and their attributes.

use std::ops::Range;

use crate::failure::{Failure, Result};

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name, in lower case.
    pub name: String,
    /// Its attributes, their names in lower case, their values as they were written.
    pub attributes: Vec<(String, String)>,
    /// Where the tag stands.
    pub place: Range<usize>,
    /// Where the text of a script or a style stands; empty for every other element.
    pub text: Range<usize>,
    /// Where the element ends, for a script or a style; where the tag ends for every other one.
    pub end: usize,
}

impl Tag {
    /// The value of an attribute.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is a `<link>` of this kind.
    #[must_use]
    pub fn is_link(&self, rel: &str) -> bool {
        self.name == "link" && self.get("rel") == Some(rel)
    }
}

/// All start tags of a page, in order.
///
/// # Errors
///
/// If the page is not well-formed as far as that can be seen.
pub fn tags(page: &str) -> Result<Vec<Tag>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = page[at..].find('<') {
        at += found;
        let rest = &page[at..];
        if rest.starts_with("<!--") {
            at = end_of(page, at, "-->")?;
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = tag(page, at)?;
            at = tag.end;
            tags.push(tag);
        } else {
            at = end_of(page, at, ">")?;
        }
    }
    Ok(tags)
}

/// The index after the next `end`.
fn end_of(page: &str, from: usize, end: &str) -> Result<usize> {
    let found = page[from..].find(end).ok_or_else(|| unreadable(page, from))?;
    Ok(from + found + end.len())
}

fn unreadable(page: &str, at: usize) -> Failure {
    let shown: String = page[at..].chars().take(60).collect();
    Failure::new(format!("The page cannot be read from here on: `{shown}`."))
}

fn tag(page: &str, start: usize) -> Result<Tag> {
    let word_end = |from: usize, stops: &[char]| {
        page[from..]
            .find(|c: char| c.is_whitespace() || stops.contains(&c))
            .map(|found| from + found)
            .ok_or_else(|| unreadable(page, start))
    };
    let mut at = word_end(start, &['>', '/'])?;
    let name = page[start + 1..at].to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        at += page[at..].len() - page[at..].trim_start_matches(|c: char| c.is_whitespace() || c == '/').len();
        match page[at..].chars().next() {
            None => return Err(unreadable(page, start)),
            Some('>') => break,
            Some(_) => {}
        }
        let end = word_end(at, &['>', '/', '='])?;
        let attribute = page[at..end].to_ascii_lowercase();
        at = end;
        let mut value = String::new();
        if let Some(rest) = page[at..].strip_prefix('=') {
            at += 1;
            if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                let end = end_of(page, at + 1, &quote.to_string())?;
                page[at + 1..end - 1].clone_into(&mut value);
                at = end;
            } else {
                let end = word_end(at, &['>'])?;
                page[at..end].clone_into(&mut value);
                at = end;
            }
        }
        attributes.push((attribute, value));
    }
    let place = start..at + 1;
    let (mut text, mut end) = (place.end..place.end, place.end);
    if matches!(name.as_str(), "script" | "style") {
        let closing = format!("</{name}>");
        end = end_of(page, place.end, &closing)?;
        text.end = end - closing.len();
    }
    Ok(Tag { name, attributes, place, text, end })
}

/// A text as it stands in a page.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_with_their_attributes_and_the_text_of_scripts() {
        let page = "<!doctype html><!-- <i> --><meta charset=\"utf-8\" /><A hREF='x>y' hidden>b</A>\
                    <script type=module src=a.js>if (1 < 2) '<b>'</script><br/>";
        let tags = tags(page).expect("it is well-formed");
        let names: Vec<_> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["meta", "a", "script", "br"]);
        assert_eq!(tags[0].get("charset"), Some("utf-8"));
        assert_eq!((tags[1].get("href"), tags[1].get("hidden")), (Some("x>y"), Some("")));
        assert_eq!(tags[2].get("src"), Some("a.js"));
        assert_eq!(&page[tags[2].text.clone()], "if (1 < 2) '<b>'");
        assert_eq!(&page[tags[2].end..], "<br/>");
    }

    #[test]
    fn what_has_no_end_is_refused() {
        for page in ["<p", "<p class=\"a>", "<!-- ", "<script>1"] {
            assert!(tags(page).is_err(), "{page}");
        }
    }
}

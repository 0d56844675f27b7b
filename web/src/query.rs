//! The query of a URL as a table, and the table's edits as edits of the URL.
//!
//! A row is a piece between two `&`. Its cells show the decoded name and value; an edit of one cell encodes that cell
//! anew and leaves every other byte of the URL as it was written.

use countersign_core::sign::percent;
use countersign_core::span::Span;

/// One parameter of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What stands before the first `=`.
    pub name: Cell,
    /// What stands behind it.
    pub value: Cell,
    /// Where the piece stands in the URL.
    pub place: Span,
}

/// The name or the value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Decoded.
    Text(String),
    /// As it stands in the URL, because it decodes to bytes that are not UTF-8. It can only be edited there.
    Raw(String),
}

impl Cell {
    fn of(piece: &str) -> Self {
        let mut bytes = Vec::with_capacity(piece.len());
        percent::decode_form_into(piece.as_bytes(), &mut bytes);
        String::from_utf8(bytes).map_or_else(|_| Self::Raw(piece.to_owned()), Self::Text)
    }

    /// What the cell shows.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text(text) | Self::Raw(text) => text,
        }
    }

    /// Whether it can be edited in the table.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }
}

/// The rows of a URL, in its order. The URL need not be complete: a table that comes and goes while one types would be
/// worse than one that reads leniently. Pieces with nothing in them are no rows.
#[must_use]
pub fn rows(url: &str) -> Vec<Row> {
    let Some(query) = span(url) else { return Vec::new() };
    let mut start = query.start;
    let mut rows = Vec::new();
    for piece in query.of_str(url).split('&') {
        let place = Span::new(start, start + piece.len());
        start = place.end + 1;
        if !piece.is_empty() {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            rows.push(Row { name: Cell::of(name), value: Cell::of(value), place });
        }
    }
    rows
}

/// An edit of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The name of this row is another one.
    Name(usize, String),
    /// The value of this row is another one.
    Value(usize, String),
    /// This row goes, and one `&` with it.
    Remove(usize),
    /// A row more, at the end.
    Add {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
}

impl Edit {
    /// The URL with this edit. An edit of a row that is not there changes nothing.
    #[must_use]
    pub fn apply(self, url: &str) -> String {
        let rows = rows(url);
        let at = |index: usize| rows.get(index).map(|row| row.place);
        match self {
            Self::Name(index, name) => at(index).map_or_else(
                || url.to_owned(),
                |place| {
                    let piece = place.of_str(url);
                    let value = piece.split_once('=').map_or("", |(_, value)| value);
                    replaced(url, place, &joined(&name, value))
                },
            ),
            Self::Value(index, value) => at(index).map_or_else(
                || url.to_owned(),
                |place| {
                    let piece = place.of_str(url);
                    let name = piece.split_once('=').map_or(piece, |(name, _)| name);
                    replaced(url, place, &[name, "=", &percent::encode(value.as_bytes())].concat())
                },
            ),
            Self::Remove(index) => at(index).map_or_else(|| url.to_owned(), |place| without(url, place)),
            Self::Add { name, value } => added(url, &joined(&name, &percent::encode(value.as_bytes()))),
        }
    }
}

/// A piece with this name, decoded, and this value, encoded. The `=` stands even where both are empty, so that the piece
/// is one.
fn joined(name: &str, value: &str) -> String {
    [&percent::encode(name.as_bytes()), "=", value].concat()
}

fn replaced(url: &str, place: Span, piece: &str) -> String {
    [&url[..place.start], piece, &url[place.end..]].concat()
}

/// The URL without the piece at `place`: with the `&` behind it gone, or the one before it, or the question mark.
fn without(url: &str, place: Span) -> String {
    let (front, back) = (&url[..place.start], &url[place.end..]);
    if let Some(back) = back.strip_prefix('&') {
        return [front, back].concat();
    }
    let front = front.strip_suffix(['&', '?']).unwrap_or(front);
    [front, back].concat()
}

fn added(url: &str, piece: &str) -> String {
    let end = before_fragment(url);
    let (front, back) = (&url[..end], &url[end..]);
    let joint = match span(url) {
        None => "?",
        Some(query) if query.is_empty() || front.ends_with('&') => "",
        Some(_) => "&",
    };
    [front, joint, piece, back].concat()
}

/// What stands between the first question mark and the fragment.
#[must_use]
pub fn span(url: &str) -> Option<Span> {
    let end = before_fragment(url);
    let start = url[..end].find('?')? + 1;
    Some(Span::new(start, end))
}

/// Where the fragment begins, or the white space at the end.
fn before_fragment(url: &str) -> usize {
    url.find('#').unwrap_or_else(|| url.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(url: &str) -> Vec<(String, String)> {
        let row = |row: Row| (row.name.as_str().to_owned(), row.value.as_str().to_owned());
        rows(url).into_iter().map(row).collect()
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn plus_escapes_duplicates_and_empty_values_are_read_as_they_are_signed() {
        assert_eq!(
            table("https://h/?a=1+2&a=1%2B2&b&c=&&=d&e=f=g#x=y"),
            [
                pair("a", "1 2"),
                pair("a", "1+2"),
                pair("b", ""),
                pair("c", ""),
                pair("", "d"),
                pair("e", "f=g")
            ]
        );
        assert_eq!(table("https://h/"), []);
        assert_eq!(table("half a url?q=1 "), [pair("q", "1")]);
    }

    #[test]
    fn an_edit_changes_its_own_cell_and_nothing_else() {
        let url = "https://h/?a=%7e+b&&c&d=%2b#top";
        let edited = |edit: Edit| edit.apply(url);
        assert_eq!(edited(Edit::Value(1, "1+2 é".into())), "https://h/?a=%7e+b&&c=1%2B2%20%C3%A9&d=%2b#top");
        assert_eq!(edited(Edit::Name(2, "x&y".into())), "https://h/?a=%7e+b&&c&x%26y=%2b#top");
        assert_eq!(edited(Edit::Value(7, "x".into())), url);
    }

    #[test]
    fn rows_are_added_and_removed_with_their_joint() {
        let add = |url: &str| Edit::Add { name: "q".into(), value: "a b".into() }.apply(url);
        assert_eq!(add("https://h/"), "https://h/?q=a%20b");
        assert_eq!(add("https://h/?"), "https://h/?q=a%20b");
        assert_eq!(add("https://h/?a=1#x"), "https://h/?a=1&q=a%20b#x");
        assert_eq!(add("https://h/?a=1&"), "https://h/?a=1&q=a%20b");
        let remove = |index| Edit::Remove(index).apply("https://h/?a=1&b=2&c=3#x");
        assert_eq!(remove(0), "https://h/?b=2&c=3#x");
        assert_eq!(remove(2), "https://h/?a=1&b=2#x");
        assert_eq!(Edit::Remove(0).apply("https://h/?a=1"), "https://h/");
    }

    /// What is typed into a cell is what the cell shows next, or the caret would jump.
    #[test]
    fn a_cell_shows_what_was_typed_into_it() {
        for typed in ["", " ", "+", "%", "%2B", "a=b", "é🙂", "a&b#c?d", "\u{200B}"] {
            let value = Edit::Value(0, typed.into()).apply("https://h/?a=1");
            assert_eq!(table(&value), [pair("a", typed)]);
            let name = Edit::Name(0, typed.into()).apply("https://h/?a=1");
            assert_eq!(table(&name), [pair(typed, "1")]);
            let first = Edit::Add { name: typed.into(), value: String::new() }.apply("https://h/");
            assert_eq!(table(&first), [pair(typed, "")]);
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_shown_as_they_stand() {
        assert_eq!(rows("https://h/?a=%FF")[0].value, Cell::Raw("%FF".into()));
    }
}

//! Rows of a table: a label in one cell, its value in the next.

use super::label::Meaning;
use super::labelled::begins_line;
use super::text::line_end;
use std::ops::Range;

/// Whether a label and what stands at `at` are two cells of a row: parted by `|`, or by so much space that it is no
/// sentence's, with nothing behind.
pub(super) fn is_row(bytes: &[u8], label: &Range<usize>, at: usize, meaning: Meaning) -> bool {
    // Beside the name of a credential may stand the name of the next.
    let is_key = matches!(
        meaning,
        Meaning::Account
            | Meaning::Token
            | Meaning::ConsumerKey
            | Meaning::Nonce
            | Meaning::TokenSecret
            | Meaning::ConsumerSecret
    );
    let near = bytes.get(at + 1..bytes.len().min(at + 128)).unwrap_or_default();
    let mut cell = near.iter().take_while(|b| !matches!(b, b'|' | b'\n'));
    if is_key && !cell.any(u8::is_ascii_digit) {
        return false;
    }
    let front = bytes[..label.start].iter().rev().take(64).find(|b| !b.is_ascii_whitespace());
    if bytes.get(at) == Some(&b'|') {
        return front == Some(&b'|');
    }
    let space = bytes.get(label.end..at).unwrap_or_default();
    !matches!(bytes.get(at), Some(b':' | b'='))
        && (space.len() > 1 || space == b"\t")
        && begins_line(bytes, label.start)
        && {
            let row = &bytes[at..line_end(bytes, at)];
            row.first() == Some(&b'{') || (!row.is_empty() && !row.trim_ascii_end().contains(&b' '))
        }
}

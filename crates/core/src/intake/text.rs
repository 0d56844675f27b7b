//! Text whose every character knows where in the paste it came from, however many wrappings were undone.

use super::Found;
use crate::span::Span;
use std::borrow::Cow;
use std::ops::Range;

/// The paste itself, or what a piece of it became after quotes, escapes or wraps were undone.
#[derive(Clone)]
pub(super) struct Text<'p> {
    chars: Cow<'p, str>,
    runs: Vec<Run>,
    undone: Vec<&'static str>,
}

/// A stretch of the text, up to the next run, and the bytes of the paste that it stands for.
#[derive(Clone, Copy)]
struct Run {
    at: usize,
    place: Span,
    /// The stretch is the same in the paste, byte for byte.
    same: bool,
}

impl<'p> Text<'p> {
    /// The paste as it came.
    pub(super) fn new(paste: &'p str) -> Self {
        let run = Run { at: 0, place: Span::new(0, paste.len()), same: true };
        Self { chars: Cow::Borrowed(paste), runs: vec![run], undone: Vec::new() }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.chars
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.chars.as_bytes()
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// What was undone to arrive here, outermost first.
    pub(super) fn undone(&self) -> &[&'static str] {
        &self.undone
    }

    /// The bytes of the paste behind a stretch of this text.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        let start = match self.run_at(range.start) {
            Some(run) if run.same => (run.place.start + range.start - run.at).min(run.place.end),
            Some(run) => run.place.start,
            None => 0,
        };
        if range.is_empty() {
            return Span::new(start, start);
        }
        let end = match self.run_at(range.end - 1) {
            Some(run) if run.same => run.place.start + range.end - run.at,
            Some(run) => run.place.end,
            None => start,
        };
        // Pieces that were put together out of order (curl's -G) are placed by their first one.
        Span::new(start, end.max(start))
    }

    fn run_at(&self, offset: usize) -> Option<Run> {
        let after = self.runs.partition_point(|run| run.at <= offset);
        self.runs.get(after.checked_sub(1)?).copied()
    }

    /// A stretch as a value of its own.
    pub(super) fn found(&self, range: Range<usize>) -> Found<String> {
        Found {
            value: self.chars[range.clone()].to_owned(),
            place: self.place(range),
            undone: self.undone.clone(),
        }
    }

    /// The whole text as a value.
    pub(super) fn found_all(&self) -> Found<String> {
        self.found(0..self.len())
    }

    /// A stretch as a text of its own.
    pub(super) fn part(&self, range: Range<usize>) -> Text<'static> {
        let mut builder = Builder::new();
        builder.keep(self, range);
        builder.finish(self, None)
    }
}

/// Puts a text together out of pieces of another.
#[derive(Default)]
pub(super) struct Builder {
    out: String,
    runs: Vec<Run>,
    changed: bool,
}

impl Builder {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    /// Takes a stretch over as it is.
    pub(super) fn keep(&mut self, source: &Text<'_>, range: Range<usize>) {
        let mut at = range.start;
        let mut next = source.runs.partition_point(|run| run.at <= at);
        while at < range.end {
            let end = source.runs.get(next).map_or(range.end, |run| run.at.min(range.end));
            let same = next.checked_sub(1).and_then(|i| source.runs.get(i)).is_some_and(|run| run.same);
            self.push(&source.chars[at..end], source.place(at..end), same);
            at = end;
            next += 1;
        }
    }

    /// Writes `text` for a stretch of the source, which may be empty.
    pub(super) fn put(&mut self, source: &Text<'_>, range: Range<usize>, text: &str) {
        self.changed = true;
        self.push(text, source.place(range), false);
    }

    /// Leaves something out.
    pub(super) fn skip(&mut self) {
        self.changed = true;
    }

    fn push(&mut self, text: &str, place: Span, same: bool) {
        if text.is_empty() {
            return;
        }
        let joins = same
            && self.runs.last().is_some_and(|last| {
                last.same && last.place.end == place.start && self.out.len() - last.at == last.place.len()
            });
        match self.runs.last_mut() {
            Some(last) if joins => last.place.end = place.end,
            _ => self.runs.push(Run { at: self.out.len(), place, same }),
        }
        self.out.push_str(text);
    }

    /// The text; `note` says what was undone, if anything was.
    pub(super) fn finish(self, source: &Text<'_>, note: Option<&'static str>) -> Text<'static> {
        let mut undone = source.undone.clone();
        if let Some(note) = note.filter(|note| self.changed && !undone.contains(note)) {
            undone.push(note);
        }
        Text { chars: Cow::Owned(self.out), runs: self.runs, undone }
    }
}

/// The end of the line that `at` lies in, without its line break.
pub(super) fn line_end(bytes: &[u8], at: usize) -> usize {
    let end = bytes[at..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |n| at + n);
    if end > at && bytes[end - 1] == b'\r' { end - 1 } else { end }
}

/// The beginning of the line behind the one that ends at `end`.
pub(super) fn next_line(bytes: &[u8], end: usize) -> usize {
    match bytes.get(end..) {
        Some([b'\r', b'\n', ..]) => end + 2,
        Some([_, ..]) => end + 1,
        _ => bytes.len(),
    }
}

/// The beginning of the line that `at` lies in; looks back 2 kB at most.
pub(super) fn line_start(bytes: &[u8], at: usize) -> usize {
    let floor = at.saturating_sub(2048);
    bytes[floor..at].iter().rposition(|&b| b == b'\n').map_or(floor, |n| floor + n + 1)
}

/// The first byte from `at` on that is no blank (line breaks are none here).
pub(super) fn skip_blanks(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|b| matches!(b, b' ' | b'\t')) {
        at += 1;
    }
    at
}

/// The end of a stretch without the blanks behind it.
pub(super) fn trim_end(bytes: &[u8], start: usize, mut end: usize) -> usize {
    while end > start && matches!(bytes[end - 1], b' ' | b'\t' | b'\r' | b'\n') {
        end -= 1;
    }
    end
}

/// Whether `bytes` has `word`, in any case, at `at`.
pub(super) fn has_at(bytes: &[u8], at: usize, word: &str) -> bool {
    bytes.get(at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

/// Whether `bytes` end with `word`, in any case.
pub(super) fn ends_with(bytes: &[u8], word: &str) -> bool {
    bytes.len().checked_sub(word.len()).is_some_and(|at| has_at(bytes, at, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_survive_two_rewritings() {
        let paste = Text::new("ab\\\"cd--ef");
        let mut first = Builder::new();
        first.keep(&paste, 0..2);
        first.put(&paste, 2..4, "\"");
        first.keep(&paste, 4..10);
        let first = first.finish(&paste, Some("escapes"));
        assert_eq!(first.as_str(), "ab\"cd--ef");
        let mut second = Builder::new();
        second.keep(&first, 1..5);
        second.skip();
        second.keep(&first, 7..9);
        let second = second.finish(&first, Some("wraps"));
        assert_eq!((second.as_str(), second.undone()), ("b\"cdef", &["escapes", "wraps"][..]));
        assert_eq!(second.place(0..2), Span::new(1, 4));
        assert_eq!(second.place(2..4), Span::new(4, 6));
        assert_eq!(second.place(4..6), Span::new(8, 10));
        assert_eq!(second.place(6..6), Span::new(10, 10));
    }

    #[test]
    fn lines() {
        let bytes = b"a\r\nb\nc";
        assert_eq!((line_end(bytes, 0), next_line(bytes, 1), line_end(bytes, 3)), (1, 3, 4));
        assert_eq!((line_start(bytes, 4), line_start(bytes, 5), next_line(bytes, 6)), (3, 5, 6));
    }
}

//! The place that a finding speaks of, with a little of the text on both sides.

use countersign_core::span::Span;

/// How many bytes of the text are shown on each side, and at each end of a long place.
const AROUND: usize = 36;

/// A text that is longer than this is not shown where all of it is meant.
const WHOLE: usize = 80;

/// A place, cut out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands in front of it.
    pub before: String,
    /// The place itself.
    pub marked: String,
    /// What stands behind it.
    pub after: String,
}

impl Excerpt {
    /// Cuts a place out of its text; `None` if no byte of it is meant, or the whole of a long text.
    #[must_use]
    pub fn of(text: &str, span: Span) -> Option<Self> {
        let marked = text.get(span.range()).filter(|marked| !marked.is_empty())?;
        if marked.len() == text.len() && text.len() > WHOLE {
            return None;
        }
        let (before, after) = (&text[..span.start], &text[span.end..]);
        let from = ceil(before, before.len().saturating_sub(AROUND));
        let to = floor(after, AROUND);
        let mut front = String::new();
        if from > 0 {
            front.push('…');
        }
        front.push_str(&before[from..]);
        let mut back = after[..to].to_owned();
        if to < after.len() {
            back.push('…');
        }
        Some(Self { before: front, marked: folded(marked), after: back })
    }
}

/// A text in one piece, or its two ends.
fn folded(text: &str) -> String {
    if text.len() <= 3 * AROUND {
        return text.to_owned();
    }
    let mut folded = text[..floor(text, AROUND)].to_owned();
    folded.push('…');
    folded.push_str(&text[ceil(text, text.len() - AROUND)..]);
    folded
}

/// The last boundary of a character up to `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rfind(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// The first boundary of a character from `at` on.
fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_with_a_little_on_both_sides() {
        let text = format!("{}é+é{}", "a".repeat(50), "b".repeat(50));
        let excerpt = Excerpt::of(&text, Span::new(52, 53)).unwrap();
        assert_eq!(excerpt.before, format!("…{}é", "a".repeat(34)));
        assert_eq!((excerpt.marked.as_str(), excerpt.after.len()), ("+", 36 + 3));
        let all = Excerpt::of("post", Span::new(0, 4)).unwrap();
        assert_eq!((all.before.as_str(), all.marked.as_str(), all.after.as_str()), ("", "post", ""));
    }

    #[test]
    fn no_place_and_the_whole_of_a_long_text_are_not_shown() {
        assert_eq!(Excerpt::of("text", Span::new(0, 0)), None);
        assert_eq!(Excerpt::of("text", Span::new(2, 9)), None, "a place that is not in the text");
        assert_eq!(Excerpt::of(&"x".repeat(200), Span::new(0, 200)), None);
        let long = Excerpt::of(&"é".repeat(200), Span::new(2, 400)).unwrap();
        assert_eq!(long.marked, format!("{0}…{0}", "é".repeat(18)));
    }
}

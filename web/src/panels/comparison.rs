//! The two base strings side by side: theirs and ours, a row a part, the difference as visible as a missing tooth.

use super::query::column;
use crate::aligned::{Comparison, Cut, Line, Mark, Side, cut, note};
use crate::segments::Kind;
use crate::state::Action;
use crate::view::View;
use crate::widgets::el::{el, element, fixed, owned, text};
use crate::widgets::runs::part_of;
use crate::widgets::tick::tick;
use yew::Html;

/// From so many equal parts in a row on, they are folded into one.
const FOLDED: usize = 3;

/// How many characters of an equal stretch are left beside a difference.
const BESIDE: usize = 22;

/// The comparison, if there are two to compare.
pub fn panel(view: View) -> Html {
    let Some(comparison) = view.state.examined.as_ref().and_then(|examined| examined.comparison.as_ref())
    else {
        return Html::default();
    };
    let title = vec![text("Base string, side by side"), el("small", "", vec![owned(count(comparison))])];
    let mut parts = vec![el("h2", "", title)];
    if comparison.is_reconstructed {
        let words = "Yours was not pasted. The proof shows what your middleware must have signed.";
        parts.push(el("p", "says", vec![text(words)]));
    }
    parts.push(tick(view, "decode-comparison", view.state.decoded, Action::Decode, "Decode it for reading"));
    let head = el("tr", "", vec![column("part"), column("yours"), column("right")]);
    let table = vec![el("thead", "", vec![head]), el("tbody", "", rows(view, comparison))];
    parts.push(el("table", "aligned", table));
    element("section", &["class", "id"], vec![fixed("comparison card"), fixed("comparison")], parts)
}

fn count(comparison: &Comparison) -> String {
    let all = comparison.lines.len().to_string();
    match comparison.differences() {
        0 => ["all ", &all, " parts are equal"].concat(),
        1 => ["1 of ", &all, " parts differs"].concat(),
        count => [&count.to_string(), " of ", &all, " parts differ"].concat(),
    }
}

/// The rows, with runs of equal parts folded.
fn rows(view: View, comparison: &Comparison) -> Vec<Html> {
    let lines = &comparison.lines;
    let mut rows: Vec<Html> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let equal = lines[at..].iter().take_while(|line| line.mark == Mark::Same).count();
        if equal >= FOLDED {
            rows.push(folded(view, lines, at, at + equal));
            at += equal;
        } else {
            row(view, lines, at, &mut rows);
            at += 1;
        }
    }
    rows
}

/// Equal parts in a row, as one row that opens.
fn folded(view: View, lines: &[Line], start: usize, end: usize) -> Html {
    let mut names = String::new();
    for line in &lines[start..end] {
        if !names.is_empty() {
            names.push_str(", ");
        }
        names.push_str(&line.name);
    }
    let one = |index: usize| {
        let line = &lines[index];
        let shown = line.ours.as_ref().map(|side| owned(shown(view, side)));
        let part = el("span", line.kind.class(), shown.into_iter().collect());
        part_of(view, "li", "", parameter_of(view, lines, index), vec![part])
    };
    let count = [&(end - start).to_string(), " equal"].concat();
    let summary = vec![el("b", "", vec![owned(count)]), el("span", "", vec![owned(names)])];
    let list = el("ul", "", (start..end).map(one).collect());
    el("tr", "same", vec![wide(el("details", "", vec![el("summary", "", summary), list]))])
}

/// A cell as wide as the table.
fn wide(inside: Html) -> Html {
    element("td", &["colspan"], vec![fixed("3")], vec![inside])
}

/// A part: its name and mark, both sides, and beneath them the difference in words.
fn row(view: View, lines: &[Line], index: usize, rows: &mut Vec<Html>) {
    let line = &lines[index];
    let (theirs, ours) = (line.theirs.as_ref(), line.ours.as_ref());
    let (their_text, our_text) = (theirs.map(|side| shown(view, side)), ours.map(|side| shown(view, side)));
    let parts = cut(their_text.unwrap_or_default(), our_text.unwrap_or_default());
    let is_changed = matches!(line.mark, Mark::Changed | Mark::Encoded);
    let side = |class: &'static str, shown: Option<&str>, middle: &str, gap: &'static str| {
        let inside = match shown {
            None => vec![el("span", "gap", vec![text(gap)])],
            Some(_) if is_changed => drawn(&parts, middle),
            Some(shown) => vec![owned(shown)],
        };
        el("td", class, vec![el("bdi", "", inside)])
    };
    let mut name = vec![el("span", line.kind.class(), vec![owned(line.name.as_str())])];
    if line.differs() {
        let sign = el("b", "", vec![text(sign(line.mark))]);
        name.push(el("small", "", vec![sign, text(line.mark.word())]));
    }
    let cells = vec![
        element("th", &["scope"], vec![fixed("row")], name),
        side("theirs", their_text, parts.theirs, "not signed"),
        side("ours", our_text, parts.ours, "nothing"),
    ];
    rows.push(part_of(view, "tr", line.mark.class(), parameter_of(view, lines, index), cells));
    if line.differs() {
        rows.push(el("tr", "note", vec![wide(owned(note(line, view.state.decoded)))]));
    }
}

/// One side of a change: equal stretches folded, the difference marked, and a place held open where bytes are missing.
fn drawn(parts: &Cut, middle: &str) -> Vec<Html> {
    let front = parts.front.char_indices().rev().nth(BESIDE - 1).map_or(0, |(at, _)| at);
    let back = parts.back.char_indices().nth(BESIDE).map_or(parts.back.len(), |(at, _)| at);
    let folded = |is_folded: bool| el("i", "", vec![text(if is_folded { "…" } else { "" })]);
    vec![
        folded(front > 0),
        owned(&parts.front[front..]),
        el("mark", if middle.is_empty() { "gone" } else { "" }, vec![owned(middle)]),
        owned(&parts.back[..back]),
        folded(back < parts.back.len()),
    ]
}

fn shown<'a>(view: View, side: &'a Side) -> &'a str {
    if view.state.decoded { &side.decoded } else { &side.encoded }
}

/// The sign of a mark, beside its word.
const fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Same => "=",
        Mark::Missing => "−",
        Mark::Added => "+",
        Mark::Changed => "≠",
        Mark::Encoded => "%",
        Mark::Moved => "↕",
    }
}

/// The signed parameter that a part is, so that pointing at one lights the other: the same name, and as many of that
/// name before it.
fn parameter_of(view: View, lines: &[Line], index: usize) -> Option<usize> {
    let line = &lines[index];
    if matches!(line.kind, Kind::Method | Kind::Uri | Kind::Plain) {
        return None;
    }
    let before = lines[..index].iter().filter(|other| other.name == line.name).count();
    let parameters = &view.signed()?.trace.unsigned.parameters;
    let same = (0..parameters.len()).filter(|&index| parameters.name(index) == line.name.as_bytes());
    same.into_iter().nth(before)
}

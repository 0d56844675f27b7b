//! The two base strings side by side: theirs and ours, a row a part, the difference as visible as a missing tooth.

use crate::aligned::{Comparison, Cut, Line, Mark, Side, cut, note};
use crate::segments::Kind;
use crate::state::Action;
use crate::view::View;
use yew::{Html, classes, html};

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
    html! {
        <section class="comparison card" id="comparison">
            <h2>{ "Base string, side by side" }<small>{ count(comparison) }</small></h2>
            if comparison.is_reconstructed {
                <p class="says">{ "Yours was not pasted. The proof shows what your middleware must have signed." }</p>
            }
            <label class="tick">
                <input id="decode-comparison" type="checkbox" checked={view.state.decoded} onchange={view.tick(Action::Decode)} />
                <span>{ "Decode it for reading" }</span>
            </label>
            <table class="aligned">
                <thead><tr><th scope="col">{ "part" }</th><th scope="col">{ "yours" }</th><th scope="col">{ "right" }</th></tr></thead>
                <tbody>{ rows(view, comparison) }</tbody>
            </table>
        </section>
    }
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
fn rows(view: View, comparison: &Comparison) -> Html {
    let lines = &comparison.lines;
    let mut rows: Vec<Html> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let equal = lines[at..].iter().take_while(|line| line.mark == Mark::Same).count();
        if equal >= FOLDED {
            rows.push(folded(view, lines, at, at + equal));
            at += equal;
        } else {
            rows.push(row(view, lines, at));
            at += 1;
        }
    }
    rows.into_iter().collect()
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
        let parameter = parameter_of(view, lines, index);
        let text = line.ours.as_ref().map(|side| shown(view, side).to_owned());
        html! {
            <li class={view.lit(parameter)} data-param={parameter.map(|index| index.to_string())}>
                <span class={line.kind.class()}>{ text }</span>
            </li>
        }
    };
    html! {
        <tr class="same">
            <td colspan="3">
                <details>
                    <summary><b>{ end - start }{ " equal" }</b><span>{ names }</span></summary>
                    <ul>{ for (start..end).map(one) }</ul>
                </details>
            </td>
        </tr>
    }
}

/// A part: its name and mark, both sides, and beneath them the difference in words.
fn row(view: View, lines: &[Line], index: usize) -> Html {
    let line = &lines[index];
    let parameter = parameter_of(view, lines, index);
    let (theirs, ours) = (line.theirs.as_ref(), line.ours.as_ref());
    let (their_text, our_text) = (theirs.map(|side| shown(view, side)), ours.map(|side| shown(view, side)));
    let parts = cut(their_text.unwrap_or_default(), our_text.unwrap_or_default());
    let is_changed = matches!(line.mark, Mark::Changed | Mark::Encoded);
    let side = |text: Option<&str>, middle: &str, gap: &'static str| match text {
        None => html! { <span class="gap">{ gap }</span> },
        Some(_) if is_changed => drawn(&parts, middle),
        Some(text) => Html::from(text.to_owned()),
    };
    let class = classes!(line.mark.class(), view.lit(parameter));
    let data_param = parameter.map(|index| index.to_string());
    html! {
        <>
            <tr {class} data-param={data_param}>
                <th scope="row">
                    <span class={line.kind.class()}>{ line.name.clone() }</span>
                    if line.mark != Mark::Same {
                        <small><b>{ sign(line.mark) }</b>{ line.mark.word() }</small>
                    }
                </th>
                <td class="theirs">{ side(their_text, parts.theirs, "not signed") }</td>
                <td class="ours">{ side(our_text, parts.ours, "nothing") }</td>
            </tr>
            if line.mark != Mark::Same {
                <tr class="note"><td colspan="3">{ note(line, view.state.decoded) }</td></tr>
            }
        </>
    }
}

/// One side of a change: equal stretches folded, the difference marked, and a place held open where bytes are missing.
fn drawn(parts: &Cut, middle: &str) -> Html {
    let front = parts.front.char_indices().rev().nth(BESIDE - 1).map_or(0, |(at, _)| at);
    let back = parts.back.char_indices().nth(BESIDE).map_or(parts.back.len(), |(at, _)| at);
    html! {
        <>
            if front > 0 { <i>{ "…" }</i> }
            { parts.front[front..].to_owned() }
            <mark class={middle.is_empty().then_some("gone")}>{ middle.to_owned() }</mark>
            { parts.back[..back].to_owned() }
            if back < parts.back.len() { <i>{ "…" }</i> }
        </>
    }
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

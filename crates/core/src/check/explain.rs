//! Naming the differences of an observed base string: the variants that lead from the right text to theirs.
//!
//! No secret is needed. From the right way, variants are added that bring the text nearer to the observed one, along
//! the few most promising paths, until it is reached; then what was not needed is taken out again.

use super::draft::Draft;
use super::scene::Scene;
use super::variant::Variant;

/// How many paths are followed at a time.
const PATHS: usize = 3;

/// What a last resort costs beside its place.
const RESORT: usize = 3;

/// How many steps may lead no nearer, one after another: two mistakes can hide each other.
const PATIENCE: usize = 1;

/// How many mistakes one base string is thought to hold at most.
const DEPTH: usize = 10;

/// The variants that lead from the right base string to the observed one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// Indices of the variants, in the order of the catalogue.
    pub variants: Vec<usize>,
    /// Whether they lead to the very text, or only nearer to it.
    pub is_complete: bool,
}

/// Explains an observed base string.
#[must_use]
pub fn explain(scene: &Scene, variants: &[Variant<Draft>], observed: &[u8]) -> Explanation {
    let goal = tokens(observed);
    let text_of = |chosen: &[usize]| {
        let mut draft = Draft::of(scene);
        for &index in chosen {
            (variants[index].apply)(&mut draft);
        }
        draft.base_string(scene)
    };
    // What a last resort says is worth less than what names a mistake, and every mistake has to earn its place.
    let cost = |chosen: &[usize]| {
        chosen.len() + RESORT * chosen.iter().filter(|&&index| variants[index].is_fallback).count()
    };
    let start = text_of(&[]);
    if start == observed {
        return Explanation { variants: Vec::new(), is_complete: true };
    }
    let mut best = (distance(&tokens(&start), &goal), Vec::new());
    let mut paths = vec![best.clone()];
    // What leads to the very text is taken whatever it costs, and the cheapest of it.
    let mut complete: Option<(usize, Vec<usize>)> = None;
    let mut depths_in_vain = 0;
    for depth in 1..=DEPTH {
        let mut next: Vec<(usize, Vec<usize>)> = Vec::new();
        for (_, path) in &paths {
            for index in (0..variants.len()).filter(|index| !path.contains(index)) {
                let mut chosen = path.clone();
                chosen.push(index);
                chosen.sort_unstable();
                let (text, cost) = (text_of(&chosen), cost(&chosen));
                if text == observed {
                    if complete.as_ref().is_none_or(|other| cost < other.0) {
                        complete = Some((cost, chosen));
                    }
                    continue;
                }
                let worth = distance(&tokens(&text), &goal) + cost;
                let is_among_the_best = next.len() < PATHS || worth < next[next.len() - 1].0;
                if is_among_the_best && !next.iter().any(|other| other.1 == chosen) {
                    let at = next.partition_point(|other| other.0 <= worth);
                    next.insert(at, (worth, chosen));
                    next.truncate(PATHS);
                }
            }
        }
        // A longer path costs its length at least.
        if complete.as_ref().is_some_and(|(cost, _)| *cost <= depth + 1) {
            break;
        }
        match next.first() {
            Some(first) if first.0 < best.0 => {
                best = first.clone();
                depths_in_vain = 0;
            }
            _ => depths_in_vain += 1,
        }
        if depths_in_vain > PATIENCE {
            break;
        }
        paths = next;
    }
    if let Some((_, chosen)) = complete {
        let variants = without_the_needless(chosen, |chosen| text_of(chosen) == observed);
        return Explanation { variants, is_complete: true };
    }
    let reached = distance(&tokens(&text_of(&best.1)), &goal);
    let variants =
        without_the_needless(best.1, |chosen| distance(&tokens(&text_of(chosen)), &goal) <= reached);
    Explanation { variants, is_complete: false }
}

/// Takes out, one by one, what is not needed for `serves` to hold.
fn without_the_needless(mut chosen: Vec<usize>, serves: impl Fn(&[usize]) -> bool) -> Vec<usize> {
    let mut at = 0;
    while at < chosen.len() {
        let mut fewer = chosen.clone();
        fewer.remove(at);
        if serves(&fewer) {
            chosen = fewer;
        } else {
            at += 1;
        }
    }
    chosen
}

/// A base string cut where pairs and sections meet.
fn tokens(text: &[u8]) -> Vec<&[u8]> {
    let mut tokens = Vec::with_capacity(32);
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        let joint = match &text[at..] {
            [b'&', ..] => 1,
            [b'%', b'2', b'6', ..] => 3,
            _ => {
                at += 1;
                continue;
            }
        };
        tokens.push(&text[start..at]);
        at += joint;
        start = at;
    }
    tokens.push(&text[start..]);
    tokens
}

/// How far two texts are apart: the bytes that would have to be taken out, put in or changed, token by token, with the
/// order of the tokens kept.
fn distance(a: &[&[u8]], b: &[&[u8]]) -> usize {
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - back], &b[..b.len() - back]);
    // A token that stands alone costs its bytes and its joint.
    let alone = |token: &[u8]| token.len() + 3;
    let mut row: Vec<usize> = std::iter::once(0)
        .chain(b.iter().scan(0, |sum, token| {
            *sum += alone(token);
            Some(*sum)
        }))
        .collect();
    for a in a {
        let mut diagonal = row[0];
        row[0] += alone(a);
        for (n, b) in b.iter().enumerate() {
            let changed = diagonal + apart(a, b);
            diagonal = row[n + 1];
            row[n + 1] = changed.min(row[n] + alone(b)).min(diagonal + alone(a));
        }
    }
    row[b.len()]
}

/// How far two tokens are apart: what lies between their common beginning and their common end.
fn apart(a: &[u8], b: &[u8]) -> usize {
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let back = a[front..].iter().rev().zip(b[front..].iter().rev()).take_while(|(a, b)| a == b).count();
    a.len() + b.len() - 2 * (front + back)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Over `http` one byte is missing, and that is explained like any other difference.
    #[test]
    fn a_difference_of_one_byte_is_explained() {
        let scene = crate::check::scene::tests::scene_of("GET", "https://h.example/r");
        let variants = crate::check::variants_of(&scene);
        let observed = scene.right.base_string.as_str().replace("https", "http");
        let explanation = explain(&scene, &variants.base, observed.as_bytes());
        let codes: Vec<_> = explanation.variants.iter().map(|&index| variants.base[index].code).collect();
        assert!(explanation.is_complete);
        assert_eq!(codes, ["scheme-mismatch"]);
    }

    #[test]
    fn distance_counts_what_differs() {
        let of = |a: &str, b: &str| distance(&tokens(a.as_bytes()), &tokens(b.as_bytes()));
        assert_eq!(of("GET&u&a%3D1%26b%3D2", "GET&u&a%3D1%26b%3D2"), 0);
        assert_eq!(of("GET&u&a%3D1", "GET&u&a%3D2"), 2);
        assert_eq!(of("GET&u&a%3D1%26b%3D2", "GET&u&b%3D2"), 5 + 3);
        assert!(of("GET&u&a%3D1%26b%3D2", "GET&u&b%3D2%26a%3D1") > 0, "order counts");
    }
}

//! Naming the differences of an observed base string: the variants that lead from the right text to theirs.
//!
//! No secret is needed. From the right way, variants are added that bring the text nearer to the observed one, along
//! the few most promising paths, until it is reached; then what was not needed is taken out again.

use super::scene::Scene;
use super::variant::Variants;

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

/// An explanation under way. It is run in slices, as the search for a proof is.
pub struct Explaining {
    scene: Scene,
    variants: Variants,
    /// Whether all variants have been collected.
    is_ready: bool,
    observed: Vec<u8>,
    depth: usize,
    /// How many depths have led no nearer.
    in_vain: usize,
    /// The paths that are followed, the best of all, and the best of those that are one step longer; each with how far
    /// it ends from the goal and what it costs.
    paths: Vec<Path>,
    best: Path,
    next: Vec<Path>,
    /// What leads to the very text is taken whatever it costs, and the cheapest of it.
    complete: Option<Path>,
    /// The path and the variant that are tried next.
    at: (usize, usize),
    /// The text at the end of that path.
    here: Vec<u8>,
    explanation: Option<Explanation>,
}

/// What a set of variants is worth, and their indices.
type Path = (usize, Vec<usize>);

impl Explaining {
    /// Sets about explaining an observed base string.
    #[must_use]
    pub fn new(scene: Scene, observed: &[u8]) -> Self {
        let start = (distance(&tokens(scene.right.base_string.as_bytes()), &tokens(observed)), Vec::new());
        let is_right = scene.right.base_string.as_bytes() == observed;
        Self {
            scene,
            variants: Variants::default(),
            is_ready: false,
            observed: observed.to_vec(),
            depth: 1,
            in_vain: 0,
            paths: vec![start.clone()],
            best: start,
            next: Vec::new(),
            complete: None,
            at: (0, 0),
            here: Vec::new(),
            explanation: is_right.then(|| Explanation { variants: Vec::new(), is_complete: true }),
        }
    }

    /// Tries about so many base strings, and says whether it is done. To collect the variants counts as well.
    pub fn run(&mut self, texts: u64) -> bool {
        let mut spent = 0;
        while spent < texts && !(self.is_ready && self.explanation.is_some()) {
            if !self.is_ready {
                let before = self.variants.base.len();
                self.is_ready = self.variants.collect(&self.scene);
                spent += (self.variants.base.len() - before) as u64;
            } else if self.at.0 < self.paths.len() {
                self.step();
            } else if self.is_enough() {
                self.explanation = Some(self.conclusion());
            }
            spent += 1;
        }
        self.is_ready && self.explanation.is_some()
    }

    /// The variants, and what was explained with them.
    #[must_use]
    pub fn done(self) -> (Variants, Explanation) {
        (self.variants, self.explanation.unwrap_or_default())
    }

    /// Adds the next variant to the next path.
    fn step(&mut self) {
        let (path, index) = self.at;
        self.at = if index + 1 < self.variants.base.len() { (path, index + 1) } else { (path + 1, 0) };
        let path = &self.paths[path].1;
        if index == 0 {
            self.here = text_of(&self.scene, &mut self.variants, path);
        }
        if index >= self.variants.base.len() || path.contains(&index) {
            return;
        }
        let mut chosen = path.clone();
        chosen.insert(chosen.partition_point(|&other| other < index), index);
        let cost = self.cost(&chosen);
        let text = text_of(&self.scene, &mut self.variants, &chosen);
        if text == self.observed {
            if self.complete.as_ref().is_none_or(|other| cost < other.0) {
                self.complete = Some((cost, chosen));
            }
            return;
        }
        // What changes nothing here may change what comes later; then it is tried behind that, and takes nobody's place now.
        if text == self.here {
            return;
        }
        let worth = distance(&tokens(&text), &tokens(&self.observed)) + cost;
        let is_among_the_best = self.next.len() < PATHS || worth < self.next[self.next.len() - 1].0;
        if is_among_the_best && !self.next.iter().any(|other| other.1 == chosen) {
            let at = self.next.partition_point(|other| other.0 <= worth);
            self.next.insert(at, (worth, chosen));
            self.next.truncate(PATHS);
        }
    }

    /// What a last resort says is worth less than what names a mistake, and every mistake has to earn its place.
    fn cost(&self, chosen: &[usize]) -> usize {
        let resorts = chosen.iter().filter(|&&index| self.variants.base[index].is_fallback).count();
        chosen.len() + RESORT * resorts
    }

    /// Whether longer paths need not be tried; else goes on to them.
    fn is_enough(&mut self) -> bool {
        // A longer path costs its length at least.
        if self.complete.as_ref().is_some_and(|(cost, _)| *cost <= self.depth + 1) {
            return true;
        }
        match self.next.first() {
            Some(first) if first.0 < self.best.0 => {
                self.best = first.clone();
                self.in_vain = 0;
            }
            _ => self.in_vain += 1,
        }
        self.paths = std::mem::take(&mut self.next);
        self.at = (0, 0);
        self.depth += 1;
        self.in_vain > PATIENCE || self.depth > DEPTH
    }

    fn conclusion(&mut self) -> Explanation {
        let (scene, all, observed) = (&self.scene, &mut self.variants, &self.observed);
        if let Some((_, chosen)) = self.complete.take() {
            let variants = without_the_needless(chosen, |chosen| text_of(scene, all, chosen) == *observed);
            return Explanation { variants, is_complete: true };
        }
        let goal = tokens(observed);
        let mut ends = |chosen: &[usize]| distance(&tokens(&text_of(scene, all, chosen)), &goal);
        let reached = ends(&self.best.1);
        let variants =
            without_the_needless(std::mem::take(&mut self.best.1), |chosen| ends(chosen) <= reached);
        Explanation { variants, is_complete: false }
    }
}

impl std::fmt::Debug for Explaining {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Explaining").field("depth", &self.depth).finish_non_exhaustive()
    }
}

/// The text that some variants give.
fn text_of(scene: &Scene, variants: &mut Variants, chosen: &[usize]) -> Vec<u8> {
    let mut builder = variants.take_builder(scene);
    let patches = chosen.iter().map(|&index| &*variants.base[index].apply);
    let text = builder.text_with(scene, patches).to_vec();
    variants.put_back(builder);
    text
}

/// Takes out, one by one, what is not needed for `serves` to hold.
fn without_the_needless(mut chosen: Vec<usize>, mut serves: impl FnMut(&[usize]) -> bool) -> Vec<usize> {
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
            let changed = diagonal + if name(a) == name(b) { apart(a, b) } else { alone(a) + alone(b) };
            diagonal = row[n + 1];
            row[n + 1] = changed.min(row[n] + alone(b)).min(diagonal + alone(a));
        }
    }
    row[b.len()]
}

/// What a token costs that stands alone: its bytes and its joint.
const fn alone(token: &[u8]) -> usize {
    token.len() + 3
}

/// The name in a token. Pairs of two names are two pairs, however alike they look: else to take the one away, or to put the
/// other in, would lead no nearer.
fn name(token: &[u8]) -> &[u8] {
    let ends = |at: &usize| {
        matches!(token[*at..], [b'=', ..] | [b'%', b'3', b'D' | b'd', ..] | [b'%', b'2', b'5', ..])
    };
    &token[..(0..token.len()).find(ends).unwrap_or(token.len())]
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
    use crate::check::scene::ObservedBase;
    use crate::check::scene::tests::scene_of;

    /// The codes of the variants that lead to a text, and whether they do to the very text.
    fn explained(scene: Scene, theirs: &str) -> (Vec<&'static str>, bool) {
        let mut explaining = Explaining::new(scene, theirs.as_bytes());
        while !explaining.run(10) {}
        let (variants, explanation) = explaining.done();
        let codes = explanation.variants.iter().map(|&index| variants.base[index].code).collect();
        (codes, explanation.is_complete)
    }

    /// The same for a short call in whose base string something else stands, and is observed.
    fn explained_with(right: &str, theirs: &str) -> (Vec<&'static str>, bool) {
        let scene = scene_of("GET", "https://h.example/r?script=10");
        let theirs = scene.right.base_string.as_str().replace(right, theirs);
        explained(Scene { observed: Some(ObservedBase::read(&theirs)), ..scene }, &theirs)
    }

    /// Over `http` one byte is missing, and that is explained like any other difference.
    #[test]
    fn a_difference_of_one_byte_is_explained() {
        let scene = scene_of("GET", "https://h.example/r");
        let observed = scene.right.base_string.as_str().replace("https", "http");
        let (codes, is_complete) = explained(scene, &observed);
        assert!(is_complete);
        assert_eq!(codes, ["scheme-mismatch"]);
    }

    /// Each of the two alone would leave the text as far away as it was, if the two names were taken for one that changed.
    #[test]
    fn a_pair_left_out_and_another_one_put_in_its_place_are_two() {
        let (codes, is_complete) = explained_with("oauth_version%3D1.0", "oauth_verifier%3D");
        assert!(is_complete, "{codes:?}");
        assert_eq!(codes, ["param-sent-but-not-signed", "empty-param-signed-but-not-sent"]);
    }

    #[test]
    fn distance_counts_what_differs() {
        let of = |a: &str, b: &str| distance(&tokens(a.as_bytes()), &tokens(b.as_bytes()));
        assert_eq!(of("GET&u&a%3D1%26b%3D2", "GET&u&a%3D1%26b%3D2"), 0);
        assert_eq!(of("GET&u&a%3D1", "GET&u&a%3D2"), 2);
        assert_eq!(of("GET&u&a%3D1%26b%3D2", "GET&u&b%3D2"), 5 + 3);
        assert!(of("GET&u&a%3D1%26b%3D2", "GET&u&b%3D2%26a%3D1") > 0, "order counts");
    }

    /// What changes nothing takes the place of no other: the second of these steps leads further than that, and is needed.
    #[test]
    fn what_changes_nothing_takes_nobodys_place() {
        let (codes, is_complete) = explained_with("script%3D10", "script%3D%255B'10'%255D");
        assert!(is_complete, "{codes:?}");
        assert_eq!(codes, ["value-printed-as-list", "reserved-chars-unencoded"]);
    }
}

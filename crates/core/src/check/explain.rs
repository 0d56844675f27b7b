//! Naming the differences of an observed base string: the variants that lead from the right text to theirs.
//!
//! No secret is needed. From the right way, variants are added that bring the text nearer to the observed one, along
//! the few most promising paths, until it is reached; then what was not needed is taken out again.

mod tokens;

use super::scene::Scene;
use super::variant::Variants;
use tokens::{distance, tokens};

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
            let rank = self.rank(cost, &chosen);
            if self.complete.as_ref().is_none_or(|other| rank < self.rank(other.0, &other.1)) {
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

    /// What tells between ways to the very text: of two that cost the same, the one that says less twice is likelier, and
    /// then the one that comes first in the catalogue.
    fn rank(&self, cost: usize, chosen: &[usize]) -> (usize, usize, usize) {
        let code = |index: usize| self.variants.base[index].code;
        let repeated = chosen.windows(2).filter(|pair| code(pair[0]) == code(pair[1])).count();
        (cost, repeated, chosen.iter().sum())
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

/// Takes out what is not needed for `serves` to hold, one by one, and then two by two: what one of them does, another may
/// undo.
fn without_the_needless(mut chosen: Vec<usize>, mut serves: impl FnMut(&[usize]) -> bool) -> Vec<usize> {
    for gap in 0..chosen.len() {
        let mut at = 0;
        while at + gap < chosen.len() {
            let mut fewer = chosen.clone();
            fewer.remove(at + gap);
            if gap > 0 {
                fewer.remove(at);
            }
            if serves(&fewer) {
                chosen = fewer;
            } else {
                at += 1;
            }
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::scene::ObservedBase;
    use crate::check::scene::tests::scene_of;

    /// The codes of the variants that lead to a text, which is not observed, and whether they do to the very text.
    fn explained(scene: Scene, theirs: &str) -> (Vec<&'static str>, bool) {
        let mut explaining = Explaining::new(scene, theirs.as_bytes());
        while !explaining.run(10) {}
        let (variants, explanation) = explaining.done();
        let codes = explanation.variants.iter().map(|&index| variants.base[index].code).collect();
        (codes, explanation.is_complete)
    }

    /// The same for a text that is observed.
    fn explained_as_observed(scene: Scene, theirs: &str) -> (Vec<&'static str>, bool) {
        explained(Scene { observed: Some(ObservedBase::read(theirs)), ..scene }, theirs)
    }

    /// The same for a short call in whose base string something else stands.
    fn explained_with(right: &str, theirs: &str) -> (Vec<&'static str>, bool) {
        let scene = scene_of("GET", "https://h.example/r?script=10");
        let theirs = scene.right.base_string.as_str().replace(right, theirs);
        explained_as_observed(scene, &theirs)
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

    /// At both ends of the URI something is wrong: each of the two leads nearer by itself.
    #[test]
    fn two_mistakes_in_the_uri_are_explained_one_by_one() {
        let theirs = "http%3A%2F%2Fh.example%2Fr%2F";
        let (codes, is_complete) = explained_with("https%3A%2F%2Fh.example%2Fr", theirs);
        assert!(is_complete);
        assert_eq!(codes, ["scheme-mismatch", "trailing-slash-mismatch"]);
    }

    /// By themselves the parameters stand as they came; with the one that was added, only what was observed says where.
    #[test]
    fn an_order_that_another_mistake_needs() {
        let scene = scene_of("GET", "https://h.example/r?script=10&deploy=1");
        let (front, section) = scene.right.base_string.as_str().split_once("r&").unwrap();
        let section = section.replace("deploy%3D1%26", "").replace("%26script%3D10", "");
        let theirs = format!("{front}r&{section}%26script%3D10%26deploy%3D1%26oauth_callback%3D");
        let (codes, is_complete) = explained_as_observed(scene, &theirs);
        assert!(is_complete, "{codes:?}");
        assert_eq!(codes, ["empty-param-signed-but-not-sent", "params-unsorted"]);
    }

    /// The section is one piece until it is decoded, and then everything in it is told apart.
    #[test]
    fn what_is_wrong_within_a_text_that_was_encoded_once_more() {
        let scene = scene_of("GET", "https://h.example/r?script=10&deploy=1");
        let theirs =
            scene.right.base_string.as_str().replace("deploy%3D1%26", "").replace("%26script%3D10", "");
        let theirs = crate::sign::percent::encode(theirs.as_bytes());
        let (codes, is_complete) = explained_as_observed(scene, &theirs);
        assert!(is_complete, "{codes:?}");
        assert_eq!(codes, ["query-params-missing", "base-string-encoded-as-a-whole"]);
    }

    /// Two lists of characters that stay raw would do as well, but they are one mistake made twice.
    #[test]
    fn of_two_ways_the_one_that_says_nothing_twice() {
        let scene = scene_of("GET", "https://h.example/r/s.nl?script=10&deploy=1");
        let theirs = scene.right.base_string.as_str().replace("%3A", ":").replace("%2F", "/");
        let theirs = theirs.replace("%3D", "=").replace("%26", "&");
        let (codes, is_complete) = explained_as_observed(scene, &theirs);
        assert!(is_complete);
        assert_eq!(codes, ["params-section-not-encoded", "uri-not-encoded-separately"]);
    }

    /// Each of the two alone would leave the text as far away as it was, if the two names were taken for one that changed.
    #[test]
    fn a_pair_left_out_and_another_one_put_in_its_place_are_two() {
        let (codes, is_complete) = explained_with("oauth_version%3D1.0", "oauth_verifier%3D");
        assert!(is_complete, "{codes:?}");
        assert_eq!(codes, ["param-sent-but-not-signed", "empty-param-signed-but-not-sent"]);
    }

    /// What changes nothing takes the place of no other: the second of these steps leads further than that, and is needed.
    #[test]
    fn what_changes_nothing_takes_nobodys_place() {
        let (codes, is_complete) = explained_with("script%3D10", "script%3D%255B'10'%255D");
        assert!(is_complete, "{codes:?}");
        assert_eq!(codes, ["value-printed-as-list", "reserved-chars-unencoded"]);
    }
}

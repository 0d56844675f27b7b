//! How often a mistake is proved: drawn at random from the catalogue, made, and shown as a header alone.

use countersign_core::case::{self, gather::gather, input::ObservedInput};
use countersign_core::check::Verdict;
use countersign_tests::dice::Dice;
use countersign_tests::drawn::{Drawn, draw};
use countersign_tests::{for_each_below, set_to};
use std::collections::BTreeMap;

/// How many requests with one mistake `cargo xtask test` makes up; `cargo xtask audit` makes up ten thousand.
const SINGLES: u64 = 400;

/// How many with two.
const PAIRS: u64 = 200;

/// What came of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// The very mistakes were named first.
    Named,
    /// They were named among the sets of equal size, behind another that gives the same signature.
    AmongTheAlternatives,
    /// Another set of equal size was named that gives the same signature.
    OtherwiseNamed,
    /// Fewer mistakes give the same signature.
    FewerNamed,
    /// A larger set was named.
    MoreNamed,
    /// The text that was said to be signed is another one.
    WrongText,
    /// Nothing was found.
    NotProved,
}

struct Case {
    outcome: Outcome,
    tried: u64,
    line: String,
}

fn judge(seed: u64, number: u64, mistakes: usize) -> Case {
    let mut dice = Dice::new(seed, number);
    let drawn = draw(&mut dice, mistakes);
    let header = drawn.authorization.clone();
    let mut case = drawn.signed.of.case();
    case.observed = Some(ObservedInput { authorization: Some(header), ..ObservedInput::default() });
    let checked = case::check(&gather(&case, None), case.now).finish();
    let Drawn { signed, codes, subjects, text, is_hmac, .. } = drawn;
    let set = |codes: &[&'static str]| {
        let mut codes = codes.to_vec();
        codes.sort_unstable();
        codes
    };
    let (wanted, proof) = (set(&codes), set(&checked.proof));
    let signed_text = checked.signed_text.as_deref().unwrap_or_default();
    let outcome = if proof.is_empty() || checked.verdict != Verdict::Differs {
        Outcome::NotProved
    } else if is_hmac && signed_text != String::from_utf8_lossy(&text) {
        Outcome::WrongText
    } else if proof == wanted {
        Outcome::Named
    } else if checked.alternatives.iter().any(|other| set(other) == wanted) {
        Outcome::AmongTheAlternatives
    } else if proof.len() == wanted.len() {
        Outcome::OtherwiseNamed
    } else if proof.len() < wanted.len() {
        Outcome::FewerNamed
    } else {
        Outcome::MoreNamed
    };
    let line = format!(
        "{number} {outcome:?}: {codes:?} {subjects:?}, found {:?} or {:?} after {} candidates: {} {}",
        checked.proof, checked.alternatives, checked.tried, signed.of.request.method, signed.of.request.url
    );
    Case { outcome, tried: checked.tried, line }
}

/// Judges so many, prints what came of them and what was not proved, and holds the share that was proved to so many in
/// a thousand.
fn hold(mistakes: usize, count: u64, per_mille: u64) {
    let seed = set_to("COUNTERSIGN_SEED", 1);
    let cases = for_each_below(count, |number| Some(judge(seed, number, mistakes)));
    let mut outcomes: BTreeMap<Outcome, u64> = BTreeMap::new();
    for case in &cases {
        *outcomes.entry(case.outcome).or_default() += 1;
    }
    println!("{count} requests with {mistakes} mistakes each (seed {seed}):");
    for (outcome, count) in &outcomes {
        println!("{count:9}  {outcome:?}");
    }
    let most = cases.iter().map(|case| case.tried).max().unwrap_or_default();
    let sum: u64 = cases.iter().map(|case| case.tried).sum();
    println!("candidates: {} on average, {most} at most", sum / count.max(1));
    let is_proved =
        |case: &&Case| !matches!(case.outcome, Outcome::NotProved | Outcome::WrongText | Outcome::MoreNamed);
    let all = std::env::var("COUNTERSIGN_ALL").is_ok();
    for case in cases.iter().filter(|case| !is_proved(case) || (all && case.outcome != Outcome::Named)) {
        println!("{}", case.line);
    }
    let proved = u64::try_from(cases.iter().filter(is_proved).count()).expect("a count");
    assert!(proved * 1000 >= count * per_mille, "{proved} of {count} are proved");
}

#[test]
fn one_mistake_is_proved() {
    hold(1, set_to("COUNTERSIGN_SINGLES", SINGLES), 995);
}

#[test]
fn two_mistakes_are_proved() {
    hold(2, set_to("COUNTERSIGN_PAIRS", PAIRS), 970);
}

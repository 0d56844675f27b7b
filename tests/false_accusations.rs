//! Nobody who signs rightly is accused, however the header is written and the call is shown.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use countersign_core::case::{self, gather::gather, input::Case};
use countersign_core::check::{Checked, Verdict};
use countersign_core::finding::Severity;
use countersign_tests::dice::Dice;
use countersign_tests::made_up::MadeUp;
use countersign_tests::{for_each_below, rendering, set_to};

/// How many right requests `cargo xtask test` makes up. `cargo xtask audit` makes up a hundred thousand.
const RIGHT: u64 = 3_000;

/// How many wrong ones; each is searched to the end.
const WRONG: u64 = 20;

fn check(case: &Case) -> Checked {
    case::check(&gather(case, None), case.now).finish()
}

/// What was given, and what was understood.
fn shown(case: &Case) -> String {
    let gathered = gather(case, None);
    let Case { request, paste, .. } = case;
    format!(
        "{request:?}\npaste {}\n{:?}\n{:?}\n",
        paste.as_deref().unwrap_or("none"),
        gathered.inputs,
        gathered.observed
    )
}

#[test]
fn a_right_signature_matches_and_nothing_is_called_wrong() {
    let (count, seed) = (set_to("COUNTERSIGN_RIGHT_REQUESTS", RIGHT), set_to("COUNTERSIGN_SEED", 1));
    let accused = for_each_below(count, |number| {
        let mut dice = Dice::new(seed, number);
        let signed = MadeUp::request(&mut dice).sign();
        let (case, way) = rendering::case(&mut dice, &signed);
        let checked = check(&case);
        let accusations: Vec<_> = checked
            .findings
            .iter()
            .filter(|finding| finding.severity != Severity::WorthChecking)
            .map(|finding| (finding.code, finding.title.to_string()))
            .collect();
        let is_right = checked.verdict == Verdict::Match
            && accusations.is_empty()
            && checked.proof.is_empty()
            && checked.alternatives.is_empty();
        (!is_right)
            .then(|| format!("{number}, {way}: {:?} {accusations:?}\n{}", checked.verdict, shown(&case)))
    });
    println!("{count} right requests, {} accused", accused.len());
    assert!(
        accused.is_empty(),
        "{} of {count} (seed {seed}), such as\n{}",
        accused.len(),
        accused[..accused.len().min(3)].join("\n")
    );
}

#[test]
fn a_signature_of_nothing_matches_nothing() {
    let (count, seed) = (set_to("COUNTERSIGN_WRONG_SIGNATURES", WRONG), set_to("COUNTERSIGN_SEED", 1));
    let believed = for_each_below(count, |number| {
        let mut dice = Dice::new(seed ^ 0x5eed, number);
        let mut signed = MadeUp::request(&mut dice).sign();
        let mut digest = BASE64_STANDARD.decode(&signed.signature).expect("a signature is Base64");
        let at = dice.below(digest.len());
        digest[at] ^= 1 << dice.below(8);
        signed.signature = BASE64_STANDARD.encode(digest);
        let (case, way) = rendering::case(&mut dice, &signed);
        let checked = check(&case);
        let is_right = checked.verdict == Verdict::Differs && checked.proof.is_empty();
        (!is_right)
            .then(|| format!("{number}, {way}: {:?} {:?}\n{}", checked.verdict, checked.proof, shown(&case)))
    });
    assert!(believed.is_empty(), "{} of {count} (seed {seed})\n{}", believed.len(), believed.join("\n"));
}

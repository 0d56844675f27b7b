//! Every folder of `tests/cases`: real mistakes from public reports, and controls in which nothing is wrong.
//!
//! `mistakes.txt` lists the codes that must be found, one a line; none in a control. Besides these, nothing may be
//! found that breaks the signature or that NetSuite would refuse.

use countersign_core::case::{self, gather::gather, input::Case};
use countersign_core::check::{Checked, Verdict};
use countersign_tests::{accused, expected, folders, name};
use std::collections::BTreeSet;
use std::path::Path;

fn check(folder: &Path) -> Checked {
    let case = Case::from_json(&expected(folder, "case.json")).unwrap_or_else(|error| panic!("{error}"));
    case::check(&gather(&case, None), case.now).finish()
}

#[test]
fn every_case_names_its_mistakes_and_no_other() {
    let mut wrong = Vec::new();
    for folder in folders("cases") {
        let text = expected(&folder, "mistakes.txt");
        let wanted: BTreeSet<&str> = text.lines().collect();
        let checked = check(&folder);
        let found: BTreeSet<&str> = checked.findings.iter().map(|finding| finding.code).collect();
        let accused = accused(&checked.findings);
        let missed: Vec<_> = wanted.difference(&found).collect();
        let invented: Vec<_> = accused.difference(&wanted).collect();
        let is_right = missed.is_empty() && invented.is_empty();
        println!(
            "{} {:40} {:10} proof {:?} found {:?}",
            if is_right { "  " } else { "!!" },
            name(&folder),
            checked.verdict.as_str(),
            checked.proof,
            found
        );
        if !is_right {
            wrong.push(format!("{}: missed {missed:?}, invented {invented:?}", name(&folder)));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn controls_match() {
    let controls = folders("cases").into_iter().filter(|folder| expected(folder, "mistakes.txt").is_empty());
    for folder in controls {
        let checked = check(&folder);
        assert_eq!(checked.verdict, Verdict::Match, "{}", name(&folder));
        assert!(checked.proof.is_empty() && checked.alternatives.is_empty(), "{}", name(&folder));
    }
}

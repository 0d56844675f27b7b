//! The gallery of the page, `web/examples`: the check proves of every case the very mistake after which its file is named,
//! and finds nothing else wrong.

use countersign_core::case::{self, gather::gather, input::Case};
use countersign_core::check::Verdict;
use countersign_tests::accused;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::process::Command;
use xtask::tools::python::PYTHON;
use xtask::{files, paths, process};

/// Mistakes that leave the signature alone: there is nothing to be proved, the header shows them.
const SIGNED_RIGHTLY: [&str; 1] = ["realm-lowercase"];

#[test]
fn every_case_ends_in_its_proof() {
    let folder = paths::root().join("web/examples");
    let names = files::below(&folder).expect("it can be listed");
    assert!(names.len() >= 12, "a dozen cases: {names:?}");
    let mut wrong = Vec::new();
    for name in names {
        let stem = name.file_stem().expect("it has a name").to_string_lossy().into_owned();
        let (_, code) = stem.split_once('-').expect("its number, a hyphen, and the mistake's code");
        let text = files::read_text(&folder.join(&name)).expect("it is text");
        let example: Value = serde_json::from_str(&text).expect("it is JSON");
        // As the page takes it: what is pasted, and the two secrets.
        let case = json!({
            "paste": example["paste"],
            "credentials": {"consumer_secret": example["consumer_secret"], "token_secret": example["token_secret"]},
        });
        let case = Case::from_json(&case.to_string()).expect("it is a case");
        let checked = case::check(&gather(&case, None), case.now).finish();
        let accused = accused(&checked.findings);
        let is_proved = if SIGNED_RIGHTLY.contains(&code) {
            checked.verdict == Verdict::Match && checked.proof.is_empty()
        } else {
            checked.verdict == Verdict::Differs && checked.proof == [code] && checked.alternatives.is_empty()
        };
        if !is_proved || accused != BTreeSet::from([code]) {
            wrong.push(format!(
                "{code}: {:?}, proof {:?}, or {:?}, found {accused:?}",
                checked.verdict, checked.proof, checked.alternatives
            ));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// Nobody edits a case by hand: a signature that a hand has touched proves nothing.
#[test]
fn the_cases_are_those_of_their_table() {
    let python = PYTHON.find().unwrap_or_else(|failure| panic!("{failure}"));
    let mut check = Command::new(python);
    check.arg(paths::root().join("tests/peers/make_gallery.py")).arg("--check");
    process::output(&mut check).unwrap_or_else(|failure| panic!("{failure}"));
}

//! The Markdown files of the repository, held to what they name: files, steps of the chores, tests, workflows.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use xtask::{audit, paths, process, test};

fn tracked(pattern: &str) -> Vec<PathBuf> {
    let mut git = Command::new("git");
    git.current_dir(paths::root()).args(["ls-files", "--cached", "--others", "--exclude-standard", pattern]);
    let listed = process::output(&mut git).unwrap_or_else(|failure| panic!("{failure}"));
    listed.lines().map(|name| paths::root().join(name)).filter(|path| path.is_file()).collect()
}

/// The documents for people: not the notes beside a case.
fn documents() -> Vec<(PathBuf, String)> {
    let all = tracked("*.md").into_iter().filter(|path| !path.ends_with("SOURCE.md"));
    let all: Vec<_> =
        all.map(|path| (path.clone(), fs::read_to_string(path).expect("a document is text"))).collect();
    assert!(all.len() >= 8, "{all:?}");
    all
}

/// Each piece of a text between a start and an end.
fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(move |rest| Some(rest.split_once(end)?.0))
}

/// Whether a link leads to a file: neither an address, nor a place in the same text, nor one of Rustdoc's items.
fn is_relative(link: &str) -> bool {
    !link.contains(':') && !link.starts_with('#')
}

#[test]
fn every_link_to_a_file_leads_to_one() {
    for (path, text) in documents() {
        let folder = path.parent().expect("a file lies in a folder");
        for link in between(&text, "](", ")").filter(|link| is_relative(link)) {
            let file = link.split('#').next().unwrap_or_default();
            assert!(folder.join(file).exists(), "{}: {link}", path.display());
        }
    }
}

#[test]
fn every_step_that_is_named_is_one() {
    let steps = |list: &[xtask::steps::Step]| list.iter().map(|step| step.name).collect::<BTreeSet<_>>();
    for (chore, steps) in [("test", steps(&test::STEPS)), ("audit", steps(&audit::STEPS))] {
        for (path, text) in documents() {
            for named in text.split(&format!("cargo xtask {chore} --only ")).skip(1) {
                let name: String =
                    named.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
                assert!(steps.contains(&*name), "{}: `{name}` is no step of {chore}", path.display());
            }
        }
    }
}

/// Names of functions and files in backticks: the architecture is a map, and a map must not name what is gone.
#[test]
fn the_architecture_names_what_is_there() {
    let text = fs::read_to_string(paths::root().join("docs/architecture.md")).expect("it is there");
    let sources: String = tracked("*.rs").iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    let (mut functions, mut files) = (0, 0);
    for name in text.lines().flat_map(between_backticks) {
        let is_word = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if is_word && name.matches('_').count() >= 2 {
            functions += 1;
            let is_there = sources.contains(&format!("fn {name}("));
            let is_target = paths::root().join("fuzz/targets").join(name).with_extension("rs").is_file();
            assert!(is_there || is_target, "there is no {name}");
        } else if name.contains('/') && !name.contains([' ', '<', '*']) {
            files += 1;
            // Below the room that the text speaks of, or below the root.
            let is_there = ["", "web", "web/src", "tests"]
                .iter()
                .any(|room| paths::root().join(room).join(name).exists());
            assert!(is_there, "there is no {name}");
        }
    }
    assert!(functions >= 15 && files >= 15, "{functions} functions and {files} files are named");
}

fn between_backticks(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

#[test]
fn the_badges_are_those_of_this_repository_and_its_workflows() {
    let root = paths::root();
    let read = |name: &str| fs::read_to_string(root.join(name)).expect("it is there");
    let (manifest, readme) = (read("Cargo.toml"), read("README.md"));
    let repository = between(&manifest, "repository = \"", "\"").next().expect("the manifest names it");
    let badges: Vec<_> = between(&readme, "[![", "\n").collect();
    assert!(!badges.is_empty(), "the README has badges");
    for badge in badges {
        let image = between(badge, "](", ")").next().expect("a badge is an image");
        if let Some(workflow) = image.strip_suffix("/badge.svg") {
            let file = workflow.strip_prefix(&format!("{repository}/actions/workflows/"));
            let file = file.unwrap_or_else(|| panic!("{image} is of another repository"));
            assert!(root.join(".github/workflows").join(file).is_file(), "there is no workflow {file}");
        } else {
            panic!("{image}: what says so, and who keeps it true?");
        }
    }
}

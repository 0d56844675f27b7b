//! The signers of `web/snippets`: each is run, or compiled and run, and gives the header of every vector named here.

use countersign_tests::expected;
use serde_json::Value;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::snippets::{EVERY, SNIPPETS, Shown, Snippet, folder};
use xtask::tools::node::POSTMAN_SANDBOX;
use xtask::{files, paths, process};

/// Oracle's published example first, then what signers get wrong: spaces, `+`, `%2B`, letters beyond ASCII, the marks
/// that JavaScript leaves alone, duplicates, no value, the order of names, secrets to be encoded, `:443`.
const VECTORS: [&str; 19] = [
    "oracle-restlet",
    "byte-class-percent",
    "byte-class-space",
    "byte-class-sub-delims",
    "byte-class-sub-delims-escaped",
    "byte-class-unreserved-escaped",
    "byte-class-utf8-words",
    "key-reserved-characters",
    "method-lower-case",
    "query-blank-pairs",
    "query-duplicates",
    "query-empty-and-valueless",
    "query-percent-2b-is-plus",
    "query-plus-is-space",
    "query-second-equals",
    "query-sort-name-prefix",
    "query-sort-upper-lower",
    "uri-other-port",
    "uri-upper-case-default-port",
];

/// The start of a command that runs a snippet; it takes METHOD URL NONCE TIMESTAMP. None if its language is not there.
fn prepared(snippet: &Snippet) -> Option<Vec<OsString>> {
    let found: Option<Vec<PathBuf>> =
        snippet.shown.programs().iter().map(|program| program.find().ok()).collect();
    let mut programs = found?.into_iter();
    let runs = programs.next()?;
    let file = folder().join(snippet.file);
    let language = snippet.file.split('/').next().unwrap_or_default();
    let scratch = paths::target().join("snippets").join(language);
    fs::create_dir_all(&scratch).expect("it can be made");
    let compile = |compiler: &Path, arguments: &[&Path]| {
        process::output(Command::new(compiler).args(arguments)).unwrap_or_else(|failure| panic!("{failure}"));
    };
    let around = paths::root().join("tests/snippets");
    let words: Vec<PathBuf> = match language {
        "csharp" => {
            let program = scratch.join("Restlet.exe");
            let out = PathBuf::from(format!("-out:{}", program.display()));
            compile(&programs.next()?, &["-r:System.Core.dll".as_ref(), &out, &file]);
            vec![runs, program]
        }
        "java" => {
            compile(&programs.next()?, &["-d".as_ref(), &scratch, &file]);
            vec![runs, "-cp".into(), scratch, "Restlet".into()]
        }
        "go" => {
            let program = scratch.join("restlet");
            compile(&runs, &["build".as_ref(), "-o".as_ref(), &program, &file]);
            vec![program]
        }
        "apex" => {
            let apex = files::read_text(&file).unwrap_or_else(|failure| panic!("{failure}"));
            let java = scratch.join("RestletSigner.java");
            fs::write(&java, apex.replace('"', "\\\"").replace('\'', "\"")).expect("it can be written");
            let with_stand_ins = around.join("ApexStandIn.java");
            compile(&programs.next()?, &["-d".as_ref(), &scratch, &java, &with_stand_ins]);
            vec![runs, "-cp".into(), scratch, "ApexStandIn".into()]
        }
        "suitescript" => vec![runs, around.join("suitescript.mjs"), file],
        "postman" => vec![runs, around.join("postman.mjs"), POSTMAN_SANDBOX.find().ok()?, file],
        _ => vec![runs, file],
    };
    Some(words.into_iter().map(PathBuf::into_os_string).collect())
}

/// What the snippet signs of a vector.
fn signed(command: &[OsString], vector: &Path) -> String {
    let case: Value = serde_json::from_str(&expected(vector, "case.json")).expect("a vector is JSON");
    let given = |section: &str, name: &str| {
        case[section][name].as_str().expect("a vector for snippets gives it").to_owned()
    };
    let mut run = Command::new(&command[0]);
    run.args(&command[1..]).args([
        given("request", "method"),
        given("request", "url"),
        given("stamp", "nonce"),
        given("stamp", "timestamp"),
    ]);
    for name in ["account", "consumer_key", "consumer_secret", "token", "token_secret"] {
        run.env(format!("NETSUITE_{}", name.to_uppercase()), given("credentials", name));
    }
    // Java and Mono read their arguments in the encoding of the locale.
    let printed = process::output(run.env("LC_ALL", "C.UTF-8")).unwrap_or_else(|failure| panic!("{failure}"));
    printed.trim_end().to_owned()
}

#[test]
fn every_snippet_signs_as_the_vectors_say() {
    let every = std::env::var_os(EVERY).is_some();
    for snippet in &SNIPPETS {
        let how = match snippet.shown {
            Shown::Run(_) => "signs",
            Shown::StandIn(_) => "signs, with stand-ins for what it calls",
            Shown::NotRun => {
                println!("{:16} is not run", snippet.language);
                continue;
            }
        };
        let Some(command) = prepared(snippet) else {
            assert!(!every, "{} is not there", snippet.language);
            println!("{:16} is not there, and is not run", snippet.language);
            continue;
        };
        for name in VECTORS {
            let vector = paths::root().join("tests/vectors").join(name);
            let wanted = expected(&vector, "authorization.txt");
            assert_eq!(signed(&command, &vector), wanted, "{}: {name}", snippet.language);
        }
        println!("{:16} {how} all {} vectors", snippet.language, VECTORS.len());
    }
}

#[test]
fn the_list_names_every_file_and_each_says_how_it_is_known_to_be_right() {
    let mut listed: Vec<PathBuf> = SNIPPETS.iter().map(|snippet| snippet.file.into()).collect();
    listed.sort();
    assert_eq!(files::below(&folder()).expect("it can be listed"), listed);
    for snippet in &SNIPPETS {
        let text = files::read_text(&folder().join(snippet.file)).expect("it is text");
        let says = |words: &str| text.contains(words);
        assert_eq!(says("Not run by the tests"), matches!(snippet.shown, Shown::NotRun), "{}", snippet.file);
        assert_eq!(says("with a stand-in"), matches!(snippet.shown, Shown::StandIn(_)), "{}", snippet.file);
        assert!(text.lines().count() <= 120, "{}: short enough to be read", snippet.file);
        assert!(text.lines().all(|line| line.chars().count() <= 120), "{}", snippet.file);
    }
}

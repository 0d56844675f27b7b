//! Writes the reference to standard output: `countersign-reference [LANGUAGE FILE HOW]…`, three arguments a snippet.

use countersign_reference::page;
use countersign_reference::snippets::{Shown, Snippet};
use std::env;
use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match snippets(&arguments).and_then(|snippets| write(&page(&snippets))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn snippets(arguments: &[String]) -> Result<Vec<Snippet>, String> {
    let (triples, []) = arguments.as_chunks::<3>() else {
        return Err(
            "A snippet is three arguments: its language, its file, and run, stand-in or not-run.".into()
        );
    };
    triples.iter().map(snippet).collect()
}

fn snippet([language, file, shown]: &[String; 3]) -> Result<Snippet, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{file} cannot be read: {error}."))?;
    let shown = Shown::from_name(shown).ok_or_else(|| {
        format!("`{shown}` is none of run, stand-in and not-run, which say how a snippet is shown right.")
    })?;
    Ok(Snippet { language: language.clone(), file: file.clone(), text, shown })
}

fn write(page: &str) -> Result<(), String> {
    io::stdout()
        .write_all(page.as_bytes())
        .map_err(|error| format!("The reference cannot be written: {error}."))
}

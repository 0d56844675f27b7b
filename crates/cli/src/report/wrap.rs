//! Text broken into lines that are easily read.

use std::io::{self, Write};

/// How many characters a line has at most, the margin included.
const WIDTH: usize = 96;

/// Writes `text` behind `margin`, with the further lines set in as far as the first. A word is never broken: an address
/// must be copied whole.
pub fn wrapped(out: &mut impl Write, margin: &str, text: &str) -> io::Result<()> {
    let indent = " ".repeat(margin.chars().count());
    let mut line = margin.to_owned();
    let mut is_fresh = true;
    for word in text.split_whitespace() {
        if !is_fresh && line.chars().count() + 1 + word.chars().count() > WIDTH {
            writeln!(out, "{line}")?;
            line.clone_from(&indent);
            is_fresh = true;
        }
        if !is_fresh {
            line.push(' ');
        }
        line.push_str(word);
        is_fresh = false;
    }
    writeln!(out, "{line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_set_in_and_words_stay_whole() {
        let mut out = Vec::new();
        let long = "x".repeat(200);
        wrapped(&mut out, "  1. ", &format!("{} {long} end", "word ".repeat(20))).unwrap();
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("  1. word") && lines[0].len() <= WIDTH, "{text}");
        assert!(
            lines[1..].iter().all(|line| line.starts_with("     ") && !line.starts_with("      ")),
            "{text}"
        );
        assert!(lines.contains(&format!("     {long}").as_str()), "{text}");
    }
}

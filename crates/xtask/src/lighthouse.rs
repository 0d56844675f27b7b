//! Lighthouse, run against the page as it was built.

use std::process::Command;

use crate::{
    dist,
    failure::{Failure, Result},
    paths, process,
    static_server::StaticServer,
    tools::{
        self, browsers,
        node::{LIGHTHOUSE, NODE},
    },
};

/// What each category must reach, of 100.
const LIMIT: u32 = 98;

/// Builds the page, measures it, prints the scores, and says if one is too low.
///
/// # Errors
///
/// If a tool cannot be had, the page cannot be built, or a score is below the limit.
pub fn run() -> Result<()> {
    browsers::ensure_chromium()?;
    let package = LIGHTHOUSE.ensure()?;
    let folder = dist::build()?;
    let server = StaticServer::start(&folder, "/repo/")?;
    let mut node = Command::new(NODE.ensure()?);
    node.arg(paths::scripts().join("lighthouse.mjs")).arg(package).arg(server.url()).arg(tools::chromium()?);
    let printed = process::output(&mut node)?;
    print!("{printed}");
    let low = printed.lines().filter_map(score).filter(|(_, score)| *score < LIMIT);
    let low: Vec<_> = low.map(|(category, _)| category).collect();
    if printed.lines().filter_map(score).count() == 3 && low.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("Lighthouse gives less than {LIMIT} for: {}.", low.join(", "))))
}

/// A category and its score.
fn score(line: &str) -> Option<(&str, u32)> {
    let (category, score) = line.split_once('\t')?;
    Some((category, score.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_read_from_its_line_alone() {
        assert_eq!(score("best-practices\t100"), Some(("best-practices", 100)));
        assert_eq!(score("anything else"), None);
    }
}

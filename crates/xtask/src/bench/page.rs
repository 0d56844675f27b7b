//! How big the page is to download.

use std::{io::Write as _, path::Path};

use flate2::{Compression, write::GzEncoder};

use crate::{
    dist,
    failure::{Failure, Result},
    files, seal,
};

/// What a visitor downloads before the page can be used, by the endings of the files' names.
const DOWNLOADED: [&str; 5] = ["html", "css", "js", "wasm", "json"];

/// What lies beside the page and is downloaded by who wants it.
const ON_DEMAND: [&str; 3] = [seal::OFFLINE, seal::MODULE, seal::REFERENCE];

/// How many times as much the offline copy may be, in hundredths.
const OFFLINE_HUNDREDTHS: usize = 140;

/// How many bytes that may be, gzipped (`gzip -9`): with sign alone, with check, with answer.
const BUDGETS: [(&str, usize); 3] =
    [("sign", 150_000), ("sign and check", 180_000), ("sign, check and answer", 220_000)];

/// Prints the sizes and says how many limits are missed.
///
/// # Errors
///
/// If the page has not been built, or a file cannot be read.
pub fn run() -> Result<usize> {
    let folder = dist::existing()?;
    println!("\nDownload of the page");
    println!("{:28}{:>14}{:>14}", "", "bytes", "gzip -9");
    let (mut all, mut all_zipped) = (0, 0);
    for name in files::below(&folder)? {
        if !is_downloaded(&name) {
            continue;
        }
        let bytes = files::read(&folder.join(&name))?;
        let zipped = gzip(&bytes).map_err(|error| Failure::file("compress", &name, &error))?;
        println!("{:28}{:>14}{zipped:>14}", shortened(&name), bytes.len());
        all += bytes.len();
        all_zipped += zipped;
    }
    println!("{:28}{all:>14}{all_zipped:>14}", "in all");
    let mut kept = 0;
    for (what, budget) in BUDGETS {
        let is_kept = all_zipped <= budget;
        println!("  {} {budget} bytes, the budget for {what}", if is_kept { "within" } else { "above " });
        kept += usize::from(is_kept);
    }
    let offline = gzip(&files::read(&folder.join(seal::OFFLINE))?)
        .map_err(|error| Failure::file("compress", Path::new(seal::OFFLINE), &error))?;
    let is_small = offline * 100 <= all_zipped * OFFLINE_HUNDREDTHS;
    println!(
        "{:28}{:>14}{offline:>14}  {} 1.4 times the page",
        seal::OFFLINE,
        "",
        if is_small { "within" } else { "above" }
    );
    // The page grows by a verb at a time: what must hold is the last budget.
    Ok(usize::from(kept == 0) + usize::from(!is_small))
}

fn is_downloaded(name: &Path) -> bool {
    let is_on_demand = ON_DEMAND.iter().any(|file| name == Path::new(file));
    !is_on_demand && name.extension().is_some_and(|ending| DOWNLOADED.iter().any(|wanted| ending == *wanted))
}

fn gzip(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// A file's name without the hash that makes it unique.
fn shortened(name: &Path) -> String {
    let name = name.to_string_lossy();
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let parts =
        name.split_inclusive(['-', '_', '.']).filter(|part| !is_hash(part.trim_end_matches(['-', '_', '.'])));
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_without_its_hash() {
        assert_eq!(
            shortened(Path::new("countersign-web-0123456789abcdef_bg.wasm")),
            "countersign-web-bg.wasm"
        );
        assert_eq!(shortened(Path::new("index.html")), "index.html");
    }

    #[test]
    fn gzip_makes_what_is_alike_small() {
        assert!(gzip(&[7; 10_000]).expect("a vector takes all") < 100);
    }
}

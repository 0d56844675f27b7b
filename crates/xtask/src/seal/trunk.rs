//! What Trunk has written, taken apart.

use std::path::Path;

use base64::{Engine as _, prelude::BASE64_STANDARD};

use super::glue::shorten;
use super::html::{self, Tag};
use crate::{
    failure::{Failure, Result},
    files,
};

/// The name by which wasm-bindgen's script calls for the program if nobody says another one.
const DEFAULT_WASM: &str = "'countersign-web_bg.wasm'";

/// Stands in the page for what is not there yet.
const STYLE_PLACE: &str = "<!--style-->";
const SCRIPT_PLACE: &str = "<!--script-->";

/// The parts of a built page.
#[derive(Debug)]
pub struct Built {
    /// The page without its scripts, style sheets and preloads.
    html: String,
    /// The script that wasm-bindgen has written.
    pub glue: String,
    /// Its types, for TypeScript.
    pub types: Option<String>,
    /// The program.
    pub wasm: Vec<u8>,
    /// All style sheets in their order.
    pub style: String,
}

impl Built {
    /// Takes a folder apart that Trunk has written.
    ///
    /// # Errors
    ///
    /// If it is not what Trunk writes.
    pub fn read(folder: &Path) -> Result<Self> {
        let page = files::read_text(&folder.join(super::PAGE))?;
        let mut built = Self {
            html: String::new(),
            glue: String::new(),
            types: None,
            wasm: Vec::new(),
            style: String::new(),
        };
        let mut at = 0;
        for tag in html::tags(&page)? {
            let instead = match tag.name.as_str() {
                "script" => built.take_script(folder, &page[tag.text.clone()])?,
                "link" => match built.take_link(folder, &tag)? {
                    Some(instead) => instead,
                    None => continue,
                },
                // Nothing can be entered before the page is sealed; the boot script takes this away.
                "div" if tag.get("id") == Some("app") => {
                    let open = page[tag.place.clone()].trim_end_matches('>');
                    format!("{open} inert>")
                }
                _ => continue,
            };
            built.html += &page[at..tag.place.start];
            built.html += &instead;
            at = tag.end;
        }
        built.html += &page[at..];
        let has = |place| built.html.matches(place).count() == 1;
        if !has(STYLE_PLACE) || !has(SCRIPT_PLACE) || !has(" inert>") {
            return Err(Failure::new(
                "The page that Trunk has built has no style sheet, not exactly one script, or no `<div id=\"app\">`.",
            ));
        }
        Ok(built)
    }

    /// Trunk's own script, which names the two files that matter.
    fn take_script(&mut self, folder: &Path, text: &str) -> Result<String> {
        let named = |ending: &str| {
            let end = text.find(&format!("{ending}'"))? + ending.len();
            let start = text[..end].rfind("'./")? + "'./".len();
            Some(folder.join(&text[start..end]))
        };
        let (Some(glue), Some(wasm)) = (named(".js"), named(".wasm")) else {
            return Err(Failure::new(
                "The script that Trunk has written names no `.js` and no `.wasm` file.",
            ));
        };
        (self.glue, self.wasm) = shorten(&files::read_text(&glue)?, &files::read(&wasm)?)?;
        let types = glue.with_extension("d.ts");
        if types.is_file() {
            self.types = Some(files::read_text(&types)?);
        }
        Ok(SCRIPT_PLACE.to_owned())
    }

    /// What takes the place of a link; `None` if it stays as it is.
    fn take_link(&mut self, folder: &Path, tag: &Tag) -> Result<Option<String>> {
        let file = || folder.join(tag.get("href").unwrap_or_default());
        if tag.is_link("stylesheet") {
            let is_first = self.style.is_empty();
            self.style += &files::read_text(&file())?;
            self.style.push('\n');
            return Ok(Some(if is_first { STYLE_PLACE.to_owned() } else { String::new() }));
        }
        if tag.is_link("icon") {
            // Within the page: a browser fetches an icon when it likes, which would be after the seal.
            let image = BASE64_STANDARD.encode(files::read(&file())?);
            return Ok(Some(format!(
                "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,{image}\" />"
            )));
        }
        let is_preload = tag.is_link("preload") || tag.is_link("modulepreload");
        Ok(is_preload.then(String::new))
    }

    /// The script with the name under which the program lies beside it.
    ///
    /// # Errors
    ///
    /// If wasm-bindgen names it in another way than it did.
    pub fn glue_for(&self, wasm: &str) -> Result<String> {
        replace_once(&self.glue, DEFAULT_WASM, &format!("'{wasm}'"))
    }

    /// The page with its policy, its style and its script.
    ///
    /// # Errors
    ///
    /// If the page has no `<meta charset>` that the policy could follow.
    pub fn page(&self, policy: &str, style: &str, script: &str) -> Result<String> {
        let page = with_policy(&self.html, policy)?;
        let page: String =
            page.lines().filter(|line| !line.trim().is_empty()).flat_map(|l| [l, "\n"]).collect();
        let page = replace_once(&page, STYLE_PLACE, style)?;
        replace_once(&page, SCRIPT_PLACE, script)
    }
}

/// A page with a policy as the first thing in its head, after the charset.
///
/// # Errors
///
/// If it has no `<meta charset>` that the policy could follow.
pub fn with_policy(page: &str, policy: &str) -> Result<String> {
    let tags = html::tags(page)?;
    let Some(charset) = tags.iter().find(|tag| tag.name == "meta" && tag.get("charset").is_some()) else {
        return Err(Failure::new("The page has no `<meta charset>` that its policy could follow."));
    };
    let (front, rest) = page.split_at(charset.place.end);
    Ok(format!("{front}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />{rest}"))
}

/// A text with another part in the place of one that stands in it exactly once.
///
/// # Errors
///
/// If it does not.
pub fn replace_once(text: &str, part: &str, instead: &str) -> Result<String> {
    match text.matches(part).count() {
        1 => Ok(text.replacen(part, instead, 1)),
        count => Err(Failure::new(format!(
            "`{part}` stands {count} times in what is sealed; it must stand there once."
        ))),
    }
}

//! In the offline copy: the gallery's cases stand in the program, and there is no host whose clock could be asked.

use super::{lifecycle, script};
use crate::gallery::{ENTRIES, Entry, Example};
use crate::state::Action;
use yew::Callback;

/// Brings the gallery's cases.
pub fn load(act: &Callback<Action>) {
    let example = |entry: &Entry| {
        let example: Example = script::from_json(entry.text)?;
        Some(Example { file: entry.file, ..example })
    };
    act.emit(Action::Arrived(ENTRIES.iter().filter_map(example).collect()));
    lifecycle::fetched();
}

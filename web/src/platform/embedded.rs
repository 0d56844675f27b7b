//! In the offline copy: the gallery's cases stand in the program, and there is no host whose clock could be asked.

use super::{lifecycle, script};
use crate::gallery::{ENTRIES, Example};
use crate::state::Action;
use yew::Callback;

/// Brings the gallery's cases.
pub fn load(act: &Callback<Action>) {
    for entry in &ENTRIES {
        if let Some(example) = script::from_json::<Example>(entry.text) {
            act.emit(Action::Arrived(Example { file: entry.file, ..example }));
        }
    }
    lifecycle::fetched();
}

//! In the offline copy: the gallery stands in the program, and there is no host whose clock could be asked.

use super::{lifecycle, script};
use crate::gallery;
use crate::state::Action;
use yew::Callback;

/// Brings the gallery's cases.
pub fn load(act: &Callback<Action>) {
    if let Some(examples) = script::from_json(gallery::TEXT) {
        act.emit(Action::Arrived(examples));
    }
    lifecycle::fetched();
}

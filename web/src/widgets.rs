//! The parts that panels are made of, one file each.

pub mod callout;
pub mod copy_button;
pub mod explain;
pub mod field;
pub mod icon;
pub mod output_box;
pub mod runs;
pub mod secret_input;
pub mod step;

use crate::state::Action;
use countersign_core::finding::Within;
use yew::Callback;

/// Where actions go.
pub type Act = Callback<Action>;

/// The `id` of the field that holds a text.
#[must_use]
pub fn field_id(within: Within) -> String {
    format!("field-{}", within.as_str().replace('_', "-"))
}

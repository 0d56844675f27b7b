//! The parts that panels are made of, one file each.

pub mod button;
pub mod callout;
pub mod copy_button;
pub mod el;
pub mod field;
pub mod icon;
pub mod link;
pub mod output_box;
pub mod prose;
pub mod runs;
pub mod secret_input;
pub mod step;
pub mod tick;

use countersign_core::finding::Within;

/// The `id` of the field that holds a text.
#[must_use]
pub fn field_id(within: Within) -> String {
    ["field-", &within.as_str().replace('_', "-")].concat()
}

//! Checking: what a middleware produced, and what a person entered, against what is right.

pub mod draft;
pub mod encoder;
pub mod evidence;
pub mod mistake;
pub mod mistakes;
pub mod output;
pub mod reenact;
pub mod scene;
pub mod variant;

use crate::finding::Finding;
use crate::inputs::Inputs;

/// The lint: what can be seen in the inputs alone. Most harmful first, then in the order of the catalogue.
#[must_use]
pub fn lint(inputs: &Inputs) -> Vec<Finding> {
    let mut found = Vec::new();
    for mistake in mistakes::ALL {
        mistake.lint(inputs, &mut found);
    }
    found.sort_by_key(|finding| finding.severity);
    found
}

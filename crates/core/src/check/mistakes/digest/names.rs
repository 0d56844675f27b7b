//! The names of signature methods, and the label that holds one.

use crate::check::evidence::Evidence;
use crate::check::mistake::Mistake;
use crate::finding::{Finding, Place, Within};

/// The names that a server may know, those of RFC 5849 and those in use besides them.
pub(super) const KNOWN: &[&str] = &[
    "HMAC-SHA256",
    "HMAC-SHA1",
    "HMAC-SHA384",
    "HMAC-SHA512",
    "RSA-SHA1",
    "RSA-SHA256",
    "RSA-SHA384",
    "RSA-SHA512",
    "PLAINTEXT",
];

/// Where the label stands in the header.
pub(super) fn label_place(evidence: &Evidence<'_>) -> Option<Place> {
    let field = evidence.header?.field("oauth_signature_method")?;
    Some(Place::new(Within::Authorization, field.value))
}

/// What the lint says of a label, told where the label stands in the header.
pub(super) fn see_label(mistake: &dyn Mistake, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
    let Some(place) = label_place(evidence) else { return };
    let mut seen = Vec::new();
    mistake.lint(evidence.inputs, &mut seen);
    found.extend(seen.into_iter().map(|finding| Finding { place, ..finding }));
}
